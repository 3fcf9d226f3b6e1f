/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-private.h"

/* What the history tells goes to the worker, and after a while into the file. */

static gboolean
return_job_cb (gpointer data)
{
  GTask *task = G_TASK (data);
  BalikStoreJob *job = g_task_get_task_data (task);

  if (job->error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&job->error));
  return G_SOURCE_REMOVE;
}

/*
 * For friends, in the worker's thread. The task goes back whole: if this were
 * the last to let go of it, the store would end in its own worker.
 */
void
balik_store_run_job (gpointer data, gpointer worker)
{
  GTask *task = G_TASK (data);
  GSource *source = g_idle_source_new ();
  g_autoptr (GMainContext) context = g_main_context_ref (g_task_get_context (task));

  balik_store_job_run (g_task_get_task_data (task), worker);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_job_cb, task, g_object_unref);
  g_source_attach (source, context);
  g_source_unref (source);
}

/* For friends: the worker does one job after the other, and @cb is told in that order. */
void
balik_store_push_job (BalikStore *self, BalikStoreJob *job, GAsyncReadyCallback cb, gpointer data)
{
  GTask *task = g_task_new (self, NULL, cb, data);

  g_task_set_source_tag (task, balik_store_push_job);
  g_task_set_task_data (task, job, (GDestroyNotify)balik_store_job_free);
  g_thread_pool_push (self->pool, task, NULL);
}

static gboolean
publish_later_cb (gpointer data)
{
  BalikStore *self = BALIK_STORE (data);

  self->timer = 0;
  balik_store_publish_async (self, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* For friends: publishes after some milliseconds, unless something comes between. */
void
balik_store_schedule_publish (BalikStore *self, guint delay)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->file != NULL && !self->is_read_only && !self->is_closed)
    self->timer = g_timeout_add (delay, publish_later_cb, self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BalikStore *self = BALIK_STORE (source);
  GError *error = NULL;

  g_clear_error (&self->work_error);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    self->work_error = error;
  balik_store_update_state (self);
}

/* Told in the main loop, whatever loop somebody is waiting in at the moment. */
static void
push_keeping (BalikStore *self, BalikStoreJob *job)
{
  g_main_context_push_thread_default (g_main_context_default ());
  balik_store_push_job (self, job, kept_cb, NULL);
  g_main_context_pop_thread_default (g_main_context_default ());
}

/* For friends: gives a job all of the plan and what its user did. */
void
balik_store_fill_job (BalikStore *self, BalikStoreJob *job)
{
  job->rows = balik_plan_rows_new_from_plan (self->plan);
  job->acts = balik_acts_new_for_history (self->history);
}

/* For friends: gives the worker all of the plan. */
void
balik_store_catch_up (BalikStore *self)
{
  BalikStoreJob *job = balik_store_job_new (BALIK_STORE_JOB_CATCH_UP, self->serial);

  balik_store_fill_job (self, job);
  push_keeping (self, job);
}

static void
push_step (BalikStore *self,
           BalikHistoryChange change,
           BalikEditGroup *applied,
           BalikEditGroup *act)
{
  BalikStoreJob *job = balik_store_job_new (BALIK_STORE_JOB_STEP, self->serial);

  job->step.change = change;
  job->step.applied = balik_edit_group_ref (applied);
  job->step.act = balik_edit_group_ref (act);
  push_keeping (self, job);
}

static void
recorded_cb (BalikStore *self,
             BalikHistoryChange change,
             BalikEditGroup *applied,
             BalikEditGroup *act)
{
  const gint64 now = g_get_monotonic_time () / 1000;

  if (!balik_store_has_changes (self))
    self->first_change = now;
  balik_store_set_serials (self, self->serial + 1, self->published_serial);

  if (balik_store_worker_is_behind (self->worker))
    balik_store_catch_up (self);
  else
    push_step (self, change, applied, act);

  self->is_conflict = FALSE;
  balik_store_update_state (self);
  balik_store_schedule_publish (self,
                                (guint)CLAMP (self->first_change + BALIK_STORE_MAX_DELAY_MS - now,
                                              0, (gint64)self->publish_delay));
}

/* For friends: whether edits are kept. */
void
balik_store_set_listening (BalikStore *self, gboolean is_listening)
{
  if (is_listening && self->recorded_id == 0)
    self->recorded_id
        = g_signal_connect_swapped (self->history, "recorded", G_CALLBACK (recorded_cb), self);
  else if (!is_listening && self->recorded_id != 0)
    g_clear_signal_handler (&self->recorded_id, self->history);
}

/* For friends: keeps where the user is. Nobody has to wait for it or hear of it. */
void
balik_store_keep_place (BalikStore *self)
{
  BalikStoreJob *job;

  if (self->recorded_id == 0)
    return;
  job = balik_store_job_new (BALIK_STORE_JOB_PLACE, self->serial);
  job->place = g_strdup (balik_history_get_place (self->history));
  balik_store_push_job (self, job, NULL, NULL);
}

/* For friends: makes the working copy, in the worker's time. */
void
balik_store_start (BalikStore *self)
{
  BalikStoreJob *job = balik_store_job_new (BALIK_STORE_JOB_START, self->serial);

  balik_store_fill_job (self, job);
  push_keeping (self, job);
}
