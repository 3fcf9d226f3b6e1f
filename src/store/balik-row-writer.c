/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-row-stream-private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* The end of the stream that is in the jail. */

#define CHUNK_BYTES (64 * 1024)

struct _BalikRowWriter
{
  int fd;
  GByteArray *buffer;
};

/**
 * balik_row_writer_new:
 * @fd: where the stream goes, lent
 *
 * Returns: (transfer full): a writer
 */
BalikRowWriter *
balik_row_writer_new (int fd)
{
  BalikRowWriter *self = g_new0 (BalikRowWriter, 1);

  self->fd = fd;
  self->buffer = g_byte_array_sized_new (2 * CHUNK_BYTES);
  return self;
}

/**
 * balik_row_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees it. What was not ended is not complete.
 */
void
balik_row_writer_free (BalikRowWriter *self)
{
  g_byte_array_unref (self->buffer);
  g_free (self);
}

static gboolean
flush (BalikRowWriter *self, GError **error)
{
  gsize done = 0;

  while (done < self->buffer->len)
    {
      const gssize n = write (self->fd, self->buffer->data + done, self->buffer->len - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                               "Nobody takes the rows.");
          return FALSE;
        }
      done += (gsize)n;
    }
  g_byte_array_set_size (self->buffer, 0);
  return TRUE;
}

static void
add_byte (BalikRowWriter *self, guint byte)
{
  const guint8 plain = (guint8)byte;

  g_byte_array_append (self->buffer, &plain, 1);
}

static void
add_32 (BalikRowWriter *self, gsize number)
{
  const guint32 ordered = GUINT32_TO_BE ((guint32)number);

  g_byte_array_append (self->buffer, (const guint8 *)&ordered, sizeof ordered);
}

static void
add_64 (BalikRowWriter *self, guint64 number)
{
  const guint64 ordered = GUINT64_TO_BE (number);

  g_byte_array_append (self->buffer, (const guint8 *)&ordered, sizeof ordered);
}

/* With a NUL behind it, so that the other end can use it where it is. */
static void
add_text (BalikRowWriter *self, const char *text, gsize length)
{
  add_32 (self, length);
  g_byte_array_append (self->buffer, (const guint8 *)text, (guint)length);
  add_byte (self, 0);
}

static void
add_cell (BalikRowWriter *self, const BalikCell *cell)
{
  guint64 bits;

  G_STATIC_ASSERT (sizeof bits == sizeof cell->number);

  add_byte (self, cell->type);
  switch (cell->type)
    {
    case BALIK_CELL_INTEGER:
      add_64 (self, (guint64)cell->integer);
      break;
    case BALIK_CELL_NUMBER:
      memcpy (&bits, &cell->number, sizeof bits);
      add_64 (self, bits);
      break;
    case BALIK_CELL_TEXT:
      add_text (self, cell->text, cell->length);
      break;
    case BALIK_CELL_NULL:
    case BALIK_CELL_OTHER:
    default:
      break;
    }
}

/* What a sentence quotes may come from the file; the other end is strict about it. */
static void
add_sentence (BalikRowWriter *self, const char *sentence)
{
  g_autofree char *valid = g_utf8_make_valid (sentence, -1);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar letter = g_utf8_get_char (c);

      if (shown->len + 6 > BALIK_SENTENCE_MAX_BYTES)
        break;
      g_string_append_unichar (shown, g_unichar_iscntrl (letter) ? ' ' : letter);
    }
  add_text (self, shown->str, shown->len);
}

/* Returns the place of the length, which end_frame () fills in. */
static guint
begin_frame (BalikRowWriter *self, BalikFrame frame)
{
  add_byte (self, frame);
  add_32 (self, 0);
  return self->buffer->len - BALIK_FRAME_LENGTH_BYTES;
}

static gboolean
end_frame (BalikRowWriter *self, guint start, GError **error)
{
  const guint32 length
      = GUINT32_TO_BE (self->buffer->len - start - (guint32)BALIK_FRAME_LENGTH_BYTES);

  memcpy (self->buffer->data + start, &length, sizeof length);
  return self->buffer->len < CHUNK_BYTES || flush (self, error);
}

/**
 * balik_row_writer_take:
 * @writer: a writer
 * @table: the table that the row is from
 * @cells: the row
 * @error: why not
 *
 * A #BalikRowFunc that hands the row on, whatever is in it.
 *
 * Returns: whether there is somebody who takes it
 */
gboolean
balik_row_writer_take (gpointer writer, BalikTable table, const BalikCell *cells, GError **error)
{
  BalikRowWriter *self = writer;
  const guint start = begin_frame (self, BALIK_FRAME_ROW);

  add_byte (self, table);
  for (guint i = 0; i < balik_table_get_n_cells (table); i++)
    add_cell (self, &cells[i]);
  return end_frame (self, start, error);
}

/**
 * balik_row_writer_add_note:
 * @self: a writer
 * @note: a whole sentence about what was mended or left out
 * @error: why not
 *
 * Hands a note on.
 *
 * Returns: whether there is somebody who takes it
 */
gboolean
balik_row_writer_add_note (BalikRowWriter *self, const char *note, GError **error)
{
  const guint start = begin_frame (self, BALIK_FRAME_NOTE);

  add_sentence (self, note);
  return end_frame (self, start, error);
}

/**
 * balik_row_writer_end:
 * @self: a writer
 * @outcome: how it went, below 256
 * @error: why not
 *
 * Says that this was all.
 *
 * Returns: whether all was handed on
 */
gboolean
balik_row_writer_end (BalikRowWriter *self, int outcome, GError **error)
{
  const guint start = begin_frame (self, BALIK_FRAME_END);

  add_byte (self, (guint)outcome);
  return end_frame (self, start, error) && flush (self, error);
}

/**
 * balik_row_writer_refuse:
 * @self: a writer
 * @reason: why there is no plan
 * @error: why not
 *
 * Says that what was handed on is worth nothing.
 *
 * Returns: whether that was handed on
 */
gboolean
balik_row_writer_refuse (BalikRowWriter *self, const GError *reason, GError **error)
{
  const guint start = begin_frame (self, BALIK_FRAME_REFUSAL);
  const gboolean is_ours = reason->domain == BALIK_STORE_ERROR;

  add_byte (self, is_ours ? (guint)reason->code : BALIK_STORE_ERROR_IO);
  add_sentence (self, reason->message);
  return end_frame (self, start, error) && flush (self, error);
}
