/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-record.h"

#include <string.h>

/* Rows as SQLite lays them down ("Database File Format" §2.1), for bytes that it refuses. */

/* Kinds of columns, by their serial type. */
enum
{
  SERIAL_NULL = 0,
  SERIAL_INTEGER_64 = 6,
  SERIAL_NUMBER = 7,
  SERIAL_ZERO = 8,
  SERIAL_ONE = 9,
  SERIAL_BYTES = 12,
};

#define MAX_VARINT_BYTES 9

/**
 * balik_record_read_varint:
 * @data: bytes
 * @size: how many
 * @number: (out): the number that they begin with
 *
 * Returns: how many bytes it takes; 0 where it is not whole
 */
gsize
balik_record_read_varint (const guint8 *data, gsize size, guint64 *number)
{
  guint64 sum = 0;

  for (gsize i = 0; i < MIN (size, MAX_VARINT_BYTES); i++)
    {
      if (i == MAX_VARINT_BYTES - 1)
        {
          *number = sum << 8 | data[i];
          return MAX_VARINT_BYTES;
        }
      sum = sum << 7 | (data[i] & 0x7f);
      if (data[i] < 0x80)
        {
          *number = sum;
          return i + 1;
        }
    }
  return 0;
}

static gsize
get_n_bytes (guint64 serial)
{
  static const gsize n_bytes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };

  return serial < SERIAL_BYTES ? n_bytes[serial] : (gsize)((serial - SERIAL_BYTES) / 2);
}

static gint64
read_integer (const guint8 *data, gsize size)
{
  /* The first byte has the sign. */
  guint64 number = data[0] >= 0x80 ? G_MAXUINT64 : 0;

  for (gsize i = 0; i < size; i++)
    number = number << 8 | data[i];
  return (gint64)number;
}

static void
fill (BalikCell *cell, guint64 serial, const guint8 *data, gsize size, GStringChunk *texts)
{
  *cell = (BalikCell){ .type = BALIK_CELL_OTHER };
  if (serial == SERIAL_NULL)
    cell->type = BALIK_CELL_NULL;
  else if (serial == SERIAL_ZERO || serial == SERIAL_ONE)
    *cell = (BalikCell){ .type = BALIK_CELL_INTEGER, .integer = serial == SERIAL_ONE };
  else if (serial <= SERIAL_INTEGER_64)
    *cell = (BalikCell){ .type = BALIK_CELL_INTEGER, .integer = read_integer (data, size) };
  else if (serial == SERIAL_NUMBER)
    {
      guint64 bits;

      memcpy (&bits, data, sizeof bits);
      bits = GUINT64_FROM_BE (bits);
      cell->type = BALIK_CELL_NUMBER;
      memcpy (&cell->number, &bits, sizeof bits);
    }
  else if (serial > SERIAL_BYTES && serial % 2 == 1
           && g_utf8_validate_len ((const char *)data, size, NULL))
    balik_cell_set_text (cell, g_string_chunk_insert_len (texts, (const char *)data, (gssize)size),
                         size);
}

/**
 * balik_record_read:
 * @self: what to fill
 * @data: bytes, which must stay as long as @self is used
 * @size: how many
 * @texts: where texts are kept
 *
 * Takes a row apart.
 *
 * Returns: whether the bytes are those of a row
 */
gboolean
balik_record_read (BalikRecord *self, const guint8 *data, gsize size, GStringChunk *texts)
{
  guint64 serials[BALIK_RECORD_MAX_CELLS];
  guint64 header_size;
  gsize at = balik_record_read_varint (data, size, &header_size);
  gsize body;

  self->n_cells = 0;
  if (at == 0 || header_size < at || header_size > size)
    return FALSE;
  body = (gsize)header_size;
  while (at < header_size)
    {
      guint64 serial;
      const gsize length = balik_record_read_varint (data + at, (gsize)header_size - at, &serial);
      gsize n_bytes;

      if (length == 0 || serial == SERIAL_BYTES - 1 || serial == SERIAL_BYTES - 2)
        return FALSE;
      n_bytes = get_n_bytes (serial);
      if (n_bytes > size - body)
        return FALSE;
      if (self->n_cells < BALIK_RECORD_MAX_CELLS)
        {
          serials[self->n_cells] = serial;
          self->n_bytes[self->n_cells] = n_bytes;
          self->bytes[self->n_cells] = data + body;
        }
      self->n_cells++;
      at += length;
      body += n_bytes;
    }
  for (guint i = 0; i < MIN (self->n_cells, BALIK_RECORD_MAX_CELLS); i++)
    fill (&self->cells[i], serials[i], self->bytes[i], self->n_bytes[i], texts);
  return self->n_cells > 0;
}
