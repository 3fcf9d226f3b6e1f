/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-private.h"

/* Bringing the plan into its file, now and at the end. */

static void
set_published (BalikStore *self)
{
  g_clear_pointer (&self->published_at, g_date_time_unref);
  self->published_at = g_date_time_new_now_local ();
  balik_store_notify_published_at (self);
}

static void
finish_publishing (BalikStore *self, BalikStoreJob *job, const GError *error)
{
  self->n_publishing--;
  g_set_str (&self->notes, job->notes);
  if (error == NULL)
    {
      g_clear_error (&self->publish_error);
      if (!self->is_read_only || job->path != NULL)
        set_published (self);
      self->is_read_only = job->is_read_only;
      self->is_conflict = job->is_conflict;
      self->first_change = g_get_monotonic_time () / 1000;
      balik_store_set_location (self, job->new_path, job->new_name);
      balik_store_set_serials (self, self->serial, MAX (self->published_serial, job->serial));
      if (!balik_store_worker_is_behind (self->worker))
        g_clear_error (&self->work_error);
    }
  else if (job->serial >= self->published_serial
           && !g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NO_FILE))
    {
      g_clear_error (&self->publish_error);
      self->publish_error = g_error_copy (error);
    }
  balik_store_update_state (self);
  /* The stick may be back by then. */
  if (self->publish_error != NULL && balik_store_has_changes (self))
    balik_store_schedule_publish (self, BALIK_STORE_RETRY_DELAY_MS);
}

static void
published_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BalikStore *self = BALIK_STORE (source);
  g_autoptr (GTask) task = G_TASK (data);
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  finish_publishing (self, g_task_get_task_data (G_TASK (result)), error);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BalikStore *self = BALIK_STORE (source);
  g_autoptr (GTask) task = G_TASK (data);
  BalikStoreJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  self->is_closed = g_task_propagate_boolean (G_TASK (result), &error);
  if (job->needs_publish)
    finish_publishing (self, job, error);
  if (error == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* Nobody listened meanwhile. */
  balik_store_set_listening (self, TRUE);
  balik_store_set_serials (self, self->serial + 1, self->published_serial);
  balik_store_catch_up (self);
  g_task_return_error (task, error);
}

/* The plan as it is now goes to the worker. */
static void
push_publish (BalikStore *self,
              BalikStoreJobKind kind,
              gboolean needs_publish,
              char *path,
              GAsyncReadyCallback done,
              GTask *task)
{
  BalikStoreJob *job = balik_store_job_new (kind, self->serial);

  g_clear_handle_id (&self->timer, g_source_remove);
  job->path = path;
  job->needs_publish = needs_publish;
  if (needs_publish)
    {
      balik_store_fill_job (self, job);
      self->n_publishing++;
      balik_store_update_state (self);
    }
  else
    job->acts = balik_acts_new_for_history (self->history);
  balik_store_push_job (self, job, done, task);
}

/**
 * balik_store_publish_async:
 * @self: a store
 * @cb: (nullable): called when it is done
 * @data: for @cb
 *
 * Brings the plan as it is now into its file. A file that holds the same
 * already is not touched; one that somebody else changed is kept, and the plan
 * goes beside it.
 */
void
balik_store_publish_async (BalikStore *self, GAsyncReadyCallback cb, gpointer data)
{
  GTask *task;

  g_return_if_fail (BALIK_IS_STORE (self));
  g_return_if_fail (!self->is_closed);

  task = g_task_new (self, NULL, cb, data);
  g_task_set_source_tag (task, balik_store_publish_async);
  push_publish (self, BALIK_STORE_JOB_PUBLISH, TRUE, NULL, published_cb, task);
}

/**
 * balik_store_publish_finish:
 * @self: a store
 * @result: what the callback got
 * @error: why not
 *
 * Returns: whether the plan is in its file
 */
