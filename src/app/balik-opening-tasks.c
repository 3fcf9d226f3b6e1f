/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-opening-tasks.h"

#include "balik-recent.h"

/* What is looked for before a plan is opened, in a thread: disks may be slow. */

/* Runs @thread with @input, which it takes over; @tag is the function that was called. */
static void
run (gpointer tag,
     gpointer input,
     GDestroyNotify free_input,
     GTaskThreadFunc thread,
     GAsyncReadyCallback callback,
     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, input, free_input);
  g_task_run_in_thread (task, thread);
}

/**
 * balik_start_list_free:
 * @self: (transfer full): what can be gone on with
 *
 * Frees it.
 */
void
balik_start_list_free (BalikStartList *self)
{
  g_ptr_array_unref (self->left);
  g_ptr_array_unref (self->recents);
  g_free (self);
}

static void
start_list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BalikStartList *list = g_new0 (BalikStartList, 1);

  list->left = balik_store_list_recoverable ();
  list->recents = balik_recent_list ();
  g_task_return_pointer (task, list, (GDestroyNotify)balik_start_list_free);
}

/**
 * balik_start_list_async:
 * @source: (type GObject.Object): who asks
 * @cancellable: (nullable): makes the answer void
 * @callback: called when it is known
 * @data: for @callback
 *
 * Looks for what can be gone on with.
 */
void
balik_start_list_async (gpointer source,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);

  g_task_set_source_tag (task, balik_start_list_async);
  g_task_run_in_thread (task, start_list_thread);
}

/**
 * balik_start_list_finish:
 * @result: of balik_start_list_async()
 * @error: that nobody wants it any more
 *
 * Returns: (transfer full): what can be gone on with
 */
BalikStartList *
balik_start_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * balik_look_free:
 * @self: (transfer full): what is known of a file
 *
 * Frees it.
 */
void
balik_look_free (BalikLook *self)
{
  g_object_unref (self->file);
  g_clear_pointer (&self->left, balik_recoverable_free);
  g_free (self);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BalikLook *look = g_new0 (BalikLook, 1);

  look->left = balik_store_find_recoverable (data, &look->file);
  g_task_return_pointer (task, look, (GDestroyNotify)balik_look_free);
}

/**
 * balik_look_async:
 * @file: a plan that shall be opened
 * @callback: called when it is known
 * @data: for @callback
 *
 * Looks for work that was left of a plan.
 */
void
balik_look_async (GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  run (balik_look_async, g_object_ref (file), g_object_unref, look_thread, callback, data);
}

/**
 * balik_look_finish:
 * @result: of balik_look_async()
 *
 * Returns: (transfer full): what is known of the file
 */
BalikLook *
balik_look_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * balik_rescue_free:
 * @self: (transfer full): what there is
 *
 * Frees it.
 */
void
balik_rescue_free (BalikRescue *self)
{
  g_ptr_array_unref (self->copies);
  g_free (self);
}

static void
rescue_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  BalikRescue *rescue = g_new0 (BalikRescue, 1);

  rescue->copies = balik_good_copies_find (data);
  rescue->is_recent = balik_recent_contains (data);
  g_task_return_pointer (task, rescue, (GDestroyNotify)balik_rescue_free);
}

/**
 * balik_rescue_async:
 * @file: a plan that does not open
 * @callback: called when it is known
 * @data: for @callback
 *
 * Looks for what there is for it.
 */
void
balik_rescue_async (GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  run (balik_rescue_async, g_object_ref (file), g_object_unref, rescue_thread, callback, data);
}

/**
 * balik_rescue_finish:
 * @result: of balik_rescue_async()
 *
 * Returns: (transfer full): what there is
 */
BalikRescue *
balik_rescue_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
discard_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (balik_store_forget_recoverable (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * balik_left_discard_async:
 * @left: work that was left
 * @callback: called when it is done
 * @data: for @callback
 *
 * Takes the work away for good.
 */
void
balik_left_discard_async (const BalikRecoverable *left, GAsyncReadyCallback callback, gpointer data)
{
  run (balik_left_discard_async, balik_recoverable_copy (left),
       (GDestroyNotify)balik_recoverable_free, discard_thread, callback, data);
}

/**
 * balik_left_discard_finish:
 * @result: of balik_left_discard_async()
 * @error: that somebody works on it
 *
 * Returns: whether it is gone
 */
gboolean
balik_left_discard_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
