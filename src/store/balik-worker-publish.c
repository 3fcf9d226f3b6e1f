/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-worker-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-plan-target.h"
#include "balik-schema.h"

/*
 * The plan goes into its file, and what is known of the file follows. What
 * happened to the file meanwhile, on this computer or another, is told.
 */

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
      if (error != NULL)
        g_message ("The working copy could not be read: %s", error->message);
      else
        g_warning ("The working copy was not that of the plan.");
    }
  /* If this fails, the worker stays behind, and says so. */
  balik_store_worker_catch_up (self, rows, acts, NULL);
}

/* What is being put into place. */
typedef struct
{
  GBytes *bytes;
  const BalikPlanMeta *meta;
  const char *hash;
  gboolean is_elsewhere;
  BalikPlanTarget target;
  BalikPlanPublished published;
} Publishing;

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

/* Which of two versions is newer, from what each comes from; NULL where nobody can know. */
static char *
compare_with_theirs (const BalikPlanMeta *base, const BalikPlanFile *theirs, const char *name)
{
  if (theirs == NULL)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("What is in “%s” now cannot be read as a plan."), name);
  if (strcmp (theirs->meta->doc_uuid, base->doc_uuid) != 0)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("What is in “%s” now is another plan."), name);
  if (strcmp (theirs->meta->parent_digest, base->content_digest) == 0)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("The version in “%s” was made from the same one as yours."), name);
  if (theirs->meta->revision < base->revision)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("The version in “%s” is older than the one that you changed."),
                            name);
  if (theirs->meta->revision > base->revision)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("The version in “%s” is newer than the one that you changed."),
                            name);
  return NULL;
}

static void
tell (BalikStoreWorker *self, gboolean is_so, const char *sentence)
{
  if (is_so)
    balik_store_worker_take_note (self, g_strdup (sentence));
}

/* What became of the file otherwise than somebody might expect. */
static void
tell_published (BalikStoreWorker *self, const Publishing *publishing, const char *written)
{
  const BalikPlanPublished *published = &publishing->published;
  const gboolean is_second = !published->can_replace && !published->is_foreign
                             && strcmp (written, publishing->target.path) != 0;

  tell (self, is_second,
        _ ("A file cannot be replaced where this one is, so the old one stays beside it. Save the "
           "plan elsewhere to go on."));
  tell (self, published->is_new && *self->info->hash != '\0' && !publishing->is_elsewhere,
        _ ("The file had been moved or deleted, and was saved anew."));
  tell (self, published->is_mode_lost,
        _ ("Who may read or change the file could not be kept as it was."));
  tell (self, published->is_owner_lost,
        _ ("The file belonged to somebody else, and is yours now."));
  tell (self, published->has_other_names,
        _ ("The file had another name too, which still holds the version before."));
  tell (self, published->is_backup_missing,
        _ ("There was no room beside the file for a copy of the version before."));
}

/* The same content, saved by somebody else: nothing to write. */
static void
adopt (BalikStoreWorker *self, const BalikPlanFile *theirs)
{
  balik_plan_meta_free (self->info->meta);
  self->info->meta = balik_plan_meta_copy (theirs->meta);
  g_set_str (&self->info->hash, theirs->hash);
  g_set_str (&self->info->attempted_hash, "");
  self->n_bytes = (goffset)g_bytes_get_size (theirs->bytes);
  balik_store_worker_keep (self, BALIK_VERSION_PUBLISHED, theirs->bytes,
                           theirs->meta->content_digest);
}

