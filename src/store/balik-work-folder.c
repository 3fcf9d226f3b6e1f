/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-work-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-own-file.h"

/*
 * Work in progress is kept below the state folder of the user:
 *
 *   balik/work/<16 digits>/   one plan that is open, or was when Balik stopped
 *   balik/work/<digest>.lock  says that the file of that path is open here
 *
 * Locks are those of flock (): they end with the process, so none is stale.
 */

#define LOCK_NAME "lock"
#define LOCK_ENDING ".lock"
#define N_DIGITS 16
#define N_TRIES 100

struct _BalikLock
{
  int fd;
  char *path; /* of a lock file that goes with the lock, else NULL */
};

/**
 * balik_work_fail:
 * @name: the name of the plan that is worked on
 * @code: an error number of the system
 * @error: where the sentence goes
 *
 * Says what the system refused. Users know their plans, not our folders.
 *
 * Returns: %FALSE
 */
gboolean
balik_work_fail (const char *name, int code, GError **error)
{
  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_FULL,
                 /* Translators: %s is the name of a plan */
                 _ ("This computer has no room left to keep the changes of “%s”."), name);
  else
    g_set_error (error, BALIK_STORE_ERROR,
                 code == ENOENT ? BALIK_STORE_ERROR_NOT_FOUND : BALIK_STORE_ERROR_IO,
                 /* Translators: the name of a plan, then the system's words for what is wrong */
                 _ ("The changes of “%s” could not be kept on this computer: %s."), name,
                 g_strerror (code));
  return FALSE;
}

static char *
ensure_root (const char *name, GError **error)
{
  char *root = g_build_filename (g_get_user_state_dir (), "balik", "work", NULL);

  if (balik_own_folder_ensure (root))
    return root;
  balik_work_fail (name, errno, error);
  g_free (root);
  return NULL;
}

/**
 * balik_lock_free:
 * @self: (transfer full): a lock
 *
 * Lets go.
 */
void
balik_lock_free (BalikLock *self)
{
  if (self->path != NULL)
    balik_io_unlink (self->path);
  balik_io_close (self->fd);
  g_free (self->path);
  g_free (self);
}

static BalikLock *
take_lock (int fd, const char *path)
{
  BalikLock *self = g_new0 (BalikLock, 1);

  self->fd = fd;
  self->path = g_strdup (path);
  return self;
}

/* Whoever held the lock file before may have taken its name away meanwhile. */
static gboolean
is_still_named (int fd, const char *path)
{
  struct stat ours;
  struct stat named;

  return balik_io_fstat (fd, &ours) == 0 && balik_io_stat (path, &named) == 0
         && ours.st_dev == named.st_dev && ours.st_ino == named.st_ino;
}

/**
 * balik_lock_new_for_file:
 * @path: the resolved path of a plan
 * @error: that it is open already
 *
 * Returns: (transfer full): the right to be the only one on this computer that
 *     has this file open to change it
 */
BalikLock *
balik_lock_new_for_file (const char *path, GError **error)
{
  g_autofree char *name = balik_file_dup_shown_name (path);
  g_autofree char *root = ensure_root (name, error);
  g_autofree char *key = balik_digest_of_text (path);
  g_autofree char *base = g_strconcat (key, LOCK_ENDING, NULL);
  g_autofree char *lock_path = root != NULL ? g_build_filename (root, base, NULL) : NULL;

  if (root == NULL)
    return NULL;
  for (int i = 0; i < N_TRIES; i++)
    {
      int fd = balik_io_open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0)
        {
          balik_file_fail (path, errno, TRUE, error);
          return NULL;
        }
      if (balik_io_flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          balik_io_close (fd);
          break;
        }
      if (is_still_named (fd, lock_path))
        return take_lock (fd, lock_path);
      balik_io_close (fd);
    }
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE,
               /* Translators: %s is the name of a plan */
               _ ("“%s” is open already on this computer."), name);
  return NULL;
}

/**
 * balik_lock_take_for_file:
 * @path: the resolved path of a plan
 * @lock: (out) (transfer full) (nullable): the lock
 * @error: that the plan is open already
 *
 * As balik_lock_new_for_file(), but a lock that cannot be made for another
 * reason is none to stop: @lock is %NULL then.
 *
 * Returns: whether nobody else has the file open
 */
