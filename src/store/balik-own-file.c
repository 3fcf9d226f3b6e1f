/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-own-file.h"

#include <errno.h>
#include <fcntl.h>

#include "balik-io.h"

/* Longer than any path. */
#define MAX_TEXT_BYTES 65536

/**
 * balik_own_folder_sync:
 * @path: a folder
 *
 * Brings the names in it down to the disk. Nothing in a new folder outlives a
 * power cut before the folder's own name is there.
 *
 * Returns: whether they are there; %FALSE with errno
 */
gboolean
balik_own_folder_sync (const char *path)
{
  int fd = balik_io_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int code = 0;

  if (fd < 0)
    return FALSE;
  if (!balik_io_sync (fd) && errno != EINVAL && errno != ENOTSUP)
    code = errno;
  balik_io_close (fd);
  errno = code;
  return code == 0;
}

/* %FALSE with errno. */
static gboolean
is_folder (const char *path)
{
  struct stat info;

  if (balik_io_stat (path, &info) != 0)
    return FALSE;
  errno = ENOTDIR;
  return S_ISDIR (info.st_mode);
}

/**
 * balik_own_folder_ensure:
 * @path: an absolute path
 *
 * Makes a folder that only this user sees into, and those above it, where they
 * are not there.
 *
 * Returns: whether it is there; %FALSE with errno
 */
gboolean
balik_own_folder_ensure (const char *path)
{
  g_autofree char *parent = NULL;

  if (is_folder (path))
    return TRUE;
  if (errno != ENOENT)
    return FALSE;
  parent = g_path_get_dirname (path);
  if (g_str_equal (parent, path))
    return FALSE;
  if (!balik_own_folder_ensure (parent))
    return FALSE;
  if (balik_io_mkdir (path, 0700) == 0)
    return balik_own_folder_sync (parent);
  /* Somebody else was faster. */
  if (errno == EEXIST && is_folder (path))
    return TRUE;
  return FALSE;
}

/**
 * balik_own_file_write:
 * @path: a path
 * @data: what it shall hold
 * @size: the number of bytes
 *
 * Writes a file that only this user can read. It may be cut off by a crash, so
 * it is for what can be done without.
 *
 * Returns: whether it is there; %FALSE with errno, and no file
 */
gboolean
balik_own_file_write (const char *path, const void *data, gsize size)
{
  int fd = balik_io_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  int code = 0;

  if (fd < 0)
    return FALSE;
  if (!balik_io_write_all (fd, data, size))
    code = errno;
  if (balik_io_close (fd) != 0 && code == 0 && errno != EINTR)
    code = errno;
  if (code == 0)
    return TRUE;
  balik_io_unlink (path);
  errno = code;
  return FALSE;
}

/**
 * balik_own_file_read:
 * @path: a path
 *
 * Reads a short text.
 *
 * Returns: (transfer full) (nullable): the text, up to the first NUL; %NULL
 *     where it cannot be read, or is no short text
 */
char *
balik_own_file_read (const char *path)
{
  int fd = balik_io_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  g_autofree char *text = NULL;
  gsize done = 0;
  gssize n = 1;

  if (fd < 0)
    return NULL;
  text = g_malloc0 (MAX_TEXT_BYTES + 1);
  while (n != 0 && done < MAX_TEXT_BYTES)
    {
      n = balik_io_read (fd, text + done, MAX_TEXT_BYTES - done);
      if (n < 0 && errno != EINTR)
        break;
      done += n > 0 ? (gsize)n : 0;
    }
  balik_io_close (fd);
  return n == 0 ? g_steal_pointer (&text) : NULL;
}
