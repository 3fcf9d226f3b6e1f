/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-writer.h"

#include "balik-json-writer-private.h"

/*
 * Rows of cells → RFC 4180, in UTF-8 with commas and CRLF, whatever the locale.
 *
 * Spreadsheet programs run a text as a formula by its first sign. Such a text
 * gets an apostrophe before it, which they take for "this is text". Whether
 * that is needed is seen from the text alone, apostrophes at its start left
 * out, so that balik_csv_unguard() gives back every text as it was.
 */

struct _BalikCsvWriter
{
  GString *text;
  gboolean is_in_row;
};

/**
 * balik_csv_writer_new:
 * @with_mark: whether the file begins with the mark of UTF-8 (the BOM)
 *
 * Returns: (transfer full): a writer
 */
BalikCsvWriter *
balik_csv_writer_new (gboolean with_mark)
{
  BalikCsvWriter *self = g_new0 (BalikCsvWriter, 1);

  self->text = g_string_new (with_mark ? "\xEF\xBB\xBF" : NULL);
  return self;
}

static void
write_cell (BalikCsvWriter *self, const char *cell)
{
  if (self->is_in_row)
    g_string_append_c (self->text, ',');
  self->is_in_row = TRUE;
  g_string_append_c (self->text, '"');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *c);
    }
  g_string_append_c (self->text, '"');
}

/**
 * balik_csv_writer_text:
 * @self: a writer
 * @text: a text of the user, or none
 *
 * Writes a cell that no program may take for a formula.
 */
void
balik_csv_writer_text (BalikCsvWriter *self, const char *text)
{
  g_autofree char *guarded = balik_csv_guard (text);

  write_cell (self, guarded);
}

/**
 * balik_csv_writer_number:
 * @self: a writer
 * @number: a finite number
 *
 * Writes a cell of a column of numbers.
 */
void
balik_csv_writer_number (BalikCsvWriter *self, double number)
{
  g_autofree char *text = balik_csv_format_number (number);

  write_cell (self, text);
}

/**
 * balik_csv_writer_end_row:
 * @self: a writer
 *
 * Ends a row.
 */
void
balik_csv_writer_end_row (BalikCsvWriter *self)
{
  g_string_append (self->text, "\r\n");
  self->is_in_row = FALSE;
}

/**
 * balik_csv_writer_finish:
 * @self: (transfer full): a writer
 *
 * Returns: (transfer full): what was written
 */
GBytes *
balik_csv_writer_finish (BalikCsvWriter *self)
{
  GBytes *bytes = g_string_free_to_bytes (self->text);

  g_free (self);
  return bytes;
}

/**
 * balik_csv_format_number:
 * @number: a finite number
 *
 * Returns: (transfer full): the shortest text, with a point, that is read as
 *     this very number
 */
char *
balik_csv_format_number (double number)
{
  GString *text = g_string_new (NULL);

  balik_json_append_number (text, number);
  return g_string_free (text, FALSE);
}

/* What begins a formula, or makes some program look for one. */
static gboolean
begins_formula (gunichar c)
{
  switch (c)
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xFF1D: /* the same in full width */
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
    case 0xFE66: /* and in small */
    case 0xFE62:
    case 0xFE63:
    case 0xFE6B:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Blank, or invisible: neither keeps every program from seeing the sign behind it. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_iszerowidth (c)
         || g_unichar_type (c) == G_UNICODE_FORMAT;
}

static gboolean
is_dangerous (const char *text)
{
  while (*text == '\'')
    text++;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (begins_formula (c))
        return TRUE;
      if (!is_blank (c))
        return FALSE;
    }
  return FALSE;
}

/**
 * balik_csv_guard:
 * @text: a text
 *
 * Returns: (transfer full): the text, with an apostrophe before it if a
 *     program could take it for a formula
 */
char *
balik_csv_guard (const char *text)
{
  return g_strconcat (is_dangerous (text) ? "'" : "", text, NULL);
}

/**
 * balik_csv_unguard:
 * @text: a cell of a file that balik_csv_guard() was used for
 *
 * Returns: (transfer none): the text that was guarded
 */
const char *
balik_csv_unguard (const char *text)
{
  return *text == '\'' && is_dangerous (text) ? text + 1 : text;
}
