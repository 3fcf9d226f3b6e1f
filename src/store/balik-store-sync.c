/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-private.h"

/* For the command line and tests, where nobody minds waiting for a disk. */

typedef void (*StartFunc) (BalikStore *self, GFile *file, GAsyncReadyCallback cb, gpointer data);

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

static void
flush_async (BalikStore *self, GFile *file, GAsyncReadyCallback cb, gpointer data)
{
  balik_store_push_job (self, balik_store_job_new (BALIK_STORE_JOB_FLUSH, self->serial), cb, data);
}

static void
publish_async (BalikStore *self, GFile *file, GAsyncReadyCallback cb, gpointer data)
{
  balik_store_publish_async (self, cb, data);
}

static void
close_async (BalikStore *self, GFile *file, GAsyncReadyCallback cb, gpointer data)
{
  balik_store_close_async (self, cb, data);
}

static gboolean
run_sync (BalikStore *self, StartFunc start, GFile *file, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_main_context_push_thread_default (context);
  start (self, file, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * balik_store_flush:
 * @self: a store
 * @error: why not
 *
 * Waits until all that was applied is in the working copy, where neither a
 * crash nor a power cut loses it.
 *
 * Returns: whether it is
 */
gboolean
balik_store_flush (BalikStore *self, GError **error)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), FALSE);

  return run_sync (self, flush_async, NULL, error);
}

/**
 * balik_store_publish:
 * @self: a store
 * @error: why not
 *
 * As balik_store_publish_async(), but waits.
 *
 * Returns: whether the plan is in its file
 */
gboolean
balik_store_publish (BalikStore *self, GError **error)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), FALSE);

  return run_sync (self, publish_async, NULL, error);
}

/**
 * balik_store_publish_to:
 * @self: a store
 * @file: a file
 * @error: why not
 *
 * As balik_store_publish_to_async(), but waits.
 *
 * Returns: whether the plan is there
 */
gboolean
balik_store_publish_to (BalikStore *self, GFile *file, GError **error)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return run_sync (self, balik_store_publish_to_async, file, error);
}

/**
 * balik_store_close:
 * @self: a store
 * @error: why not
 *
 * As balik_store_close_async(), but waits.
 *
 * Returns: whether the store is closed
 */
gboolean
balik_store_close (BalikStore *self, GError **error)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), FALSE);

  return run_sync (self, close_async, NULL, error);
}
