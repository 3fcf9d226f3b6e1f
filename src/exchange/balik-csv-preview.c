/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-import.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-csv-preview-private.h"
#include "balik-csv-table-private.h"
#include "balik-csv-writer.h"
#include "balik-json-suggest-private.h"
#include "balik-number-format.h"
#include "balik-plan-compare.h"

/*
 * Bytes → rows → entries → rules → edits.
 *
 * A preview is made once and then only read. It says of every row that differs
 * from the plan what would become of it, and gives the edits for all of them
 * as one group. Nothing is taken away, read in one of two ways, or left out
 * without an entry that says so.
 */

static void
clear_key_change (gpointer data)
{
  BalikCsvKeyChange *change = data;

  g_clear_pointer (&change->before, balik_value_unref);
  g_clear_pointer (&change->after, balik_value_unref);
}

static void
free_entry (gpointer data)
{
  BalikCsvEntry *entry = data;

  g_free (entry->path);
  g_free (entry->name);
  g_free (entry->before);
  g_free (entry->after);
  g_free (entry->message);
  g_array_unref (entry->values);
  g_free (entry);
}

gboolean
balik_csv_preview_has_column (BalikCsvPreview *self, const char *heading)
{
  return g_hash_table_contains (self->columns, heading);
}

/* The text in a column, "" where there is none; as it was before it was guarded. */
char *
balik_csv_preview_dup_cell (BalikCsvPreview *self, guint row, const char *heading)
{
  const guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, heading));
  const char *cell = column > 0 ? balik_csv_rows_get_cell (self->rows, row, column - 1) : "";

  return g_strdup (self->numbers.is_ours ? balik_csv_unguard (cell) : cell);
}

/* The same without blanks around it, for what is no text of the user. */
char *
balik_csv_preview_dup_word (BalikCsvPreview *self, guint row, const char *heading)
{
  return g_strstrip (balik_csv_preview_dup_cell (self, row, heading));
}

/* The path of a row. Names of materials may begin or end with blanks; else these are slips. */
char *
balik_csv_preview_dup_path (BalikCsvPreview *self, guint row)
{
  g_autofree char *path = balik_csv_preview_dup_cell (self, row, BALIK_CSV_PATH);
  g_autofree char *key = NULL;

  if (balik_plan_find_path (self->plan, path, &key) == NULL)
    g_strstrip (path);
  return g_steal_pointer (&path);
}

/* A value as people read it; "" for none. */
char *
balik_csv_dup_value_words (BalikCsvPreview *self, const BalikValue *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (balik_value_get_value_type (value) == BALIK_VALUE_NUMBER)
    {
      g_autofree char *low = balik_text_format_for_entry (self->locale, balik_value_get_low (value),
                                                          BALIK_TEXT_PLAIN);
      g_autofree char *likely = balik_text_format_for_entry (
          self->locale, balik_value_get_number (value), BALIK_TEXT_PLAIN);
      g_autofree char *high = balik_text_format_for_entry (
          self->locale, balik_value_get_high (value), BALIK_TEXT_PLAIN);

      if (!balik_value_is_range (value))
        return g_steal_pointer (&likely);
      /* Translators: a low, a likely and a high number */
      return g_strdup_printf (_ ("%s – %s – %s"), low, likely, high);
    }
  if (balik_value_get_value_type (value) == BALIK_VALUE_ORIGIN)
    {
      g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
      g_auto (GStrv) texts = NULL;

      for (guint i = 0; i < BALIK_ORIGIN_N_PARTS; i++)
        if (*balik_value_get_origin_part (value, i) != '\0')
          g_strv_builder_add (parts, balik_value_get_origin_part (value, i));
      texts = g_strv_builder_end (parts);
      return g_strjoinv (" · ", texts);
    }
  return g_strdup (balik_value_get_text (value));
}

