/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-io.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

int
balik_io_open (const char *path, int flags, mode_t mode)
{
  return open (path, flags, mode);
}

int
balik_io_openat (int folder, const char *name, int flags, mode_t mode)
{
  return openat (folder, name, flags, mode);
}

gssize
balik_io_read (int fd, void *buffer, gsize size)
{
  return read (fd, buffer, size);
}

gssize
balik_io_write (int fd, const void *data, gsize size)
{
  return write (fd, data, size);
}

int
balik_io_fsync (int fd)
{
  return fsync (fd);
}

int
balik_io_close (int fd)
{
  return close (fd);
}

/**
 * balik_io_drop_cache:
 * @fd: a file that was synced
 *
 * Asks that it be read from its medium the next time. Nobody needs to know
 * whether that works.
 */
void
balik_io_drop_cache (int fd)
{
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
}

int
balik_io_fstat (int fd, struct stat *info)
{
  return fstat (fd, info);
}

int
balik_io_stat (const char *path, struct stat *info)
{
  return stat (path, info);
}

int
balik_io_lstat (const char *path, struct stat *info)
{
  return lstat (path, info);
}

int
balik_io_fstatvfs (int fd, struct statvfs *info)
{
  return fstatvfs (fd, info);
}

int
balik_io_faccessat (int folder, const char *name, int mode, int flags)
{
  return faccessat (folder, name, mode, flags);
}

/**
 * balik_io_realpath:
 * @path: a path
 *
 * Returns: (transfer full) (nullable): where it leads; %NULL with errno
 */
char *
balik_io_realpath (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = g_strdup (resolved);

  free (resolved);
  return copy;
}

/**
 * balik_io_list:
 * @folder: the path of a folder
 *
 * Returns: (transfer full) (nullable) (element-type filename): the names in it,
 *     in no order; %NULL with errno
 */
GPtrArray *
balik_io_list (const char *folder)
{
  DIR *dir = opendir (folder);
  GPtrArray *names;
  const struct dirent *entry;

  if (dir == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((entry = readdir (dir)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      g_ptr_array_add (names, g_strdup (entry->d_name));
  closedir (dir);
  return names;
}

int
balik_io_fchmod (int fd, mode_t mode)
{
  return fchmod (fd, mode);
}

int
balik_io_flock (int fd, int operation)
{
  return flock (fd, operation);
}

/**
 * balik_io_renameat2:
 * @folder: a descriptor of a folder
 * @from: a name in it
 * @to: another
 * @flags: RENAME_NOREPLACE or 0
 *
 * Without flags this is renameat (): not every system knows the other.
 *
 * Returns: 0, or -1 with errno
 */
int
balik_io_renameat2 (int folder, const char *from, const char *to, unsigned int flags)
{
  if (flags == 0)
    return renameat (folder, from, folder, to);
  return renameat2 (folder, from, folder, to, flags);
}

int
balik_io_unlink (const char *path)
{
  return unlink (path);
}

int
balik_io_unlinkat (int folder, const char *name)
{
  return unlinkat (folder, name, 0);
}

int
balik_io_mkdir (const char *path, mode_t mode)
{
  return mkdir (path, mode);
}

int
balik_io_rmdir (const char *path)
{
  return rmdir (path);
}

/**
 * balik_io_try_malloc:
 * @size: a number of bytes that a file decides
 *
 * Returns: (transfer full) (nullable): memory for g_free(), or %NULL where
 *     there is none
 */
void *
balik_io_try_malloc (gsize size)
{
  return g_try_malloc (size);
}
