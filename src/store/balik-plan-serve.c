/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-serve.h"

#include <string.h>

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
  g_autoptr (GError) error = NULL;

  if (strcmp (mode, BALIK_READER_OPEN) != 0)
    return FALSE;
  if (balik_plan_scan (data, size, name, NULL, balik_row_writer_take, writer, &error))
    return balik_row_writer_end (writer, 0, NULL);
  return balik_row_writer_refuse (writer, error, NULL);
}
