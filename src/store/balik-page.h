/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BalikPages:
 * @data: the bytes of a file
 * @page_size: of one page
 * @usable: how much of each page is used
 * @n_pages: the pages that are there, the last perhaps cut
 * @tail: (nullable): a last page that was cut, filled up
 * @tail_size: how much of it is there
 * @n_bytes_left: how much payload may still be put together
 *
 * A file of SQLite as pages, every one of which may say anything.
 */
typedef struct
{
  const guint8 *data;
  gsize page_size;
  gsize usable;
  guint32 n_pages;
  guint8 *tail;
  gsize tail_size;
  guint64 n_bytes_left;
} BalikPages;

typedef enum
{
  BALIK_PAGE_INDEX_NODE = 0x02,
  BALIK_PAGE_TABLE_NODE = 0x05,
  BALIK_PAGE_INDEX_LEAF = 0x0a,
  BALIK_PAGE_TABLE_LEAF = 0x0d,
} BalikPageType;

/**
 * BalikPage:
 * @data: its bytes
 * @number: its number, from 1
 * @type: what it is
 * @start: where its own header begins
 * @n_cells: how many cells it has; no more than have room
 *
 * A page that looks like one of a tree.
 */
typedef struct
{
  const guint8 *data;
  guint32 number;
  BalikPageType type;
  gsize start;
  guint n_cells;
} BalikPage;

/**
 * BalikPageCell:
 * @child: of a node, the page below it; else 0
 * @rowid: of a table, the number of the row
 * @has_payload: whether it has a row
 * @size: how long the row is
 * @start: where in the page the row begins
 *
 * One cell of a page.
 */
typedef struct
{
  guint32 child;
  gint64 rowid;
  gboolean has_payload;
  guint64 size;
  gsize start;
} BalikPageCell;

void balik_pages_init (BalikPages *self,
                       const guint8 *data,
                       gsize size,
                       gsize page_size,
                       guint reserved);
void balik_pages_clear (BalikPages *self);
const guint8 *balik_pages_get (const BalikPages *self, guint32 number);
gboolean balik_pages_is_empty (const BalikPages *self, guint32 number);

gboolean balik_page_init (BalikPage *self, const BalikPages *pages, guint32 number, int type);
guint32 balik_page_get_last_child (const BalikPage *self);
gboolean balik_page_read_cell (const BalikPage *self,
                               const BalikPages *pages,
                               guint index,
                               BalikPageCell *cell);
gboolean balik_page_read_payload (const BalikPage *self,
                                  BalikPages *pages,
                                  const BalikPageCell *cell,
                                  GByteArray *payload,
                                  guint8 *seen,
                                  gboolean *is_whole);

G_END_DECLS
