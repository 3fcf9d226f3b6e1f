/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-reader.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-csv-rows-private.h"

/*
 * RFC 4180, and what spreadsheet programs make of it: cells between commas,
 * semicolons or tabs, lines that end with CR, LF or both, quotation marks
 * round cells that hold such signs. The text is taken apart in place: a cell
 * with the NUL behind it is never longer than what it was written as.
 */

G_DEFINE_QUARK (balik - csv - error - quark, balik_csv_error)

typedef struct
{
  BalikCsvRows *rows;
  const char *in;
  const char *end;
  char *out;
  char separator;
  guint line;
} Reader;

static void
free_problem (gpointer data)
{
  BalikCsvProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

void
balik_csv_rows_add_problem (BalikCsvRows *self, guint line, const char *message)
{
  BalikCsvProblem *problem;

  self->n_problems++;
  if (self->problems->len >= BALIK_CSV_MAX_PROBLEMS)
    return;
  problem = g_new0 (BalikCsvProblem, 1);
  problem->line = line;
  problem->message = g_strdup (message);
  g_ptr_array_add (self->problems, problem);
}

static gboolean
fail_size (GError **error, guint line, const char *message)
{
  g_set_error (error, BALIK_CSV_ERROR, BALIK_CSV_ERROR_SIZE,
               /* Translators: the number of a line, then a sentence about it */
               _ ("Line %u: %s"), line, message);
  return FALSE;
}

static gboolean
add_cell (BalikCsvRows *self, const char *start, GError **error)
{
  if (self->n_cells == self->n_cells_room)
    {
      const gsize room = MAX (1024, 2 * self->n_cells_room);
      guint32 *cells = g_try_realloc_n (self->cells, room, sizeof *cells);

      if (cells == NULL)
        {
          g_set_error_literal (error, BALIK_CSV_ERROR, BALIK_CSV_ERROR_MEMORY,
                               _ ("There is not enough memory to read this file."));
          return FALSE;
        }
      self->cells = cells;
      self->n_cells_room = room;
    }
  self->cells[self->n_cells++] = (guint32)(start - self->text);
  return TRUE;
}

/* Copies one character of the text that is being read; counts the lines. */
static void
copy (Reader *self)
{
  if (*self->in == '\n'
      || (*self->in == '\r' && (self->in + 1 == self->end || self->in[1] != '\n')))
    self->line++;
  *self->out++ = *self->in++;
}

static gboolean
ends_cell (const Reader *self)
{
  return self->in == self->end || *self->in == self->separator || *self->in == '\n'
         || *self->in == '\r';
}

static void
read_quoted (Reader *self)
{
  const guint first_line = self->line;

  self->in++;
  for (;;)
    {
      if (self->in == self->end)
        {
          balik_csv_rows_add_problem (
              self->rows, first_line,
              _ ("A quotation mark opens a cell here, but none closes it up to the end."));
          return;
        }
      if (*self->in == '"')
        {
          self->in++;
          if (self->in == self->end || *self->in != '"')
            break;
        }
      copy (self);
    }
  if (!ends_cell (self))
    balik_csv_rows_add_problem (
        self->rows, self->line,
        _ ("A cell goes on after the quotation mark that closes it. A quotation mark inside a cell "
           "must be written twice."));
}

/* Leaves the reader at what ends the cell, which may be the place to which NUL must be written. */
static void
read_cell (Reader *self)
{
  gboolean was_told = FALSE;

  if (self->in < self->end && *self->in == '"')
    {
      read_quoted (self);
      was_told = TRUE;
    }
  while (!ends_cell (self))
    {
      if (*self->in == '"' && !was_told)
        {
          balik_csv_rows_add_problem (
              self->rows, self->line,
              _ ("A quotation mark stands alone inside a cell. A cell with quotation marks must "
                 "itself be in quotation marks, and those inside must be written twice."));
          was_told = TRUE;
        }
      copy (self);
    }
}

static gboolean
check_limits (const BalikCsvRow *row, guint n_rows, gsize length, GError **error)
{
  if (length > BALIK_CSV_MAX_CELL)
    return fail_size (error, row->line, _ ("There is a cell of more than 1 MiB."));
  if (row->n_cells > BALIK_CSV_MAX_COLUMNS)
    return fail_size (error, row->line, _ ("There are more than 200 columns."));
  if (n_rows > BALIK_CSV_MAX_ROWS)
    return fail_size (error, row->line, _ ("There are more than 200,000 rows."));
  return TRUE;
}

static gboolean
read_row (Reader *self, GError **error)
{
  BalikCsvRow row = { .first = (guint)self->rows->n_cells, .line = self->line };
  gboolean is_last = FALSE;

  while (!is_last)
    {
      char *start = self->out;
      char stop;

      read_cell (self);
      row.n_cells++;
      if (!check_limits (&row, self->rows->rows->len + 1, (gsize)(self->out - start), error)
          || !add_cell (self->rows, start, error))
        return FALSE;
      /* What ends the cell is looked at before the NUL takes its place. */
      stop = self->in < self->end ? *self->in : '\0';
      is_last = self->in == self->end || stop != self->separator;
      if (self->in < self->end)
        self->in++;
      if (is_last && stop == '\r' && self->in < self->end && *self->in == '\n')
        self->in++;
      if (is_last && stop != '\0')
        self->line++;
      *self->out++ = '\0';
    }
  g_array_append_val (self->rows->rows, row);
  return TRUE;
}

/* The sign that stands most often between the cells of the first row that has any. */
static char
guess_separator (const char *text, const char *end)
{
  static const char signs[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (signs)] = { 0 };
  gboolean is_quoted = FALSE;
  guint best = 0;

  for (const char *c = text; c < end; c++)
    {
      if (*c == '"')
        is_quoted = !is_quoted;
      if (is_quoted)
        continue;
      if ((*c == '\n' || *c == '\r') && counts[0] + counts[1] + counts[2] > 0)
        break;
      for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
        counts[i] += *c == signs[i] ? 1 : 0;
    }
  for (guint i = 1; i < G_N_ELEMENTS (signs); i++)
    if (counts[i] > counts[best])
      best = i;
  return signs[best];
}

/* Some programs write the separator into a line of its own before the table. */
static void
take_separator_line (Reader *self)
{
  const char *text = self->in;

  if (self->end - text < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0
      || strchr (",;\t", text[4]) == NULL || (text[5] != '\r' && text[5] != '\n'))
    return;
  if (self->separator == '\0')
    self->separator = text[4];
  self->in += text[5] == '\r' && text[6] == '\n' ? 7 : 6;
  self->line++;
}

/**
 * balik_csv_read:
 * @bytes: a file, whatever it holds
 * @form: encoding and separator, as far as they are known
 * @error: a #BalikCsvError
 *
 * Takes a file of comma-separated values apart into rows of cells. It does
 * nothing else and needs nothing else: no files, no plan, no settings but the
 * language of its messages. The fuzzer of CSV calls this function.
 *
 * What can be read is read: characters that are none, NULs and lone quotation
 * marks are problems, each with its line. Rows after a lone quotation mark may
 * be shifted, so a file with problems should not be used without a look.
 *
 * Returns: (transfer full) (nullable): the rows, %NULL where a limit is passed
 */
BalikCsvRows *
balik_csv_read (GBytes *bytes, const BalikCsvForm *form, GError **error)
{
  g_autoptr (BalikCsvRows) self = NULL;
  Reader reader;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (form->separator == 0 || strchr (",;\t", form->separator) != NULL, NULL);

  if (g_bytes_get_size (bytes) > BALIK_CSV_MAX_SIZE)
    {
      g_set_error_literal (error, BALIK_CSV_ERROR, BALIK_CSV_ERROR_SIZE,
                           _ ("The file is larger than 50 MiB, which is more than a table of a "
                              "plan can be."));
      return NULL;
    }
  self = g_new0 (BalikCsvRows, 1);
  self->form = *form;
  self->rows = g_array_new (FALSE, FALSE, sizeof (BalikCsvRow));
  self->problems = g_ptr_array_new_with_free_func (free_problem);
  if (!balik_csv_rows_decode (self, bytes, error))
    return NULL;

  reader = (Reader){ .rows = self,
                     .in = self->text,
                     .end = self->text + self->length,
                     .out = self->text,
                     .separator = form->separator,
                     .line = 1 };
  take_separator_line (&reader);
  if (reader.separator == '\0')
    reader.separator = guess_separator (reader.in, reader.end);
  self->form.separator = reader.separator;
  while (reader.in < reader.end)
    if (!read_row (&reader, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * balik_csv_rows_free:
 * @self: (transfer full): rows
 *
 * Frees them.
 */
void
balik_csv_rows_free (BalikCsvRows *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_free (self->cells);
  g_free (self->text);
  g_free (self);
}

/**
 * balik_csv_rows_get_form:
 * @self: rows
 *
 * Returns: the encoding and the separator with which they were read
 */
BalikCsvForm
balik_csv_rows_get_form (const BalikCsvRows *self)
{
  return self->form;
}

/**
 * balik_csv_rows_get_n_rows:
 * @self: rows
 *
 * Returns: how many there are
 */
guint
balik_csv_rows_get_n_rows (const BalikCsvRows *self)
{
  return self->rows->len;
}

/**
 * balik_csv_rows_get_n_cells:
 * @self: rows
 * @row: one of them, from 0
 *
 * Returns: how many cells it has, at least one
 */
guint
balik_csv_rows_get_n_cells (const BalikCsvRows *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, BalikCsvRow, row).n_cells;
}

/**
 * balik_csv_rows_get_line:
 * @self: rows
 * @row: one of them, from 0
 *
 * Returns: the line of the file at which it begins, from 1
 */
guint
balik_csv_rows_get_line (const BalikCsvRows *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, BalikCsvRow, row).line;
}

/**
 * balik_csv_rows_get_cell:
 * @self: rows
 * @row: one of them, from 0
 * @column: a column, from 0
 *
 * Returns: (transfer none): what stands there, "" beyond the end of the row
 */
const char *
balik_csv_rows_get_cell (const BalikCsvRows *self, guint row, guint column)
{
  const BalikCsvRow *found;

  g_return_val_if_fail (row < self->rows->len, "");

  found = &g_array_index (self->rows, BalikCsvRow, row);
  return column < found->n_cells ? self->text + self->cells[found->first + column] : "";
}

/**
 * balik_csv_rows_get_n_problems:
 * @self: rows
 *
 * Returns: how many problems there were, those that are not kept included
 */
guint
balik_csv_rows_get_n_problems (const BalikCsvRows *self)
{
  return self->n_problems;
}

/**
 * balik_csv_rows_get_problems:
 * @self: rows
 *
 * Returns: (transfer none) (element-type BalikCsvProblem): the first of them,
 *     %BALIK_CSV_MAX_PROBLEMS at most
 */
GPtrArray *
balik_csv_rows_get_problems (const BalikCsvRows *self)
{
  return self->problems;
}