gboolean
balik_store_publish_finish (BalikStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * balik_store_publish_soon:
 * @self: a store
 *
 * Publishes now what the file lacks, if there is anything, and a file for it
 * that can be changed. What comes of it is told by #BalikStore:state.
 */
void
balik_store_publish_soon (BalikStore *self)
{
  g_return_if_fail (BALIK_IS_STORE (self));

  if (!self->is_closed && !self->is_read_only && self->file != NULL
      && balik_store_has_changes (self))
    balik_store_publish_async (self, NULL, NULL);
}

/**
 * balik_store_publish_to_async:
 * @self: a store
 * @file: a file that the user chose, and agreed to replace if it is there
 * @cb: (nullable): called when it is done
 * @data: for @cb
 *
 * Saves the plan there, and from now on.
 */
void
balik_store_publish_to_async (BalikStore *self, GFile *file, GAsyncReadyCallback cb, gpointer data)
{
  GTask *task;
  GError *error = NULL;
  char *path;

  g_return_if_fail (BALIK_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (!self->is_closed);

  task = g_task_new (self, NULL, cb, data);
  g_task_set_source_tag (task, balik_store_publish_to_async);
  path = balik_store_dup_path (file, &error);
  if (path != NULL)
    {
      push_publish (self, BALIK_STORE_JOB_PUBLISH, TRUE, path, published_cb, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * balik_store_publish_to_finish:
 * @self: a store
 * @result: what the callback got
 * @error: why not
 *
 * Returns: whether the plan is there
 */
gboolean
balik_store_publish_to_finish (BalikStore *self, GAsyncResult *result, GError **error)
{
  return balik_store_publish_finish (self, result, error);
}

/**
 * balik_store_close_async:
 * @self: a store
 * @cb: (nullable): called when it is done
 * @data: for @cb
 *
 * Publishes what the file lacks, then takes the working copy away. If that
 * fails, the store stays open: save elsewhere, or balik_store_discard().
 */
void
balik_store_close_async (BalikStore *self, GAsyncReadyCallback cb, gpointer data)
{
  GTask *task;

  g_return_if_fail (BALIK_IS_STORE (self));
  g_return_if_fail (!self->is_closed);

  task = g_task_new (self, NULL, cb, data);
  g_task_set_source_tag (task, balik_store_close_async);
  balik_store_set_listening (self, FALSE);
  push_publish (self, BALIK_STORE_JOB_CLOSE, balik_store_has_changes (self), NULL, closed_cb, task);
}

/**
 * balik_store_close_finish:
 * @self: a store
 * @result: what the callback got
 * @error: why not
 *
 * Returns: whether the store is closed
 */
gboolean
balik_store_close_finish (BalikStore *self, GAsyncResult *result, GError **error)
{
  return balik_store_publish_finish (self, result, error);
}

/**
 * balik_store_discard_async:
 * @self: a store that is open
 * @cb: (nullable): called when the working copy is gone
 * @data: for @cb
 *
 * Closes it and takes the working copy away, with all that the file lacks.
 */
void
balik_store_discard_async (BalikStore *self, GAsyncReadyCallback cb, gpointer data)
{
  g_return_if_fail (BALIK_IS_STORE (self));
  g_return_if_fail (!self->is_closed);

  g_clear_handle_id (&self->timer, g_source_remove);
  balik_store_set_listening (self, FALSE);
  balik_store_push_job (self, balik_store_job_new (BALIK_STORE_JOB_DISCARD, self->serial), cb,
                        data);
  self->is_closed = TRUE;
}

/**
 * balik_store_discard:
 * @self: a store
 *
 * As balik_store_discard_async(), but does not tell when it is done. One that is closed
 * already has nothing to discard.
 */
void
balik_store_discard (BalikStore *self)
{
  g_return_if_fail (BALIK_IS_STORE (self));

  if (!self->is_closed)
    balik_store_discard_async (self, NULL, NULL);
}
