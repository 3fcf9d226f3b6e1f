/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-json-import.h"

/* The way from a file to the import, and from its problems to lines of text. */

/**
 * balik_json_import_file:
 * @file: a file
 * @problems: (out) (optional) (transfer full) (element-type BalikProblem): as
 *     of balik_json_import()
 * @cancellable: (nullable): to stop reading
 * @error: a #BalikJsonError or a #GIOErrorEnum
 *
 * Reads a plan from a file, of which no more than the largest size is taken in.
 *
 * Returns: (transfer full) (nullable): the plan, which keeps its rules
 */
BalikPlan *
balik_json_import_file (GFile *file,
                        GPtrArray **problems,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  gssize n_read;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (problems != NULL)
    *problems = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_problem_free);
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  do
    {
      g_autoptr (GBytes) part
          = g_input_stream_read_bytes (G_INPUT_STREAM (stream), 1 << 20, cancellable, error);

      if (part == NULL)
        return NULL;
      n_read = (gssize)g_bytes_get_size (part);
      if (!g_output_stream_write_all (memory, g_bytes_get_data (part, NULL), (gsize)n_read, NULL,
                                      cancellable, error))
        return NULL;
    }
  while (n_read > 0
         && g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory))
                <= BALIK_JSON_MAX_SIZE);
  if (!g_output_stream_close (memory, cancellable, error))
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  if (problems != NULL)
    g_clear_pointer (problems, g_ptr_array_unref);
  return balik_json_import (bytes, problems, error);
}

/**
 * balik_json_format_problems:
 * @problems: (element-type BalikProblem): problems
 *
 * Returns: (transfer full): a line for each, as “path: sentence”
 */
char *
balik_json_format_problems (GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const BalikProblem *problem = g_ptr_array_index (problems, i);

      if (*problem->path != '\0')
        g_string_append_printf (text, "%s: ", problem->path);
      g_string_append_printf (text, "%s\n", problem->message);
    }
  return g_string_free (text, FALSE);
}