/* Puts the plan beside the file of somebody else, unless that is no file for it at all. */
static char *
publish_beside (BalikStoreWorker *self,
                Publishing *publishing,
                const BalikPlanFile *theirs,
                GError **error)
{
  const BalikPlanMeta *base = self->info->meta;
  const gboolean is_same_plan
      = theirs != NULL && strcmp (theirs->meta->doc_uuid, base->doc_uuid) == 0;
  g_autofree char *name = balik_file_dup_shown_name (publishing->target.path);
  char *sentence;

  if (publishing->published.is_other_medium && !is_same_plan)
    {
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a plan */
                   _ ("The stick or disk that “%s” is on is not there, but another one."), name);
      return NULL;
    }
  sentence = compare_with_theirs (base, theirs, name);
  if (sentence != NULL)
    balik_store_worker_take_note (self, sentence);
  publishing->target.stops_at_foreign = FALSE;
  return balik_plan_file_publish (publishing->bytes, &publishing->target, &publishing->published,
                                  error);
}

/* NULL without an error where the file holds the same plan already. */
static char *
publish_bytes (BalikStoreWorker *self, Publishing *publishing, GError **error)
{
  g_autoptr (BalikPlanFile) theirs = NULL;
  g_autoptr (GError) reason = NULL;
  char *written = balik_plan_file_publish (publishing->bytes, &publishing->target,
                                           &publishing->published, &reason);

  if (written != NULL)
    return written;
  if (!publishing->published.is_foreign)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  theirs = balik_plan_file_read (publishing->target.path, NULL, NULL);
  if (theirs == NULL || theirs->outcome != BALIK_PLAN_OPENS
      || strcmp (theirs->meta->doc_uuid, publishing->meta->doc_uuid) != 0
      || strcmp (theirs->meta->content_digest, publishing->meta->content_digest) != 0)
    return publish_beside (self, publishing, theirs, error);
  adopt (self, theirs);
  return NULL;
}

/* What is known of the file follows what was written. */
static void
follow (BalikStoreWorker *self, const Publishing *publishing, const char *written)
{
  const BalikPlanPublished *published = &publishing->published;

  tell_published (self, publishing, written);
  balik_store_worker_keep (self, BALIK_VERSION_PUBLISHED, publishing->bytes,
                           publishing->meta->content_digest);
  balik_store_worker_set_path (self, written);
  g_set_str (&self->info->hash, publishing->hash);
  g_set_str (&self->info->attempted_hash, "");
  balik_plan_meta_free (self->info->meta);
  self->info->meta = balik_plan_meta_copy (publishing->meta);
  self->device = published->device;
  self->n_bytes = (goffset)g_bytes_get_size (publishing->bytes);
  g_set_str (&self->written_path, published->can_replace ? written : NULL);
  /* Each further try would leave another file. */
  self->is_read_only = !published->can_replace;
}

/*
 * The name that the file has until it is whole. What was left under another
 * name and cannot be taken away now would be forgotten, so that name stays:
 * where nothing can be taken away, nothing can be written either.
 */
static char *
dup_unfinished_path (BalikStoreWorker *self, const char *path)
{
  g_autofree char *left_in = g_path_get_dirname (self->info->unfinished);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!balik_plan_file_clear_unfinished (self->info->unfinished) && g_str_equal (left_in, folder))
    return g_strdup (self->info->unfinished);
  return balik_plan_file_dup_unfinished_path (path);
}

