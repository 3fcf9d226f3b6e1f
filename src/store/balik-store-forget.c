/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-recoverable.h"
#include "balik-version.h"

/* All that this computer keeps of a plan, beside its file. */

/**
 * balik_store_forget_plan:
 * @doc_id: the id of a plan
 * @error: what could not be taken away
 *
 * Takes away what this computer keeps of the plan: its versions, and work that
 * was left. A window that has it open keeps its work; see
 * #BalikStore:keeps-nothing for that. The file of the plan stays.
 *
 * Returns: whether nothing is left
 */
gboolean
balik_store_forget_plan (const char *doc_id, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (doc_id != NULL, FALSE);

  if (!balik_versions_forget (doc_id, error))
    return FALSE;
  found = balik_store_list_recoverable ();
  for (guint i = 0; i < found->len; i++)
    {
      const BalikRecoverable *recoverable = g_ptr_array_index (found, i);

      if (g_str_equal (recoverable->doc_id, doc_id)
          && !balik_store_forget_recoverable (recoverable, error))
        return FALSE;
    }
  return TRUE;
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (balik_store_forget_plan (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * balik_store_forget_plan_async:
 * @doc_id: the id of a plan
 * @cb: (nullable): called when it is done
 * @data: for @cb
 *
 * As balik_store_forget_plan(), but does not wait.
 */
void
balik_store_forget_plan_async (const char *doc_id, GAsyncReadyCallback cb, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (doc_id != NULL);

  task = g_task_new (NULL, NULL, cb, data);
  g_task_set_source_tag (task, balik_store_forget_plan_async);
  g_task_set_task_data (task, g_strdup (doc_id), g_free);
  g_task_run_in_thread (task, forget_in_thread);
}

/**
 * balik_store_forget_plan_finish:
 * @result: what the callback got
 * @error: what could not be taken away
 *
 * Returns: whether nothing is left
 */
gboolean
balik_store_forget_plan_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
