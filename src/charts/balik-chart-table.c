/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-table.h"

#include "balik-chart-spec-private.h"
#include "balik-date-text.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* The first columns are words; the others are numbers, kept as such too. */
struct _BalikChartTable
{
  grefcount ref_count;

  guint n_columns;
  guint n_word_columns;
  GPtrArray *headers; /* of char * */
  GPtrArray *cells; /* of char *, row by row */
  GArray *numbers; /* of double, row by row; NAN for words */
};

G_DEFINE_BOXED_TYPE (BalikChartTable,
                     balik_chart_table,
                     balik_chart_table_ref,
                     balik_chart_table_unref)

static void
take_cell (BalikChartTable *self, char *text, double number)
{
  g_ptr_array_add (self->cells, text);
  g_array_append_val (self->numbers, number);
}

static void
add_header (BalikChartTable *self, const char *name, const char *unit)
{
  if (unit == NULL || *unit == '\0')
    g_ptr_array_add (self->headers, g_strdup (name));
  else
    g_ptr_array_add (self->headers,
                     balik_text_fill (
                         /* Translators: the head of a column: what it holds (%1$s) and its unit
                            (%2$s), as "Leasing, million kip" */
                         C_ ("head of a column", "%1$s, %2$s"), name, unit, NULL));
}

static void
fill_with_months (BalikChartTable *self, BalikChartSpec *spec)
{
  guint n_months = balik_chart_spec_get_n_marks (spec);

  self->n_word_columns = 1;
  add_header (self, C_ ("head of a column", "Month"), NULL);
  for (guint i = 0; i < spec->series->len; i++)
    add_header (self, balik_chart_spec_get_series (spec, i)->name, spec->unit);
  self->n_columns = self->headers->len;

  for (guint t = 0; t < n_months; t++)
    {
      take_cell (self, balik_chart_spec_dup_month (spec, t), NAN);
      for (guint i = 0; i < spec->series->len; i++)
        {
          const BalikChartSeries *series = balik_chart_spec_get_series (spec, i);
          double value = t < series->n_values ? series->values[t] : 0;

          take_cell (self, balik_chart_spec_dup_value (spec, value), value / spec->divisor);
        }
    }
}

static void
fill_with_pairs (BalikChartTable *self, BalikChartSpec *spec)
{
  self->n_word_columns = 2;
  add_header (self, C_ ("head of a column", "Resource"), NULL);
  add_header (self, C_ ("head of a column", "Unit"), NULL);
  add_header (self, spec->linear_word, NULL);
  add_header (self, spec->ours_word, NULL);
  add_header (self, spec->saving_word, NULL);
  self->n_columns = self->headers->len;

  for (guint i = 0; i < spec->pairs->len; i++)
    {
      const BalikChartPair *pair = balik_chart_spec_get_pair (spec, i);

      take_cell (self, g_strdup (pair->name), NAN);
      take_cell (self, g_strdup (pair->unit), NAN);
      take_cell (self, balik_chart_spec_dup_amount (spec, pair, pair->linear),
                 pair->linear / pair->divisor);
      take_cell (self, balik_chart_spec_dup_amount (spec, pair, pair->ours),
                 pair->ours / pair->divisor);
      take_cell (self, g_strdup (pair->saving), (pair->linear - pair->ours) / pair->divisor);
    }
}

static void
fill_with_swings (BalikChartTable *self, BalikChartSpec *spec)
{
  self->n_word_columns = 3;
  add_header (self, C_ ("head of a column", "Number"), NULL);
  add_header (self, C_ ("head of a column", "Low"), NULL);
  add_header (self, C_ ("head of a column", "High"), NULL);
  add_header (self, C_ ("head of a column", "At its lowest"), spec->unit);
  add_header (self, C_ ("head of a column", "At its highest"), spec->unit);
  self->n_columns = self->headers->len;

  for (guint i = 0; i < spec->swings->len; i++)
    {
      const BalikChartSwing *swing = balik_chart_spec_get_swing (spec, i);

      take_cell (self, g_strdup (swing->name), NAN);
      take_cell (self, g_strdup (swing->low), NAN);
      take_cell (self, g_strdup (swing->high), NAN);
      take_cell (self, balik_chart_spec_dup_swing_value (spec, swing->at_low),
                 swing->at_low / spec->divisor);
      take_cell (self, balik_chart_spec_dup_swing_value (spec, swing->at_high),
                 swing->at_high / spec->divisor);
    }
}

static void
fill_with_flows (BalikChartTable *self, BalikChartSpec *spec)
{
  self->n_word_columns = 1;
  add_header (self, C_ ("head of a column", "Flow"), NULL);
  add_header (self, C_ ("head of a column", "Units"), NULL);
  self->n_columns = self->headers->len;

  for (int lane = 0; lane < BALIK_LOOP_N_LANES && spec->loop != NULL; lane++)
    {
      double units = balik_loop_spec_get_units (spec->loop, (BalikLoopLane)lane);

      take_cell (self, balik_loop_spec_dup_words (spec->loop, (BalikLoopLane)lane), NAN);
      take_cell (self, balik_text_format_count (spec->locale, units), units);
    }
}

/**
 * balik_chart_table_new:
 * @spec: a chart
 *
 * Makes the table behind a chart: a row a month, or one of each pair or flow.
 *
 * Returns: (transfer full): the table
 */
