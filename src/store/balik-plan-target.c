/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-target.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-own-file.h"
#include "balik-plan-file.h"

/*
 * A plan is put into place in one step: at every moment there is the old file
 * or the new one, whole. The old one is never opened for writing. Where
 * somebody else changed the file meanwhile, both versions are kept.
 */

#define ENDING ".balik"
#define BACKUP_ENDING "~"
#define PROBE_ENDING "-"
#define MAX_COPIES 999
#define MAX_NAME_BYTES 255
#define UNFINISHED_PREFIX ".balik-"
#define UNFINISHED_DIGITS 16
#define MAX_LOCK_TRIES 200
#define LOCK_PAUSE 10000

typedef enum
{
  TARGET_FREE,
  TARGET_OURS,
  TARGET_FOREIGN,
} TargetState;

typedef struct
{
  const BalikPlanTarget *target;
  BalikPlanPublished *published;
  GBytes *bytes;
  int folder;
  /* Of the file until it is whole. */
  const char *name;
  TargetState state;
  /* Of the file that is there. */
  GBytes *old_bytes;
  struct stat old;
} Publishing;

/* The start of @text, as long as may be, and not cut in the middle of a letter. */
static char *
dup_start (const char *text, gsize max_bytes)
{
  gsize length = strlen (text);

  while (length > max_bytes || (text[length] & 0xC0) == 0x80)
    length--;
  return g_strndup (text, length);
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
      g_autofree char *stem = dup_start (base, MAX_NAME_BYTES - strlen (mark) - strlen (ENDING));
      g_autofree char *name = g_strconcat (stem, mark, ENDING, NULL);
      char *other = g_build_filename (folder, name, NULL);

      if (!balik_file_exists (other) && !balik_file_has_side_files (other, NULL))
        return other;
      g_free (other);
    }
  return NULL;
}

/**
 * balik_plan_file_dup_backup_path:
 * @path: the path of a plan
 *
 * Returns: (transfer full): where the version before is left, on media that may tear it
 */
char *
balik_plan_file_dup_backup_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *stem = dup_start (base, MAX_NAME_BYTES - strlen (BACKUP_ENDING));
  g_autofree char *name = g_strconcat (stem, BACKUP_ENDING, NULL);

  return g_build_filename (folder, name, NULL);
}

/* The content decides, not the time: FAT counts in two seconds, and clocks jump. */
static gboolean
look_at_target (Publishing *self, GError **error)
{
  const BalikPlanTarget *target = self->target;
  g_autofree char *hash = NULL;

  self->state = TARGET_FREE;
  if (!balik_file_exists (target->path))
    return TRUE;
  self->old_bytes = balik_file_read (target->path, 0, &self->old, NULL, error);
  if (self->old_bytes == NULL)
    return FALSE;
  hash = balik_digest_of_bytes (self->old_bytes);
  if (target->may_replace || g_strcmp0 (hash, target->expected_hash) == 0
      || g_strcmp0 (hash, target->attempted_hash) == 0)
    self->state = TARGET_OURS;
  else
    self->state = TARGET_FOREIGN;
  self->published->is_foreign = self->state == TARGET_FOREIGN;
  return TRUE;
}

/* Where a stick was there may be an empty folder now, or another stick. */
static gboolean
check_medium (Publishing *self, GError **error)
{
  g_autofree char *name = balik_file_dup_shown_name (self->target->path);
  struct stat info;

  if (balik_io_fstat (self->folder, &info) != 0)
    return balik_file_fail (self->target->path, errno, TRUE, error);
  self->published->device = info.st_dev;
  self->published->is_other_medium
      = self->target->device != 0 && self->target->device != info.st_dev;
  if (!self->published->is_other_medium || self->state != TARGET_FREE)
    return TRUE;
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND,
               /* Translators: %s is the name of a plan */
               _ ("The stick or disk that “%s” is on is not there."), name);
  return FALSE;
}

static gboolean
make_empty (int folder, const char *name)
{
  int fd
      = balik_io_openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  return fd >= 0 && balik_io_close (fd) == 0;
}

