/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-file-tasks.h"
#include "balik-json-export.h"
#include "balik-json-import.h"
#include "balik-store.h"

/* Reading and writing of other files than the open one, in a thread. A plan
 * belongs to the main thread, so a worker gets its bytes, or makes its own. */

typedef struct
{
  GBytes *bytes;
  GFile *file;
} CopyData;

static void
copy_data_free (gpointer data)
{
  CopyData *copy = data;

  g_bytes_unref (copy->bytes);
  g_object_unref (copy->file);
  g_free (copy);
}

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

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const CopyData *copy = data;
  GError *error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (copy->bytes, NULL, &error);

  if (plan != NULL && balik_store_write_plan (plan, copy->file, &error))
    g_task_return_boolean (task, TRUE);
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

/**
 * balik_copy_async:
 * @plan: a plan
 * @file: where the copy goes
 * @callback: called when it is written
 * @data: for @callback
 *
 * Writes the plan as it is now into another file.
 */
void
balik_copy_async (BalikPlan *plan, GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  CopyData *copy = g_new0 (CopyData, 1);

  copy->bytes = balik_json_export (plan);
  copy->file = g_object_ref (file);
  g_task_set_source_tag (task, balik_copy_async);
  g_task_set_task_data (task, copy, copy_data_free);
  g_task_run_in_thread (task, copy_thread);
}

/**
 * balik_copy_finish:
 * @result: of balik_copy_async()
 * @error: why it could not be written
 *
 * Returns: whether it was written
 */
gboolean
balik_copy_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
