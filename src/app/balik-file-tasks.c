/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-file-tasks.h"
#include "balik-json-import.h"

/* Reading of other files than plans, in a thread. */

static void
import_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  BalikPlan *plan = balik_json_import_file (data, NULL, cancellable, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * balik_import_async:
 * @file: a JSON file
 * @callback: called when it is read
 * @data: for @callback
 *
 * Reads a plan from an interchange file.
 */
void
balik_import_async (GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, balik_import_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, import_thread);
}

/**
 * balik_import_finish:
 * @result: of balik_import_async()
 * @error: what is wrong with the file
 *
 * Returns: (transfer full): the plan
 */
BalikPlan *
balik_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