/* What an entry is about: a thing, one of its values, or both. */
static char *
dup_name (BalikItem *item, const BalikField *field)
{
  g_autofree char *thing = item != NULL ? balik_csv_dup_thing (item) : NULL;
  g_autofree char *label
      = field != NULL ? balik_csv_dup_label (balik_item_get_kind (item), field) : NULL;

  if (label == NULL || thing == NULL || *thing == '\0')
    return g_strdup (label != NULL ? label : thing != NULL ? thing : "");
  /* Translators: the name of a thing, then what of it, as in “School shirt: Monthly fee” */
  return g_strdup_printf (_ ("%s: %s"), thing, label);
}

/* @path is that of the row, where there is no item. */
BalikCsvEntry *
balik_csv_preview_add (BalikCsvPreview *self,
                       BalikCsvOutcome outcome,
                       guint line,
                       BalikItem *item,
                       const BalikField *field,
                       const char *path)
{
  BalikCsvEntry *entry = g_new0 (BalikCsvEntry, 1);

  entry->outcome = outcome;
  entry->line = line;
  entry->column = field != NULL ? field->key : NULL;
  entry->path = path != NULL   ? g_strdup (path)
                : item != NULL ? balik_item_dup_path (item, entry->column)
                               : g_strdup ("");
  entry->name = dup_name (item, field);
  entry->before = g_strdup ("");
  entry->after = g_strdup ("");
  entry->kind = item != NULL ? balik_item_get_kind (item) : BALIK_ITEM_PLAN;
  entry->item = item != NULL ? balik_item_get_id (item) : 0;
  entry->values = g_array_new (FALSE, FALSE, sizeof (BalikCsvKeyChange));
  g_array_set_clear_func (entry->values, clear_key_change);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/* Takes over @message. */
void
balik_csv_preview_refuse_row (BalikCsvPreview *self, guint row, const char *path, char *message)
{
  BalikCsvEntry *entry = balik_csv_preview_add (
      self, BALIK_CSV_REFUSED, balik_csv_rows_get_line (self->rows, row), NULL, NULL, path);

  entry->message = message;
}

/* Takes over @after. */
void
balik_csv_entry_take (BalikCsvEntry *self, const char *key, BalikValue *before, BalikValue *after)
{
  const BalikCsvKeyChange change
      = { g_intern_string (key), before != NULL ? balik_value_ref (before) : NULL, after };

  g_array_append_val (self->values, change);
}

/* Whether this is the first row about @what; a second one is refused. */
gboolean
balik_csv_preview_see (BalikCsvPreview *self, guint row, const char *path, const char *what)
{
  const guint line = balik_csv_rows_get_line (self->rows, row);
  const guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, what));

  if (first == 0)
    {
      g_hash_table_insert (self->seen, g_strdup (what), GUINT_TO_POINTER (line));
      return TRUE;
    }
  balik_csv_preview_refuse_row (self, row, path,
                                /* Translators: %u is the number of a line */
                                g_strdup_printf (_ ("Line %u is about the same already."), first));
  return FALSE;
}

/* Whether a row is still about what it was about when it was written. */
gboolean
balik_csv_preview_check_thing (BalikCsvPreview *self, guint row, BalikItem *item, const char *path)
{
  g_autofree char *thing = balik_csv_preview_dup_cell (self, row, BALIK_CSV_THING);
  g_autofree char *now = balik_csv_dup_thing (item);

  if (*thing == '\0' || strcmp (thing, now) == 0)
    return TRUE;
  balik_csv_preview_refuse_row (
      self, row, path,
      /* Translators: two names of things; “thing” is the heading of a column */
      g_strdup_printf (_ ("This row is about “%s”, but its place in the plan belongs to “%s” now. "
                          "Export the table anew, or empty the cell “thing”."),
                       thing, now));
  return FALSE;
}

/* The heading without the words of a language behind it. */
static char *
dup_heading (const char *cell)
{
  const char *words = strstr (cell, " (");
  char *heading = words != NULL ? g_strndup (cell, (gsize)(words - cell)) : g_strdup (cell);

  return g_strstrip (heading);
}

