/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-csv-preview-private.h"
#include "balik-csv-writer.h"
#include "balik-field-check.h"

/* The cells of one value, what they say, and what the preview says about it. */

typedef double (*PointFunc) (const BalikValue *value);

static const PointFunc get_point[3]
    = { balik_value_get_low, balik_value_get_number, balik_value_get_high };

/* Spreadsheet programs leave rows of empty cells behind. */
gboolean
balik_csv_preview_is_blank (BalikCsvPreview *self, guint row)
{
  for (guint i = 0; i < balik_csv_rows_get_n_cells (self->rows, row); i++)
    if (*balik_csv_rows_get_cell (self->rows, row, i) != '\0')
      return FALSE;
  return TRUE;
}

/* Whether the cell holds what the export would write there now; then there is nothing to ask. */
static gboolean
is_unchanged (const char *text, BalikValue *current, guint point)
{
  g_autofree char *written = NULL;

  if (current == NULL || (point != 1 && !balik_value_is_range (current)))
    return FALSE;
  written = balik_csv_format_number (get_point[point](current));
  return strcmp (text, written) == 0;
}

static char *
refuse_half_range (const BalikField *field)
{
  /* Translators: %s is the name of a number */
  return g_strdup_printf (_ ("“%s” must be one number, or three: low, likely and high."),
                          balik_field_get_label (field));
}

/* Reads up to three points; FALSE if one is refused. */
static gboolean
read_each (BalikCsvPreview *self,
           guint row,
           const BalikField *field,
           const char *const headings[3],
           BalikValue *current,
           double points[3],
           gboolean is_given[3],
           char **question,
           char **message)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = balik_csv_preview_dup_word (self, row, headings[i]);
      g_autofree char *told = NULL;

      is_given[i] = *text != '\0';
      if (!is_given[i])
        continue;
      if (is_unchanged (text, current, i))
        {
          points[i] = get_point[i](current);
          continue;
        }
      switch (balik_csv_read_number (&self->numbers, field, text, &points[i], &told))
        {
        case BALIK_CSV_READ_ASKS:
          if (*question == NULL)
            *question = g_steal_pointer (&told);
          break;
        case BALIK_CSV_READ_REFUSED:
          *message = g_steal_pointer (&told);
          return FALSE;
        case BALIK_CSV_READ_CLEAR:
        default:
          break;
        }
    }
  return TRUE;
}

/*
 * Reads a number, or a range, from three cells. Where a file has no columns
 * for the ends of a range, the ends stay.
 */
BalikCsvCell
balik_csv_preview_read_points (BalikCsvPreview *self,
                               guint row,
                               const BalikField *field,
                               const char *const headings[3],
                               BalikValue *current,
                               BalikValue **value,
                               char **message)
{
  double points[3] = { 0 };
  gboolean is_given[3];
  g_autofree char *question = NULL;
  g_autoptr (BalikValue) found = NULL;

  if (!read_each (self, row, field, headings, current, points, is_given, &question, message))
    return BALIK_CSV_CELL_REFUSED;
  if (!is_given[0] && !is_given[1] && !is_given[2])
    return current != NULL ? BALIK_CSV_CELL_EMPTY : BALIK_CSV_CELL_SAME;
  if (!is_given[1] || is_given[0] != is_given[2])
    {
      *message = refuse_half_range (field);
      return BALIK_CSV_CELL_REFUSED;
    }
  if (question != NULL)
    {
      *message = g_steal_pointer (&question);
      return BALIK_CSV_CELL_ASKS;
    }
  if (!balik_csv_preview_has_column (self, headings[0])
      && !balik_csv_preview_has_column (self, headings[2]) && current != NULL
      && balik_value_is_range (current))
    found = balik_value_new_range (balik_value_get_low (current), points[1],
                                   balik_value_get_high (current));
  else if (is_given[0])
    found = balik_value_new_range (points[0], points[1], points[2]);
  else
    found = balik_value_new_number (points[1]);
  if (balik_value_equal (found, current))
    return BALIK_CSV_CELL_SAME;
  *message = balik_field_check_value (field, found);
  if (*message != NULL)
    return BALIK_CSV_CELL_REFUSED;
  *value = g_steal_pointer (&found);
  return BALIK_CSV_CELL_READ;
}

static BalikCsvOutcome
get_outcome (BalikCsvPreview *self, BalikCsvCell cell)
{
  switch (cell)
    {
    case BALIK_CSV_CELL_EMPTY:
      return self->settings.removes ? BALIK_CSV_REMOVED : BALIK_CSV_KEPT;
    case BALIK_CSV_CELL_ASKS:
      return BALIK_CSV_ASKED;
    case BALIK_CSV_CELL_REFUSED:
      return BALIK_CSV_REFUSED;
    case BALIK_CSV_CELL_SAME:
    case BALIK_CSV_CELL_READ:
    default:
      return BALIK_CSV_CHANGED;
    }
}

/* What stands in the cells, as it stands there. */
static char *
dup_written (BalikCsvPreview *self, guint row, const char *const headings[3])
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = balik_csv_preview_dup_word (self, row, headings[i]);

      if (*text != '\0')
        g_strv_builder_add (builder, text);
    }
  texts = g_strv_builder_end (builder);
  return g_strjoinv (" – ", texts);
}

/* Tells what the cells of a row say of a value of @item. Takes over @value and @message. */
void
balik_csv_preview_add_cell (BalikCsvPreview *self,
                            guint row,
                            BalikItem *item,
                            const BalikField *field,
                            const char *const headings[3],
                            BalikCsvCell cell,
                            BalikValue *value,
                            char *message)
{
  BalikCsvEntry *entry;
  BalikValue *before = balik_item_get_value (item, field->key);

  if (cell == BALIK_CSV_CELL_SAME)
    return;
  entry = balik_csv_preview_add (self, get_outcome (self, cell),
                                 balik_csv_rows_get_line (self->rows, row), item, field, NULL);
  g_free (entry->before);
  g_free (entry->after);
  entry->before = balik_csv_dup_value_words (self, before);
  entry->after = cell == BALIK_CSV_CELL_READ ? balik_csv_dup_value_words (self, value)
                                             : dup_written (self, row, headings);
  entry->message = message;
  if (cell == BALIK_CSV_CELL_READ || entry->outcome == BALIK_CSV_REMOVED)
    balik_csv_entry_take (entry, field->key, before, value);
}
