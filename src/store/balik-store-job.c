/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-job.h"

static void
clear_edit (gpointer data)
{
  BalikEdit *edit = data;

  g_clear_pointer (&edit->before, balik_value_unref);
  g_clear_pointer (&edit->after, balik_value_unref);
}

/**
 * balik_store_job_new:
 * @kind: what is to be done
 * @serial: how many acts of the user it covers
 *
 * Returns: (transfer full): a job
 */
BalikStoreJob *
balik_store_job_new (BalikStoreJobKind kind, guint64 serial)
{
  BalikStoreJob *self = g_new0 (BalikStoreJob, 1);

  self->kind = kind;
  self->serial = serial;
  return self;
}

/**
 * balik_store_job_free:
 * @self: (transfer full): a job
 *
 * Frees it.
 */
void
balik_store_job_free (BalikStoreJob *self)
{
  g_clear_pointer (&self->edits, g_array_unref);
  g_clear_pointer (&self->rows, balik_plan_rows_free);
  g_free (self->path);
  g_free (self->new_path);
  g_free (self->new_name);
  g_free (self->notes);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * balik_store_job_copy_edits:
 * @self: a job
 * @group: what was applied
 *
 * Takes copies of the edits: the history may merge the next into @group.
 */
void
balik_store_job_copy_edits (BalikStoreJob *self, BalikEditGroup *group)
{
  self->edits = g_array_new (FALSE, FALSE, sizeof (BalikEdit));
  g_array_set_clear_func (self->edits, clear_edit);
  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    {
      BalikEdit edit = *balik_edit_group_get_edit (group, i);

      if (edit.before != NULL)
        edit.before = balik_value_ref (edit.before);
      if (edit.after != NULL)
        edit.after = balik_value_ref (edit.after);
      g_array_append_val (self->edits, edit);
    }
}

static gboolean
publish (BalikStoreJob *self, BalikStoreWorker *worker, GError **error)
{
  const gboolean is_done
      = balik_store_worker_publish (worker, self->rows, self->path, &self->is_conflict, error);

  self->notes = balik_store_worker_dup_notes (worker);
  if (!is_done)
    return FALSE;
  self->new_path = g_strdup (balik_store_worker_get_path (worker));
  self->new_name = g_strdup (balik_store_worker_get_name (worker));
  return TRUE;
}

/* The change first: it is not yet anywhere else. */
static gboolean
add_edits (BalikStoreJob *self, BalikStoreWorker *worker, GError **error)
{
  const gboolean is_kept = balik_store_worker_add_edits (worker, self->edits, error);

  balik_store_worker_keep_opened (worker);
  return is_kept;
}

static gboolean
check_flushed (BalikStoreWorker *worker, GError **error)
{
  if (!balik_store_worker_is_behind (worker))
    return TRUE;
  /* Without an edit, this fails with the sentence that says so. */
  return balik_store_worker_add_edits (worker, NULL, error);
}

static gboolean
run (BalikStoreJob *self, BalikStoreWorker *worker, GError **error)
{
  switch (self->kind)
    {
    case BALIK_STORE_JOB_START:
      return balik_store_worker_start (worker, self->rows, error);
    case BALIK_STORE_JOB_EDITS:
      return add_edits (self, worker, error);
    case BALIK_STORE_JOB_CATCH_UP:
      return balik_store_worker_catch_up (worker, self->rows, error);
    case BALIK_STORE_JOB_FLUSH:
      return check_flushed (worker, error);
    case BALIK_STORE_JOB_PUBLISH:
      return publish (self, worker, error);
    case BALIK_STORE_JOB_CLOSE:
      if (self->needs_publish && !publish (self, worker, error))
        return FALSE;
      balik_store_worker_keep_opened (worker);
      balik_store_worker_delete_copy (worker);
      return TRUE;
    case BALIK_STORE_JOB_DISCARD:
      balik_store_worker_keep_opened (worker);
      balik_store_worker_delete_copy (worker);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * balik_store_job_run:
 * @self: a job
 * @worker: who does it
 *
 * Does the job, in whatever thread has the worker, and keeps what came of it.
 */
void
balik_store_job_run (BalikStoreJob *self, BalikStoreWorker *worker)
{
  run (self, worker, &self->error);
}
