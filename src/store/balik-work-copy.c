/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-work-copy-private.h"

#include <errno.h>
#include <fcntl.h>

#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-own-file.h"
#include "balik-work-schema.h"

#define DATABASE_NAME "work.db"
#define SOURCE_NAME "source.bin"

static gboolean
open_database (BalikWorkCopy *self, const char *name, GError **error)
{
  g_autofree char *path = balik_work_folder_dup_path (self->folder, DATABASE_NAME);
  int fd = balik_io_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    return balik_work_fail (name, errno, error);
  balik_io_close (fd);

  self->database = balik_database_new_for_file (path, name, error);
  return self->database != NULL
         && balik_database_run (self->database, "PRAGMA locking_mode = EXCLUSIVE", error)
         && balik_database_run (self->database, "PRAGMA journal_mode = WAL", error)
         && balik_database_run (self->database, "PRAGMA synchronous = FULL", error)
         && balik_database_run (self->database, "PRAGMA foreign_keys = ON", error);
}

/* What could not be taken back when it failed, for lack of memory, goes first. */
static gboolean
begin (BalikWorkCopy *self, GError **error)
{
  if (!sqlite3_get_autocommit (self->database->db)
      && !balik_database_run (self->database, "ROLLBACK", error))
    return FALSE;
  return balik_database_run (self->database, "BEGIN IMMEDIATE", error);
}

