/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-recovered-row.h"

#include <glib/gi18n.h>

#include "balik-moment-words.h"
#include "balik-text-fill.h"

/**
 * BalikRecoveredRow:
 *
 * Work that is in no file yet, on the start page, with what can be done with it.
 *
 * The window's actions do that.
 */
struct _BalikRecoveredRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name_label;
  GtkLabel *amount_label;
  GtkLabel *place_label;
  GtkBox *button_box;
  GtkActionable *open_button;
  GtkActionable *save_button;
  GtkActionable *discard_button;
};

G_DEFINE_FINAL_TYPE (BalikRecoveredRow, balik_recovered_row, GTK_TYPE_LIST_BOX_ROW)

static void
balik_recovered_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BALIK_TYPE_RECOVERED_ROW);

  G_OBJECT_CLASS (balik_recovered_row_parent_class)->dispose (object);
}

static void
balik_recovered_row_class_init (BalikRecoveredRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = balik_recovered_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-recovered-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikRecoveredRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, BalikRecoveredRow, amount_label);
  gtk_widget_class_bind_template_child (widget_class, BalikRecoveredRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, BalikRecoveredRow, button_box);
  gtk_widget_class_bind_template_child (widget_class, BalikRecoveredRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, BalikRecoveredRow, save_button);
  gtk_widget_class_bind_template_child (widget_class, BalikRecoveredRow, discard_button);
}

static void
balik_recovered_row_init (BalikRecoveredRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_place (const BalikRecoverable *left)
{
  g_autoptr (GFile) folder = left->file != NULL ? g_file_get_parent (left->file) : NULL;
  g_autofree char *name = folder != NULL ? g_file_get_basename (folder) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  if (shown == NULL)
    return g_strdup (_ ("Only on this computer, in no file yet"));
  /* Translators: %s is the name of a folder */
  return balik_text_fill (_ ("Not yet in its file in “%s”"), shown, NULL);
}

/**
 * balik_recovered_row_new:
 * @left: work that was left
 * @locale: how dates are written
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
balik_recovered_row_new (const BalikRecoverable *left, BalikLocale *locale)
{
  BalikRecoveredRow *self = g_object_new (BALIK_TYPE_RECOVERED_ROW, NULL);
  g_autofree char *amount = balik_recovered_dup_amount (left, locale);
  g_autofree char *place = dup_place (left);

  gtk_label_set_label (self->name_label, left->name);
  gtk_label_set_label (self->amount_label, amount);
  gtk_label_set_label (self->place_label, place);
  gtk_actionable_set_action_target (self->open_button, "s", left->folder);
  gtk_actionable_set_action_target (self->save_button, "s", left->folder);
  gtk_actionable_set_action_target (self->discard_button, "s", left->folder);
  return GTK_WIDGET (self);
}

/**
 * balik_recovered_row_set_narrow:
 * @self: a row
 * @is_narrow: whether there is little room
 *
 * Puts the buttons beside each other, or one below the other.
 */
void
balik_recovered_row_set_narrow (BalikRecoveredRow *self, gboolean is_narrow)
{
  g_return_if_fail (BALIK_IS_RECOVERED_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->button_box),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->button_box),
                         is_narrow ? GTK_ALIGN_FILL : GTK_ALIGN_START);
}

/**
 * balik_recovered_dup_amount:
 * @left: work that was left
 * @locale: how dates are written
 *
 * Returns: (transfer full): when and how much, as “Today 10:14 · 3 changes”
 */
char *
balik_recovered_dup_amount (const BalikRecoverable *left, BalikLocale *locale)
{
  g_autofree char *moment = balik_moment_dup_words (locale, left->modified);
  g_autofree char *changes
      = g_strdup_printf (ngettext ("%u change", "%u changes", left->n_changes), left->n_changes);

  /* Translators: a time, then how many changes: “Today 10:14 · 3 changes” */
  return balik_text_fill (C_ ("recovered work", "%1$s · %2$s"), moment, changes, NULL);
}
