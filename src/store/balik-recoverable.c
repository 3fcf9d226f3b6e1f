/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-recoverable.h"

#include <string.h>

#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-kept-acts.h"
#include "balik-own-file.h"
#include "balik-plan-target.h"
#include "balik-store-private.h"
#include "balik-work-age.h"
#include "balik-work-copy.h"
#include "balik-work-folder.h"

/* Work that a Balik left behind that did not end properly. */

/*
 * Looking into a work folder takes its lock, which to another thread of ours
 * would look as if somebody worked there.
 */
static GMutex left_mutex;

/* The file in a work folder that says when its work was changed, and when it was looked at. */
#define LOOKED "looked"

/* Work that somebody goes on with. */
typedef struct
{
  BalikPlan *plan;
  BalikActs *acts;
  BalikStoreWorker *worker;
  guint n_changes;
} Recovered;

static void
recovered_free (gpointer data)
{
  Recovered *recovered = data;

  g_clear_object (&recovered->plan);
  g_clear_pointer (&recovered->acts, balik_acts_free);
  g_clear_pointer (&recovered->worker, balik_store_worker_free);
  g_free (recovered);
}

/**
 * balik_recoverable_free:
 * @self: (transfer full): work that was left
 *
 * Frees it.
 */
void
balik_recoverable_free (BalikRecoverable *self)
{
  g_free (self->folder);
  g_free (self->doc_id);
  g_free (self->name);
  g_clear_object (&self->file);
  g_free (self);
}

/**
 * balik_recoverable_copy:
 * @self: work that was left
 *
 * Returns: (transfer full): a copy of what is known of it
 */
BalikRecoverable *
balik_recoverable_copy (const BalikRecoverable *self)
{
  BalikRecoverable *copy = g_memdup2 (self, sizeof *self);

  copy->folder = g_strdup (self->folder);
  copy->doc_id = g_strdup (self->doc_id);
  copy->name = g_strdup (self->name);
  copy->file = self->file != NULL ? g_object_ref (self->file) : NULL;
  return copy;
}

static gint64
get_touched (const char *folder)
{
  static const char *const names[] = { "work.db", "work.db-wal" };
  gint64 modified = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = balik_work_folder_dup_path (folder, names[i]);
      struct stat info;

      if (balik_io_stat (path, &info) == 0)
        modified = MAX (modified, (gint64)info.st_mtime);
    }
  return modified;
}

/*
 * When something was changed for the last time. Looking writes too, because what
 * the log holds goes into the database, so a file says what was known before.
 */
static gint64
get_modified (const char *folder)
{
  const gint64 touched = get_touched (folder);
  g_autofree char *path = balik_work_folder_dup_path (folder, LOOKED);
  g_autofree char *text = balik_own_file_read (path);
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", 3);
  gint64 modified;
  gint64 looked;

  if (g_strv_length (words) == 2
      && g_ascii_string_to_signed (words[0], 10, 0, G_MAXINT64, &modified, NULL)
      && g_ascii_string_to_signed (words[1], 10, 0, G_MAXINT64, &looked, NULL) && looked == touched)
    return modified;
  return touched;
}

/* After looking. Lost in a crash, the time is only that of looking. */
static void
keep_modified (const char *folder, gint64 modified)
{
  const gint64 touched = get_touched (folder);
  g_autofree char *path = balik_work_folder_dup_path (folder, LOOKED);
  g_autofree char *text
      = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, modified, touched);

  if (touched != modified)
    balik_own_file_write (path, text, strlen (text));
}

/* A folder that Balik was stopped in before anything was in it. */
static void
delete_empty (const char *folder)
{
  g_autoptr (BalikLock) lock = balik_lock_new_for_folder (folder, "", NULL);

  if (lock != NULL)
    balik_work_folder_delete (folder);
}

/* Whether the file lacks nothing. A stick may have lied about the last version that it got. */
static gboolean
has_all (const BalikWorkInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (info->uri);
  const char *path = g_file_peek_path (file);

  if (info->n_changes > 0)
    return FALSE;
  /* A plan that was never changed, and has no file, is nothing to go back to. */
  return *info->hash == '\0' || path == NULL
         || balik_plan_file_is_there (path, info->hash, info->meta);
}

/* The file has all of the plan, but what undo needs is only in the working copy. */
static void
keep_acts (BalikWorkCopy *copy, const BalikWorkInfo *info)
{
  g_autoptr (BalikPlanRows) rows = NULL;
  g_autoptr (BalikActs) acts = NULL;
  g_autofree char *digest = NULL;

  if (info->keeps_nothing || *info->uri == '\0')
    return;
  rows = balik_work_copy_read_rows (copy, NULL);
  acts = balik_work_copy_read_acts (copy, NULL);
  if (rows == NULL || acts == NULL)
    return;
  digest = balik_plan_rows_dup_digest (rows);
  balik_kept_acts_write (info->meta->doc_uuid, digest, acts);
}

