/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-worker-private.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-plan-target.h"
#include "balik-schema.h"

#define ENDING ".balik"

/* For friends. */
void
balik_store_worker_set_behind (BalikStoreWorker *self, gboolean is_behind)
{
  g_atomic_int_set (&self->is_behind, is_behind);
}

/* For friends: the file has this resolved path from now on. */
void
balik_store_worker_set_path (BalikStoreWorker *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_free (self->info->uri);
  self->info->uri = g_file_get_uri (file);
  g_free (self->info->name);
  self->info->name = balik_file_dup_shown_name (path);
  g_set_str (&self->path, path);
}

static BalikStoreWorker *
new_worker (void)
{
  BalikStoreWorker *self = g_new0 (BalikStoreWorker, 1);

  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * balik_store_worker_new:
 * @name: the name of a plan that has no file yet, to be shown
 *
 * Returns: (transfer full): a worker for it, to be started
 */
BalikStoreWorker *
balik_store_worker_new (const char *name)
{
  BalikStoreWorker *self = new_worker ();
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();

  self->info = balik_work_info_new (meta, name);
  self->is_behind = TRUE;
  return self;
}

/* The device of the folder, to know a stick that was pulled from a file that was deleted. */
static guint64
find_device (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;

  return balik_io_stat (folder, &info) == 0 ? info.st_dev : 0;
}

/* The plan goes back to where it was read from. */
static void
follow_read (BalikStoreWorker *self, const char *path, const BalikPlanFile *file)
{
  balik_store_worker_set_path (self, path);
  balik_plan_meta_free (self->info->meta);
  self->info->meta = balik_plan_meta_copy (file->meta);
  g_set_str (&self->info->hash, file->hash);
  self->source = g_bytes_ref (file->bytes);
  self->n_bytes = (goffset)g_bytes_get_size (file->bytes);
  self->device = find_device (path);
  self->is_read_only = file->outcome == BALIK_PLAN_NEWER || !balik_file_is_writable (path);
}

/**
 * balik_store_worker_dup_recovered_name:
 * @path: the path of a file
 *
 * Returns: (transfer full): "Name (recovered)", without the ending of a file
 */
char *
balik_store_worker_dup_recovered_name (const char *path)
{
  g_autofree char *stem = balik_file_dup_shown_name (path);

  if (g_str_has_suffix (stem, ENDING))
    stem[strlen (stem) - strlen (ENDING)] = '\0';
  /* Translators: %s is the name of a plan */
  return g_strdup_printf (_ ("%s (recovered)"), stem);
}

/* The plan is a new one: nothing is ever written over what it was read from. */
static void
leave_file (BalikStoreWorker *self, const char *path)
{
  g_clear_pointer (&self->lock, balik_lock_free);
  g_free (self->info->name);
  self->info->name = balik_store_worker_dup_recovered_name (path);
}

/**
 * balik_store_worker_new_for_file:
 * @path: the path of a plan
 * @plan: (out) (transfer full): the plan in it
 * @acts: (out) (transfer full): what its user did before
 * @file: (out) (transfer full): how the file was read
 * @cancellable: (nullable): stops it
 * @error: why it is not opened
 *
 * Opens a plan. A working copy that cannot be made is no reason not to; then
 * the worker is behind from the start. A plan that is not quite what its file
 * holds becomes a new one without a file.
 *
 * Returns: (transfer full): a worker for it, started
 */
BalikStoreWorker *
balik_store_worker_new_for_file (const char *path,
                                 BalikPlan **plan,
                                 BalikActs **acts,
                                 BalikPlanFile **file,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autofree char *resolved = balik_file_resolve (path, error);
  g_autofree char *name = balik_file_dup_shown_name (path);
  g_autoptr (BalikStoreWorker) self = balik_store_worker_new (name);
  g_autoptr (BalikPlanFile) read = NULL;

  if (resolved == NULL)
    return NULL;
  if (!balik_lock_take_for_file (resolved, &self->lock, error))
    return NULL;
  read = balik_plan_file_read (resolved, cancellable, error);
  if (read == NULL)
    return NULL;
  *plan = balik_plan_rows_build (read->rows, name, error);
  if (*plan == NULL)
    return NULL;

  if (read->outcome == BALIK_PLAN_REPAIRED)
    {
      leave_file (self, path);
      *acts = balik_acts_new ();
    }
  else
    {
      follow_read (self, resolved, read);
      *acts = balik_store_worker_find_acts (self, read->rows);
    }
  balik_store_worker_start (self, read->rows, *acts, NULL);
  *file = g_steal_pointer (&read);
  return g_steal_pointer (&self);
}

/* Takes what cannot be read out of the copy; if it will not go, all else moves to a new one. */
static void
clear_acts (BalikStoreWorker *self, const BalikPlanRows *rows, const BalikActs *none)
{
  BalikWorkCopy *copy;

  if (balik_work_copy_write_acts (self->copy, none, NULL))
    return;
  copy = balik_work_copy_new (rows, none, self->info, NULL, NULL);
  if (copy == NULL)
    {
      balik_store_worker_set_behind (self, TRUE);
      return;
    }
  balik_work_copy_delete (g_steal_pointer (&self->copy));
  self->copy = copy;
}

/*
 * Acts that cannot be read, or are not acts of this plan, are no reason to
 * lose the work: it goes on without them. Without memory there is no work either.
 */
static BalikActs *
read_acts (BalikStoreWorker *self, const BalikPlanRows *rows, GError **failure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikActs) acts = balik_work_copy_read_acts (self->copy, &error);
  g_autoptr (BalikPlan) walked = balik_plan_rows_build (rows, self->info->name, NULL);

  /* A disk may be better at the second attempt. */
  if (g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO))
    {
      g_clear_error (&error);
      acts = balik_work_copy_read_acts (self->copy, &error);
    }
  if (acts != NULL && walked != NULL && balik_acts_fit (acts, walked))
    return g_steal_pointer (&acts);
  if (acts == NULL && balik_work_copy_lacks_memory (self->copy))
    {
      g_propagate_error (failure, g_steal_pointer (&error));
      return NULL;
    }

  if (g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO))
    g_message ("What was done before in “%s” cannot be undone: %s", self->info->name,
               error->message);
  else
    g_warning ("What was done before in “%s” cannot be undone%s%s", self->info->name,
               error != NULL ? ": " : ".", error != NULL ? error->message : "");
  g_clear_pointer (&acts, balik_acts_free);
  acts = balik_acts_new ();
  clear_acts (self, rows, acts);
  return g_steal_pointer (&acts);
}

