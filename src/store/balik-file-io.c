/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-file-io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-io.h"

/* What must stay free beside a new file, for the folder's own growth. */
#define SPARE_BYTES (1024 * 1024)

/**
 * balik_file_dup_shown_name:
 * @path: a path
 *
 * Returns: (transfer full): the name of the file, to be shown
 */
char *
balik_file_dup_shown_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_filename_display_name (base);
}

static BalikStoreError
code_of (int code, gboolean is_write)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
      return BALIK_STORE_ERROR_NOT_FOUND;
    case ENOSPC:
    case EDQUOT:
      return BALIK_STORE_ERROR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return is_write ? BALIK_STORE_ERROR_READ_ONLY : BALIK_STORE_ERROR_IO;
    default:
      return BALIK_STORE_ERROR_IO;
    }
}

/**
 * balik_file_fail:
 * @path: the file
 * @code: an error number of the system
 * @is_write: whether it was to be written
 * @error: where the sentence goes
 *
 * Says what the system refused.
 *
 * Returns: %FALSE
 */
gboolean
balik_file_fail (const char *path, int code, gboolean is_write, GError **error)
{
  g_autofree char *name = balik_file_dup_shown_name (path);
  const BalikStoreError store_code = code_of (code, is_write);

  if (store_code == BALIK_STORE_ERROR_FULL)
    g_set_error (error, BALIK_STORE_ERROR, store_code,
                 /* Translators: %s is the name of a plan */
                 _ ("There is no room left where “%s” is kept."), name);
  else if (is_write)
    g_set_error (error, BALIK_STORE_ERROR, store_code,
                 /* Translators: the name of a plan, then the system's words for what is wrong */
                 _ ("“%s” could not be saved: %s."), name, g_strerror (code));
  else
    g_set_error (error, BALIK_STORE_ERROR, store_code,
                 /* Translators: the name of a plan, then the system's words for what is wrong */
                 _ ("“%s” could not be read: %s."), name, g_strerror (code));
  return FALSE;
}

/**
 * balik_file_resolve:
 * @path: a path that a user chose
 * @error: why not
 *
 * Follows links once, so that all that follows is about one place.
 *
 * Returns: (transfer full): the path of the file itself, there or not yet
 */
char *
balik_file_resolve (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *base = g_path_get_basename (absolute);
  char *resolved = balik_io_realpath (absolute);
  struct stat info;

  if (resolved == NULL && errno == ENOENT && balik_io_lstat (absolute, &info) != 0)
    {
      g_autofree char *resolved_folder = balik_io_realpath (folder);

      if (resolved_folder != NULL)
        return g_build_filename (resolved_folder, base, NULL);
      if (errno == ENOENT)
        {
          g_autofree char *shown_folder = g_filename_display_name (folder);
          g_autofree char *name = balik_file_dup_shown_name (path);

          g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND,
                       /* Translators: the path of a folder, then the name of a plan */
                       _ ("There is no folder “%s” for “%s”."), shown_folder, name);
          return NULL;
        }
    }
  if (resolved == NULL)
    balik_file_fail (path, errno, FALSE, error);
  return resolved;
}

/**
 * balik_file_exists:
 * @path: a path
 *
 * Returns: whether there is anything with that name, a link that leads nowhere too
 */
gboolean
balik_file_exists (const char *path)
{
  struct stat info;

  return balik_io_lstat (path, &info) == 0;
}

/**
 * balik_file_is_writable:
 * @path: the path of a file that is there
 *
 * Returns: whether a new version of it can be put in its place, as far as the
 *     system says; where it does not, saving will tell
 */
gboolean
balik_file_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (balik_io_faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0
      && balik_io_faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0)
    return TRUE;
  return code_of (errno, TRUE) != BALIK_STORE_ERROR_READ_ONLY;
}

/**
 * balik_file_has_side_files:
 * @path: the resolved path of a plan
 * @error: the sentence about them
 *
 * A journal beside a file may hold what another program did not finish, and
 * may also name files to be deleted. We neither read nor touch one.
 *
 * Returns: whether there are any
 */
