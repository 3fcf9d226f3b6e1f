/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-row-stream-private.h"

#include <string.h>

#include <glib/gi18n.h>

/*
 * The end of the stream that is outside the jail. What comes in was written by
 * a process that a stranger's file may have taken over: each length and each
 * type is looked at, and what does not fit ends the reading.
 */

#define MAX_NOTES 1000

struct _BalikRowParser
{
  char *name;
  guint64 bytes_left;
  BalikRowFunc take;
  gpointer taker;

  GByteArray *buffer;
  BalikTable table;
  GPtrArray *notes;
  int outcome;
  gboolean has_ended;
};

/* What is left of one frame. */
typedef struct
{
  const guint8 *data;
  gsize size;
} Rest;

/**
 * balik_row_parser_new:
 * @name: what messages call the plan
 * @max_bytes: the most that may come
 * @take: called for each row
 * @taker: for @take
 *
 * Returns: (transfer full): a parser at the start of a stream
 */
BalikRowParser *
balik_row_parser_new (const char *name, guint64 max_bytes, BalikRowFunc take, gpointer taker)
{
  BalikRowParser *self = g_new0 (BalikRowParser, 1);

  self->name = g_strdup (name);
  self->bytes_left = max_bytes;
  self->take = take;
  self->taker = taker;
  self->buffer = g_byte_array_new ();
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * balik_row_parser_free:
 * @self: (transfer full): a parser
 *
 * Frees it.
 */
void
balik_row_parser_free (BalikRowParser *self)
{
  g_byte_array_unref (self->buffer);
  g_ptr_array_unref (self->notes);
  g_free (self->name);
  g_free (self);
}

/**
 * balik_row_stream_get_max_bytes:
 * @size: the size of a file
 *
 * Returns: more than the rows of such a file can need: a number takes nine
 *     bytes in the stream, and often one in the file
 */
guint64
balik_row_stream_get_max_bytes (gsize size)
{
  return 4 * (guint64)size + 64 * 1024;
}

/**
 * balik_row_stream_fail:
 * @name: what messages call the plan
 * @error: where the sentence goes
 *
 * Says that the reader broke down or was not to be trusted.
 *
 * Returns: %FALSE
 */
gboolean
balik_row_stream_fail (const char *name, GError **error)
{
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: %s is the name of a plan */
               _ ("“%s” could not be read safely, so it is not opened."), name);
  return FALSE;
}

static gboolean
take_byte (Rest *rest, guint8 *byte)
{
  if (rest->size < 1)
    return FALSE;
  *byte = rest->data[0];
  rest->data++;
  rest->size--;
  return TRUE;
}

static gboolean
take_32 (Rest *rest, guint32 *number)
{
  if (rest->size < sizeof *number)
    return FALSE;
  memcpy (number, rest->data, sizeof *number);
  *number = GUINT32_FROM_BE (*number);
  rest->data += sizeof *number;
  rest->size -= sizeof *number;
  return TRUE;
}

static gboolean
take_64 (Rest *rest, guint64 *number)
{
  if (rest->size < sizeof *number)
    return FALSE;
  memcpy (number, rest->data, sizeof *number);
  *number = GUINT64_FROM_BE (*number);
  rest->data += sizeof *number;
  rest->size -= sizeof *number;
  return TRUE;
}

/* Any bytes, but with a NUL behind them. */
static gboolean
take_text (Rest *rest, const char **text, gsize *length)
{
  guint32 number;

  if (!take_32 (rest, &number) || number >= rest->size || rest->data[number] != 0)
    return FALSE;
  *text = (const char *)rest->data;
  *length = number;
  rest->data += (gsize)number + 1;
  rest->size -= (gsize)number + 1;
  return TRUE;
}