/**
 * balik_store_worker_new_for_folder:
 * @folder: a work folder that was left behind
 * @name: (nullable): the name of the plan, where that is known already
 * @plan: (out) (transfer full): the plan in it
 * @acts: (out) (transfer full): what its user did
 * @error: why not
 *
 * Returns: (transfer full): a worker that goes on with it
 */
BalikStoreWorker *
balik_store_worker_new_for_folder (const char *folder,
                                   const char *name,
                                   BalikPlan **plan,
                                   BalikActs **acts,
                                   GError **error)
{
  g_autoptr (BalikWorkInfo) info = NULL;
  g_autoptr (BalikWorkCopy) copy = balik_work_copy_new_for_folder (folder, name, &info, error);
  g_autoptr (BalikPlanRows) rows = copy != NULL ? balik_work_copy_read_rows (copy, error) : NULL;
  g_autoptr (BalikStoreWorker) self = NULL;

  if (rows == NULL)
    return NULL;
  self = new_worker ();
  self->info = g_steal_pointer (&info);
  if (*self->info->uri != '\0')
    {
      g_autoptr (GFile) file = g_file_new_for_uri (self->info->uri);

      self->path = g_file_get_path (file);
    }
  if (self->path != NULL)
    {
      self->lock = balik_lock_new_for_file (self->path, error);
      if (self->lock == NULL)
        return NULL;
      self->is_read_only
          = self->info->meta->min_writer > BALIK_FORMAT_VERSION
            || (balik_file_exists (self->path) && !balik_file_is_writable (self->path));
    }
  *plan = balik_plan_rows_build (rows, self->info->name, error);
  if (*plan == NULL)
    return NULL;
  self->copy = g_steal_pointer (&copy);
  *acts = read_acts (self, rows, error);
  if (*acts == NULL)
    {
      g_clear_object (plan);
      return NULL;
    }
  balik_plan_file_clear_unfinished (self->info->unfinished);
  return g_steal_pointer (&self);
}

/**
 * balik_store_worker_free:
 * @self: (transfer full): a worker
 *
 * Lets go of file and copy. The copy stays on the disk.
 */
void
balik_store_worker_free (BalikStoreWorker *self)
{
  g_clear_pointer (&self->copy, balik_work_copy_free);
  g_clear_pointer (&self->info, balik_work_info_free);
  g_clear_pointer (&self->source, g_bytes_unref);
  g_clear_pointer (&self->kept_acts, balik_acts_free);
  g_clear_pointer (&self->lock, balik_lock_free);
  g_ptr_array_unref (self->notes);
  g_free (self->path);
  g_free (self->written_path);
  g_free (self);
}

