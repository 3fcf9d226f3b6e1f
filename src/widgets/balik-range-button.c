/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-range-button.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-compact.h"
#include "balik-field-reading.h"
#include "balik-number-format.h"
#include "balik-range-glyph.h"
#include "balik-range-popover.h"
#include "balik-text-fill.h"
#include "balik-unit-words.h"

/**
 * BalikRangeButton:
 *
 * Shows the range of a number, in a picture and in words, and opens what
 * changes it. While a sum is typed the words tell what it comes to.
 */
struct _BalikRangeButton
{
  AdwBin parent_instance;

  BalikFieldEditor *editor;
  GtkMenuButton *button;
  BalikRangeGlyph *glyph;
  GtkLabel *words;
  char *reading;
};

G_DEFINE_FINAL_TYPE (BalikRangeButton, balik_range_button, ADW_TYPE_BIN)

static char *
dup_range_words (BalikRangeButton *self, BalikValue *value)
{
  BalikLocale *locale = balik_field_editor_get_locale (self->editor);
  const BalikField *field = balik_field_editor_get_field (self->editor);
  const double factor = balik_unit_get_text_kind (field->unit) == BALIK_TEXT_PERCENT ? 100.0 : 1.0;

  if (value == NULL)
    /* Translators: stands where a number is not stated, so that its default holds */
    return g_strdup (C_ ("range", "default"));
  if (balik_value_is_range (value) && fabs (balik_value_get_high (value)) >= 1e6)
    return balik_text_format_short_range (locale, balik_value_get_low (value),
                                          balik_value_get_high (value), BALIK_TEXT_DIGITS);
  if (!balik_value_is_range (value))
    /* Translators: stands where a number has no range */
    return g_strdup (C_ ("range", "one value"));
  return balik_text_format_range (locale, factor * balik_value_get_low (value),
                                  factor * balik_value_get_high (value), 2);
}

static void
show_value (BalikRangeButton *self)
{
  BalikValue *value = balik_field_editor_get_value (self->editor);
  const BalikField *field = balik_field_editor_get_field (self->editor);
  g_autofree char *words = dup_range_words (self, value);
  const char *read[] = { "caption", "numeric", "accent", NULL };
  const char *dim[] = { "caption", "numeric", "dim-label", NULL };
  g_autofree char *name = NULL;

  if (value != NULL)
    balik_range_glyph_set_points (
        self->glyph, balik_unit_get_text_kind (field->unit) == BALIK_TEXT_PERCENT,
        balik_value_get_low (value), balik_value_get_number (value), balik_value_get_high (value));
  else
    balik_range_glyph_clear (self->glyph);

  gtk_label_set_label (self->words, self->reading != NULL ? self->reading : words);
  gtk_widget_set_css_classes (GTK_WIDGET (self->words), self->reading != NULL ? read : dim);
  /* Translators: the name of a button: the name of a number, then its range, as “16–22” or “one value” */
  name = balik_text_fill (_ ("Range of “%1$s”: %2$s"), balik_field_editor_get_label (self->editor),
                          gtk_label_get_label (self->words), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  BalikRangeButton *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, balik_range_popover_new (self->editor));
}

static void
balik_range_button_dispose (GObject *object)
{
  BalikRangeButton *self = BALIK_RANGE_BUTTON (object);

  g_clear_object (&self->editor);

  G_OBJECT_CLASS (balik_range_button_parent_class)->dispose (object);
}

static void
balik_range_button_finalize (GObject *object)
{
  BalikRangeButton *self = BALIK_RANGE_BUTTON (object);

  g_free (self->reading);

  G_OBJECT_CLASS (balik_range_button_parent_class)->finalize (object);
}

static void
balik_range_button_class_init (BalikRangeButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_range_button_dispose;
  object_class->finalize = balik_range_button_finalize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "range-button");
}

static void
balik_range_button_init (BalikRangeButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->glyph = BALIK_RANGE_GLYPH (balik_range_glyph_new ());
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_label_set_width_chars (self->words, 15);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->glyph));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Low, likely and high value"));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * balik_range_button_new:
 *
 * Returns: (transfer floating): a button that shows nothing yet
 */
GtkWidget *
balik_range_button_new (void)
{
  return g_object_new (BALIK_TYPE_RANGE_BUTTON, NULL);
}

/**
 * balik_range_button_set_editor:
 * @self: a range button without editor
 * @editor: an editor of a number
 *
 * Says which number it is about.
 */
void
balik_range_button_set_editor (BalikRangeButton *self, BalikFieldEditor *editor)
{
  g_return_if_fail (BALIK_IS_RANGE_BUTTON (self));
  g_return_if_fail (BALIK_IS_FIELD_EDITOR (editor));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
}

/**
 * balik_range_button_get_text:
 * @self: a range button
 *
 * Returns: the words that it shows
 */
const char *
balik_range_button_get_text (BalikRangeButton *self)
{
  g_return_val_if_fail (BALIK_IS_RANGE_BUTTON (self), NULL);

  return gtk_label_get_label (self->words);
}

/**
 * balik_range_button_set_reading:
 * @self: a range button with an editor
 * @reading: (nullable): how the text in the entry is read, as "= 1,500"
 *
 * Shows how a sum is read, in place of the range.
 */
void
balik_range_button_set_reading (BalikRangeButton *self, const char *reading)
{
  g_return_if_fail (BALIK_IS_RANGE_BUTTON (self));

  if (g_set_str (&self->reading, reading))
    show_value (self);
}
