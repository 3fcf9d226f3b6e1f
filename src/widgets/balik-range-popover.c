/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-range-popover.h"

#include <glib/gi18n.h>

#include "balik-field-entry.h"
#include "balik-field-number.h"
#include "balik-field-reading.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"
#include "balik-unit-words.h"
#include "balik-widgets-resources.h"

/**
 * BalikRangePopover:
 *
 * The low, likely and high value of a number. An end that is left empty is the
 * likely value; all is one step of the history, from opening to closing.
 */
struct _BalikRangePopover
{
  GtkPopover parent_instance;

  BalikFieldEditor *editor;
  GtkLabel *title;
  BalikFieldEntry *low;
  BalikFieldEntry *likely;
  BalikFieldEntry *high;
  GtkLabel *problem;
  GtkWidget *one_value;
};

G_DEFINE_FINAL_TYPE (BalikRangePopover, balik_range_popover, GTK_TYPE_POPOVER)

static void
show_number (BalikRangePopover *self, BalikFieldEntry *entry, gboolean is_shown, double number)
{
  const BalikField *field = balik_field_editor_get_field (self->editor);
  g_autofree char *text = balik_text_format_for_entry (
      balik_field_editor_get_locale (self->editor), number, balik_unit_get_text_kind (field->unit));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), text);
  if (balik_field_entry_is_typing (entry))
    return;
  balik_field_entry_show_text (entry, is_shown ? text : "");
}

static void
show_value (BalikRangePopover *self)
{
  BalikValue *value = balik_field_editor_get_value (self->editor);
  const double likely = balik_item_get_number (balik_field_editor_get_item (self->editor),
                                               balik_field_editor_get_key (self->editor));
  const gboolean is_range = value != NULL && balik_value_is_range (value);

  show_number (self, self->low, is_range, is_range ? balik_value_get_low (value) : likely);
  show_number (self, self->likely, value != NULL, likely);
  show_number (self, self->high, is_range, is_range ? balik_value_get_high (value) : likely);
  gtk_widget_set_sensitive (self->one_value, is_range);
}

static void
show_problem (BalikRangePopover *self, BalikFieldEntry *entry, const char *message)
{
  BalikFieldEntry *entries[] = { self->low, self->likely, self->high };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    balik_field_entry_set_problem (entries[i], entries[i] == entry ? message : NULL);
}

static gboolean
read_entry (BalikRangePopover *self, BalikFieldEntry *entry, double fallback, double *number)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  BalikTextFlags flags;
  g_autoptr (GError) error = NULL;

  *number = fallback;
  if (*text == '\0' || balik_field_editor_parse (self->editor, text, number, &flags, &error))
    return TRUE;
  show_problem (self, entry, error->message);
  return FALSE;
}

static void
typed_cb (BalikRangePopover *self, BalikFieldEntry *entry)
{
  const double now = balik_item_get_number (balik_field_editor_get_item (self->editor),
                                            balik_field_editor_get_key (self->editor));
  g_autoptr (GError) error = NULL;
  double low, likely, high;

  if (!read_entry (self, self->likely, now, &likely) || !read_entry (self, self->low, likely, &low)
      || !read_entry (self, self->high, likely, &high))
    return;
  if (balik_field_editor_set_range (self->editor, low, likely, high, &error))
    show_problem (self, NULL, NULL);
  else
    show_problem (self, entry, error->message);
}

static void
finished_cb (BalikRangePopover *self, BalikFieldEntry *entry)
{
  if (balik_field_entry_get_problem (entry) == NULL)
    show_value (self);
}