gboolean
balik_lock_take_for_file (const char *path, BalikLock **lock, GError **error)
{
  g_autoptr (GError) reason = NULL;

  *lock = balik_lock_new_for_file (path, &reason);
  if (!g_error_matches (reason, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * balik_lock_new_for_folder:
 * @folder: a work folder
 * @name: what messages call it
 * @error: that somebody works in it
 *
 * Returns: (transfer full): the right to work in it
 */
BalikLock *
balik_lock_new_for_folder (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
  int fd = balik_io_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      balik_work_fail (name, errno, error);
      return NULL;
    }
  if (balik_io_flock (fd, LOCK_EX | LOCK_NB) == 0 && is_still_named (fd, path))
    return take_lock (fd, NULL);
  balik_io_close (fd);
  g_set_error_literal (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE,
                       _ ("This work is open already on this computer."));
  return NULL;
}

/**
 * balik_work_folder_create:
 * @name: the name of the plan that is worked on
 * @lock: (out) (transfer full): the right to work in it
 * @error: why not
 *
 * Returns: (transfer full): the path of a new folder that only this user sees into
 */
char *
balik_work_folder_create (const char *name, BalikLock **lock, GError **error)
{
  g_autofree char *root = ensure_root (name, error);

  if (root == NULL)
    return NULL;
  for (int i = 0; i < N_TRIES; i++)
    {
      g_autofree char *digits = g_strdup_printf ("%08x%08x", g_random_int (), g_random_int ());
      g_autofree char *folder = g_build_filename (root, digits, NULL);
      g_autoptr (GError) reason = NULL;

      if (balik_io_mkdir (folder, 0700) != 0)
        {
          if (errno == EEXIST)
            continue;
          balik_work_fail (name, errno, error);
          return NULL;
        }
      if (!balik_own_folder_sync (root))
        {
          balik_work_fail (name, errno, error);
          balik_io_rmdir (folder);
          return NULL;
        }
      *lock = balik_lock_new_for_folder (folder, name, &reason);
      if (*lock != NULL)
        return g_steal_pointer (&folder);
      /* Somebody who lists folders may hold the lock for a moment, and delete an empty one. */
      if (g_error_matches (reason, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE)
          || g_error_matches (reason, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&reason));
      balik_io_rmdir (folder);
      return NULL;
    }
  balik_work_fail (name, EBUSY, error);
  return NULL;
}

/**
 * balik_work_folders_list:
 *
 * Returns: (transfer full) (element-type filename): the paths of all work folders
 */
GPtrArray *
balik_work_folders_list (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *root = ensure_root ("", NULL);
  g_autoptr (GPtrArray) names = root != NULL ? balik_io_list (root) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (strlen (name) == N_DIGITS && strspn (name, "0123456789abcdef") == N_DIGITS)
        g_ptr_array_add (folders, g_build_filename (root, name, NULL));
    }
  return folders;
}

/**
 * balik_work_locks_tidy:
 *
 * Takes away lock files of plans that nobody has open.
 */
void
balik_work_locks_tidy (void)
{
  g_autofree char *root = ensure_root ("", NULL);
  g_autoptr (GPtrArray) names = root != NULL ? balik_io_list (root) : NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (root, name, NULL);
      int fd = g_str_has_suffix (name, LOCK_ENDING)
                   ? balik_io_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0)
                   : -1;

      if (fd < 0)
        continue;
      if (balik_io_flock (fd, LOCK_EX | LOCK_NB) == 0 && is_still_named (fd, path))
        balik_io_unlink (path);
      balik_io_close (fd);
    }
}

/**
 * balik_work_folder_delete:
 * @folder: a work folder whose lock is held
 *
 * Takes the folder away with the files in it. The lock goes last.
 */
void
balik_work_folder_delete (const char *folder)
{
  g_autoptr (GPtrArray) names = balik_io_list (folder);
  g_autofree char *lock = g_build_filename (folder, LOCK_NAME, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (strcmp (name, LOCK_NAME) != 0)
        balik_io_unlink (path);
    }
  balik_io_unlink (lock);
  balik_io_rmdir (folder);
}

/**
 * balik_work_folder_dup_path:
 * @folder: a work folder
 * @name: the name of a file in it
 *
 * Returns: (transfer full): its path
 */
char *
balik_work_folder_dup_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}
