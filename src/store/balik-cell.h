/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-database.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_CELL_NULL,
  BALIK_CELL_INTEGER,
  BALIK_CELL_NUMBER,
  BALIK_CELL_TEXT,
  /* Bytes, or a text that is not UTF-8 or has a NUL inside: nothing of ours. */
  BALIK_CELL_OTHER,
} BalikCellType;

/**
 * BalikCell:
 * @type: what is there, not what the table declares
 * @integer: of an integer
 * @number: of a number, which may be infinite
 * @text: of a text, lent by whoever filled the cell; else %NULL
 * @length: of a text, in bytes
 *
 * One value of a row, wherever the row comes from.
 */
typedef struct
{
  BalikCellType type;
  gint64 integer;
  double number;
  const char *text;
  gsize length;
} BalikCell;

void balik_cell_set_text (BalikCell *self, const char *text, gsize length);
void balik_cell_read (BalikCell *self, sqlite3_stmt *statement, int column);
gboolean balik_cell_bind (const BalikCell *self,
                          BalikDatabase *database,
                          sqlite3_stmt *statement,
                          int place,
                          GError **error);

G_END_DECLS