static gboolean
is_read (BalikCsvPreview *self, const char *heading)
{
  static const char *const known[]
      = { BALIK_CSV_PATH,   BALIK_CSV_THING, BALIK_CSV_LABEL, BALIK_CSV_LOW,
          BALIK_CSV_LIKELY, BALIK_CSV_HIGH,  BALIK_CSV_UNIT,  "origin",
          "note",           "source",        "date",          NULL };
  g_autofree char *base = g_strdup (heading);

  if (self->table == BALIK_CSV_NUMBERS)
    return g_strv_contains (known, heading);
  if (g_str_has_suffix (base, BALIK_CSV_DOT_LOW) || g_str_has_suffix (base, BALIK_CSV_DOT_HIGH))
    *strrchr (base, '.') = '\0';
  return strcmp (heading, BALIK_CSV_PATH) == 0 || strcmp (heading, BALIK_CSV_THING) == 0
         || balik_fields_find (balik_csv_table_get_kind (self->table), base) != NULL;
}

/* A misspelt heading would leave a whole column out, so it is told. */
static void
learn_column (BalikCsvPreview *self, guint column, const char *heading)
{
  if (*heading == '\0')
    return;
  if (g_hash_table_contains (self->columns, heading))
    balik_csv_preview_refuse_row (
        self, 0, "",
        /* Translators: %s is the heading of a column */
        g_strdup_printf (_ ("There are two columns “%s”; the second is not read."), heading));
  else if (!is_read (self, heading))
    balik_csv_preview_refuse_row (
        self, 0, "",
        /* Translators: %s is the heading of a column */
        g_strdup_printf (_ ("The column “%s” is not known in this table and is not read."),
                         heading));
  else
    g_hash_table_insert (self->columns, g_strdup (heading), GUINT_TO_POINTER (column + 1));
}

static gboolean
learn_table (BalikCsvPreview *self, const char *first, GError **error)
{
  BalikCsvTable told = BALIK_CSV_N_TABLES;

  self->table = self->settings.table;
  if (g_str_has_prefix (first, BALIK_CSV_MARK))
    told = balik_csv_table_find (first + strlen (BALIK_CSV_MARK));
  self->numbers.is_ours = told < BALIK_CSV_N_TABLES;
  if (!self->numbers.is_ours && self->table == BALIK_CSV_N_TABLES)
    {
      g_set_error_literal (error, BALIK_CSV_ERROR, BALIK_CSV_ERROR_TABLE,
                           _ ("This file does not say which table of a plan it is. Choose the "
                              "table, or export one first to see its headings."));
      return FALSE;
    }
  if (self->numbers.is_ours && self->table != BALIK_CSV_N_TABLES && self->table != told)
    {
      g_set_error (error, BALIK_CSV_ERROR, BALIK_CSV_ERROR_TABLE,
                   /* Translators: two code words of tables, as “numbers” */
                   _ ("This file is the table “%s”, not “%s”."), balik_csv_table_get_name (told),
                   balik_csv_table_get_name (self->table));
      return FALSE;
    }
  if (self->numbers.is_ours)
    self->table = told;
  return TRUE;
}

static gboolean
learn_columns (BalikCsvPreview *self, GError **error)
{
  const guint n_columns
      = balik_csv_rows_get_n_rows (self->rows) > 0 ? balik_csv_rows_get_n_cells (self->rows, 0) : 0;
  g_autofree char *first
      = n_columns > 0 ? dup_heading (balik_csv_rows_get_cell (self->rows, 0, 0)) : g_strdup ("");

  if (!learn_table (self, first, error))
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *heading = dup_heading (balik_csv_rows_get_cell (self->rows, 0, i));

      learn_column (self, i, i == 0 && self->numbers.is_ours ? BALIK_CSV_PATH : heading);
    }
  if (self->table == BALIK_CSV_NUMBERS
      && (!balik_csv_preview_has_column (self, BALIK_CSV_PATH)
          || !balik_csv_preview_has_column (self, BALIK_CSV_LIKELY)))
    {
      g_set_error_literal (error, BALIK_CSV_ERROR, BALIK_CSV_ERROR_TABLE,
                           _ ("A table of numbers needs the columns “path” and “likely”."));
      return FALSE;
    }
  return TRUE;
}

