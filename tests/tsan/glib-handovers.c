/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <gio/gio.h>

/*
 * Tells the thread sanitizer what GLib, which is not built with it, hands from one
 * thread to another: a task to its thread and its result back, and what a mutex
 * guards. Preloaded by ./dev tsan; without it every task is reported as a race.
 */

void __tsan_acquire (void *address);
void __tsan_release (void *address);

#define NEXT(type, name) ((type)dlsym (RTLD_NEXT, name))

static GQuark
func_quark (void)
{
  return g_quark_from_static_string ("balik-tsan-func");
}

static void
run_task (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTaskThreadFunc func = g_object_get_qdata (G_OBJECT (task), func_quark ());

  __tsan_acquire (task);
  func (task, source, data, cancellable);
  __tsan_release (task);
}

void
g_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  g_object_set_qdata (G_OBJECT (task), func_quark (), func);
  __tsan_release (task);
  NEXT (void (*) (GTask *, GTaskThreadFunc), "g_task_run_in_thread") (task, run_task);
}

void
g_task_return_pointer (GTask *task, gpointer result, GDestroyNotify notify)
{
  __tsan_release (task);
  NEXT (void (*) (GTask *, gpointer, GDestroyNotify), "g_task_return_pointer")
  (task, result, notify);
}

void
g_task_return_boolean (GTask *task, gboolean result)
{
  __tsan_release (task);
  NEXT (void (*) (GTask *, gboolean), "g_task_return_boolean") (task, result);
}

void
g_task_return_error (GTask *task, GError *error)
{
  __tsan_release (task);
  NEXT (void (*) (GTask *, GError *), "g_task_return_error") (task, error);
}

gpointer
g_task_get_task_data (GTask *task)
{
  __tsan_acquire (task);
  return NEXT (gpointer (*) (GTask *), "g_task_get_task_data") (task);
}

gpointer
g_task_propagate_pointer (GTask *task, GError **error)
{
  __tsan_acquire (task);
  return NEXT (gpointer (*) (GTask *, GError **), "g_task_propagate_pointer") (task, error);
}

gboolean
g_task_propagate_boolean (GTask *task, GError **error)
{
  __tsan_acquire (task);
  return NEXT (gboolean (*) (GTask *, GError **), "g_task_propagate_boolean") (task, error);
}

gboolean
g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error)
{
  __tsan_release (data);
  return NEXT (gboolean (*) (GThreadPool *, gpointer, GError **), "g_thread_pool_push") (pool, data,
                                                                                         error);
}

/* The last that a job of a pool does is to attach a source. */
static char all_jobs;

void
g_thread_pool_free (GThreadPool *pool, gboolean immediate, gboolean wait)
{
  NEXT (void (*) (GThreadPool *, gboolean, gboolean), "g_thread_pool_free") (pool, immediate, wait);
  __tsan_acquire (&all_jobs);
}

typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify notify;
} Call;

static gboolean
call_cb (gpointer data)
{
  Call *call = data;

  __tsan_acquire (call->data);
  return call->func (call->data);
}

static void
free_call (gpointer data)
{
  Call *call = data;

  if (call->notify != NULL)
    call->notify (call->data);
  g_free (call);
}

void
g_source_set_callback (GSource *source, GSourceFunc func, gpointer data, GDestroyNotify notify)
{
  Call *call = g_new (Call, 1);

  *call = (Call){ func, data, notify };
  __tsan_release (data);
  NEXT (void (*) (GSource *, GSourceFunc, gpointer, GDestroyNotify), "g_source_set_callback")
  (source, call_cb, call, free_call);
}

guint
g_source_attach (GSource *source, GMainContext *context)
{
  __tsan_release (&all_jobs);
  return NEXT (guint (*) (GSource *, GMainContext *), "g_source_attach") (source, context);
}

#undef g_mutex_lock
#undef g_mutex_unlock

void
g_mutex_lock (GMutex *mutex)
{
  NEXT (void (*) (GMutex *), "g_mutex_lock") (mutex);
  __tsan_acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  __tsan_release (mutex);
  NEXT (void (*) (GMutex *), "g_mutex_unlock") (mutex);
}