/* Ends a transaction; one that failed is taken back whole. */
static gboolean
end (BalikWorkCopy *self, gboolean is_good, GError **error)
{
  if (is_good && balik_database_run (self->database, "COMMIT", error))
    return TRUE;
  /* Some failures have taken it back already. */
  if (!sqlite3_get_autocommit (self->database->db))
    balik_database_run (self->database, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
write_attempt (BalikWorkCopy *self, const BalikWorkInfo *info, GError **error)
{
  return balik_meta_write_text (self->database, "attempted_hash", info->attempted_hash, error)
         && balik_meta_write_text (self->database, "unfinished", info->unfinished, error);
}

static gboolean
write_keeping (BalikWorkCopy *self, const BalikWorkInfo *info, GError **error)
{
  return balik_meta_write_text (self->database, "keeps_nothing", info->keeps_nothing ? "1" : "0",
                                error);
}

static gboolean
write_info (BalikWorkCopy *self, const BalikWorkInfo *info, GError **error)
{
  g_autofree char *n_changes = g_strdup_printf ("%" G_GINT64_FORMAT, info->n_changes);

  return balik_plan_meta_write (info->meta, self->database, error)
         && balik_meta_write_text (self->database, "name", info->name, error)
         && balik_meta_write_text (self->database, "uri", info->uri, error)
         && balik_meta_write_text (self->database, "hash", info->hash, error)
         && write_attempt (self, info, error) && write_keeping (self, info, error)
         && balik_meta_write_text (self->database, "changes", n_changes, error);
}

static gboolean
write_source (BalikWorkCopy *self, GBytes *source, const char *name, GError **error)
{
  g_autofree char *path = balik_work_folder_dup_path (self->folder, SOURCE_NAME);
  gsize size;
  const void *data = g_bytes_get_data (source, &size);

  return balik_own_file_write (path, data, size) || balik_work_fail (name, errno, error);
}

static gboolean
create (BalikWorkCopy *self,
        const BalikPlanRows *rows,
        const BalikActs *acts,
        const BalikWorkInfo *info,
        GError **error)
{
  self->n_done = acts->n_done;
  return begin (self, error)
         && end (self,
                 balik_work_schema_create (self->database, error)
                     && balik_plan_rows_write (rows, self->database, error)
                     && balik_acts_write (acts, self->database, error)
                     && write_info (self, info, error),
                 error);
}

/**
 * balik_work_copy_new:
 * @rows: what the plan holds
 * @acts: what its user did before
 * @info: what is known of its file
 * @source: (nullable): the file as it was read
 * @error: why not
 *
 * Returns: (transfer full): a working copy in a folder of its own
 */
BalikWorkCopy *
balik_work_copy_new (const BalikPlanRows *rows,
                     const BalikActs *acts,
                     const BalikWorkInfo *info,
                     GBytes *source,
                     GError **error)
{
  g_autoptr (BalikWorkCopy) self = g_new0 (BalikWorkCopy, 1);

  self->n_changes = info->n_changes;
  self->folder = balik_work_folder_create (info->name, &self->lock, error);
  if (self->folder == NULL)
    return NULL;
  if ((source != NULL && !write_source (self, source, info->name, error))
      || !open_database (self, info->name, error) || !create (self, rows, acts, info, error)
      || !balik_work_copy_prepare (self, error))
    {
      balik_work_copy_delete (g_steal_pointer (&self));
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
read_text (GHashTable *texts, const char *key, char **text)
{
  const char *found = g_hash_table_lookup (texts, key);

  g_free (*text);
  *text = g_strdup (found);
  return found != NULL;
}

static BalikWorkInfo *
read_info (BalikWorkCopy *self, GError **error)
{
  g_autoptr (GHashTable) texts = balik_meta_read_all (self->database, error);
  g_autoptr (BalikPlanMeta) meta = NULL;
  g_autoptr (BalikWorkInfo) info = NULL;
  const char *n_changes;

  if (texts == NULL)
    return NULL;
  meta = balik_plan_meta_new ();
  info = balik_work_info_new (meta, "");
  n_changes = g_hash_table_lookup (texts, "changes");
  if (!read_text (texts, "name", &info->name) || !read_text (texts, "uri", &info->uri)
      || !read_text (texts, "hash", &info->hash)
      || !read_text (texts, "attempted_hash", &info->attempted_hash)
      || !read_text (texts, "doc_uuid", &info->meta->doc_uuid)
      || !read_text (texts, "content_digest", &info->meta->content_digest)
      || !read_text (texts, "parent_digest", &info->meta->parent_digest) || n_changes == NULL
      || !g_ascii_string_to_signed (n_changes, 10, 0, G_MAXINT64, &info->n_changes, NULL)
      || !g_hash_table_contains (texts, "revision")
      || !g_ascii_string_to_signed (g_hash_table_lookup (texts, "revision"), 10, 0, G_MAXINT64 - 1,
                                    &info->meta->revision, NULL)
      || !g_hash_table_contains (texts, "min_writer")
      || !g_ascii_string_to_signed (g_hash_table_lookup (texts, "min_writer"), 10, 0, G_MAXINT64,
                                    &info->meta->min_writer, NULL))
    {
      balik_database_check (self->database, SQLITE_CORRUPT, error);
      return NULL;
    }
  /* Work of an older Balik does not have it. */
  if (!read_text (texts, "unfinished", &info->unfinished))
    info->unfinished = g_strdup ("");
  info->keeps_nothing = g_strcmp0 (g_hash_table_lookup (texts, "keeps_nothing"), "1") == 0;
  g_free (self->database->name);
  self->database->name = g_strdup (info->name);
  return g_steal_pointer (&info);
}

/* Whether Balik was stopped before it had put anything into the database. */
static gboolean
is_empty (BalikWorkCopy *self)
{
  g_autoptr (sqlite3_stmt) statement
      = balik_database_prepare (self->database, "SELECT 1 FROM sqlite_schema LIMIT 1", NULL);
  gboolean has_row = TRUE;

  return statement != NULL && balik_database_step (self->database, statement, &has_row, NULL)
         && !has_row;
}

/**
 * balik_work_copy_new_for_folder:
 * @folder: a work folder that was left behind
 * @name: (nullable): the name of the plan, where that is known already
 * @info: (out) (transfer full): what is known of the file
 * @error: that somebody works in it, that there is nothing, or why it cannot be read
 *
 * Returns: (transfer full): the working copy in it
 */
BalikWorkCopy *
balik_work_copy_new_for_folder (const char *folder,
                                const char *name,
                                BalikWorkInfo **info,
                                GError **error)
{
  const char *shown = name != NULL ? name : DATABASE_NAME;
  g_autoptr (BalikWorkCopy) self = g_new0 (BalikWorkCopy, 1);
  g_autofree char *path = balik_work_folder_dup_path (folder, DATABASE_NAME);
  struct stat file;

  self->folder = g_strdup (folder);
  self->lock = balik_lock_new_for_folder (folder, shown, error);
  if (self->lock == NULL)
    return NULL;
  /* Where the disk only does not say what is there, the work may be. */
  if (balik_io_lstat (path, &file) != 0)
    {
      balik_file_fail (shown, errno, FALSE, error);
      return NULL;
    }
  if (!open_database (self, shown, error))
    return NULL;
  if (is_empty (self))
    {
      balik_file_fail (shown, ENOENT, FALSE, error);
      return NULL;
    }
  if (!balik_work_schema_verify (self->database, error))
    return NULL;
  *info = read_info (self, error);
  if (*info == NULL)
    return NULL;
  self->n_changes = (*info)->n_changes;
  if (balik_work_copy_prepare (self, error))
    return g_steal_pointer (&self);
  g_clear_pointer (info, balik_work_info_free);
  return NULL;
}

/**
 * balik_work_copy_free:
 * @self: (transfer full): a working copy
 *
 * Closes it. Its folder stays, to be found again.
 */
void
balik_work_copy_free (BalikWorkCopy *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->statements); i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  g_clear_pointer (&self->database, balik_database_free);
  g_clear_pointer (&self->lock, balik_lock_free);
  g_free (self->folder);
  g_free (self);
}

/**
 * balik_work_copy_delete:
 * @self: (transfer full): a working copy
 *
 * Closes it and takes its folder away.
 */
void
balik_work_copy_delete (BalikWorkCopy *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->statements); i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  g_clear_pointer (&self->database, balik_database_free);
  balik_work_folder_delete (self->folder);
  balik_work_copy_free (self);
}

/**
 * balik_work_copy_add_step:
 * @self: a working copy
 * @step: what was applied, and what that means for the history
 * @error: why not
 *
 * Keeps the plan and its history as they are after @step, in one transaction.
 *
 * Returns: whether it is kept; a power cut after this does not lose it
 */
gboolean
balik_work_copy_add_step (BalikWorkCopy *self, const BalikWorkStep *step, GError **error)
{
  /* To its user, typing on is the same change. */
  const gboolean is_another = step->change != BALIK_HISTORY_MERGED || self->n_changes == 0;
  gboolean is_good = begin (self, error);

  if (!is_good)
    return FALSE;
  for (guint i = 0; is_good && i < balik_edit_group_get_n_edits (step->applied); i++)
    is_good = balik_work_copy_add_edit (self, balik_edit_group_get_edit (step->applied, i), error);
  is_good = is_good && balik_work_copy_add_act (self, step, error)
            && (!is_another || balik_work_copy_count_change (self, error));
  if (!end (self, is_good, error))
    return FALSE;
  self->n_changes += is_another ? 1 : 0;
  self->n_done = balik_work_copy_count_done (self, step);
  return TRUE;
}

/**
 * balik_work_copy_write_all:
 * @self: a working copy
 * @rows: what the plan holds
 * @acts: what its user did
 * @error: why not
 *
 * Makes the copy hold @rows and @acts, whatever it held, and counts that as a change.
 *
 * Returns: whether it is kept
 */
gboolean
balik_work_copy_write_all (BalikWorkCopy *self,
                           const BalikPlanRows *rows,
                           const BalikActs *acts,
                           GError **error)
{
  gboolean is_good = begin (self, error);

  if (!is_good)
    return FALSE;
  is_good = balik_database_run (self->database, "DELETE FROM item", error)
            && balik_database_run (self->database, "DELETE FROM value", error)
            && balik_plan_rows_write (rows, self->database, error)
            && balik_work_copy_replace_acts (self, acts, error)
            && balik_work_copy_count_change (self, error);
  if (!end (self, is_good, error))
    return FALSE;
  self->n_changes++;
  self->n_done = acts->n_done;
  return TRUE;
}

/**
 * balik_work_copy_write_acts:
 * @self: a working copy
 * @acts: what its user did
 * @error: why not
 *
 * Makes the copy hold @acts, whatever it held.
 *
 * Returns: whether they are kept
 */
gboolean
balik_work_copy_write_acts (BalikWorkCopy *self, const BalikActs *acts, GError **error)
{
  if (!begin (self, error) || !end (self, balik_work_copy_replace_acts (self, acts, error), error))
    return FALSE;
  self->n_done = acts->n_done;
  return TRUE;
}

/**
 * balik_work_copy_write_place:
 * @self: a working copy
 * @place: the code word of the place where the user is
 * @info: what is known of its file
 * @error: why not
 *
 * Keeps @place and whether anything shall stay. A crash does not lose it, but a
 * power cut may until the next act is kept, so that no disk has to work for
 * every look around.
 *
 * Returns: whether it is kept
 */
gboolean
balik_work_copy_write_place (BalikWorkCopy *self,
                             const char *place,
                             const BalikWorkInfo *info,
                             GError **error)
{
  gboolean is_good = balik_database_run (self->database, "PRAGMA synchronous = NORMAL", error)
                     && begin (self, error)
                     && end (self,
                             balik_meta_write_text (self->database, "place", place, error)
                                 && write_keeping (self, info, error),
                             error);

  /* What follows is kept as strictly as ever, or not at all. */
  return balik_database_run (self->database, "PRAGMA synchronous = FULL", is_good ? error : NULL)
         && is_good;
}

/**
 * balik_work_copy_write_info:
 * @self: a working copy
 * @info: what is known of its file
 * @error: why not
 *
 * Keeps what is known of the file, and how many changes it lacks.
 *
 * Returns: whether it is kept
 */
gboolean
balik_work_copy_write_info (BalikWorkCopy *self, const BalikWorkInfo *info, GError **error)
{
  if (!begin (self, error) || !end (self, write_info (self, info, error), error))
    return FALSE;
  self->n_changes = info->n_changes;
  return TRUE;
}

/**
 * balik_work_copy_write_attempt:
 * @self: a working copy
 * @info: with the hash and the unfinished path of a file that is about to be put into place
 * @error: why not
 *
 * Keeps them, so that a file which was put there just before a crash is known
 * as ours, and one that was not is taken away.
 *
 * Returns: whether it is kept
 */
gboolean
balik_work_copy_write_attempt (BalikWorkCopy *self, const BalikWorkInfo *info, GError **error)
{
  return begin (self, error) && end (self, write_attempt (self, info, error), error);
}

/**
 * balik_work_copy_lacks_memory:
 * @self: a working copy
 *
 * Returns: whether what was tried last failed for lack of memory
 */
gboolean
balik_work_copy_lacks_memory (BalikWorkCopy *self)
{
  return balik_database_lacks_memory (self->database);
}

/**
 * balik_work_copy_read_rows:
 * @self: a working copy
 * @error: why not
 *
 * Returns: (transfer full): what it holds
 */
BalikPlanRows *
balik_work_copy_read_rows (BalikWorkCopy *self, GError **error)
{
  return balik_plan_rows_read (self->database, error);
}
