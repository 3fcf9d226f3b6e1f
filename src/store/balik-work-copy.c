/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-work-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "balik-edit.h"
#include "balik-file-io.h"
#include "balik-schema.h"
#include "balik-work-folder.h"

/**
 * BalikWorkCopy:
 *
 * The plan that is open, in a database of our own on this computer. Each act
 * of the user is one transaction, which a power cut either keeps or not.
 *
 * It belongs to one thread at a time. The exclusive lock comes before the
 * write-ahead log, so that no shared memory is needed beside the database.
 */
struct _BalikWorkCopy
{
  char *folder;
  BalikLock *lock;
  BalikDatabase *database;
  sqlite3_stmt *statements[8];
  gint64 n_changes;
};

/* The rows of a list move by one place up or down, from one place to another. */
typedef enum
{
  INSERT_ITEM,
  DELETE_ITEM,
  FIND_ITEM,
  SHIFT_ITEMS,
  PLACE_ITEM,
  REPLACE_VALUE,
  DELETE_VALUE,
  COUNT_CHANGES,
} Statement;

static const char *const sql[] = {
  [INSERT_ITEM] = BALIK_SQL_INSERT_ITEM,
  [DELETE_ITEM] = "DELETE FROM item WHERE id = ?1",
  [FIND_ITEM] = "SELECT parent, list FROM item WHERE id = ?1",
  [SHIFT_ITEMS] = "UPDATE item SET position = position + ?5"
                  " WHERE parent = ?1 AND list = ?2 AND position BETWEEN ?3 AND ?4",
  [PLACE_ITEM] = "UPDATE item SET position = ?2 WHERE id = ?1",
  [REPLACE_VALUE] = BALIK_SQL_REPLACE_VALUE,
  [DELETE_VALUE] = "DELETE FROM value WHERE item = ?1 AND key = ?2",
  [COUNT_CHANGES] = "REPLACE INTO meta (key, value) VALUES ('changes', ?1)",
};

#define DATABASE_NAME "work.db"
#define SOURCE_NAME "source.bin"
#define NOTE_NAME "unfinished"