gboolean
balik_file_has_side_files (const char *path, GError **error)
{
  static const char *const endings[] = { "-journal", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *side = g_strconcat (path, endings[i], NULL);
      struct stat info;

      if (balik_io_stat (side, &info) == 0 && info.st_size > 0)
        {
          g_autofree char *name = balik_file_dup_shown_name (path);
          g_autofree char *side_name = balik_file_dup_shown_name (side);

          g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_SIDE_FILES,
                       /* Translators: the name of a plan, then that of a file beside it */
                       _ ("Another program left unfinished changes beside “%s”, in “%s”. Balik "
                          "does not touch either."),
                       name, side_name);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
check_kind_and_size (const char *path, const struct stat *info, goffset min_bytes, GError **error)
{
  g_autofree char *name = balik_file_dup_shown_name (path);

  if (!S_ISREG (info->st_mode))
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
                 /* Translators: %s is the name of a file */
                 _ ("“%s” is not an ordinary file, so it cannot be a plan."), name);
  else if (info->st_size < min_bytes)
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
                 /* Translators: %s is the name of a file */
                 _ ("“%s” is shorter than any plan. Perhaps it was not copied to the end."), name);
  else if (info->st_size > BALIK_FILE_MAX_BYTES)
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_TOO_LARGE,
                 /* Translators: the name of a file, then a number of megabytes */
                 _ ("“%s” is larger than %d MiB, the most that a plan may have."), name,
                 BALIK_FILE_MAX_BYTES / (1024 * 1024));
  else
    return TRUE;
  return FALSE;
}

/* Reads until the end of the file or of the buffer; -1 with errno on failure. */
static gssize
read_all (int fd, guchar *buffer, gsize size, GCancellable *cancellable)
{
  gsize done = 0;

  while (done < size && !g_cancellable_is_cancelled (cancellable))
    {
      gssize n = balik_io_read (fd, buffer + done, MIN (size - done, 1024 * 1024));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize)n;
    }
  return (gssize)done;
}

static GBytes *
read_open_file (int fd,
                const char *path,
                const struct stat *info,
                GCancellable *cancellable,
                GError **error)
{
  const gsize size = (gsize)info->st_size;
  /* One byte more, to see whether it grew while it was read. */
  guchar *buffer = balik_io_try_malloc (size + 1);
  gssize n_read;

  if (buffer == NULL)
    {
      balik_file_fail (path, ENOMEM, FALSE, error);
      return NULL;
    }
  n_read = read_all (fd, buffer, size + 1, cancellable);
  if (n_read == (gssize)size)
    return g_bytes_new_take (buffer, size);

  if (n_read < 0)
    balik_file_fail (path, errno, FALSE, error);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    balik_file_fail (path, EAGAIN, FALSE, error);
  g_free (buffer);
  return NULL;
}

/**
 * balik_file_read:
 * @path: a path
 * @min_bytes: the least that it must have
 * @info: (out): what the system says about it
 * @cancellable: (nullable): stops it
 * @error: why not
 *
 * Reads a file once, as bytes. Anything but an ordinary file of a fitting size
 * is refused without waiting for it.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
balik_file_read (const char *path,
                 goffset min_bytes,
                 struct stat *info,
                 GCancellable *cancellable,
                 GError **error)
{
  int fd = balik_io_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  GBytes *bytes = NULL;

  if (fd < 0)
    {
      balik_file_fail (path, errno, FALSE, error);
      return NULL;
    }
  if (balik_io_fstat (fd, info) != 0)
    balik_file_fail (path, errno, FALSE, error);
  else if (check_kind_and_size (path, info, min_bytes, error))
    bytes = read_open_file (fd, path, info, cancellable, error);
  balik_io_close (fd);
  return bytes;
}

/**
 * balik_folder_open:
 * @path: the path of a file
 * @error: why not
 *
 * Returns: a descriptor of its folder, to be closed soon, or -1
 */
int
balik_folder_open (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = balik_io_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    balik_file_fail (path, errno, TRUE, error);
  return fd;
}

/**
 * balik_folder_has_room:
 * @folder: a descriptor of the folder
 * @path: the file that is to be written
 * @n_bytes: its size
 * @error: that it does not
 *
 * Returns: whether the medium has room for a second version of the file
 */
gboolean
balik_folder_has_room (int folder, const char *path, gsize n_bytes, GError **error)
{
  struct statvfs info;

  /* Some file systems do not say; then the write itself will. */
  if (balik_io_fstatvfs (folder, &info) != 0 || info.f_blocks == 0)
    return TRUE;
  if ((guint64)info.f_bavail * info.f_frsize >= (guint64)n_bytes + SPARE_BYTES)
    return TRUE;
  return balik_file_fail (path, ENOSPC, TRUE, error);
}

