/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-worker-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-file-io.h"
#include "balik-schema.h"

/* The plan goes into its file, and what is known of the file follows. */

/* A copy that is not that of the plan would be worth nothing after a crash. */
static void
check_copy (BalikStoreWorker *self,
            const BalikPlanRows *rows,
            const BalikActs *acts,
            const char *digest)
{
  g_autoptr (BalikPlanRows) kept = NULL;
  g_autofree char *kept_digest = NULL;
  g_autoptr (GError) error = NULL;

  if (self->copy != NULL && !balik_store_worker_is_behind (self))
    {
      kept = balik_work_copy_read_rows (self->copy, &error);
      kept_digest = kept != NULL ? balik_plan_rows_dup_digest (kept) : NULL;
      if (g_strcmp0 (kept_digest, digest) == 0
          && balik_work_copy_get_n_done (self->copy) == acts->n_done)
        return;
      g_warning ("The working copy was not that of the plan%s%s", error != NULL ? ": " : ".",
                 error != NULL ? error->message : "");
    }
  /* If this fails, the worker stays behind, and says so. */
  balik_store_worker_catch_up (self, rows, acts, NULL);
}

static void
keep_info (BalikStoreWorker *self)
{
  self->info->n_changes = 0;
  if (balik_plan_file_clear_unfinished (self->info->unfinished))
    g_set_str (&self->info->unfinished, "");
  if (self->copy != NULL && !balik_work_copy_write_info (self->copy, self->info, NULL))
    balik_store_worker_set_behind (self, TRUE);
}

static BalikPlanMeta *
make_next_meta (BalikStoreWorker *self, const char *digest)
{
  BalikPlanMeta *meta = balik_plan_meta_copy (self->info->meta);

  g_set_str (&meta->parent_digest, meta->content_digest);
  g_set_str (&meta->content_digest, digest);
  meta->revision++;
  meta->min_reader = BALIK_FORMAT_VERSION;
  meta->min_writer = BALIK_FORMAT_VERSION;
  meta->tidy = BALIK_TIDY_VERSION;
  return meta;
}

/* Puts @bytes at @path, or beside it; what is known of the file follows. */
static gboolean
put_file (BalikStoreWorker *self,
          GBytes *bytes,
          BalikPlanMeta *meta,
          const char *path,
          gboolean *is_conflict,
          GError **error)
{
  const gboolean is_same = g_strcmp0 (path, self->path) == 0;
  g_autofree char *attempted = g_strdup (is_same ? self->info->attempted_hash : "");
  g_autofree char *hash
      = balik_digest_of_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *unfinished = balik_plan_file_dup_unfinished_path (path);
  g_autofree char *written = NULL;
  const BalikPlanTarget target = { .path = path,
                                   .expected_hash = is_same ? self->info->hash : NULL,
                                   .attempted_hash = attempted,
                                   .may_replace = !is_same,
                                   .unfinished = unfinished };

  if (is_same)
    g_set_str (&self->info->attempted_hash, hash);
  balik_plan_file_clear_unfinished (self->info->unfinished);
  g_set_str (&self->info->unfinished, unfinished);
  if (self->copy != NULL && !balik_work_copy_write_attempt (self->copy, self->info, NULL))
    balik_store_worker_set_behind (self, TRUE);
  written = balik_plan_file_publish (bytes, &target, error);
  if (written == NULL)
    return FALSE;

  *is_conflict = strcmp (written, path) != 0;
  balik_store_worker_keep (self, BALIK_VERSION_PUBLISHED, bytes, meta->content_digest);
  balik_store_worker_set_path (self, written);
  g_set_str (&self->info->hash, hash);
  g_set_str (&self->info->attempted_hash, "");
  balik_plan_meta_free (self->info->meta);
  self->info->meta = balik_plan_meta_copy (meta);
  self->is_read_only = FALSE;
  return TRUE;
}

static gboolean
publish_to (BalikStoreWorker *self,
            const BalikPlanRows *rows,
            const char *digest,
            const char *path,
            gboolean *is_conflict,
            GError **error)
{
  g_autoptr (BalikPlanMeta) meta = make_next_meta (self, digest);
  g_autofree char *name = balik_file_dup_shown_name (path);
  g_autoptr (GBytes) bytes = balik_plan_file_make_bytes (rows, meta, name, error);
  g_autoptr (BalikLock) lock = NULL;
  g_autoptr (GError) in_use = NULL;

  if (bytes == NULL)
    return FALSE;
  if (g_strcmp0 (path, self->path) != 0)
    {
      lock = balik_lock_new_for_file (path, &in_use);
      if (g_error_matches (in_use, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE))
        {
          g_propagate_error (error, g_steal_pointer (&in_use));
          return FALSE;
        }
    }
  if (!put_file (self, bytes, meta, path, is_conflict, error))
    return FALSE;
  if (*is_conflict)
    {
      g_clear_pointer (&lock, balik_lock_free);
      lock = balik_lock_new_for_file (self->path, NULL);
    }
  if (lock != NULL)
    {
      g_clear_pointer (&self->lock, balik_lock_free);
      self->lock = g_steal_pointer (&lock);
    }
  return TRUE;
}

/**
 * balik_store_worker_publish:
 * @self: a worker
 * @rows: what the plan holds
 * @acts: what its user did
 * @path: (nullable): another path that the plan shall have from now on
 * @is_conflict: (out): whether somebody else changed the file, so that the
 *     plan is in another one now
 * @error: why not; the work is safe in the working copy
 *
 * Brings the plan into its file. A file that holds the same already is not touched.
 *
 * Returns: whether it is there
 */
gboolean
balik_store_worker_publish (BalikStoreWorker *self,
                            const BalikPlanRows *rows,
                            const BalikActs *acts,
                            const char *path,
                            gboolean *is_conflict,
                            GError **error)
{
  g_autofree char *digest = balik_plan_rows_dup_digest (rows);
  g_autofree char *resolved = NULL;

  *is_conflict = FALSE;
  balik_store_worker_keep_opened (self);
  check_copy (self, rows, acts, digest);
  if (path != NULL)
    resolved = balik_file_resolve (path, error);
  else if (self->path != NULL)
    resolved = g_strdup (self->path);
  else
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NO_FILE,
                 /* Translators: %s is the name of a plan */
                 _ ("“%s” has no file yet. Choose where to save it."), self->info->name);
  if (resolved == NULL)
    return FALSE;

  if (g_strcmp0 (resolved, self->path) == 0)
    {
      if (strcmp (digest, self->info->meta->content_digest) == 0
          && balik_plan_file_is_there (resolved, self->info->hash, self->info->meta))
        {
          keep_info (self);
          return TRUE;
        }
      if (self->is_read_only)
        {
          g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_READ_ONLY,
                       /* Translators: %s is the name of a plan */
                       _ ("“%s” cannot be changed where it is. Save a copy of it."),
                       self->info->name);
          return FALSE;
        }
    }
  if (!publish_to (self, rows, digest, resolved, is_conflict, error))
    return FALSE;
  keep_info (self);
  return TRUE;
}
