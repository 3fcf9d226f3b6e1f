/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-csv-preview-private.h"
#include "balik-csv-table-private.h"
#include "balik-field-check.h"

/* The rows of the table of numbers: each finds its number by its path. */

static const char *const headings[3] = { BALIK_CSV_LOW, BALIK_CSV_LIKELY, BALIK_CSV_HIGH };

/* The number that a row is about; NULL if it was refused. */
static BalikItem *
find_number (BalikCsvPreview *self, guint row, const char *path, const BalikField **field)
{
  g_autofree char *key = NULL;
  BalikItem *item = balik_plan_find_path (self->plan, path, &key);

  *field = key != NULL ? balik_fields_find (balik_item_get_kind (item), key) : NULL;
  if (*field == NULL)
    balik_csv_preview_refuse_row (
        self, row, path,
        /* Translators: %s is a key path, as “lines.0.price.unit” */
        g_strdup_printf (_ ("The plan has no number “%s”. New rows are added in the table of the "
                            "list that they belong to."),
                         path));
  else if (!balik_field_has_origin (*field))
    balik_csv_preview_refuse_row (
        self, row, path,
        /* Translators: %s is a key path, as “lines.0.name” */
        g_strdup_printf (_ ("“%s” is not a number, and this is the table of numbers."), path));
  else if (balik_item_is_set_aside (item, key))
    balik_csv_preview_refuse_row (
        self, row, path,
        /* Translators: %s is a key path, as “loan.amount” */
        g_strdup_printf (_ ("“%s” belongs to a part of the plan that is switched off. Switch it on "
                            "first."),
                         path));
  else
    return item;
  return NULL;
}

static void
read_value (BalikCsvPreview *self, guint row, BalikItem *item, const BalikField *field)
{
  BalikValue *value = NULL;
  char *message = NULL;
  BalikCsvCell cell;

  if (field->type != BALIK_FIELD_SEASON)
    {
      cell = balik_csv_preview_read_points (
          self, row, field, headings, balik_item_get_value (item, field->key), &value, &message);
      balik_csv_preview_add_cell (self, row, item, field, headings, cell, value, message);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = balik_csv_preview_dup_word (self, row, headings[i]);

      if (*text == '\0')
        continue;
      balik_csv_preview_add_cell (
          self, row, item, field, headings, BALIK_CSV_CELL_REFUSED, NULL,
          g_strdup (_ ("A season has twelve numbers, each in a row of its own.")));
      return;
    }
}

/* What the cells of an origin say: NULL for nothing, else a new value. */
static BalikValue *
dup_origin (BalikCsvPreview *self, guint row, const BalikValue *current)
{
  /* With NULL behind the last, so that they are freed together. */
  g_auto (GStrv) parts = g_new0 (char *, BALIK_ORIGIN_N_PARTS + 1);
  gboolean is_empty = TRUE;

  for (guint i = 0; i < BALIK_ORIGIN_N_PARTS; i++)
    {
      if (balik_csv_preview_has_column (self, balik_csv_origin_headings[i]))
        parts[i] = balik_csv_preview_dup_cell (self, row, balik_csv_origin_headings[i]);
      else
        parts[i] = g_strdup (current != NULL ? balik_value_get_origin_part (current, i) : "");
      is_empty = is_empty && *parts[i] == '\0';
    }
  return is_empty ? NULL
                  : balik_value_new_origin (parts[BALIK_ORIGIN_KIND], parts[BALIK_ORIGIN_NOTE],
                                            parts[BALIK_ORIGIN_SOURCE], parts[BALIK_ORIGIN_DATE]);
}

static void
read_origin (BalikCsvPreview *self, guint row, BalikItem *item, const BalikField *field)
{
  BalikValue *current = balik_item_get_origin (item, field->key);
  g_autofree char *key = g_strconcat (field->key, BALIK_ORIGIN_SUFFIX, NULL);
  g_autoptr (BalikValue) origin = NULL;
  g_autofree char *message = NULL;
  BalikCsvEntry *entry;

  if (!balik_csv_preview_has_column (self, balik_csv_origin_headings[BALIK_ORIGIN_KIND]))
    return;
  origin = dup_origin (self, row, current);
  if (balik_value_equal (origin, current))
    return;
  message = origin != NULL ? balik_field_check_value (field, origin) : NULL;
  entry = balik_csv_preview_add (self,
                                 message != NULL          ? BALIK_CSV_REFUSED
                                 : origin != NULL         ? BALIK_CSV_CHANGED
                                 : self->settings.removes ? BALIK_CSV_REMOVED
                                                          : BALIK_CSV_KEPT,
                                 balik_csv_rows_get_line (self->rows, row), item, field, NULL);
  entry->column = balik_csv_origin_headings[BALIK_ORIGIN_KIND];
  g_free (entry->before);
  g_free (entry->after);
  entry->before = balik_csv_dup_value_words (self, current);
  entry->after = balik_csv_dup_value_words (self, origin);
  entry->message = g_steal_pointer (&message);
  if (entry->outcome == BALIK_CSV_CHANGED || entry->outcome == BALIK_CSV_REMOVED)
    balik_csv_entry_take (entry, key, current, g_steal_pointer (&origin));
}

static void
read_row (BalikCsvPreview *self, guint row)
{
  g_autofree char *path = balik_csv_preview_dup_path (self, row);
  g_autofree char *what = NULL;
  const BalikField *field = NULL;
  BalikItem *item;

  if (balik_csv_preview_is_blank (self, row))
    return;
  item = find_number (self, row, path, &field);
  if (item == NULL)
    return;
  what = g_strdup_printf ("%" G_GINT64_FORMAT ".%s", balik_item_get_id (item), field->key);
  if (!balik_csv_preview_check_thing (self, row, item, path)
      || !balik_csv_preview_see (self, row, path, what))
    return;
  read_value (self, row, item, field);
  read_origin (self, row, item, field);
}

void
balik_csv_preview_read_numbers (BalikCsvPreview *self)
{
  for (guint row = 1; row < balik_csv_rows_get_n_rows (self->rows); row++)
    read_row (self, row);
}