/* Tried with two empty files: some media take the old file away and then fail. */
static gboolean
can_replace (int folder, const char *from)
{
  g_autofree char *to = g_strconcat (from, PROBE_ENDING, NULL);
  gboolean is_replaced = TRUE;

  /* Where nothing can be written at all, writing itself will say why. */
  if (make_empty (folder, from) && make_empty (folder, to))
    is_replaced = balik_io_renameat2 (folder, from, to, 0) == 0;
  balik_io_unlinkat (folder, from);
  balik_io_unlinkat (folder, to);
  return is_replaced;
}

static gboolean
write_unfinished (Publishing *self, const char *path, mode_t mode, GBytes *bytes, GError **error)
{
  /* One that could not be taken away after the last attempt. */
  balik_io_unlinkat (self->folder, self->name);
  return balik_folder_write_new (self->folder, path, self->name, mode, bytes, error);
}

/*
 * Where the folder of a stick is torn, the file that was renamed last may be
 * lost; a copy of the old one with clusters of its own is not.
 */
static gboolean
write_backup (Publishing *self)
{
  g_autofree char *path = balik_plan_file_dup_backup_path (self->target->path);
  gboolean is_there
      = write_unfinished (self, path, self->old.st_mode & 0777, self->old_bytes, NULL);

  if (is_there && !balik_folder_rename (self->folder, self->name, path, TRUE, NULL))
    {
      balik_io_unlinkat (self->folder, self->name);
      is_there = FALSE;
    }
  return is_there && balik_folder_sync (self->folder, path, NULL);
}

