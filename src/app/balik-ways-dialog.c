/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-ways-dialog.h"

#include <glib/gi18n.h>

#include "balik-wrapped-label.h"

/**
 * BalikWaysDialog:
 *
 * What is the matter with a plan, in words, and the ways to go on.
 *
 * Each way is a row, so that its words have room at any size. Whoever shows the
 * dialog does what was chosen.
 */
struct _BalikWaysDialog
{
  AdwDialog parent_instance;

  GtkLabel *heading_label;
  GtkLabel *sentence_label;
  GtkListBox *note_list;
  GtkListBox *way_list;
  GtkButton *close_button;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikWaysDialog, balik_ways_dialog, ADW_TYPE_DIALOG)

static void
emit_chosen (BalikWaysDialog *self, const char *way)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], g_quark_from_string (way));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, BalikWaysDialog *self)
{
  g_autoptr (BalikWaysDialog) kept = g_object_ref (self);
  g_autofree char *way = g_strdup (gtk_widget_get_name (GTK_WIDGET (row)));

  adw_dialog_close (ADW_DIALOG (self));
  emit_chosen (kept, way);
}

static void
close_cb (GtkButton *button, BalikWaysDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
balik_ways_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BALIK_TYPE_WAYS_DIALOG);

  G_OBJECT_CLASS (balik_ways_dialog_parent_class)->dispose (object);
}

static void
balik_ways_dialog_class_init (BalikWaysDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = balik_ways_dialog_dispose;

  /**
   * BalikWaysDialog::chosen:
   * @self: a dialog, closed already
   *
   * Emitted when a way was chosen, with that way as detail.
   */
  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", BALIK_TYPE_WAYS_DIALOG, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                      NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-ways-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikWaysDialog, heading_label);
  gtk_widget_class_bind_template_child (widget_class, BalikWaysDialog, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, BalikWaysDialog, note_list);
  gtk_widget_class_bind_template_child (widget_class, BalikWaysDialog, way_list);
  gtk_widget_class_bind_template_child (widget_class, BalikWaysDialog, close_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
balik_ways_dialog_init (BalikWaysDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * balik_ways_dialog_new:
 * @heading: what it is about, in a few words
 * @sentence: what is the matter
 *
 * Returns: (transfer floating): a dialog that can only be closed
 */
BalikWaysDialog *
balik_ways_dialog_new (const char *heading, const char *sentence)
{
  BalikWaysDialog *self = g_object_new (BALIK_TYPE_WAYS_DIALOG, "title", heading, NULL);

  gtk_label_set_label (self->heading_label, heading);
  gtk_label_set_label (self->sentence_label, sentence);
  return self;
}

/**
 * balik_ways_dialog_add_note:
 * @self: a dialog
 * @sentence: something that is worth knowing
 *
 * Adds it to a list below the sentence.
 */
void
balik_ways_dialog_add_note (BalikWaysDialog *self, const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = balik_wrapped_label_new (sentence, "note");

  g_return_if_fail (BALIK_IS_WAYS_DIALOG (self));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_list_box_append (self->note_list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->note_list), TRUE);
}

/**
 * balik_ways_dialog_add_way:
 * @self: a dialog
 * @way: a code word for it
 * @title: what it does
 * @subtitle: what that means
 *
 * Adds a way to go on. The first is the one that is near at hand.
 */
void
balik_ways_dialog_add_way (BalikWaysDialog *self,
                           const char *way,
                           const char *title,
                           const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_return_if_fail (BALIK_IS_WAYS_DIALOG (self));

  gtk_widget_set_name (row, way);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_list_box_append (self->way_list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->way_list), TRUE);
  gtk_button_set_label (self->close_button, _ ("_Cancel"));
  if (gtk_widget_get_prev_sibling (row) == NULL)
    adw_dialog_set_focus (ADW_DIALOG (self), row);
}
