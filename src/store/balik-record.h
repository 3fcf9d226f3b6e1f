/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-cell.h"

G_BEGIN_DECLS

/* No table of ours has more columns; those of later versions come behind. */
#define BALIK_RECORD_MAX_CELLS 7

/**
 * BalikRecord:
 * @n_cells: how many columns it has, also where that is more than there are cells
 * @cells: its columns; a text that is none of ours is #BALIK_CELL_OTHER
 * @n_bytes: of each cell, how many bytes it takes
 * @bytes: of each cell, where they are
 *
 * One row as SQLite lays it down, lent from the bytes that it was read from.
 */
typedef struct
{
  guint n_cells;
  BalikCell cells[BALIK_RECORD_MAX_CELLS];
  gsize n_bytes[BALIK_RECORD_MAX_CELLS];
  const guint8 *bytes[BALIK_RECORD_MAX_CELLS];
} BalikRecord;

gsize balik_record_read_varint (const guint8 *data, gsize size, guint64 *number);
gboolean balik_record_read (BalikRecord *self, const guint8 *data, gsize size, GStringChunk *texts);

G_END_DECLS
