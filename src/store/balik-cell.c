/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-cell.h"

/**
 * balik_cell_set_text:
 * @self: a cell
 * @text: bytes with a NUL behind them, which must stay as long as @self is used
 * @length: how many
 *
 * Makes it a text, or something else where the bytes are none that we write.
 */
void
balik_cell_set_text (BalikCell *self, const char *text, gsize length)
{
  const gboolean is_text = g_utf8_validate_len (text, length, NULL);

  *self = (BalikCell){ .type = BALIK_CELL_OTHER };
  if (!is_text)
    return;
  self->type = BALIK_CELL_TEXT;
  self->text = text;
  self->length = length;
}

/**
 * balik_cell_read:
 * @self: a cell
 * @statement: a statement that stands on a row, and stays there as long as @self is used
 * @column: the number of the column, from 0
 *
 * Takes what is there.
 */
void
balik_cell_read (BalikCell *self, sqlite3_stmt *statement, int column)
{
  const char *text;

  *self = (BalikCell){ .type = BALIK_CELL_OTHER };
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_NULL:
      self->type = BALIK_CELL_NULL;
      break;
    case SQLITE_INTEGER:
      self->type = BALIK_CELL_INTEGER;
      self->integer = sqlite3_column_int64 (statement, column);
      break;
    case SQLITE_FLOAT:
      self->type = BALIK_CELL_NUMBER;
      self->number = sqlite3_column_double (statement, column);
      break;
    case SQLITE_TEXT:
      text = (const char *)sqlite3_column_text (statement, column);
      if (text != NULL)
        balik_cell_set_text (self, text, (gsize)sqlite3_column_bytes (statement, column));
      break;
    default:
      break;
    }
}

/**
 * balik_cell_bind:
 * @self: a cell that is nothing foreign
 * @database: a database
 * @statement: a statement of it
 * @place: the number of the parameter, from 1
 * @error: why not
 *
 * Gives @statement a copy of what is in the cell.
 *
 * Returns: whether that went well
 */
gboolean
balik_cell_bind (const BalikCell *self,
                 BalikDatabase *database,
                 sqlite3_stmt *statement,
                 int place,
                 GError **error)
{
  int result;

  switch (self->type)
    {
    case BALIK_CELL_NULL:
      result = sqlite3_bind_null (statement, place);
      break;
    case BALIK_CELL_INTEGER:
      result = sqlite3_bind_int64 (statement, place, self->integer);
      break;
    case BALIK_CELL_NUMBER:
      result = sqlite3_bind_double (statement, place, self->number);
      break;
    case BALIK_CELL_TEXT:
      result = sqlite3_bind_text64 (statement, place, self->text, self->length, SQLITE_TRANSIENT,
                                    SQLITE_UTF8);
      break;
    case BALIK_CELL_OTHER:
    default:
      g_return_val_if_reached (FALSE);
    }
  return balik_database_check (database, result, error);
}
