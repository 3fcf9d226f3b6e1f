/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "balik-row-stream.h"

/* The stream of rows: what goes in comes out, and nothing that is wrong gets through. */

typedef struct
{
  BalikRowWriter *writer;
  int fd;
  GString *seen;
} StreamFixture;

static void
set_up (StreamFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->fd = g_file_open_tmp (NULL, &path, NULL);
  g_assert_cmpint (fixture->fd, >=, 0);
  g_assert_cmpint (unlink (path), ==, 0);
  fixture->writer = balik_row_writer_new (fixture->fd);
  fixture->seen = g_string_new (NULL);
}

static void
tear_down (StreamFixture *fixture, gconstpointer data)
{
  balik_row_writer_free (fixture->writer);
  close (fixture->fd);
  g_string_free (fixture->seen, TRUE);
}

static GByteArray *
load (StreamFixture *fixture)
{
  const off_t size = lseek (fixture->fd, 0, SEEK_END);
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_set_size (bytes, (guint)size);
  g_assert_cmpint (pread (fixture->fd, bytes->data, (gsize)size, 0), ==, size);
  return bytes;
}

static gboolean
note_row (gpointer data, BalikTable table, const BalikCell *cells, GError **error)
{
  GString *seen = data;

  g_string_append_printf (seen, "%s", balik_table_get_name (table));
  for (guint i = 0; i < balik_table_get_n_cells (table); i++)
    switch (cells[i].type)
      {
      case BALIK_CELL_NULL:
        g_string_append (seen, " null");
        break;
      case BALIK_CELL_INTEGER:
        g_string_append_printf (seen, " %" G_GINT64_FORMAT, cells[i].integer);
        break;
      case BALIK_CELL_NUMBER:
        g_string_append_printf (seen, " %a", cells[i].number);
        break;
      case BALIK_CELL_TEXT:
        g_assert_cmpuint (strlen (cells[i].text), ==, cells[i].length);
        g_string_append_printf (seen, " “%s”", cells[i].text);
        break;
      case BALIK_CELL_OTHER:
        g_string_append (seen, " other");
        break;
      default:
        g_assert_not_reached ();
      }
  g_string_append_c (seen, '\n');
  return TRUE;
}

static BalikCell
text_cell (const char *text)
{
  BalikCell cell;

  balik_cell_set_text (&cell, text, strlen (text));
  return cell;
}

static BalikCell
integer_cell (gint64 integer)
{
  return (BalikCell){ .type = BALIK_CELL_INTEGER, .integer = integer };
}

static BalikCell
number_cell (double number)
{
  return (BalikCell){ .type = BALIK_CELL_NUMBER, .number = number };
}

static void
write_rows (StreamFixture *fixture)
{
  const BalikCell null = { .type = BALIK_CELL_NULL };
  const BalikCell other = { .type = BALIK_CELL_OTHER };
  const BalikCell meta[] = { text_cell ("key"), text_cell ("") };
  const BalikCell item[] = { integer_cell (G_MININT64), text_cell ("ការ្យ"),
                             integer_cell (G_MAXINT64), text_cell ("list"), integer_cell (-1) };
  const BalikCell value[] = { integer_cell (0),  other, text_cell ("range"),
                              number_cell (0.1), null,  number_cell (-INFINITY),
                              text_cell ("a\nb") };
  GError *error = NULL;

  g_assert_true (balik_row_writer_take (fixture->writer, BALIK_TABLE_META, meta, &error));
  g_assert_true (balik_row_writer_take (fixture->writer, BALIK_TABLE_ITEM, item, &error));
  g_assert_true (balik_row_writer_take (fixture->writer, BALIK_TABLE_VALUE, value, &error));
  g_assert_true (
      balik_row_writer_add_note (fixture->writer, "Two\ncards\x1b[1m were lost.", &error));
  g_assert_true (balik_row_writer_end (fixture->writer, 3, &error));
  g_assert_no_error (error);
}

static const char rows_seen[] = "meta “key” “”\n"
                                "item -9223372036854775808 “ការ្យ” 9223372036854775807 “list” -1\n"
                                "value 0 other “range” 0x1.999999999999ap-4 null -inf “a\nb”\n";

static void
test_round_trip (StreamFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = NULL;

  write_rows (fixture);
  bytes = load (fixture);
  for (guint piece = 1; piece <= bytes->len; piece++)
    {
      g_autoptr (BalikRowParser) parser
          = balik_row_parser_new ("Name", bytes->len, note_row, fixture->seen);
      g_autoptr (GError) error = NULL;

      g_string_truncate (fixture->seen, 0);
      for (guint start = 0; start < bytes->len; start += piece)
        {
          g_assert_false (balik_row_parser_has_ended (parser));
          g_assert_true (balik_row_parser_feed (parser, bytes->data + start,
                                                MIN (piece, bytes->len - start), &error));
        }
      g_assert_true (balik_row_parser_has_ended (parser));
      g_assert_cmpint (balik_row_parser_get_outcome (parser), ==, 3);
      g_assert_cmpstr (fixture->seen->str, ==, rows_seen);
      g_assert_cmpuint (balik_row_parser_get_notes (parser)->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (balik_row_parser_get_notes (parser), 0), ==,
                       "Two cards [1m were lost.");
    }
}