/*
 * NULL where somebody works in it, nothing is in it, or it cannot be read now.
 * One whose file has all goes, after what undo needs of it was kept.
 */
static BalikWorkCopy *
open_left (const char *folder, BalikWorkInfo **info)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikWorkCopy) copy = balik_work_copy_new_for_folder (folder, NULL, info, &error);

  if (g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND))
    delete_empty (folder);
  if (copy == NULL || !has_all (*info))
    return g_steal_pointer (&copy);
  balik_plan_file_clear_unfinished ((*info)->unfinished);
  keep_acts (copy, *info);
  balik_work_copy_delete (g_steal_pointer (&copy));
  return NULL;
}

static BalikRecoverable *
look_into (const char *folder)
{
  const gint64 modified = get_modified (folder);
  g_autoptr (BalikWorkInfo) info = NULL;
  g_autoptr (BalikWorkCopy) copy = open_left (folder, &info);
  BalikRecoverable *self;

  if (copy == NULL)
    return NULL;
  self = g_new0 (BalikRecoverable, 1);
  self->folder = g_strdup (folder);
  self->doc_id = g_strdup (info->meta->doc_uuid);
  self->name = g_strdup (info->name);
  self->file = *info->uri != '\0' ? g_file_new_for_uri (info->uri) : NULL;
  self->n_changes = (guint)CLAMP (info->n_changes, 1, G_MAXINT);
  self->modified = modified;
  balik_work_age_offer (folder, g_get_real_time () / G_USEC_PER_SEC);
  g_clear_pointer (&copy, balik_work_copy_free);
  keep_modified (folder, modified);
  return self;
}

/* For friends: keeps what undo needs of plans whose file has all, and nothing else of them. */
void
balik_store_settle_left (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&left_mutex);
  g_autoptr (GPtrArray) folders = balik_work_folders_list ();

  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      const gint64 modified = get_modified (folder);
      g_autoptr (BalikWorkInfo) info = NULL;
      BalikWorkCopy *copy = open_left (folder, &info);

      if (copy == NULL)
        continue;
      balik_work_copy_free (copy);
      keep_modified (folder, modified);
    }
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const BalikRecoverable *x = *(const BalikRecoverable *const *)a;
  const BalikRecoverable *y = *(const BalikRecoverable *const *)b;

  return (x->modified < y->modified) - (x->modified > y->modified);
}

/**
 * balik_store_list_recoverable:
 *
 * Looks for working copies that no Balik works on, and that hold changes which
 * no file has. Those without changes are taken away. It may wait for a disk;
 * so may all that follows here: it is for threads.
 *
 * Returns: (transfer full) (element-type BalikRecoverable): the latest first
 */
GPtrArray *
balik_store_list_recoverable (void)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_recoverable_free);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&left_mutex);
  g_autoptr (GPtrArray) folders = balik_work_folders_list ();

  for (guint i = 0; i < folders->len; i++)
    {
      BalikRecoverable *recoverable = look_into (g_ptr_array_index (folders, i));

      if (recoverable != NULL)
        g_ptr_array_add (found, recoverable);
    }
  balik_work_locks_tidy ();
  g_ptr_array_sort (found, compare_age);
  return found;
}

/**
 * balik_store_find_recoverable:
 * @file: a plan
 * @resolved: (out) (transfer full): the same, or where it is a link the file itself
 *
 * Returns: (transfer full) (nullable): the latest work that was left of it
 */
BalikRecoverable *
balik_store_find_recoverable (GFile *file, GFile **resolved)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *path = NULL;
  g_autofree char *real = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (resolved != NULL, NULL);

  path = g_file_get_path (file);
  real = path != NULL ? balik_file_resolve (path, NULL) : NULL;
  *resolved = real != NULL ? g_file_new_for_path (real) : g_object_ref (file);
  found = balik_store_list_recoverable ();
  for (guint i = 0; i < found->len; i++)
    {
      const BalikRecoverable *left = g_ptr_array_index (found, i);

      if (left->file != NULL && g_file_equal (left->file, *resolved))
        return balik_recoverable_copy (left);
    }
  return NULL;
}

