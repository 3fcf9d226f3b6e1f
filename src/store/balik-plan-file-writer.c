/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-file.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-schema.h"

/*
 * A plan is written afresh each time, so that nothing deleted stays in it, and
 * put into place in one step: at every moment there is the old file or the new
 * one, whole. The old one is never opened for writing. Where somebody else
 * changed the file meanwhile, both versions are kept.
 */

#define ENDING ".balik"
#define MAX_COPIES 999
#define MAX_NAME_BYTES 255
#define UNFINISHED_PREFIX ".balik-"
#define UNFINISHED_DIGITS 16

static gboolean
fill (BalikDatabase *database, const BalikPlanRows *rows, const BalikPlanMeta *meta, GError **error)
{
  return balik_database_run (database, "PRAGMA page_size = 4096", error)
         && balik_database_run (database, "PRAGMA encoding = 'UTF-8'", error)
         && balik_database_run (database, "PRAGMA journal_mode = MEMORY", error)
         && balik_database_run (database, "BEGIN IMMEDIATE", error)
         && balik_schema_create (database, error) && balik_plan_meta_write (meta, database, error)
         && balik_plan_rows_write (rows, database, error)
         && balik_database_run (database, "COMMIT", error);
}

/* A mistake of ours is found before the user's file is touched. */
static gboolean
verify (GBytes *bytes, const BalikPlanMeta *meta, const char *name, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (BalikPlanFile) file = balik_plan_file_read_bytes (bytes, name, NULL, &reason);
  g_autoptr (BalikPlan) plan = NULL;

  if (file != NULL)
    plan = balik_plan_rows_build (file->rows, name, &reason);
  if (plan != NULL && strcmp (file->meta->content_digest, meta->content_digest) == 0)
    return TRUE;
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO,
               /* Translators: the name of a plan, then a whole sentence with the reason */
               _ ("“%s” was not saved, because it could not be read again. %s"), name,
               reason != NULL ? reason->message : "");
  return FALSE;
}

/**
 * balik_plan_file_make_bytes:
 * @rows: what the plan holds
 * @meta: what it says about itself, its content digest too
 * @name: what messages call it
 * @error: why not
 *
 * Writes a plan in memory and reads it again.
 *
 * Returns: (transfer full): the bytes of its file
 */
GBytes *
balik_plan_file_make_bytes (const BalikPlanRows *rows,
                            const BalikPlanMeta *meta,
                            const char *name,
                            GError **error)
{
  g_autoptr (BalikDatabase) database = balik_database_new_in_memory (name, error);
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *data;
  sqlite3_int64 size = 0;
  int result;

  if (database == NULL)
    return NULL;
  /* As one run of memory that grows, so that it can be taken as it is. */
  result = sqlite3_deserialize (database->db, "main", NULL, 0, 0,
                                SQLITE_DESERIALIZE_RESIZEABLE | SQLITE_DESERIALIZE_FREEONCLOSE);
  if (!balik_database_check (database, result, error) || !fill (database, rows, meta, error))
    return NULL;
  data = sqlite3_serialize (database->db, "main", &size, SQLITE_SERIALIZE_NOCOPY);
  if (data == NULL || size > BALIK_FILE_MAX_BYTES)
    {
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_TOO_LARGE,
                   /* Translators: the name of a file, then a number of megabytes */
                   _ ("“%s” is larger than %d MiB, the most that a plan may have."), name,
                   BALIK_FILE_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  bytes = g_bytes_new (data, (gsize)size);
  return verify (bytes, meta, name, error) ? g_steal_pointer (&bytes) : NULL;
}

/* "Name (yours 2).balik": the first such name that nobody has. */
static char *
find_other_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ENDING))
    base[strlen (base) - strlen (ENDING)] = '\0';
  for (int i = 2; i <= MAX_COPIES; i++)
    {
      /* Translators: part of a file name, put behind the name of a plan; %d counts versions */
      g_autofree char *mark = g_strdup_printf (_ (" (yours %d)"), i);
      const gsize room = MAX_NAME_BYTES - strlen (mark) - strlen (ENDING);
      gsize length = strlen (base);
      g_autofree char *stem = NULL;
      g_autofree char *name = NULL;
      char *other;

      /* Not in the middle of a letter. */
      while (length > room || (base[length] & 0xC0) == 0x80)
        length--;
      stem = g_strndup (base, length);
      name = g_strconcat (stem, mark, ENDING, NULL);
      other = g_build_filename (folder, name, NULL);
      if (!balik_file_exists (other))
        return other;
      g_free (other);
    }
  return NULL;
}

typedef enum
{
  TARGET_FREE,
  TARGET_OURS,
  TARGET_FOREIGN,
} TargetState;

