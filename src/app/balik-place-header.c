/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-place-header.h"

#include <glib/gi18n.h>

#include "balik-document.h"
#include "balik-safe-button.h"
#include "balik-text-fill.h"

/**
 * BalikPlaceHeader:
 *
 * The header bar that all places of a plan have in common: undo and redo, the
 * place's own title or switcher and its own buttons, where the work is safe, and
 * below it what the plan has to tell.
 *
 * The window's actions do the work, so it does not know the window.
 */
struct _BalikPlaceHeader
{
  AdwBin parent_instance;

  BalikDocument *document;

  AdwHeaderBar *bar;
  AdwBanner *banner;
  GtkWidget *menu_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkBox *end_box;
  GtkWidget *title_widget;
  GtkWidget *end_widget;
  gboolean is_narrow;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_TITLE_WIDGET,
  PROP_END_WIDGET,
  PROP_NARROW,
} BalikPlaceHeaderProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikPlaceHeader, balik_place_header, ADW_TYPE_BIN)

/* The words stay while the banner folds up. */
static void
update_banner (BalikPlaceHeader *self)
{
  BalikNotices *notices = balik_document_get_notices (self->document);
  const char *message = balik_notices_get_message (notices);

  if (message != NULL)
    {
      adw_banner_set_title (self->banner, message);
      adw_banner_set_button_label (self->banner, balik_notices_get_button (notices));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner),
                                      balik_notices_get_action (notices));
    }
  adw_banner_set_revealed (self->banner, message != NULL);
}

/* What the buttons would do is told to who hovers over them, and to who does not see. */
static void
update_steps (BalikPlaceHeader *self)
{
  BalikHistory *history = balik_document_get_history (self->document);
  const char *undo = balik_history_get_undo_label (history);
  const char *redo = balik_history_get_redo_label (history);
  /* Translators: %s is something that was done, as in: Undo: Move Card */
  g_autofree char *undo_words = undo != NULL ? balik_text_fill (_ ("Undo: %s"), undo, NULL) : NULL;
  /* Translators: %s is something that was taken back, as in: Redo: Move Card */
  g_autofree char *redo_words = redo != NULL ? balik_text_fill (_ ("Redo: %s"), redo, NULL) : NULL;

  gtk_widget_set_tooltip_text (self->undo_button, undo_words != NULL ? undo_words : _ ("Undo"));
  gtk_widget_set_tooltip_text (self->redo_button, redo_words != NULL ? redo_words : _ ("Redo"));
}

static void
set_document (BalikPlaceHeader *self, BalikDocument *document)
{
  if (!g_set_object (&self->document, document) || document == NULL)
    return;
  g_signal_connect_object (balik_document_get_notices (document), "changed",
                           G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (balik_document_get_history (document), "notify",
                           G_CALLBACK (update_steps), self, G_CONNECT_SWAPPED);
  update_banner (self);
  update_steps (self);
}

static void
set_title_widget (BalikPlaceHeader *self, GtkWidget *widget)
{
  self->title_widget = widget;
  adw_header_bar_set_title_widget (self->bar, widget);
}

static void
set_end_widget (BalikPlaceHeader *self, GtkWidget *widget)
{
  if (self->end_widget != NULL)
    gtk_box_remove (self->end_box, self->end_widget);
  self->end_widget = widget;
  if (widget != NULL)
    gtk_box_append (self->end_box, widget);
}

/* A button that is hidden while its place does not show would get the focus all the
 * same when the place shows again, and swallow every key. */
static void
set_button_visible (GtkWidget *button, gboolean is_visible)
{
  GtkWidget *parent = gtk_widget_get_parent (button);

  gtk_widget_set_visible (button, is_visible);
  if (!is_visible && parent != NULL && gtk_widget_get_focus_child (parent) == button)
    gtk_widget_set_focus_child (parent, NULL);
}

/* Five buttons beside a title do not fit into 360 px: closing is the one that stays. The
 * menu is in the side bar, where there is one; else it is here, and takes in redo. */
static void
set_narrow (BalikPlaceHeader *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  set_button_visible (self->menu_button, is_narrow);
  set_button_visible (self->redo_button, !is_narrow);
  adw_header_bar_set_decoration_layout (self->bar, is_narrow ? ":close" : NULL);
}

static void
balik_place_header_dispose (GObject *object)
{
  BalikPlaceHeader *self = BALIK_PLACE_HEADER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_PLACE_HEADER);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (balik_place_header_parent_class)->dispose (object);
}

static void
balik_place_header_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikPlaceHeader *self = BALIK_PLACE_HEADER (object);

  switch ((BalikPlaceHeaderProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_TITLE_WIDGET:
      g_value_set_object (value, self->title_widget);
      break;
    case PROP_END_WIDGET:
      g_value_set_object (value, self->end_widget);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_place_header_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BalikPlaceHeader *self = BALIK_PLACE_HEADER (object);

  switch ((BalikPlaceHeaderProperty)prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_TITLE_WIDGET:
      set_title_widget (self, g_value_get_object (value));
      break;
    case PROP_END_WIDGET:
      set_end_widget (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_place_header_class_init (BalikPlaceHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = balik_place_header_dispose;
  object_class->get_property = balik_place_header_get_property;
  object_class->set_property = balik_place_header_set_property;

  /**
   * BalikPlaceHeader:document:
   *
   * The open plan; bound to the same property of the place.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT, flags);

  /**
   * BalikPlaceHeader:title-widget:
   *
   * What stands in the middle.
   */
  props[PROP_TITLE_WIDGET]
      = g_param_spec_object ("title-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);

  /**
   * BalikPlaceHeader:end-widget:
   *
   * The place's own buttons.
   */
  props[PROP_END_WIDGET] = g_param_spec_object ("end-widget", NULL, NULL, GTK_TYPE_WIDGET, flags);

  /**
   * BalikPlaceHeader:narrow:
   *
   * Whether the window is narrow; bound to the same property of the place.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (BALIK_TYPE_SAFE_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-place-header.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikPlaceHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, BalikPlaceHeader, banner);
  gtk_widget_class_bind_template_child (widget_class, BalikPlaceHeader, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BalikPlaceHeader, undo_button);
  gtk_widget_class_bind_template_child (widget_class, BalikPlaceHeader, redo_button);
  gtk_widget_class_bind_template_child (widget_class, BalikPlaceHeader, end_box);
}

static void
balik_place_header_init (BalikPlaceHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
