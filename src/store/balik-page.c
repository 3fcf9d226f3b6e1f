/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-page.h"

#include <string.h>

#include "balik-record.h"

/*
 * Pages as SQLite lays them down ("Database File Format" §1.6), for files that
 * it refuses. Every offset and length is taken for hostile: nothing is read
 * outside a page, no chain is followed longer than its row, and all rows
 * together are not put together from more than a few times the file's bytes.
 */

#define FILE_HEADER_BYTES 100
/* As much as SQLite is allowed for a plan. */
#define MAX_ROW_BYTES (8 * 1024 * 1024)
#define MAX_TIMES_READ 4
#define SMALL_FILE_BYTES (16 * 1024 * 1024)

static guint32
get_16 (const guint8 *data)
{
  return (guint32)data[0] << 8 | data[1];
}

static guint32
get_32 (const guint8 *data)
{
  return get_16 (data) << 16 | get_16 (data + 2);
}

/**
 * balik_pages_init:
 * @self: what to fill
 * @data: the bytes of a file, which must stay as long as @self is used
 * @size: how many
 * @page_size: a power of two from 512 to 65536
 * @reserved: how many bytes of each page are not used, 32 at most
 *
 * Looks at a file as pages.
 */
void
balik_pages_init (BalikPages *self, const guint8 *data, gsize size, gsize page_size, guint reserved)
{
  const gsize rest = size % page_size;

  self->data = data;
  self->page_size = page_size;
  self->usable = page_size - reserved;
  self->n_pages = (guint32)((size + page_size - 1) / page_size);
  self->tail = NULL;
  self->tail_size = rest;
  self->n_bytes_left = (guint64)size * MAX_TIMES_READ + SMALL_FILE_BYTES;
  if (rest != 0)
    {
      self->tail = g_malloc0 (page_size);
      memcpy (self->tail, data + size - rest, rest);
    }
}

/**
 * balik_pages_clear:
 * @self: pages
 *
 * Lets go of what balik_pages_init() took.
 */
void
balik_pages_clear (BalikPages *self)
{
  g_clear_pointer (&self->tail, g_free);
}

/**
 * balik_pages_get:
 * @self: pages
 * @number: from 1
 *
 * Returns: (nullable): the bytes of that page, %NULL where it is not there
 */
const guint8 *
balik_pages_get (const BalikPages *self, guint32 number)
{
  if (number == 0 || number > self->n_pages)
    return NULL;
  if (number == self->n_pages && self->tail != NULL)
    return self->tail;
  return self->data + (gsize)(number - 1) * self->page_size;
}

/**
 * balik_pages_is_empty:
 * @self: pages
 * @number: of a page that is there
 *
 * Returns: whether all its bytes are 0
 */
gboolean
balik_pages_is_empty (const BalikPages *self, guint32 number)
{
  const guint8 *data = balik_pages_get (self, number);

  return data[0] == 0 && memcmp (data, data + 1, self->page_size - 1) == 0;
}

static gsize
get_header_size (BalikPageType type)
{
  return type == BALIK_PAGE_INDEX_NODE || type == BALIK_PAGE_TABLE_NODE ? 12 : 8;
}

/**
 * balik_page_init:
 * @self: what to fill
 * @pages: the pages of a file
 * @number: of the page
 * @type: what it shall be taken for, whatever it says; -1 for what it says
 *
 * Returns: whether the page is there and looks like one of a tree
 */
gboolean
balik_page_init (BalikPage *self, const BalikPages *pages, guint32 number, int type)
{
  const guint8 *data = balik_pages_get (pages, number);
  gsize room;

  if (data == NULL)
    return FALSE;
  self->data = data;
  self->number = number;
  self->start = number == 1 ? FILE_HEADER_BYTES : 0;
  self->type = type >= 0 ? (BalikPageType)type : (BalikPageType)data[self->start];
  if (self->type != BALIK_PAGE_INDEX_NODE && self->type != BALIK_PAGE_TABLE_NODE
      && self->type != BALIK_PAGE_INDEX_LEAF && self->type != BALIK_PAGE_TABLE_LEAF)
    return FALSE;
  self->n_cells = get_16 (data + self->start + 3);
  room = (pages->usable - self->start - get_header_size (self->type)) / 2;
  return self->n_cells <= room;
}

/**
 * balik_page_get_last_child:
 * @self: a page
 *
 * Returns: the page below a node that comes after those of its cells; 0 of a leaf
 */
