/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-serve.h"

#include <string.h>

#include "balik-plan-file.h"
#include "balik-plan-scan.h"
#include "balik-reader-process.h"
#include "balik-row-stream.h"

/* What balik-reader does between its jail and its parent: bytes in, stream of rows out. */

/* Beside the bytes themselves, which SQLite does not copy. */
#define MAX_HEAP_BYTES (64 * 1024 * 1024)

/**
 * balik_plan_serve_prepare:
 *
 * Lets SQLite open what it needs, and bounds its memory. Both hold for the
 * whole process, so no other program may call it.
 */
void
balik_plan_serve_prepare (void)
{
  guint8 byte;

  sqlite3_initialize ();
  sqlite3_randomness (1, &byte);
  sqlite3_hard_heap_limit64 (MAX_HEAP_BYTES);
}

static gboolean
write_meta (BalikRowWriter *writer, const BalikPlanMeta *meta)
{
  g_autoptr (GHashTable) texts = balik_plan_meta_dup_texts (meta);
  GHashTableIter iter;
  gpointer key, text;
  gboolean is_done = TRUE;

  g_hash_table_iter_init (&iter, texts);
  while (is_done && g_hash_table_iter_next (&iter, &key, &text))
    {
      BalikCell cells[BALIK_ROW_MAX_CELLS];

      balik_cell_set_text (&cells[0], key, strlen (key));
      balik_cell_set_text (&cells[1], text, strlen (text));
      is_done = balik_row_writer_take (writer, BALIK_TABLE_META, cells, NULL);
    }
  return is_done;
}

static gboolean
write_notes (BalikRowWriter *writer, GPtrArray *notes)
{
  gboolean is_done = TRUE;

  for (guint i = 0; is_done && i < notes->len; i++)
    is_done = balik_row_writer_add_note (writer, g_ptr_array_index (notes, i), NULL);
  return is_done;
}

static gboolean
write_file (BalikRowWriter *writer, const BalikPlanFile *file)
{
  BalikCell cells[BALIK_ROW_MAX_CELLS];
  gboolean is_done = write_meta (writer, file->meta);

  for (guint i = 0; is_done && i < file->rows->items->len; i++)
    {
      balik_item_row_fill_cells (&g_array_index (file->rows->items, BalikItemRow, i), cells);
      is_done = balik_row_writer_take (writer, BALIK_TABLE_ITEM, cells, NULL);
    }
  for (guint i = 0; is_done && i < file->rows->values->len; i++)
    {
      g_autofree char *text = balik_value_row_fill_cells (
          &g_array_index (file->rows->values, BalikValueRow, i), cells);

      is_done = balik_row_writer_take (writer, BALIK_TABLE_VALUE, cells, NULL);
    }
  return is_done && write_notes (writer, file->notes)
         && balik_row_writer_end (writer, file->outcome, NULL);
}

static gboolean
serve_salvage (BalikRowWriter *writer, const guint8 *data, gsize size, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlanFile) file = balik_plan_file_salvage_bytes (bytes, name, NULL, &error);

  return file != NULL ? write_file (writer, file) : balik_row_writer_refuse (writer, error, NULL);
}

/**
 * balik_plan_serve:
 * @data: what a file holds; it changes
 * @size: how many bytes, 512 or more
 * @mode: BALIK_READER_OPEN or BALIK_READER_SALVAGE
 * @name: what messages call the file
 * @output: where the stream goes
 *
 * Rows go out as they are read, so that a large plan takes no memory here.
 * Whoever takes them looks at them.
 *
 * Returns: whether all was said
 */
gboolean
balik_plan_serve (guint8 *data, gsize size, const char *mode, const char *name, int output)
{
  g_autoptr (BalikRowWriter) writer = balik_row_writer_new (output);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (strcmp (mode, BALIK_READER_SALVAGE) == 0)
    return serve_salvage (writer, data, size, name);
  if (strcmp (mode, BALIK_READER_OPEN) != 0)
    return FALSE;
  if (balik_plan_scan (data, size, name, NULL, notes, balik_row_writer_take, writer, &error))
    return write_notes (writer, notes)
           && balik_row_writer_end (writer, notes->len > 0 ? BALIK_PLAN_REPAIRED : BALIK_PLAN_OPENS,
                                    NULL);
  return balik_row_writer_refuse (writer, error, NULL);
}
