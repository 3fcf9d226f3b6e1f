/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-canvas-page.h"

#include <glib/gi18n.h>

#include "balik-board.h"
#include "balik-card-colour.h"
#include "balik-place-header.h"
#include "balik-text-fill.h"

/**
 * BalikCanvasPage:
 *
 * Shows the board of cards round the plan's own loop, and below it what the
 * colours and the widths stand for.
 */
struct _BalikCanvasPage
{
  AdwBin parent_instance;

  BalikDocument *document;
  gboolean is_narrow;
  BalikBoard *board;
  AdwToast *toast;

  GtkLabel *assumed_label;
  GtkWidget *add_label;
  AdwToastOverlay *toasts;
  GtkScrolledWindow *scroller;
  GtkWidget *foot;
  GtkLabel *scale_label;
  GtkBox *legend;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_NARROW,
} BalikCanvasPageProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikCanvasPage, balik_canvas_page, ADW_TYPE_BIN)

static void
add_cb (BalikCanvasPage *self)
{
  if (self->board != NULL)
    balik_board_add_card (self->board);
}

static void
update_assumed (BalikCanvasPage *self)
{
  const guint n = balik_board_count_assumed (self->board);
  /* Translators: %u is a number of cards whose number is an assumption */
  g_autofree char *words = g_strdup_printf (ngettext ("%u assumed", "%u assumed", n), n);

  gtk_label_set_label (self->assumed_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->assumed_label), n > 0 && !self->is_narrow);
}

static void
update_narrow (BalikCanvasPage *self)
{
  gtk_widget_set_visible (self->add_label, !self->is_narrow);
  if (self->board != NULL)
    update_assumed (self);
}

static void
update_foot (BalikCanvasPage *self)
{
  g_autofree char *scale = balik_board_dup_scale_text (self->board);

  gtk_label_set_label (self->scale_label, scale != NULL ? scale : "");
  gtk_widget_set_visible (self->foot, !balik_board_is_list (self->board));
}

static void
update_answers (BalikCanvasPage *self)
{
  static const BalikAnswer answers[] = { BALIK_ANSWER_PAYBACK, BALIK_ANSWER_FUNDING };
  static const char *const tones[] = { "tone-neutral", "tone-good", "tone-warning", "tone-bad" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (BalikHeadline) headline = balik_document_new_headline (self->document, answers[i]);

      balik_board_set_answer (self->board, i, headline->title, tones[headline->tone]);
    }
}

static void
projected_cb (BalikCanvasPage *self)
{
  BalikResult *result = balik_document_get_result (self->document);
  g_autoptr (BalikLoopSpec) loop = NULL;

  if (result == NULL)
    return;
  loop = balik_loop_spec_new (balik_document_get_plan (self->document), result,
                              balik_document_get_locale (self->document));
  balik_board_set_loop (self->board, loop);
  update_answers (self);
}

/* What a toast offers to undo is the last edit, so it goes with the next one. */
static void
applied_cb (BalikCanvasPage *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  update_assumed (self);
}

static void
toast_dismissed_cb (BalikCanvasPage *self)
{
  g_clear_object (&self->toast);
}

static void
removed_cb (BalikCanvasPage *self, const char *title)
{
  /* Translators: %s is the title of a card */
  g_autofree char *words = balik_text_fill (_ ("Deleted “%s”"), title, NULL);
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "plan.undo");
  g_set_object (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
refused_cb (BalikCanvasPage *self, const char *message)
{
  g_signal_emit_by_name (self->document, "refused", message);
}

static void
number_activated_cb (BalikCanvasPage *self, gint64 item, const char *key)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.show-number", "(xs)", item, key);
}

static void
set_document (BalikCanvasPage *self, BalikDocument *document)
{
  if (!g_set_object (&self->document, document) || document == NULL)
    return;

  self->board = BALIK_BOARD (balik_board_new (balik_document_get_plan (document),
                                              balik_document_get_history (document),
                                              balik_document_get_locale (document)));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->board));
  g_signal_connect_object (self->board, "number-activated", G_CALLBACK (number_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "laid-out", G_CALLBACK (update_foot), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (balik_document_get_plan (document), "applied", G_CALLBACK (applied_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (document, "projected", G_CALLBACK (projected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "drawn", G_CALLBACK (update_answers), self, G_CONNECT_SWAPPED);
  projected_cb (self);
  update_assumed (self);
}

static void
fill_legend (BalikCanvasPage *self)
{
  const BalikCardColour *colours = balik_card_colours_get ();

  for (guint i = 0; i < BALIK_N_CARD_COLOURS; i++)
    {
      GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "valign", GTK_ALIGN_CENTER, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_add_css_class (swatch, colours[i].id);
      gtk_box_append (GTK_BOX (item), swatch);
      gtk_box_append (GTK_BOX (item), gtk_label_new (_ (colours[i].meaning)));
      gtk_box_append (self->legend, item);
    }
}

static void
balik_canvas_page_dispose (GObject *object)
{
  BalikCanvasPage *self = BALIK_CANVAS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_CANVAS_PAGE);
  g_clear_object (&self->toast);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (balik_canvas_page_parent_class)->dispose (object);
}

static void
balik_canvas_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikCanvasPage *self = BALIK_CANVAS_PAGE (object);

  switch ((BalikCanvasPageProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_canvas_page_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BalikCanvasPage *self = BALIK_CANVAS_PAGE (object);

  switch ((BalikCanvasPageProperty)prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      self->is_narrow = g_value_get_boolean (value);
      update_narrow (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_canvas_page_class_init (BalikCanvasPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = balik_canvas_page_dispose;
  object_class->get_property = balik_canvas_page_get_property;
  object_class->set_property = balik_canvas_page_set_property;

  /**
   * BalikCanvasPage:document:
   *
   * The open plan.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT, flags);

  /**
   * BalikCanvasPage:narrow:
   *
   * Whether the window is narrow, as on a phone.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-canvas-page.ui");
  g_type_ensure (BALIK_TYPE_PLACE_HEADER);
  gtk_widget_class_bind_template_child (widget_class, BalikCanvasPage, assumed_label);
  gtk_widget_class_bind_template_child (widget_class, BalikCanvasPage, add_label);
  gtk_widget_class_bind_template_child (widget_class, BalikCanvasPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, BalikCanvasPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BalikCanvasPage, foot);
  gtk_widget_class_bind_template_child (widget_class, BalikCanvasPage, scale_label);
  gtk_widget_class_bind_template_child (widget_class, BalikCanvasPage, legend);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
balik_canvas_page_init (BalikCanvasPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_legend (self);
}