static Recovered *
go_on (const BalikRecoverable *left, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&left_mutex);
  BalikPlan *plan = NULL;
  BalikActs *acts = NULL;
  BalikStoreWorker *worker
      = balik_store_worker_new_for_folder (left->folder, left->name, &plan, &acts, error);
  Recovered *recovered;

  if (worker == NULL)
    {
      g_clear_object (&plan);
      return NULL;
    }
  recovered = g_new0 (Recovered, 1);
  recovered->plan = plan;
  recovered->acts = acts;
  recovered->worker = worker;
  recovered->n_changes = left->n_changes;
  return recovered;
}

static BalikStore *
take_recovered (Recovered *recovered)
{
  BalikStore *store = balik_store_new_with_worker (
      recovered->plan, recovered->acts, g_steal_pointer (&recovered->worker), recovered->n_changes);

  recovered_free (recovered);
  return store;
}

/**
 * balik_store_recover:
 * @recoverable: work that was left
 * @error: why not; the work stays where it is
 *
 * As balik_store_recover_async(), but waits.
 *
 * Returns: (transfer full): its store
 */
BalikStore *
balik_store_recover (const BalikRecoverable *recoverable, GError **error)
{
  Recovered *recovered;

  g_return_val_if_fail (recoverable != NULL, NULL);

  recovered = go_on (recoverable, error);
  return recovered != NULL ? take_recovered (recovered) : NULL;
}

static void
recover_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Recovered *recovered = go_on (data, &error);

  if (recovered != NULL)
    g_task_return_pointer (task, recovered, recovered_free);
  else
    g_task_return_error (task, error);
}

/**
 * balik_store_recover_async:
 * @recoverable: work that was left
 * @cb: called when it is done
 * @data: for @cb
 *
 * Goes on with the work, as if nothing had happened: plan, undo, redo and
 * place are as they were. Nothing is published until something is changed or somebody asks.
 */
void
balik_store_recover_async (const BalikRecoverable *recoverable,
                           GAsyncReadyCallback cb,
                           gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (recoverable != NULL);

  task = g_task_new (NULL, NULL, cb, data);
  g_task_set_source_tag (task, balik_store_recover_async);
  g_task_set_task_data (task, balik_recoverable_copy (recoverable),
                        (GDestroyNotify)balik_recoverable_free);
  g_task_run_in_thread (task, recover_in_thread);
}

/**
 * balik_store_recover_finish:
 * @result: what the callback got
 * @error: why not; the work stays where it is
 *
 * Returns: (transfer full): its store
 */
BalikStore *
balik_store_recover_finish (GAsyncResult *result, GError **error)
{
  Recovered *recovered;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  recovered = g_task_propagate_pointer (G_TASK (result), error);
  return recovered != NULL ? take_recovered (recovered) : NULL;
}

static gboolean
forget (const char *folder, const char *name, GError **error)
{
  g_autoptr (BalikWorkInfo) info = NULL;
  g_autoptr (BalikWorkCopy) copy = balik_work_copy_new_for_folder (folder, name, &info, NULL);
  g_autoptr (BalikLock) lock = NULL;

  if (copy != NULL)
    {
      balik_plan_file_clear_unfinished (info->unfinished);
      balik_work_copy_delete (g_steal_pointer (&copy));
      return TRUE;
    }
  /* Even what cannot be read any more can be taken away. */
  lock = balik_lock_new_for_folder (folder, name, error);
  if (lock == NULL)
    return FALSE;
  balik_work_folder_delete (folder);
  return TRUE;
}

/**
 * balik_store_forget_recoverable:
 * @recoverable: work that was left
 * @error: that somebody works on it
 *
 * Takes the work away for good.
 *
 * Returns: whether it is gone
 */
gboolean
balik_store_forget_recoverable (const BalikRecoverable *recoverable, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (recoverable != NULL, FALSE);

  locker = g_mutex_locker_new (&left_mutex);
  return forget (recoverable->folder, recoverable->name, error);
}

/**
 * balik_store_expire_recoverable:
 * @n_days: for how many days work is kept
 * @now: what the clock says, in seconds since 1970 UTC
 *
 * Takes work away that was left longer ago, and that the user was offered by
 * balik_store_list_recoverable() and did not want. Nobody has it open.
 */
void
balik_store_expire_recoverable (guint n_days, gint64 now)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&left_mutex);
  g_autoptr (GPtrArray) folders = balik_work_folders_list ();

  for (guint i = 0; i < folders->len; i++)
    {
      const char *folder = g_ptr_array_index (folders, i);
      const gint64 modified = get_modified (folder);
      g_autoptr (BalikLock) lock = balik_lock_new_for_folder (folder, "", NULL);
      const gboolean is_over
          = lock != NULL && balik_work_age_is_over (folder, modified, n_days, now);

      g_clear_pointer (&lock, balik_lock_free);
      if (is_over)
        forget (folder, "", NULL);
    }
}