/* The content decides, not the time: FAT counts in two seconds, and clocks jump. */
static gboolean
look_at_target (const BalikPlanTarget *target,
                TargetState *state,
                struct stat *info,
                GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  gsize size;
  const guint8 *data;

  *state = TARGET_FREE;
  if (!balik_file_exists (target->path))
    return TRUE;
  bytes = balik_file_read (target->path, 0, info, NULL, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  hash = balik_digest_of_bytes (data, size);
  if (target->may_replace || g_strcmp0 (hash, target->expected_hash) == 0
      || g_strcmp0 (hash, target->attempted_hash) == 0)
    *state = TARGET_OURS;
  else
    *state = TARGET_FOREIGN;
  return TRUE;
}

/* Whether the file that was looked at is still the one that is there. */
static gboolean
is_unchanged (const char *path, const struct stat *info)
{
  struct stat now;

  return balik_io_lstat (path, &now) == 0 && now.st_dev == info->st_dev
         && now.st_ino == info->st_ino && now.st_size == info->st_size
         && now.st_mtim.tv_sec == info->st_mtim.tv_sec
         && now.st_mtim.tv_nsec == info->st_mtim.tv_nsec;
}

static char *
put_in_place (int folder,
              const BalikPlanTarget *target,
              TargetState state,
              const struct stat *info,
              const char *name,
              GError **error)
{
  g_autofree char *path = g_strdup (target->path);
  gboolean may_replace = state == TARGET_OURS;

  if (state == TARGET_FOREIGN || (may_replace && !is_unchanged (path, info)))
    {
      g_free (path);
      path = find_other_path (target->path);
      may_replace = FALSE;
    }
  if (path == NULL)
    {
      balik_file_fail (target->path, EEXIST, TRUE, error);
      return NULL;
    }
  return balik_folder_rename (folder, name, path, may_replace, error) ? g_steal_pointer (&path)
                                                                      : NULL;
}

static char *
write_beside (int folder, GBytes *bytes, const BalikPlanTarget *target, GError **error)
{
  g_autofree char *unfinished = target->unfinished != NULL
                                    ? g_strdup (target->unfinished)
                                    : balik_plan_file_dup_unfinished_path (target->path);
  g_autofree char *name = g_path_get_basename (unfinished);
  g_autofree char *path = NULL;
  struct stat info = { 0 };
  TargetState state;
  mode_t mode;

  if (!look_at_target (target, &state, &info, error)
      || !balik_folder_has_room (folder, target->path, g_bytes_get_size (bytes), error))
    return NULL;

  mode = state == TARGET_FREE ? 0 : info.st_mode & 0777;
  if (balik_folder_write_new (folder, target->path, name, mode, bytes, error))
    {
      path = put_in_place (folder, target, state, &info, name, error);
      if (path == NULL)
        balik_io_unlinkat (folder, name);
    }
  if (path == NULL || !balik_folder_sync (folder, path, error))
    return NULL;
  return g_steal_pointer (&path);
}

/**
 * balik_plan_file_publish:
 * @bytes: a plan, from balik_plan_file_make_bytes()
 * @target: where it goes
 * @error: why not; then what was there is as it was
 *
 * Puts a plan into place. If what is there is not what @target expects, it
 * goes beside it under another name.
 *
 * Returns: (transfer full): the path that it has now
 */
char *
balik_plan_file_publish (GBytes *bytes, const BalikPlanTarget *target, GError **error)
{
  char *path;
  int folder;

  /* Our new file would be paired with a foreign journal. */
  if (balik_file_has_side_files (target->path, error))
    return NULL;
  folder = balik_folder_open (target->path, error);
  if (folder < 0)
    return NULL;
  path = write_beside (folder, bytes, target, error);
  balik_io_close (folder);
  return path;
}

/**
 * balik_plan_file_is_there:
 * @path: where a plan was put
 * @hash: the SHA-256 of the file that was put there
 * @meta: what it says about itself
 *
 * Some sticks say that they have a file when they do not, and show the one
 * before, or a damaged one, after the power was cut.
 *
 * Returns: whether that plan is there, or a later version of it
 */
gboolean
balik_plan_file_is_there (const char *path, const char *hash, const BalikPlanMeta *meta)
{
  struct stat info;
  g_autoptr (GBytes) bytes = balik_file_read (path, 0, &info, NULL, NULL);
  g_autofree char *found = NULL;
  g_autoptr (BalikPlanFile) file = NULL;

  if (bytes == NULL)
    return FALSE;
  found = balik_digest_of_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (strcmp (found, hash) == 0)
    return TRUE;
  file = balik_plan_file_read (path, NULL, NULL);
  return file != NULL && strcmp (file->meta->doc_uuid, meta->doc_uuid) == 0
         && file->meta->revision > meta->revision;
}

/**
 * balik_plan_file_dup_unfinished_path:
 * @path: where a plan goes
 *
 * Returns: (transfer full): a path beside it, for the time while it is not whole
 */
char *
balik_plan_file_dup_unfinished_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name
      = g_strdup_printf (UNFINISHED_PREFIX "%08x%08x", g_random_int (), g_random_int ());

  return g_build_filename (folder, name, NULL);
}

/**
 * balik_plan_file_clear_unfinished:
 * @unfinished: a path from balik_plan_file_dup_unfinished_path(), or ""
 *
 * Takes away what a writer may have left when it was stopped.
 *
 * Returns: whether nothing is there now
 */
gboolean
balik_plan_file_clear_unfinished (const char *unfinished)
{
  g_autofree char *folder = g_path_get_dirname (unfinished);
  g_autofree char *base = g_path_get_basename (unfinished);

  /* Whatever a working copy says: nothing else is ever taken away here. */
  if (!g_str_has_prefix (base, UNFINISHED_PREFIX)
      || strlen (base) != strlen (UNFINISHED_PREFIX) + UNFINISHED_DIGITS)
    return TRUE;
  /* On a stick that is not there now, it may be. */
  return balik_io_unlink (unfinished) == 0 || (errno == ENOENT && balik_file_exists (folder));
}