/**
 * balik_store_worker_get_name:
 * @self: a worker
 *
 * Returns: the name of the plan, to be shown
 */
const char *
balik_store_worker_get_name (BalikStoreWorker *self)
{
  return self->info->name;
}

/**
 * balik_store_worker_get_path:
 * @self: a worker
 *
 * Returns: (nullable): the resolved path of its file
 */
const char *
balik_store_worker_get_path (BalikStoreWorker *self)
{
  return self->path;
}

/**
 * balik_store_worker_get_doc_id:
 * @self: a worker
 *
 * Returns: the id of its plan
 */
const char *
balik_store_worker_get_doc_id (BalikStoreWorker *self)
{
  return self->info->meta->doc_uuid;
}

/**
 * balik_store_worker_is_read_only:
 * @self: a worker
 *
 * Returns: whether the file cannot be changed where it is
 */
gboolean
balik_store_worker_is_read_only (BalikStoreWorker *self)
{
  return self->is_read_only;
}

/**
 * balik_store_worker_is_behind:
 * @self: a worker
 *
 * Returns: whether the working copy lacks something that was handed over
 */
gboolean
balik_store_worker_is_behind (BalikStoreWorker *self)
{
  return g_atomic_int_get (&self->is_behind);
}

/**
 * balik_store_worker_start:
 * @self: a worker
 * @rows: what the plan holds
 * @acts: what its user did
 * @error: why not
 *
 * Makes the working copy.
 *
 * Returns: whether it is there
 */
gboolean
balik_store_worker_start (BalikStoreWorker *self,
                          const BalikPlanRows *rows,
                          const BalikActs *acts,
                          GError **error)
{
  self->info->keeps_nothing = g_atomic_int_get (&self->keeps_nothing);
  if (self->copy == NULL)
    self->copy = balik_work_copy_new (rows, acts, self->info, self->source, error);
  balik_store_worker_set_behind (self, self->copy == NULL);
  return self->copy != NULL;
}

/**
 * balik_store_worker_add_step:
 * @self: a worker
 * @step: what was applied, and what that means for the history
 * @error: why not
 *
 * Keeps it in the working copy. After one failed, the copy takes no more of
 * them until balik_store_worker_catch_up() has made it whole.
 *
 * Returns: whether it is kept
 */
gboolean
balik_store_worker_add_step (BalikStoreWorker *self, const BalikWorkStep *step, GError **error)
{
  if (self->copy == NULL || balik_store_worker_is_behind (self))
    {
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO,
                   /* Translators: %s is the name of a plan */
                   _ ("An earlier change of “%s” could not be kept on this computer yet."),
                   self->info->name);
      return FALSE;
    }
  if (balik_work_copy_add_step (self->copy, step, error))
    return TRUE;
  balik_store_worker_set_behind (self, TRUE);
  return FALSE;
}

/**
 * balik_store_worker_catch_up:
 * @self: a worker
 * @rows: what the plan holds
 * @acts: what its user did
 * @error: why not
 *
 * Makes the working copy hold all of both.
 *
 * Returns: whether it does
 */
gboolean
balik_store_worker_catch_up (BalikStoreWorker *self,
                             const BalikPlanRows *rows,
                             const BalikActs *acts,
                             GError **error)
{
  gboolean is_kept;

  if (self->copy == NULL && !balik_store_worker_start (self, rows, acts, error))
    return FALSE;
  is_kept = balik_work_copy_write_all (self->copy, rows, acts, error);
  balik_store_worker_set_behind (self, !is_kept);
  return is_kept;
}

/**
 * balik_store_worker_keep_place:
 * @self: a worker
 * @place: the code word of the place where the user is
 *
 * Keeps the place in the working copy, and whether anything shall stay on this
 * computer. If it cannot be kept, no work is lost.
 */
void
balik_store_worker_keep_place (BalikStoreWorker *self, const char *place)
{
  g_autoptr (GError) error = NULL;

  self->info->keeps_nothing = g_atomic_int_get (&self->keeps_nothing);
  if (self->copy != NULL && !balik_store_worker_is_behind (self)
      && !balik_work_copy_write_place (self->copy, place, self->info, &error))
    g_debug ("The place in “%s” was not kept: %s", self->info->name, error->message);
}

/**
 * balik_store_worker_delete_copy:
 * @self: a worker
 *
 * Takes the working copy away, and lets go of the file.
 */
void
balik_store_worker_delete_copy (BalikStoreWorker *self)
{
  g_clear_pointer (&self->copy, balik_work_copy_delete);
  g_clear_pointer (&self->lock, balik_lock_free);
}