BalikChartTable *
balik_chart_table_new (BalikChartSpec *spec)
{
  BalikChartTable *self;

  g_return_val_if_fail (spec != NULL, NULL);

  self = g_new0 (BalikChartTable, 1);
  g_ref_count_init (&self->ref_count);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  if (spec->kind == BALIK_CHART_PAIRS)
    fill_with_pairs (self, spec);
  else if (spec->kind == BALIK_CHART_FLOWS)
    fill_with_flows (self, spec);
  else if (spec->kind == BALIK_CHART_SWINGS)
    fill_with_swings (self, spec);
  else
    fill_with_months (self, spec);

  return self;
}

/**
 * balik_chart_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
BalikChartTable *
balik_chart_table_ref (BalikChartTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * balik_chart_table_unref:
 * @self: a table
 *
 * Frees the table with the last reference.
 */
void
balik_chart_table_unref (BalikChartTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->headers);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->numbers);
  g_free (self);
}

/**
 * balik_chart_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
balik_chart_table_get_n_columns (const BalikChartTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/**
 * balik_chart_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has, without its head
 */
guint
balik_chart_table_get_n_rows (const BalikChartTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells->len / self->n_columns;
}

/**
 * balik_chart_table_get_header:
 * @self: a table
 * @column: a column
 *
 * Returns: its head
 */
const char *
balik_chart_table_get_header (const BalikChartTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return (const char *)g_ptr_array_index (self->headers, column);
}

/**
 * balik_chart_table_get_cell:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: the text of a cell
 */
const char *
balik_chart_table_get_cell (const BalikChartTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);
  g_return_val_if_fail (row < balik_chart_table_get_n_rows (self), NULL);

  return (const char *)g_ptr_array_index (self->cells, row * self->n_columns + column);
}

/**
 * balik_chart_table_is_number:
 * @self: a table
 * @column: a column
 *
 * Returns: whether it holds numbers, which stand at the right and sort by value
 */
gboolean
balik_chart_table_is_number (const BalikChartTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, FALSE);

  return column >= self->n_word_columns;
}

/**
 * balik_chart_table_get_number:
 * @self: a table
 * @row: a row
 * @column: a column of numbers
 *
 * Returns: the number behind a cell, in the unit of its head
 */
double
balik_chart_table_get_number (const BalikChartTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NAN);
  g_return_val_if_fail (row < balik_chart_table_get_n_rows (self), NAN);

  return g_array_index (self->numbers, double, row * self->n_columns + column);
}

/**
 * balik_chart_table_dup_text:
 * @self: a table
 *
 * Writes the table with tabs between its cells, for the clipboard.
 *
 * Returns: (transfer full): the text
 */
char *
balik_chart_table_dup_text (const BalikChartTable *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint c = 0; c < self->n_columns; c++)
    g_string_append_printf (text, "%s%s", c > 0 ? "\t" : "",
                            balik_chart_table_get_header (self, c));
  g_string_append_c (text, '\n');
  for (guint r = 0; r < balik_chart_table_get_n_rows (self); r++)
    {
      for (guint c = 0; c < self->n_columns; c++)
        g_string_append_printf (text, "%s%s", c > 0 ? "\t" : "",
                                balik_chart_table_get_cell (self, r, c));
      g_string_append_c (text, '\n');
    }

  return g_string_free_and_steal (text);
}

/* Words are quoted where they must be. What a spreadsheet would take for a formula
 * gets an apostrophe: names come from the plan. */
static void
append_csv_words (GString *csv, const char *words)
{
  gboolean formula = *words != '\0' && strchr ("=+-@\t\r", *words) != NULL;

  if (!formula && strpbrk (words, ",\"\r\n") == NULL)
    {
      g_string_append (csv, words);
      return;
    }

  g_string_append_c (csv, '"');
  if (formula)
    g_string_append_c (csv, '\'');
  for (const char *p = words; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

static void
append_csv_cell (GString *csv, const BalikChartTable *self, guint row, guint column)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (column < self->n_word_columns)
    append_csv_words (csv, balik_chart_table_get_cell (self, row, column));
  else
    g_string_append (csv, g_ascii_formatd (digits, sizeof digits, "%.10g",
                                           balik_chart_table_get_number (self, row, column)));
}

/**
 * balik_chart_table_dup_csv:
 * @self: a table
 *
 * Writes the table as CSV (RFC 4180), numbers with a point and all their places.
 *
 * Returns: (transfer full): the text
 */
char *
balik_chart_table_dup_csv (const BalikChartTable *self)
{
  GString *csv;

  g_return_val_if_fail (self != NULL, NULL);

  csv = g_string_new (NULL);
  for (guint c = 0; c < self->n_columns; c++)
    {
      g_string_append (csv, c > 0 ? "," : "");
      append_csv_words (csv, balik_chart_table_get_header (self, c));
    }
  g_string_append (csv, "\r\n");
  for (guint r = 0; r < balik_chart_table_get_n_rows (self); r++)
    {
      for (guint c = 0; c < self->n_columns; c++)
        {
          g_string_append (csv, c > 0 ? "," : "");
          append_csv_cell (csv, self, r, c);
        }
      g_string_append (csv, "\r\n");
    }

  return g_string_free_and_steal (csv);
}