/* Whether another program has written our file anew, with commas. */
static void
look_for_commas (BalikCsvPreview *self)
{
  for (guint i = 1; i < balik_csv_rows_get_n_rows (self->rows) && !self->numbers.has_commas; i++)
    for (guint j = 1; j < balik_csv_rows_get_n_cells (self->rows, i); j++)
      {
        const char *cell = balik_csv_rows_get_cell (self->rows, i, j);

        if (g_ascii_isdigit (*cell) || *cell == '-')
          self->numbers.has_commas
              = self->numbers.has_commas || balik_csv_has_decimal_comma (&self->numbers, cell);
      }
}

/**
 * balik_csv_preview_new:
 * @plan: a plan that is not changed meanwhile
 * @bytes: a file
 * @settings: what the user decided
 * @locale: the user's locale
 * @error: a #BalikCsvError
 *
 * Finds what a table would change in a plan. It may run in a thread, with a
 * copy of the plan.
 *
 * Returns: (transfer full) (nullable): the preview
 */
BalikCsvPreview *
balik_csv_preview_new (BalikPlan *plan,
                       GBytes *bytes,
                       const BalikCsvSettings *settings,
                       BalikLocale *locale,
                       GError **error)
{
  g_autoptr (BalikCsvPreview) self = NULL;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  self = g_new0 (BalikCsvPreview, 1);
  self->plan = balik_plan_compare_copy (plan);
  self->locale = balik_locale_ref (locale);
  self->settings = *settings;
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  balik_csv_numbers_init (&self->numbers, locale, settings->decimal);
  self->numbers.currency = balik_plan_get_currency (self->plan);
  self->rows = balik_csv_read (bytes, &settings->form, error);
  if (self->rows == NULL || !learn_columns (self, error))
    return NULL;
  look_for_commas (self);
  if (self->table == BALIK_CSV_NUMBERS)
    balik_csv_preview_read_numbers (self);
  else
    balik_csv_preview_read_list (self);
  balik_csv_preview_check (self);
  return g_steal_pointer (&self);
}

/**
 * balik_csv_preview_free:
 * @self: (transfer full): a preview
 *
 * Frees it.
 */
void
balik_csv_preview_free (BalikCsvPreview *self)
{
  g_clear_pointer (&self->rows, balik_csv_rows_free);
  balik_csv_numbers_clear (&self->numbers);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->seen);
  balik_locale_unref (self->locale);
  g_object_unref (self->plan);
  g_free (self);
}

/**
 * balik_csv_preview_get_form:
 * @self: a preview
 *
 * Returns: the encoding and separator with which the file was read
 */
BalikCsvForm
balik_csv_preview_get_form (const BalikCsvPreview *self)
{
  return balik_csv_rows_get_form (self->rows);
}

/**
 * balik_csv_preview_get_table:
 * @self: a preview
 *
 * Returns: which table the file is
 */
BalikCsvTable
balik_csv_preview_get_table (const BalikCsvPreview *self)
{
  return self->table;
}

/**
 * balik_csv_preview_is_ours:
 * @self: a preview
 *
 * Returns: whether Balik wrote the file, which then says which table it is
 */
gboolean
balik_csv_preview_is_ours (const BalikCsvPreview *self)
{
  return self->numbers.is_ours;
}

/**
 * balik_csv_preview_get_problems:
 * @self: a preview
 *
 * Returns: (transfer none) (element-type BalikCsvProblem): places at which the
 *     file could not be read as it is; nothing is imported while there are any
 */
GPtrArray *
balik_csv_preview_get_problems (const BalikCsvPreview *self)
{
  return balik_csv_rows_get_problems (self->rows);
}

/**
 * balik_csv_preview_get_n_problems:
 * @self: a preview
 *
 * Returns: how many such places there are in all
 */
guint
balik_csv_preview_get_n_problems (const BalikCsvPreview *self)
{
  return balik_csv_rows_get_n_problems (self->rows);
}

/**
 * balik_csv_preview_get_entries:
 * @self: a preview
 *
 * Returns: (transfer none) (element-type BalikCsvEntry): what the file would
 *     change, in its order, and what it would not though it says so
 */
GPtrArray *
balik_csv_preview_get_entries (const BalikCsvPreview *self)
{
  return self->entries;
}
