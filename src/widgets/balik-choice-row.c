/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-choice-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-choice-words.h"
#include "balik-field-reading.h"
#include "balik-money.h"
#include "balik-text-fill.h"

/**
 * BalikChoiceRow:
 *
 * A choice of the plan among words: an offer, a country, a material. People
 * read words, the plan keeps codes. Choosing is one step of the history; what
 * the plan refuses is told in the row, and the old choice comes back.
 */
struct _BalikChoiceRow
{
  AdwComboRow parent_instance;

  BalikFieldEditor *editor;
  GPtrArray *codes;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (BalikChoiceRow, balik_choice_row, ADW_TYPE_COMBO_ROW)

static char *
dup_words (BalikChoiceRow *self, const char *code)
{
  const char *key = balik_field_editor_get_key (self->editor);

  if (*code == '\0')
    /* Translators: a choice: nobody has chosen a country, currency or material yet */
    return g_strdup (C_ ("choice", "Not said"));
  if (strcmp (key, "country") == 0)
    return g_strdup (balik_country_get_name (code));
  if (strcmp (key, "currency") == 0)
    {
      g_autofree char *word
          = balik_text_dup_currency_word (balik_field_editor_get_locale (self->editor), code);

      /* Translators: a currency: its word, then its code, as in: kip (LAK) */
      return balik_text_fill (_ ("%1$s (%2$s)"), word, code, NULL);
    }
  return g_strdup (balik_choice_get_words (code));
}

static const char *
get_code (BalikChoiceRow *self)
{
  return balik_item_get_text (balik_field_editor_get_item (self->editor),
                              balik_field_editor_get_key (self->editor));
}

static guint
find_code (BalikChoiceRow *self, const char *code)
{
  guint place = GTK_INVALID_LIST_POSITION;

  g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, &place);
  return place;
}

static void
show_hint (BalikChoiceRow *self)
{
  const char *hint = balik_field_editor_get_field (self->editor)->hint;
  const char *key = balik_field_editor_get_key (self->editor);

  /* Where there is little room, the choice itself stands there. */
  if (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (self)))
    {
      g_autofree char *words = dup_words (self, get_code (self));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
      return;
    }

  /* The hints of these two tell how to type them. */
  if (strcmp (key, "country") == 0 || strcmp (key, "currency") == 0)
    hint = NULL;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), hint != NULL ? _ (hint) : "");
}

static void
show_choice (BalikChoiceRow *self)
{
  const char *code = get_code (self);

  self->is_showing = TRUE;
  if (find_code (self, code) == GTK_INVALID_LIST_POSITION)
    {
      g_autofree char *words = dup_words (self, code);

      g_ptr_array_add (self->codes, g_strdup (code));
      gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self))),
                              words);
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), find_code (self, code));
  self->is_showing = FALSE;
  if (!gtk_widget_has_css_class (GTK_WIDGET (self), "error"))
    show_hint (self);
}

static void
selected_cb (BalikChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  g_autoptr (GError) error = NULL;
  const char *code;

  if (self->is_showing || self->editor == NULL || selected >= self->codes->len)
    return;
  code = g_ptr_array_index (self->codes, selected);
  if (strcmp (code, get_code (self)) == 0)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  show_hint (self);
  if (!balik_field_editor_set_text (self->editor, code, &error))
    {
      show_choice (self);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
    }
}

static void
balik_choice_row_dispose (GObject *object)
{
  BalikChoiceRow *self = BALIK_CHOICE_ROW (object);

  g_clear_object (&self->editor);

  G_OBJECT_CLASS (balik_choice_row_parent_class)->dispose (object);
}

static void
balik_choice_row_finalize (GObject *object)
{
  BalikChoiceRow *self = BALIK_CHOICE_ROW (object);

  g_ptr_array_unref (self->codes);

  G_OBJECT_CLASS (balik_choice_row_parent_class)->finalize (object);
}

static void
balik_choice_row_class_init (BalikChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_choice_row_dispose;
  object_class->finalize = balik_choice_row_finalize;
}

static void
balik_choice_row_init (BalikChoiceRow *self)
{
  g_autoptr (GtkExpression) words
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->codes = g_ptr_array_new_with_free_func (g_free);
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), words);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * balik_choice_row_new:
 * @editor: an editor of a choice, a country or a currency
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
balik_choice_row_new (BalikFieldEditor *editor)
{
  const BalikField *field;
  g_auto (GStrv) choices = NULL;

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (editor), NULL);

  field = balik_field_editor_get_field (editor);
  if (strcmp (field->key, "country") == 0)
    return balik_choice_row_new_for_codes (editor, balik_country_get_codes ());
  if (strcmp (field->key, "currency") == 0)
    return balik_choice_row_new_for_codes (editor, balik_currency_get_codes ());
  g_return_val_if_fail (field->choices != NULL, NULL);

  choices = balik_field_dup_choices (field);
  return balik_choice_row_new_for_codes (editor, (const char *const *)choices);
}

/**
 * balik_choice_row_new_for_codes:
 * @editor: an editor of a text
 * @codes: (array zero-terminated=1): the texts to choose among
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
balik_choice_row_new_for_codes (BalikFieldEditor *editor, const char *const *codes)
{
  BalikChoiceRow *self;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  g_return_val_if_fail (BALIK_IS_FIELD_EDITOR (editor), NULL);
  g_return_val_if_fail (codes != NULL, NULL);

  self = g_object_new (BALIK_TYPE_CHOICE_ROW, NULL);
  self->editor = g_object_ref (editor);
  self->is_showing = TRUE;
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *words = dup_words (self, codes[i]);

      g_ptr_array_add (self->codes, g_strdup (codes[i]));
      gtk_string_list_append (list, words);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (list));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), balik_field_editor_get_label (editor));
  show_hint (self);
  show_choice (self);
  g_signal_connect (self, "notify::use-subtitle", G_CALLBACK (show_hint), NULL);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * balik_choice_row_get_editor:
 * @self: a choice row
 *
 * Returns: (transfer none): what edits its choice
 */
BalikFieldEditor *
balik_choice_row_get_editor (BalikChoiceRow *self)
{
  g_return_val_if_fail (BALIK_IS_CHOICE_ROW (self), NULL);

  return self->editor;
}
