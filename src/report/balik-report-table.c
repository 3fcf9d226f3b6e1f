/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-table-private.h"

#include <string.h>

/* Tables of a report: columns as wide as their cells need, the rest shared out;
 * rules at head and totals only. */

/* Between two columns, and above and below the words of a row. */
#define COLUMN_GAP 9
#define ROW_PAD 1.1

/* A column of words gets no narrower than this, at full size. */
#define MIN_SHARED_WIDTH 56

typedef struct
{
  BalikReportRowKind kind;
  char **cells;
  guint64 bad; /* a bit for each column */
} Row;

struct _BalikReportTable
{
  BalikReportColumn *columns;
  guint n_columns;
  GPtrArray *rows; /* of Row */
  double stretch; /* added to the height of each row */
};

static void
row_free (Row *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

static const Row *
get_row (const BalikReportTable *self, guint index)
{
  return (const Row *)g_ptr_array_index (self->rows, index);
}

/**
 * balik_report_table_new:
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many, at most 64
 *
 * Returns: (transfer full): a table without rows
 */
BalikReportTable *
balik_report_table_new (const BalikReportColumn *columns, guint n_columns)
{
  BalikReportTable *self = g_new0 (BalikReportTable, 1);

  g_assert (n_columns <= 64);
  self->columns = (BalikReportColumn *)g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);

  return self;
}

/**
 * balik_report_table_free:
 * @self: (nullable): a table
 *
 * Frees a table.
 */
void
balik_report_table_free (BalikReportTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rows);
  g_free (self->columns);
  g_free (self);
}

/**
 * balik_report_table_take_row:
 * @self: a table
 * @kind: what the row is
 * @cells: (transfer full) (array zero-terminated=1): its texts, from the first
 *     column on; missing ones stay empty
 *
 * Adds a row.
 */
void
balik_report_table_take_row (BalikReportTable *self, BalikReportRowKind kind, char **cells)
{
  Row *row = g_new0 (Row, 1);

  g_assert (g_strv_length (cells) <= self->n_columns);
  row->kind = kind;
  row->cells = cells;
  g_ptr_array_add (self->rows, row);
}

/**
 * balik_report_table_mark_bad:
 * @self: a table with rows
 * @column: a column
 *
 * Draws a cell of the last row in the ink of bad totals.
 */
void
balik_report_table_mark_bad (BalikReportTable *self, guint column)
{
  Row *row = (Row *)g_ptr_array_index (self->rows, self->rows->len - 1);

  row->bad |= G_GUINT64_CONSTANT (1) << column;
}

/**
 * balik_report_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has
 */
guint
balik_report_table_get_n_rows (const BalikReportTable *self)
{
  return self->rows->len;
}

static BalikReportRole
get_role (const Row *row)
{
  switch (row->kind)
    {
    case BALIK_REPORT_ROW_HEAD:
      return BALIK_REPORT_CELL_HEAD;
    case BALIK_REPORT_ROW_GROUP:
    case BALIK_REPORT_ROW_TOTAL:
      return BALIK_REPORT_CELL_STRONG;
    case BALIK_REPORT_ROW_PLAIN:
    default:
      return BALIK_REPORT_CELL;
    }
}

static double
measure_column (const BalikReportTable *self, const BalikReportDraft *draft, guint column)
{
  double width = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = get_row (self, i);

      if (row->kind != BALIK_REPORT_ROW_GROUP && column < g_strv_length (row->cells))
        width = MAX (width,
                     balik_report_draft_measure_width (draft, get_role (row), row->cells[column]));
    }

  return width + 0.1;
}

/* Figures never wrap; words do, but not in a sliver. */
static double
get_least_width (const BalikReportTable *self, const BalikReportDraft *draft, guint column)
{
  return self->columns[column].align == BALIK_REPORT_END ? measure_column (self, draft, column)
                                                         : MIN_SHARED_WIDTH * draft->scale;
}

/**
 * balik_report_table_measure:
 * @self: a table with all its rows
 * @draft: where it will be placed
 *
 * Shares the width of the column of @draft out.
 *
 * Returns: whether all fits; else its columns of figures are too wide
 */
gboolean
balik_report_table_measure (BalikReportTable *self, const BalikReportDraft *draft)
{
  double left = draft->width - COLUMN_GAP * draft->scale * (self->n_columns - 1);
  double shares = 0;
  gboolean fits = TRUE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      BalikReportColumn *column = &self->columns[i];

      shares += column->share;
      if (column->share > 0)
        continue;
      column->width = measure_column (self, draft, i);
      if (column->max_part > 0)
        column->width = MIN (column->width, column->max_part * draft->width);
      left -= column->width;
    }

  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].share > 0)
      {
        self->columns[i].width = MAX (left * self->columns[i].share / shares, 1);
        fits = fits && self->columns[i].width >= get_least_width (self, draft, i);
      }

  return fits && left >= 0;
}