guint32
balik_page_get_last_child (const BalikPage *self)
{
  return get_header_size (self->type) == 12 ? get_32 (self->data + self->start + 8) : 0;
}

/**
 * balik_page_read_cell:
 * @self: a page
 * @pages: the pages that it is one of
 * @index: of the cell
 * @cell: (out): what it says
 *
 * Returns: whether it is one
 */
gboolean
balik_page_read_cell (const BalikPage *self,
                      const BalikPages *pages,
                      guint index,
                      BalikPageCell *cell)
{
  const gsize header_size = get_header_size (self->type);
  gsize at = get_16 (self->data + self->start + header_size + 2 * (gsize)index);
  gsize length;
  guint64 number;

  *cell = (BalikPageCell){ .has_payload = self->type != BALIK_PAGE_TABLE_NODE };
  if (at < self->start + header_size + 2 * (gsize)self->n_cells || at >= pages->usable)
    return FALSE;
  if (header_size == 12)
    {
      if (at + 4 > pages->usable)
        return FALSE;
      cell->child = get_32 (self->data + at);
      at += 4;
    }
  if (cell->has_payload)
    {
      length = balik_record_read_varint (self->data + at, pages->usable - at, &cell->size);
      if (length == 0 || cell->size == 0 || cell->size > MAX_ROW_BYTES)
        return FALSE;
      at += length;
    }
  if (self->type == BALIK_PAGE_TABLE_LEAF || self->type == BALIK_PAGE_TABLE_NODE)
    {
      length = balik_record_read_varint (self->data + at, pages->usable - at, &number);
      if (length == 0)
        return FALSE;
      cell->rowid = (gint64)number;
      at += length;
    }
  cell->start = at;
  return TRUE;
}

/* How much of a page is really there. */
static gsize
get_n_there (const BalikPages *pages, guint32 number)
{
  return number == pages->n_pages && pages->tail != NULL ? pages->tail_size : pages->page_size;
}

/* How much of a row lies on its own page. */
static gsize
get_n_local (const BalikPage *self, const BalikPages *pages, guint64 size)
{
  const gsize usable = pages->usable;
  const gboolean is_table = self->type == BALIK_PAGE_TABLE_LEAF;
  const gsize max = is_table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  const gsize min = (usable - 12) * 32 / 255 - 23;
  gsize local;

  if (size <= max)
    return (gsize)size;
  local = min + (gsize)((size - min) % (usable - 4));
  return local <= max ? local : min;
}

/**
 * balik_page_read_payload:
 * @self: a page
 * @pages: the pages that it is one of
 * @cell: a cell of it that has a row
 * @payload: filled with the row; what is not there is 0
 * @seen: for each page, set to 1 where the row goes on there
 * @is_whole: (out): whether all of it was there
 *
 * Returns: whether it could be put together
 */
gboolean
balik_page_read_payload (const BalikPage *self,
                         BalikPages *pages,
                         const BalikPageCell *cell,
                         GByteArray *payload,
                         guint8 *seen,
                         gboolean *is_whole)
{
  const gsize n_local = get_n_local (self, pages, cell->size);
  gsize left = (gsize)cell->size - n_local;
  guint32 next;

  *is_whole = TRUE;
  if (n_local + (left > 0 ? 4 : 0) > pages->usable - cell->start
      || cell->start + n_local > get_n_there (pages, self->number)
      || cell->size > pages->n_bytes_left)
    return FALSE;
  pages->n_bytes_left -= cell->size;
  g_byte_array_set_size (payload, 0);
  g_byte_array_append (payload, self->data + cell->start, (guint)n_local);
  if (left == 0)
    return TRUE;

  next = get_32 (self->data + cell->start + n_local);
  while (left > 0)
    {
      const guint8 *data = balik_pages_get (pages, next);
      const gsize here = MIN (left, pages->usable - 4);

      if (data == NULL)
        {
          const guint old = payload->len;

          *is_whole = FALSE;
          g_byte_array_set_size (payload, old + (guint)left);
          memset (payload->data + old, 0, left);
          return TRUE;
        }
      if (4 + here > get_n_there (pages, next))
        *is_whole = FALSE;
      g_byte_array_append (payload, data + 4, (guint)here);
      seen[next] = 1;
      left -= here;
      next = get_32 (data);
    }
  return TRUE;
}