static gboolean
take_cell (Rest *rest, BalikCell *cell)
{
  guint8 type;
  guint64 bits;
  const char *text;
  gsize length;

  if (!take_byte (rest, &type))
    return FALSE;
  *cell = (BalikCell){ .type = (BalikCellType)type };
  switch (type)
    {
    case BALIK_CELL_NULL:
    case BALIK_CELL_OTHER:
      return TRUE;
    case BALIK_CELL_INTEGER:
      if (!take_64 (rest, &bits))
        return FALSE;
      cell->integer = (gint64)bits;
      return TRUE;
    case BALIK_CELL_NUMBER:
      if (!take_64 (rest, &bits))
        return FALSE;
      memcpy (&cell->number, &bits, sizeof bits);
      return TRUE;
    case BALIK_CELL_TEXT:
      if (!take_text (rest, &text, &length))
        return FALSE;
      balik_cell_set_text (cell, text, length);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The tables come one after the other. */
static gboolean
parse_row (BalikRowParser *self, Rest *rest, GError **error)
{
  BalikCell cells[BALIK_ROW_MAX_CELLS];
  guint8 table;

  if (!take_byte (rest, &table) || table >= BALIK_N_TABLES || table < self->table)
    return balik_row_stream_fail (self->name, error);
  self->table = table;
  for (guint i = 0; i < balik_table_get_n_cells (self->table); i++)
    if (!take_cell (rest, &cells[i]))
      return balik_row_stream_fail (self->name, error);
  if (rest->size != 0)
    return balik_row_stream_fail (self->name, error);
  return self->take (self->taker, self->table, cells, error);
}

/* A sentence that can be shown: no control characters, and not endless. */
static char *
take_sentence (Rest *rest)
{
  const char *text;
  gsize length;

  if (!take_text (rest, &text, &length) || rest->size != 0 || length == 0
      || length > BALIK_SENTENCE_MAX_BYTES || !g_utf8_validate_len (text, length, NULL))
    return NULL;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return NULL;
  return g_strdup (text);
}

static gboolean
parse_note (BalikRowParser *self, Rest *rest, GError **error)
{
  char *note = self->notes->len < MAX_NOTES ? take_sentence (rest) : NULL;

  if (note == NULL)
    return balik_row_stream_fail (self->name, error);
  g_ptr_array_add (self->notes, note);
  return TRUE;
}

static gboolean
parse_end (BalikRowParser *self, Rest *rest, GError **error)
{
  guint8 outcome;

  if (!take_byte (rest, &outcome) || rest->size != 0)
    return balik_row_stream_fail (self->name, error);
  self->outcome = outcome;
  self->has_ended = TRUE;
  return TRUE;
}

static gboolean
parse_refusal (BalikRowParser *self, Rest *rest, GError **error)
{
  guint8 code;
  g_autofree char *message = NULL;

  if (take_byte (rest, &code) && code < BALIK_STORE_N_ERRORS)
    message = take_sentence (rest);
  if (message == NULL)
    return balik_row_stream_fail (self->name, error);
  g_set_error_literal (error, BALIK_STORE_ERROR, code, message);
  return FALSE;
}

static gboolean
parse_frame (BalikRowParser *self, guint8 frame, Rest rest, GError **error)
{
  switch (frame)
    {
    case BALIK_FRAME_ROW:
      return parse_row (self, &rest, error);
    case BALIK_FRAME_NOTE:
      return parse_note (self, &rest, error);
    case BALIK_FRAME_END:
      return parse_end (self, &rest, error);
    case BALIK_FRAME_REFUSAL:
      return parse_refusal (self, &rest, error);
    default:
      return balik_row_stream_fail (self->name, error);
    }
}

/* Returns how many bytes made whole frames; -1 when reading shall end. */
static gssize
parse_frames (BalikRowParser *self, const guint8 *data, gsize size, GError **error)
{
  gsize done = 0;

  while (size - done >= BALIK_FRAME_HEAD_BYTES)
    {
      Rest rest = { data + done + 1, size - done - 1 };
      guint32 length;

      if (!take_32 (&rest, &length) || length > BALIK_FRAME_MAX_BYTES || self->has_ended)
        {
          balik_row_stream_fail (self->name, error);
          return -1;
        }
      if (length > rest.size)
        break;
      rest.size = length;
      if (!parse_frame (self, data[done], rest, error))
        return -1;
      done += BALIK_FRAME_HEAD_BYTES + (gsize)length;
    }
  return (gssize)done;
}

/**
 * balik_row_parser_feed:
 * @self: a parser
 * @data: what came
 * @size: how many bytes
 * @error: why reading ends: the refusal of the other end, a row that was not
 *     taken, or something that does not belong into a stream
 *
 * Goes on with what came.
 *
 * Returns: whether to go on
 */
gboolean
balik_row_parser_feed (BalikRowParser *self, const guint8 *data, gsize size, GError **error)
{
  gssize done;

  if (size > self->bytes_left || (self->has_ended && size > 0))
    return balik_row_stream_fail (self->name, error);
  self->bytes_left -= size;

  /* Mostly whole frames come: those are not copied. */
  if (self->buffer->len == 0)
    {
      done = parse_frames (self, data, size, error);
      if (done >= 0)
        g_byte_array_append (self->buffer, data + done, (guint)(size - (gsize)done));
      return done >= 0;
    }
  g_byte_array_append (self->buffer, data, (guint)size);
  done = parse_frames (self, self->buffer->data, self->buffer->len, error);
  if (done > 0)
    g_byte_array_remove_range (self->buffer, 0, (guint)done);
  return done >= 0;
}

/**
 * balik_row_parser_has_ended:
 * @self: a parser
 *
 * Returns: whether the stream is complete
 */
gboolean
balik_row_parser_has_ended (const BalikRowParser *self)
{
  return self->has_ended && self->buffer->len == 0;
}

/**
 * balik_row_parser_get_outcome:
 * @self: a parser whose stream is complete
 *
 * Returns: what the other end says about how it went, 0 to 255
 */
int
balik_row_parser_get_outcome (const BalikRowParser *self)
{
  return self->outcome;
}

/**
 * balik_row_parser_get_notes:
 * @self: a parser
 *
 * Returns: (transfer none) (element-type utf8): the notes, sentences that can be shown
 */
GPtrArray *
balik_row_parser_get_notes (const BalikRowParser *self)
{
  return self->notes;
}
