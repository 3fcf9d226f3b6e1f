/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-safe-button.h"

#include <glib/gi18n.h>

#include "balik-date-text.h"
#include "balik-document.h"
#include "balik-text-fill.h"

/**
 * BalikSafeButton:
 *
 * Where the latest work is safe, in an icon and a few words; when pressed, the
 * whole of it, and what helps.
 *
 * Who does not see it is told when the work went into its file; what goes wrong
 * is told by the notices.
 */
struct _BalikSafeButton
{
  AdwBin parent_instance;

  BalikDocument *document;
  BalikStoreState state;

  GtkImage *image;
  GtkLabel *label;
  GtkLabel *message_label;
  GtkLabel *time_label;
  GtkLabel *folder_label;
  GtkButton *save_button;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_NARROW,
} BalikSafeButtonProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikSafeButton, balik_safe_button, ADW_TYPE_BIN)

static const char *
get_icon (BalikStoreState state)
{
  switch (state)
    {
    case BALIK_STORE_SAVED:
      return "object-select-symbolic";
    case BALIK_STORE_SAVING:
      return "content-loading-symbolic";
    case BALIK_STORE_FAILED:
    case BALIK_STORE_CONFLICT:
      return "dialog-warning-symbolic";
    case BALIK_STORE_READ_ONLY:
      return "changes-prevent-symbolic";
    case BALIK_STORE_WORKING_COPY_ONLY:
    default:
      return "computer-symbolic";
    }
}

static void
set_detail (GtkLabel *label, char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  gtk_label_set_label (label, text != NULL ? text : "");
  g_free (text);
}

static char *
dup_time (BalikSafeButton *self)
{
  BalikStore *store = balik_document_get_store (self->document);
  GDateTime *published_at = balik_store_get_published_at (store);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = NULL;

  if (published_at == NULL)
    return NULL;
  moment = balik_text_format_moment (balik_document_get_locale (self->document), published_at, now);
  /* Translators: %s is a time, as “Today 10:14” */
  return balik_text_fill (_ ("Last saved: %s"), moment, NULL);
}

static char *
dup_folder (BalikSafeButton *self)
{
  GFile *file = balik_store_get_file (balik_document_get_store (self->document));
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *name = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  /* Translators: %s is the path of a folder */
  return name != NULL ? balik_text_fill (_ ("Folder: %s"), name, NULL) : NULL;
}

static void
update_popover (BalikSafeButton *self)
{
  BalikStore *store = balik_document_get_store (self->document);

  gtk_label_set_label (self->message_label, balik_store_get_message (store));
  set_detail (self->time_label, dup_time (self));
  set_detail (self->folder_label, dup_folder (self));
  gtk_button_set_label (self->save_button,
                        balik_store_get_file (store) != NULL ? _ ("_Save Now") : _ ("_Save…"));
}

/* Saving is what one waits to hear of; each change and each attempt would be chatter. */
static void
announce_saved (BalikSafeButton *self, BalikStoreState state, const char *words)
{
  if (state == BALIK_STORE_SAVED && self->state != BALIK_STORE_SAVED
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  self->state = state;
}

static void
update (BalikSafeButton *self)
{
  BalikStore *store = balik_document_get_store (self->document);
  const BalikStoreState state = balik_store_get_state (store);
  const char *words = balik_store_get_short_message (store);
  GtkWidget *button = adw_bin_get_child (ADW_BIN (self));
  const gboolean is_warning = state == BALIK_STORE_FAILED || state == BALIK_STORE_CONFLICT;

  gtk_image_set_from_icon_name (self->image, get_icon (state));
  if (is_warning)
    gtk_widget_add_css_class (GTK_WIDGET (self->image), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->image), "warning");
  gtk_label_set_label (self->label, words);
  gtk_widget_set_tooltip_text (button, balik_store_get_message (store));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  balik_store_get_message (store), -1);
  update_popover (self);
  announce_saved (self, state, words);
}

static void
set_document (BalikSafeButton *self, BalikDocument *document)
{
  BalikStore *store;

  if (!g_set_object (&self->document, document) || document == NULL)
    return;
  store = balik_document_get_store (document);
  self->state = balik_store_get_state (store);
  g_signal_connect_object (store, "notify::short-message", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::message", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
helped_cb (BalikSafeButton *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (self))));
}

static void
balik_safe_button_dispose (GObject *object)
{
  BalikSafeButton *self = BALIK_SAFE_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_SAFE_BUTTON);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (balik_safe_button_parent_class)->dispose (object);
}

static void
balik_safe_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikSafeButton *self = BALIK_SAFE_BUTTON (object);

  switch ((BalikSafeButtonProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, !gtk_widget_get_visible (GTK_WIDGET (self->label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_safe_button_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BalikSafeButton *self = BALIK_SAFE_BUTTON (object);

  switch ((BalikSafeButtonProperty)prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      gtk_widget_set_visible (GTK_WIDGET (self->label), !g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_safe_button_class_init (BalikSafeButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = balik_safe_button_dispose;
  object_class->get_property = balik_safe_button_get_property;
  object_class->set_property = balik_safe_button_set_property;

  /**
   * BalikSafeButton:document:
   *
   * The open plan.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT, flags);

  /**
   * BalikSafeButton:narrow:
   *
   * Whether there is room for the icon only.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-safe-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikSafeButton, image);
  gtk_widget_class_bind_template_child (widget_class, BalikSafeButton, label);
  gtk_widget_class_bind_template_child (widget_class, BalikSafeButton, message_label);
  gtk_widget_class_bind_template_child (widget_class, BalikSafeButton, time_label);
  gtk_widget_class_bind_template_child (widget_class, BalikSafeButton, folder_label);
  gtk_widget_class_bind_template_child (widget_class, BalikSafeButton, save_button);
  gtk_widget_class_bind_template_callback (widget_class, helped_cb);
}

static void
balik_safe_button_init (BalikSafeButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