/* Puts the plan at the path, or beside it. */
static gboolean
put_file (BalikStoreWorker *self, Publishing *publishing, gboolean *is_conflict, GError **error)
{
  g_autofree char *attempted
      = g_strdup (publishing->is_elsewhere ? "" : self->info->attempted_hash);
  g_autofree char *unfinished = dup_unfinished_path (self, publishing->target.path);
  g_autofree char *written = NULL;
  g_autoptr (GError) reason = NULL;
  const char *path = publishing->target.path;

  publishing->target.attempted_hash = attempted;
  publishing->target.unfinished = unfinished;
  if (!publishing->is_elsewhere)
    g_set_str (&self->info->attempted_hash, publishing->hash);
  g_set_str (&self->info->unfinished, unfinished);
  if (self->copy != NULL && !balik_work_copy_write_attempt (self->copy, self->info, NULL))
    balik_store_worker_set_behind (self, TRUE);
  written = publish_bytes (self, publishing, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (written == NULL)
    return TRUE;
  *is_conflict = publishing->published.is_foreign && strcmp (written, path) != 0;
  follow (self, publishing, written);
  return TRUE;
}

static void
take_lock (BalikStoreWorker *self, BalikLock *lock)
{
  g_clear_pointer (&self->lock, balik_lock_free);
  self->lock = lock;
}

static gboolean
publish_to (BalikStoreWorker *self,
            const BalikPlanRows *rows,
            const char *digest,
            const char *path,
            gboolean *is_conflict,
            GError **error)
{
  const gboolean is_elsewhere = g_strcmp0 (path, self->path) != 0;
  g_autoptr (BalikPlanMeta) meta = make_next_meta (self, digest);
  g_autofree char *name = balik_file_dup_shown_name (path);
  g_autoptr (GBytes) bytes = balik_plan_file_make_bytes (rows, meta, name, error);
  g_autofree char *hash = NULL;
  g_autoptr (BalikLock) lock = NULL;
  Publishing publishing = { .bytes = bytes, .meta = meta, .is_elsewhere = is_elsewhere };

  if (bytes == NULL || (is_elsewhere && !balik_lock_take_for_file (path, &lock, error)))
    return FALSE;
  hash = balik_digest_of_bytes (bytes);
  publishing.hash = hash;
  publishing.target = (BalikPlanTarget){
    .path = path,
    .expected_hash = is_elsewhere ? NULL : self->info->hash,
    .may_replace = is_elsewhere,
    .stops_at_foreign = !is_elsewhere,
    .is_first = g_strcmp0 (path, self->written_path) != 0,
    .is_removable = !is_elsewhere && g_atomic_int_get (&self->is_removable),
    .device = is_elsewhere ? 0 : self->device,
  };
  if (!put_file (self, &publishing, is_conflict, error))
    return FALSE;
  if (strcmp (self->path, path) != 0)
    {
      g_clear_pointer (&lock, balik_lock_free);
      lock = balik_lock_new_for_file (self->path, NULL);
    }
  if (lock != NULL)
    take_lock (self, g_steal_pointer (&lock));
  return TRUE;
}

static gboolean
is_our_file (BalikStoreWorker *self, const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  struct stat info;

  if (!g_str_has_suffix (path, ".balik") || balik_io_lstat (path, &info) != 0
      || !S_ISREG (info.st_mode) || info.st_size != self->n_bytes)
    return FALSE;
  bytes = balik_file_read (path, 0, &info, NULL, NULL);
  if (bytes == NULL)
    return FALSE;
  hash = balik_digest_of_bytes (bytes);
  return g_str_equal (hash, self->info->hash);
}

/* The file in the same folder that holds what ours held, if there is just one. */
static char *
find_renamed (BalikStoreWorker *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GPtrArray) names = balik_io_list (folder);
  g_autofree char *found = NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (!is_our_file (self, path))
        continue;
      if (found != NULL)
        return NULL;
      found = g_steal_pointer (&path);
    }
  return g_steal_pointer (&found);
}

/* A file that got another name where it is goes on to be that of the plan. */
static void
follow_renamed (BalikStoreWorker *self)
{
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  BalikLock *lock = NULL;

  if (self->n_bytes == 0 || balik_file_exists (self->path))
    return;
  path = find_renamed (self);
  if (path == NULL || !balik_lock_take_for_file (path, &lock, NULL))
    return;
  before = g_strdup (self->info->name);
  balik_store_worker_set_path (self, path);
  if (lock != NULL)
    take_lock (self, lock);
  balik_store_worker_take_note (
      self, /* Translators: two names of files */
      g_strdup_printf (_ ("“%s” was renamed to “%s”."), before, self->info->name));
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
    {
      follow_renamed (self);
      resolved = g_strdup (self->path);
    }
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