static void
problem_changed_cb (BalikRangePopover *self)
{
  BalikFieldEntry *entries[] = { self->low, self->likely, self->high };
  const char *message = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries) && message == NULL; i++)
    message = balik_field_entry_get_problem (entries[i]);
  gtk_label_set_label (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static gboolean
cancelled_cb (BalikRangePopover *self)
{
  balik_field_editor_revert (self->editor);
  show_problem (self, NULL, NULL);

  /* The popover closes itself on Esc. */
  return FALSE;
}

static void
one_value_clicked_cb (BalikRangePopover *self)
{
  g_autoptr (GError) error = NULL;

  show_problem (self, NULL, NULL);
  if (!balik_field_editor_set_one_value (self->editor, &error))
    {
      show_problem (self, self->likely, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
balik_range_popover_map (GtkWidget *widget)
{
  BalikRangePopover *self = BALIK_RANGE_POPOVER (widget);

  balik_field_editor_begin (self->editor);
  show_value (self);
  GTK_WIDGET_CLASS (balik_range_popover_parent_class)->map (widget);
}

static void
balik_range_popover_unmap (GtkWidget *widget)
{
  BalikRangePopover *self = BALIK_RANGE_POPOVER (widget);

  GTK_WIDGET_CLASS (balik_range_popover_parent_class)->unmap (widget);
  show_problem (self, NULL, NULL);
  balik_field_editor_end (self->editor);
}

static void
balik_range_popover_dispose (GObject *object)
{
  BalikRangePopover *self = BALIK_RANGE_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_RANGE_POPOVER);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (balik_range_popover_parent_class)->dispose (object);
}

static void
balik_range_popover_class_init (BalikRangePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_range_popover_dispose;
  widget_class->map = balik_range_popover_map;
  widget_class->unmap = balik_range_popover_unmap;

  g_type_ensure (BALIK_TYPE_FIELD_ENTRY);
  balik_widgets_get_resource ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-range-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikRangePopover, title);
  gtk_widget_class_bind_template_child (widget_class, BalikRangePopover, low);
  gtk_widget_class_bind_template_child (widget_class, BalikRangePopover, likely);
  gtk_widget_class_bind_template_child (widget_class, BalikRangePopover, high);
  gtk_widget_class_bind_template_child (widget_class, BalikRangePopover, problem);
  gtk_widget_class_bind_template_child (widget_class, BalikRangePopover, one_value);
  gtk_widget_class_bind_template_callback (widget_class, one_value_clicked_cb);
}

static void
balik_range_popover_init (BalikRangePopover *self)
{
  BalikFieldEntry *entries[3];

  gtk_widget_init_template (GTK_WIDGET (self));
  entries[0] = self->low;
  entries[1] = self->likely;
  entries[2] = self->high;
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gtk_editable_set_alignment (GTK_EDITABLE (entries[i]), 1);
      gtk_editable_set_width_chars (GTK_EDITABLE (entries[i]), 11);
      gtk_widget_add_css_class (GTK_WIDGET (entries[i]), "numeric");
      g_signal_connect_object (entries[i], "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (entries[i], "finished", G_CALLBACK (finished_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (entries[i], "cancelled", G_CALLBACK (cancelled_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (entries[i], "notify::problem", G_CALLBACK (problem_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (entries[i]),
                                      GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->problem, NULL,
                                      -1);
    }
}

/**
 * balik_range_popover_new:
 * @editor: an editor of a number
 *
 * Returns: (transfer floating): a popover for the range of that number
 */
GtkWidget *
balik_range_popover_new (BalikFieldEditor *editor)
{
  BalikRangePopover *self;
  g_autofree char *unit = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (editor), NULL);

  self = g_object_new (BALIK_TYPE_RANGE_POPOVER, NULL);
  self->editor = balik_field_editor_new_copy (editor);
  unit = balik_field_editor_dup_unit (editor);
  if (*unit != '\0')
    /* Translators: a heading: the name of a number, then its unit, as in “Monthly fee, kip a month” */
    title = balik_text_fill (_ ("%1$s, %2$s"), balik_field_editor_get_label (editor), unit, NULL);
  else
    title = g_strdup (balik_field_editor_get_label (editor));
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  balik_field_editor_get_label (editor), -1);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (show_value), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
