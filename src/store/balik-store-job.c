/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-job.h"

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
  g_clear_pointer (&self->step.applied, balik_edit_group_unref);
  g_clear_pointer (&self->step.act, balik_edit_group_unref);
  g_clear_pointer (&self->rows, balik_plan_rows_free);
  g_clear_pointer (&self->acts, balik_acts_free);
  g_free (self->place);
  g_free (self->path);
  g_free (self->new_path);
  g_free (self->new_name);
  g_free (self->notes);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
publish (BalikStoreJob *self, BalikStoreWorker *worker, GError **error)
{
  const gboolean is_done = balik_store_worker_publish (worker, self->rows, self->acts, self->path,
                                                       &self->is_conflict, error);

  self->notes = balik_store_worker_dup_notes (worker);
  self->is_read_only = balik_store_worker_is_read_only (worker);
  if (!is_done)
    return FALSE;
  self->new_path = g_strdup (balik_store_worker_get_path (worker));
  self->new_name = g_strdup (balik_store_worker_get_name (worker));
  return TRUE;
}

/* The change first: it is not yet anywhere else. */
static gboolean
add_step (BalikStoreJob *self, BalikStoreWorker *worker, GError **error)
{
  const gboolean is_kept = balik_store_worker_add_step (worker, &self->step, error);

  balik_store_worker_keep_opened (worker);
  return is_kept;
}

static gboolean
check_flushed (BalikStoreWorker *worker, GError **error)
{
  if (!balik_store_worker_is_behind (worker))
    return TRUE;
  /* Without a step, this fails with the sentence that says so. */
  return balik_store_worker_add_step (worker, NULL, error);
}

static gboolean
run (BalikStoreJob *self, BalikStoreWorker *worker, GError **error)
{
  switch (self->kind)
    {
    case BALIK_STORE_JOB_START:
      return balik_store_worker_start (worker, self->rows, self->acts, error);
    case BALIK_STORE_JOB_STEP:
      return add_step (self, worker, error);
    case BALIK_STORE_JOB_PLACE:
      balik_store_worker_keep_place (worker, self->place);
      return TRUE;
    case BALIK_STORE_JOB_CATCH_UP:
      return balik_store_worker_catch_up (worker, self->rows, self->acts, error);
    case BALIK_STORE_JOB_FLUSH:
      return check_flushed (worker, error);
    case BALIK_STORE_JOB_PUBLISH:
      return publish (self, worker, error);
    case BALIK_STORE_JOB_CLOSE:
      if (self->needs_publish && !publish (self, worker, error))
        return FALSE;
      balik_store_worker_keep_opened (worker);
      balik_store_worker_keep_acts (worker, self->acts);
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