static void
ensure_backup (Publishing *self)
{
  const gsize n_bytes = g_bytes_get_size (self->bytes);

  if (!self->target->is_first || self->state != TARGET_OURS
      || (!self->target->is_removable && !balik_folder_is_fat (self->folder)))
    return;
  self->published->is_backup_missing
      = !balik_folder_has_room (self->folder, self->target->path,
                                n_bytes + g_bytes_get_size (self->old_bytes), NULL)
        || !write_backup (self);
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
find_path (Publishing *self, gboolean is_other, GError **error)
{
  char *path = is_other ? find_other_path (self->target->path) : g_strdup (self->target->path);

  if (path == NULL)
    balik_file_fail (self->target->path, EEXIST, TRUE, error);
  return path;
}

static char *
put_in_place (Publishing *self, GError **error)
{
  const gboolean is_changed
      = self->state == TARGET_OURS && !is_unchanged (self->target->path, &self->old);
  const gboolean is_other = self->state == TARGET_FOREIGN || is_changed;
  const gboolean may_replace = self->state == TARGET_OURS && !is_changed;
  g_autofree char *path = find_path (self, is_other, error);

  self->published->is_foreign = is_other;
  if (path == NULL || !balik_folder_rename (self->folder, self->name, path, may_replace, error))
    return NULL;
  return g_steal_pointer (&path);
}

static mode_t
find_mode (Publishing *self)
{
  return self->state == TARGET_FREE ? 0 : self->old.st_mode & 0777;
}

static char *
replace (Publishing *self, GError **error)
{
  char *path = NULL;

  ensure_backup (self);
  if (!write_unfinished (self, self->target->path, find_mode (self), self->bytes, error))
    return NULL;
  path = put_in_place (self, error);
  if (path == NULL)
    balik_io_unlinkat (self->folder, self->name);
  return path;
}

/* The old file stays as it is, and the new one gets a name that nobody has. */
static char *
write_beside (Publishing *self, GError **error)
{
  g_autofree char *path = find_path (self, self->state != TARGET_FREE, error);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  if (path == NULL)
    return NULL;
  return balik_folder_write_new (self->folder, self->target->path, name, find_mode (self),
                                 self->bytes, error)
             ? g_steal_pointer (&path)
             : NULL;
}

/* A file under another name that may be lost goes again, or each attempt would leave one. */
static gboolean
sync_folder (Publishing *self, const char *path, GError **error)
{
  if (balik_folder_sync (self->folder, self->target->path, error))
    return TRUE;
  if (strcmp (path, self->target->path) != 0)
    balik_io_unlink (path);
  return FALSE;
}

static void
compare_rights (Publishing *self, const char *path)
{
  struct stat now;

  if (self->state != TARGET_OURS || strcmp (path, self->target->path) != 0
      || balik_io_lstat (path, &now) != 0)
    return;
  self->published->is_mode_lost = (now.st_mode & 0777) != (self->old.st_mode & 0777);
  self->published->is_owner_lost = now.st_uid != self->old.st_uid || now.st_gid != self->old.st_gid;
  self->published->has_other_names = self->old.st_nlink > 1;
}

static char *
publish (Publishing *self, GError **error)
{
  g_autofree char *path = NULL;

  if (!look_at_target (self, error) || !check_medium (self, error))
    return NULL;
  self->published->is_new = self->state == TARGET_FREE;
  if (self->state == TARGET_FOREIGN && self->target->stops_at_foreign)
    {
      balik_file_fail (self->target->path, EEXIST, TRUE, error);
      return NULL;
    }
  if (!balik_folder_has_room (self->folder, self->target->path, g_bytes_get_size (self->bytes),
                              error))
    return NULL;
  self->published->can_replace = !self->target->is_first || can_replace (self->folder, self->name);
  path = self->published->can_replace ? replace (self, error) : write_beside (self, error);
  if (path == NULL || !sync_folder (self, path, error))
    return NULL;
  compare_rights (self, path);
  return g_steal_pointer (&path);
}

/*
 * Another Balik may be about to put its version there, from another session of
 * this computer or, where the medium knows locks, from another computer. A lock
 * of the folder leaves nothing behind. Whoever does not let go is not waited
 * for long, and where there are no locks it goes without.
 */
static void
hold_folder (int folder)
{
  for (guint i = 0; i < MAX_LOCK_TRIES; i++)
    {
      if (balik_io_flock (folder, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return;
      g_usleep (LOCK_PAUSE);
    }
}

static int
open_folder (const BalikPlanTarget *target, GError **error)
{
  g_autofree char *name = balik_file_dup_shown_name (target->path);
  g_autoptr (GError) reason = NULL;
  int folder = balik_folder_open (target->path, &reason);

  if (folder >= 0)
    return folder;
  if (g_error_matches (reason, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND))
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND,
                 /* Translators: %s is the name of a plan */
                 _ ("The folder of “%s” is not there."), name);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return -1;
}

/**
 * balik_plan_file_publish:
 * @bytes: a plan, from balik_plan_file_make_bytes()
 * @target: where it goes
 * @published: (out): what there is to tell of it
 * @error: why not; then what was there is as it was
 *
 * Puts a plan into place. If what is there is not what @target expects, or the
 * medium cannot replace a file in one step, it goes beside it under another name.
 *
 * Returns: (transfer full): the path that it has now
 */
char *
balik_plan_file_publish (GBytes *bytes,
                         const BalikPlanTarget *target,
                         BalikPlanPublished *published,
                         GError **error)
{
  Publishing self = { .target = target, .published = published, .bytes = bytes };
  g_autofree char *unfinished = target->unfinished != NULL
                                    ? g_strdup (target->unfinished)
                                    : balik_plan_file_dup_unfinished_path (target->path);
  g_autofree char *name = g_path_get_basename (unfinished);
  char *path;

  self.name = name;
  memset (published, 0, sizeof *published);
  /* Our new file would be paired with a foreign journal. */
  if (balik_file_has_side_files (target->path, error))
    return NULL;
  self.folder = open_folder (target, error);
  if (self.folder < 0)
    return NULL;
  hold_folder (self.folder);
  path = publish (&self, error);
  g_clear_pointer (&self.old_bytes, g_bytes_unref);
  balik_io_close (self.folder);
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
  found = balik_digest_of_bytes (bytes);
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

/*
 * On a stick that is not there now, it may be. What was taken away may be back
 * after a power cut, until the folder is on the medium.
 */
static gboolean
take_away (const char *path, const char *folder)
{
  if (balik_io_unlink (path) == 0)
    return balik_own_folder_sync (folder);
  return errno == ENOENT && balik_file_exists (folder);
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
  g_autofree char *probe = g_strconcat (unfinished, PROBE_ENDING, NULL);
  gboolean is_gone;

  /* Whatever a working copy says: nothing else is ever taken away here. */
  if (!g_str_has_prefix (base, UNFINISHED_PREFIX)
      || strlen (base) != strlen (UNFINISHED_PREFIX) + UNFINISHED_DIGITS)
    return TRUE;
  is_gone = take_away (probe, folder);
  return take_away (unfinished, folder) && is_gone;
}