/**
 * balik_folder_is_fat:
 * @folder: a descriptor of the folder
 *
 * Returns: whether it is on a file system of sticks and cards, as far as the
 *     system says
 */
gboolean
balik_folder_is_fat (int folder)
{
#ifdef HAVE_STATVFS_TYPE
  /* FAT, and exFAT. */
  static const guint types[] = { 0x4d44, 0x2011bab0 };
  struct statvfs info;

  if (balik_io_fstatvfs (folder, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (info.f_type == types[i])
      return TRUE;
#endif
  return FALSE;
}

/* Catches short writes, full media and many a stick of false size. */
static gboolean
reads_back (int folder, const char *name, GBytes *bytes)
{
  const gsize size = g_bytes_get_size (bytes);
  g_autofree guchar *buffer = balik_io_try_malloc (size + 1);
  int fd = balik_io_openat (folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  gssize n_read = -1;

  if (fd >= 0 && buffer != NULL)
    n_read = read_all (fd, buffer, size + 1, NULL);
  if (fd >= 0)
    balik_io_close (fd);
  return n_read == (gssize)size && memcmp (buffer, g_bytes_get_data (bytes, NULL), size) == 0;
}

/**
 * balik_folder_write_new:
 * @folder: a descriptor of the folder
 * @path: what messages are about
 * @name: the name of the new file
 * @mode: its mode, 0 for that of any new file of the user
 * @bytes: what it shall hold
 * @error: why not
 *
 * Writes a file that was not there, down to the medium, and reads it back. If
 * that fails, the file is gone again.
 *
 * Returns: whether it is there, whole
 */
gboolean
balik_folder_write_new (int folder,
                        const char *path,
                        const char *name,
                        mode_t mode,
                        GBytes *bytes,
                        GError **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  int fd = balik_io_openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                            mode == 0 ? 0666 : 0600);
  int code = 0;

  if (fd < 0)
    return balik_file_fail (path, errno, TRUE, error);

  /* FAT and its like keep no modes. */
  if (mode != 0 && balik_io_fchmod (fd, mode) != 0 && errno != EPERM && errno != ENOTSUP
      && errno != ENOSYS)
    code = errno;
  if (code == 0 && (!balik_io_write_all (fd, data, size) || !balik_io_sync (fd)))
    code = errno;
  if (code == 0)
    balik_io_drop_cache (fd);
  if (balik_io_close (fd) != 0 && code == 0 && errno != EINTR)
    code = errno;
  if (code == 0 && !reads_back (folder, name, bytes))
    code = EIO;
  if (code == 0)
    return TRUE;

  balik_io_unlinkat (folder, name);
  return balik_file_fail (path, code, TRUE, error);
}

/**
 * balik_folder_rename:
 * @folder: a descriptor of the folder
 * @from: the name of a file in it
 * @path: the path of a file in it
 * @may_replace: whether there may be one already
 * @error: why not
 *
 * Gives a file its name in one step.
 *
 * Returns: whether it was done
 */
gboolean
balik_folder_rename (int folder,
                     const char *from,
                     const char *path,
                     gboolean may_replace,
                     GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (!may_replace)
    {
      if (balik_io_renameat2 (folder, from, name, RENAME_NOREPLACE) == 0)
        return TRUE;
      if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return balik_file_fail (path, errno, TRUE, error);
      /* FAT knows no such rename. */
      if (balik_io_faccessat (folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        return balik_file_fail (path, EEXIST, TRUE, error);
    }
  if (balik_io_renameat2 (folder, from, name, 0) == 0)
    return TRUE;
  return balik_file_fail (path, errno, TRUE, error);
}

/**
 * balik_folder_sync:
 * @folder: a descriptor of the folder
 * @path: what messages are about
 * @error: why not
 *
 * Brings a new name down to the medium, where the file system can.
 *
 * Returns: %FALSE where the medium failed
 */
gboolean
balik_folder_sync (int folder, const char *path, GError **error)
{
  if (balik_io_sync (folder) || errno == EINVAL || errno == ENOTSUP)
    return TRUE;
  return balik_file_fail (path, errno, TRUE, error);
}