static gboolean
prepare (BalikWorkCopy *self, GError **error)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (sql) == G_N_ELEMENTS (self->statements));

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      self->statements[i] = balik_database_prepare (self->database, sql[i], error);
      if (self->statements[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
bind_integer (BalikWorkCopy *self, Statement which, int place, gint64 integer, GError **error)
{
  return balik_database_check (self->database,
                               sqlite3_bind_int64 (self->statements[which], place, integer), error);
}

static gboolean
bind_text (BalikWorkCopy *self, Statement which, int place, const char *text, GError **error)
{
  return balik_database_bind_text (self->database, self->statements[which], place, text, error);
}

static gboolean
finish (BalikWorkCopy *self, Statement which, GError **error)
{
  return balik_database_finish (self->database, self->statements[which], error);
}

/* As finish (), where one row must have been met: else the copy is not that of the plan. */
static gboolean
finish_one (BalikWorkCopy *self, Statement which, GError **error)
{
  if (!finish (self, which, error))
    return FALSE;
  if (sqlite3_changes (self->database->db) == 1)
    return TRUE;
  return balik_database_check (self->database, SQLITE_CORRUPT, error);
}

static gboolean
open_database (BalikWorkCopy *self, const char *name, GError **error)
{
  g_autofree char *path = balik_work_folder_dup_path (self->folder, DATABASE_NAME);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    return balik_file_fail (path, errno, TRUE, error);
  close (fd);

  self->database = balik_database_new_for_file (path, name, error);
  return self->database != NULL
         && balik_database_run (self->database, "PRAGMA locking_mode = EXCLUSIVE", error)
         && balik_database_run (self->database, "PRAGMA journal_mode = WAL", error)
         && balik_database_run (self->database, "PRAGMA synchronous = FULL", error)
         && balik_database_run (self->database, "PRAGMA foreign_keys = ON", error);
}

static gboolean
begin (BalikWorkCopy *self, GError **error)
{
  return balik_database_run (self->database, "BEGIN IMMEDIATE", error);
}

/* Ends a transaction; one that failed is taken back whole. */
static gboolean
end (BalikWorkCopy *self, gboolean is_good, GError **error)
{
  g_autoptr (GError) other = NULL;

  if (is_good && balik_database_run (self->database, "COMMIT", error))
    return TRUE;
  /* Some failures have taken it back already. */
  if (!sqlite3_get_autocommit (self->database->db)
      && !balik_database_run (self->database, "ROLLBACK", &other))
    g_warning ("A change that failed could not be taken back: %s", other->message);
  return FALSE;
}

static gboolean
write_info (BalikWorkCopy *self, const BalikWorkInfo *info, GError **error)
{
  g_autofree char *n_changes = g_strdup_printf ("%" G_GINT64_FORMAT, info->n_changes);

  return balik_plan_meta_write (info->meta, self->database, error)
         && balik_meta_write_text (self->database, "name", info->name, error)
         && balik_meta_write_text (self->database, "uri", info->uri, error)
         && balik_meta_write_text (self->database, "hash", info->hash, error)
         && balik_meta_write_text (self->database, "attempted_hash", info->attempted_hash, error)
         && balik_meta_write_text (self->database, "changes", n_changes, error);
}

static gboolean
write_source (BalikWorkCopy *self, GBytes *source, GError **error)
{
  g_autofree char *path = balik_work_folder_dup_path (self->folder, SOURCE_NAME);
  gsize size;
  const char *data = g_bytes_get_data (source, &size);
  g_autoptr (GError) reason = NULL;

  if (g_file_set_contents_full (path, data, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, &reason))
    return TRUE;
  g_set_error_literal (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO, reason->message);
  return FALSE;
}

static gboolean
create (BalikWorkCopy *self, const BalikPlanRows *rows, const BalikWorkInfo *info, GError **error)
{
  return begin (self, error)
         && end (self,
                 balik_schema_create (self->database, TRUE, error)
                     && balik_plan_rows_write (rows, self->database, error)
                     && write_info (self, info, error),
                 error);
}

/**
 * balik_work_copy_new:
 * @rows: what the plan holds
 * @info: what is known of its file
 * @source: (nullable): the file as it was read
 * @error: why not
 *
 * Returns: (transfer full): a working copy in a folder of its own
 */
BalikWorkCopy *
balik_work_copy_new (const BalikPlanRows *rows,
                     const BalikWorkInfo *info,
                     GBytes *source,
                     GError **error)
{
  g_autoptr (BalikWorkCopy) self = g_new0 (BalikWorkCopy, 1);

  self->n_changes = info->n_changes;
  self->folder = balik_work_folder_create (&self->lock, error);
  if (self->folder == NULL)
    return NULL;
  if ((source != NULL && !write_source (self, source, error))
      || !open_database (self, info->name, error) || !create (self, rows, info, error)
      || !prepare (self, error))
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
                                    &info->meta->revision, NULL))
    {
      balik_database_check (self->database, SQLITE_CORRUPT, error);
      return NULL;
    }
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
 * @info: (out) (transfer full): what is known of the file
 * @error: that somebody works in it, that there is nothing, or why it cannot be read
 *
 * Returns: (transfer full): the working copy in it
 */
BalikWorkCopy *
balik_work_copy_new_for_folder (const char *folder, BalikWorkInfo **info, GError **error)
{
  g_autoptr (BalikWorkCopy) self = g_new0 (BalikWorkCopy, 1);
  g_autofree char *path = balik_work_folder_dup_path (folder, DATABASE_NAME);

  self->folder = g_strdup (folder);
  self->lock = balik_lock_new_for_folder (folder, error);
  if (self->lock == NULL)
    return NULL;
  if (!balik_file_exists (path))
    {
      balik_file_fail (path, ENOENT, FALSE, error);
      return NULL;
    }
  if (!open_database (self, DATABASE_NAME, error))
    return NULL;
  if (is_empty (self))
    {
      balik_file_fail (path, ENOENT, FALSE, error);
      return NULL;
    }
  if (!balik_schema_verify (self->database, error))
    return NULL;
  *info = read_info (self, error);
  if (*info == NULL)
    return NULL;
  self->n_changes = (*info)->n_changes;
  if (prepare (self, error))
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

static gboolean
shift (BalikWorkCopy *self,
       gint64 parent,
       const char *list,
       guint from,
       guint to,
       int by,
       GError **error)
{
  return bind_integer (self, SHIFT_ITEMS, 1, parent, error)
         && bind_text (self, SHIFT_ITEMS, 2, list, error)
         && bind_integer (self, SHIFT_ITEMS, 3, from, error)
         && bind_integer (self, SHIFT_ITEMS, 4, to, error)
         && bind_integer (self, SHIFT_ITEMS, 5, by, error) && finish (self, SHIFT_ITEMS, error);
}

static gboolean
add_set (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  const BalikValueRow row = { .item = edit->item, .key = edit->key, .value = edit->after };

  if (edit->after == NULL)
    return bind_integer (self, DELETE_VALUE, 1, edit->item, error)
           && bind_text (self, DELETE_VALUE, 2, edit->key, error)
           && finish (self, DELETE_VALUE, error);
  return balik_value_row_bind (&row, self->database, self->statements[REPLACE_VALUE], error)
         && finish_one (self, REPLACE_VALUE, error);
}

static gboolean
add_insert (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  const BalikItemRow row = { .id = edit->item,
                             .kind = edit->item_kind,
                             .parent = edit->parent,
                             .list_key = edit->list_key,
                             .position = edit->to };

  return shift (self, edit->parent, edit->list_key, edit->to, G_MAXINT, 1, error)
         && balik_item_row_bind (&row, self->database, self->statements[INSERT_ITEM], error)
         && finish_one (self, INSERT_ITEM, error);
}

static gboolean
add_remove (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  return bind_integer (self, DELETE_ITEM, 1, edit->item, error)
         && finish_one (self, DELETE_ITEM, error)
         && shift (self, edit->parent, edit->list_key, edit->from, G_MAXINT, -1, error);
}

/* A move names no list, so the copy is asked. */
static gboolean
add_move (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  sqlite3_stmt *find = self->statements[FIND_ITEM];
  g_autofree char *list = NULL;
  gint64 parent = 0;
  gboolean has_row;

  if (!bind_integer (self, FIND_ITEM, 1, edit->item, error)
      || !balik_database_step (self->database, find, &has_row, error))
    return FALSE;
  if (has_row)
    {
      parent = sqlite3_column_int64 (find, 0);
      list = balik_database_dup_text (find, 1);
    }
  sqlite3_reset (find);
  if (list == NULL)
    return balik_database_check (self->database, SQLITE_CORRUPT, error);

  if (edit->from < edit->to && !shift (self, parent, list, edit->from + 1, edit->to, -1, error))
    return FALSE;
  if (edit->from > edit->to && !shift (self, parent, list, edit->to, edit->from - 1, 1, error))
    return FALSE;
  return bind_integer (self, PLACE_ITEM, 1, edit->item, error)
         && bind_integer (self, PLACE_ITEM, 2, edit->to, error)
         && finish_one (self, PLACE_ITEM, error);
}

static gboolean
add_edit (BalikWorkCopy *self, const BalikEdit *edit, GError **error)
{
  switch (edit->kind)
    {
    case BALIK_EDIT_SET:
      return add_set (self, edit, error);
    case BALIK_EDIT_INSERT:
      return add_insert (self, edit, error);
    case BALIK_EDIT_REMOVE:
      return add_remove (self, edit, error);
    case BALIK_EDIT_MOVE:
      return add_move (self, edit, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
count_change (BalikWorkCopy *self, GError **error)
{
  g_autofree char *n_changes = g_strdup_printf ("%" G_GINT64_FORMAT, self->n_changes + 1);

  return bind_text (self, COUNT_CHANGES, 1, n_changes, error)
         && finish (self, COUNT_CHANGES, error);
}

/**
 * balik_work_copy_add_edits:
 * @self: a working copy
 * @edits: (element-type BalikEdit): what the user did, as it was applied
 * @error: why not
 *
 * Keeps one act of the user, in one transaction.
 *
 * Returns: whether it is kept; a power cut after this does not lose it
 */
gboolean
balik_work_copy_add_edits (BalikWorkCopy *self, GArray *edits, GError **error)
{
  gboolean is_good = begin (self, error);

  if (!is_good)
    return FALSE;
  for (guint i = 0; is_good && i < edits->len; i++)
    is_good = add_edit (self, &g_array_index (edits, BalikEdit, i), error);
  is_good = is_good && count_change (self, error);
  is_good = end (self, is_good, error);
  self->n_changes += is_good ? 1 : 0;
  return is_good;
}

/**
 * balik_work_copy_write_rows:
 * @self: a working copy
 * @rows: what the plan holds
 * @error: why not
 *
 * Makes the copy hold @rows, whatever it held, and counts that as a change.
 *
 * Returns: whether it is kept
 */
gboolean
balik_work_copy_write_rows (BalikWorkCopy *self, const BalikPlanRows *rows, GError **error)
{
  gboolean is_good = begin (self, error);

  if (!is_good)
    return FALSE;
  is_good = balik_database_run (self->database, "DELETE FROM item", error)
            && balik_database_run (self->database, "DELETE FROM value", error)
            && balik_plan_rows_write (rows, self->database, error) && count_change (self, error);
  is_good = end (self, is_good, error);
  self->n_changes += is_good ? 1 : 0;
  return is_good;
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
 * @hash: the SHA-256 of a file that is about to be put into place
 * @error: why not
 *
 * Keeps @hash, so that a file which was put there just before a crash is known as ours.
 *
 * Returns: whether it is kept
 */
gboolean
balik_work_copy_write_attempt (BalikWorkCopy *self, const char *hash, GError **error)
{
  return begin (self, error)
         && end (self, balik_meta_write_text (self->database, "attempted_hash", hash, error),
                 error);
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

/**
 * balik_work_copy_dup_note_path:
 * @self: a working copy
 *
 * Returns: (transfer full): where a writer notes what it has not finished
 */
char *
balik_work_copy_dup_note_path (BalikWorkCopy *self)
{
  return balik_work_folder_dup_path (self->folder, NOTE_NAME);
}
