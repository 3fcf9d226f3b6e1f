/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-json-import.h"
#include "balik-load-private.h"

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
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (problems != NULL)
    *problems = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_problem_free);
  bytes = balik_load_file (file, BALIK_JSON_MAX_SIZE, cancellable, error);
  if (bytes == NULL)
    return NULL;
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
