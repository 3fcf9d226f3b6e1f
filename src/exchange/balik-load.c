/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-load-private.h"

#define PART_BYTES (1 << 20)

/*
 * Reads a file that may be endless: a little more than @max_bytes at the most,
 * so that whoever looks at it sees that it is too large.
 */
GBytes *
balik_load_file (GFile *file, gsize max_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize n_read;

  if (stream == NULL)
    return NULL;
  do
    {
      g_autoptr (GBytes) part
          = g_input_stream_read_bytes (G_INPUT_STREAM (stream), PART_BYTES, cancellable, error);

      if (part == NULL)
        return NULL;
      n_read = g_bytes_get_size (part);
      g_byte_array_append (bytes, g_bytes_get_data (part, NULL), (guint)n_read);
    }
  while (n_read > 0 && bytes->len <= max_bytes);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