static void
test_refusal (StreamFixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (10000, 'x');
  g_autoptr (GError) reason
      = g_error_new (BALIK_STORE_ERROR, BALIK_STORE_ERROR_NEWER, "Too\xff new: %s", long_text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (BalikRowParser) parser = balik_row_parser_new ("Name", 65536, note_row, fixture->seen);

  g_assert_true (balik_row_writer_refuse (fixture->writer, reason, NULL));
  bytes = load (fixture);
  g_assert_false (balik_row_parser_feed (parser, bytes->data, bytes->len, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NEWER);
  g_assert_true (g_str_has_prefix (error->message, "Too\xef\xbf\xbd new: xxx"));
  g_assert_cmpuint (strlen (error->message), <=, 4096);
}

static gboolean
feed_all (const guint8 *data, gsize size, GString *seen)
{
  g_autoptr (BalikRowParser) parser = balik_row_parser_new ("Name", size, note_row, seen);
  g_autoptr (GError) error = NULL;

  g_string_truncate (seen, 0);
  if (balik_row_parser_feed (parser, data, size, &error))
    return balik_row_parser_has_ended (parser);
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED);
  return FALSE;
}

/* Cut anywhere it is not complete. */
static void
test_cut (StreamFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = NULL;

  write_rows (fixture);
  bytes = load (fixture);
  g_assert_true (feed_all (bytes->data, bytes->len, fixture->seen));
  for (guint size = 0; size < bytes->len; size++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes->data, MAX (size, 1));

      g_assert_false (feed_all (copy, size, fixture->seen));
    }
}

/* Whatever byte is wrong: it ends in rows or in an error, never elsewhere. */
static void
test_wrong_bytes (StreamFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = NULL;
  guint n_refused = 0;

  write_rows (fixture);
  bytes = load (fixture);
  for (guint i = 0; i < bytes->len; i++)
    for (guint byte = 0; byte < 256; byte++)
      {
        const guint8 right = bytes->data[i];

        bytes->data[i] = (guint8)byte;
        if (!feed_all (bytes->data, bytes->len, fixture->seen))
          n_refused++;
        bytes->data[i] = right;
      }
  g_test_message ("%u of %u refused", n_refused, bytes->len * 256);
  g_assert_cmpuint (n_refused, >, bytes->len * 256 / 4);
}

static void
test_order (StreamFixture *fixture, gconstpointer data)
{
  const BalikCell meta[] = { text_cell ("key"), text_cell ("value") };
  const BalikCell item[] = { integer_cell (1), text_cell ("plan"), integer_cell (0), text_cell (""),
                             integer_cell (0) };
  g_autoptr (GByteArray) bytes = NULL;

  g_assert_true (balik_row_writer_take (fixture->writer, BALIK_TABLE_ITEM, item, NULL));
  g_assert_true (balik_row_writer_take (fixture->writer, BALIK_TABLE_META, meta, NULL));
  g_assert_true (balik_row_writer_end (fixture->writer, 0, NULL));
  bytes = load (fixture);
  g_assert_false (feed_all (bytes->data, bytes->len, fixture->seen));
}

static void
test_too_much (StreamFixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikRowParser) parser = NULL;

  write_rows (fixture);
  bytes = load (fixture);
  parser = balik_row_parser_new ("Name", bytes->len - 1, note_row, fixture->seen);
  g_assert_true (balik_row_parser_feed (parser, bytes->data, 10, &error));
  g_assert_false (balik_row_parser_feed (parser, bytes->data + 10, bytes->len - 10, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED);
}

/* A frame that announces more than any row has is not waited for. */
static void
test_long_frame (StreamFixture *fixture, gconstpointer data)
{
  static const guint8 head[] = { 1, 0x00, 0x90, 0x00, 0x01 };
  g_autoptr (BalikRowParser) parser
      = balik_row_parser_new ("Name", G_MAXUINT64, note_row, fixture->seen);
  g_autoptr (GError) error = NULL;

  G_STATIC_ASSERT (BALIK_FRAME_MAX_BYTES == 0x900000);

  g_assert_false (balik_row_parser_feed (parser, head, sizeof head, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED);
}

#define ADD(path, func) g_test_add (path, StreamFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/row-stream/round-trip", test_round_trip);
  ADD ("/store/row-stream/refusal", test_refusal);
  ADD ("/store/row-stream/cut", test_cut);
  ADD ("/store/row-stream/wrong-bytes", test_wrong_bytes);
  ADD ("/store/row-stream/order", test_order);
  ADD ("/store/row-stream/too-much", test_too_much);
  ADD ("/store/row-stream/long-frame", test_long_frame);

  return g_test_run ();
}