static double
get_cell_width (const BalikReportTable *self,
                const BalikReportDraft *draft,
                const Row *row,
                guint column)
{
  return row->kind == BALIK_REPORT_ROW_GROUP ? draft->width : self->columns[column].width;
}

/**
 * balik_report_table_get_row_height:
 * @self: a measured table
 * @draft: where it will be placed
 * @row: a row
 *
 * Returns: its height
 */
double
balik_report_table_get_row_height (const BalikReportTable *self,
                                   const BalikReportDraft *draft,
                                   guint row)
{
  const Row *info = get_row (self, row);
  double ascent = 0;
  double descent = 0;
  double height;

  for (guint i = 0; info->cells[i] != NULL; i++)
    {
      double cell_height;
      double baseline = balik_report_draft_measure_baseline (draft, get_role (info), info->cells[i],
                                                             get_cell_width (self, draft, info, i),
                                                             &cell_height);

      ascent = MAX (ascent, baseline);
      descent = MAX (descent, cell_height - baseline);
    }
  height = ascent + descent;
  if (info->kind == BALIK_REPORT_ROW_GROUP && row > 0)
    height += ROW_PAD * draft->scale;

  return height + 2 * ROW_PAD * draft->scale + self->stretch;
}

/**
 * balik_report_table_get_height:
 * @self: a measured table
 * @draft: where it will be placed
 *
 * Returns: the height of all its rows
 */
double
balik_report_table_get_height (const BalikReportTable *self, const BalikReportDraft *draft)
{
  double height = 0;

  for (guint i = 0; i < self->rows->len; i++)
    height += balik_report_table_get_row_height (self, draft, i);

  return height;
}

/**
 * balik_report_table_set_stretch:
 * @self: a table
 * @stretch: points that are added to the height of each row
 *
 * Lets a table stand as tall as what is beside it.
 */
void
balik_report_table_set_stretch (BalikReportTable *self, double stretch)
{
  self->stretch = stretch;
}

static void
place_cells (const BalikReportTable *self, BalikReportDraft *draft, const Row *row, double bottom)
{
  double x = draft->x;
  guint first_mark = draft->marks->len;

  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      double width = get_cell_width (self, draft, row, i);
      BalikReportMark *mark = balik_report_draft_place_text (draft, get_role (row), row->cells[i],
                                                             x, draft->y, width);

      mark->align
          = row->kind == BALIK_REPORT_ROW_GROUP ? BALIK_REPORT_START : self->columns[i].align;
      mark->separator = row->cells[i + 1] != NULL ? '\t' : '\n';
      if ((row->bad & (G_GUINT64_CONSTANT (1) << i)) != 0)
        mark->ink = BALIK_REPORT_INK_BAD;
      /* Names of columns stand on their rule, whatever number of lines they have. */
      if (row->kind == BALIK_REPORT_ROW_HEAD)
        mark->box.y = bottom - mark->box.height;
      x += width + COLUMN_GAP * draft->scale;
    }
  if (row->kind != BALIK_REPORT_ROW_HEAD)
    balik_report_draft_align (draft, first_mark);
}

/**
 * balik_report_table_place:
 * @self: a measured table
 * @draft: where to
 * @n_rows: how many of its rows, from the first
 *
 * Places a table.
 */
void
balik_report_table_place (BalikReportTable *self, BalikReportDraft *draft, guint n_rows)
{
  const double pad = ROW_PAD * draft->scale + self->stretch / 2;

  for (guint i = 0; i < n_rows; i++)
    {
      const Row *row = get_row (self, i);
      double height = balik_report_table_get_row_height (self, draft, i);
      double bottom = draft->y + height;

      if (row->kind == BALIK_REPORT_ROW_TOTAL)
        balik_report_draft_add_rule (draft, 0.5, FALSE);
      draft->y += pad + (row->kind == BALIK_REPORT_ROW_GROUP && i > 0 ? ROW_PAD * draft->scale : 0);
      place_cells (self, draft, row, bottom - pad);
      draft->y = bottom;
      if (row->kind == BALIK_REPORT_ROW_HEAD)
        balik_report_draft_add_rule (draft, 0.6, FALSE);
    }
}
