/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-import.h"

/**
 * balik_csv_load_file:
 * @file: a file
 * @cancellable: (nullable): to stop reading
 * @error: a #BalikCsvError or a #GIOErrorEnum
 *
 * Reads a file, but no more of it than the largest table.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
balik_csv_load_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize n_read = 0;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  do
    {
      g_autoptr (GBytes) part
          = g_input_stream_read_bytes (G_INPUT_STREAM (stream), 1 << 20, cancellable, error);

      if (part == NULL)
        return NULL;
      n_read = g_bytes_get_size (part);
      g_byte_array_append (bytes, g_bytes_get_data (part, NULL), (guint)n_read);
    }
  while (n_read > 0 && bytes->len <= BALIK_CSV_MAX_SIZE);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
