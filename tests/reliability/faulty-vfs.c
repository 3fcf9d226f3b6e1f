/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "faulty-io.h"

/*
 * The files of SQLite: its own file system does the work, unless a fault is
 * planned, and what changes the disk is written down.
 */

typedef struct
{
  sqlite3_file base;
  char *path;
  guint file;
  gboolean must_sync_folder;
  sqlite3_file *real;
} File;

static sqlite3_vfs vfs;
static int last_code;

static sqlite3_vfs *
get_real (void)
{
  return vfs.pAppData;
}

/* SQLITE_OK, or how SQLite calls the fault. */
static int
enter (FaultyKind kind, const char *path, int result)
{
  int code;

  if (faulty_io_enter (kind, path, &code))
    return SQLITE_OK;
  last_code = code;
  return code == ENOSPC && kind == FAULTY_WRITE ? SQLITE_FULL : result;
}

static int
file_close (sqlite3_file *base)
{
  File *self = (File *)base;
  const int fault = enter (FAULTY_CLOSE, self->path, SQLITE_IOERR_CLOSE);
  const int result = self->real->pMethods->xClose (self->real);

  faulty_io_count_open (-1);
  g_free (self->real);
  g_free (self->path);
  return fault != SQLITE_OK ? fault : result;
}

static int
file_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  File *self = (File *)base;
  const int fault = enter (FAULTY_READ, self->path, SQLITE_IOERR_READ);

  return fault != SQLITE_OK ? fault
                            : self->real->pMethods->xRead (self->real, buffer, size, offset);
}

static int
file_write (sqlite3_file *base, const void *data, int size, sqlite3_int64 offset)
{
  File *self = (File *)base;
  const int fault = enter (FAULTY_WRITE, self->path, SQLITE_IOERR_WRITE);
  int result;

  if (fault != SQLITE_OK)
    return fault;
  if (!faulty_io_has_room (self->path, offset + size))
    return SQLITE_FULL;
  result = self->real->pMethods->xWrite (self->real, data, size, offset);
  if (result == SQLITE_OK && faulty_io_get_log () != NULL)
    disk_log_write (faulty_io_get_log (), self->file, offset, data, (gsize)size);
  return result;
}

static int
file_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  File *self = (File *)base;
  const int fault = enter (FAULTY_WRITE, self->path, SQLITE_IOERR_TRUNCATE);
  int result;

  if (fault != SQLITE_OK)
    return fault;
  result = self->real->pMethods->xTruncate (self->real, size);
  if (result == SQLITE_OK && faulty_io_get_log () != NULL)
    disk_log_truncate (faulty_io_get_log (), self->file, size);
  return result;
}

/* As SQLite's own: the first of a new journal or log is one of its folder too. */
static int
file_sync (sqlite3_file *base, int flags)
{
  File *self = (File *)base;
  const int fault = enter (FAULTY_SYNC, self->path, SQLITE_IOERR_FSYNC);
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (fault != SQLITE_OK)
    return fault;
  if (faulty_io_get_log () == NULL)
    return SQLITE_OK;
  disk_log_sync (faulty_io_get_log (), self->file);
  if (self->must_sync_folder)
    disk_log_sync_folder (faulty_io_get_log (), folder);
  self->must_sync_folder = FALSE;
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  File *self = (File *)base;
  const int fault = enter (FAULTY_LOOK, self->path, SQLITE_IOERR_FSTAT);

  return fault != SQLITE_OK ? fault : self->real->pMethods->xFileSize (self->real, size);
}

static int
file_lock (sqlite3_file *base, int level)
{
  File *self = (File *)base;
  const int fault = enter (FAULTY_LOCK, self->path, SQLITE_IOERR_LOCK);

  return fault != SQLITE_OK ? fault : self->real->pMethods->xLock (self->real, level);
}

static int
file_unlock (sqlite3_file *base, int level)
{
  File *self = (File *)base;

  return self->real->pMethods->xUnlock (self->real, level);
}

static int
file_check_lock (sqlite3_file *base, int *is_locked)
{
  File *self = (File *)base;

  return self->real->pMethods->xCheckReservedLock (self->real, is_locked);
}

static int
file_control (sqlite3_file *base, int operation, void *argument)
{
  File *self = (File *)base;

  return self->real->pMethods->xFileControl (self->real, operation, argument);
}

static int
file_sector_size (sqlite3_file *base)
{
  File *self = (File *)base;

  return self->real->pMethods->xSectorSize (self->real);
}

static int
file_characteristics (sqlite3_file *base)
{
  File *self = (File *)base;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

/* Version 1: no shared memory and no mapping, which the store needs neither of. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
};

static int
vfs_open (sqlite3_vfs *self, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  File *file = (File *)base;
  const gboolean was_there = name != NULL && g_file_test (name, G_FILE_TEST_EXISTS);
  int result = enter (FAULTY_OPEN, name, SQLITE_CANTOPEN);

  memset (file, 0, sizeof *file);
  if (result != SQLITE_OK)
    return result;
  file->real = g_malloc0 ((gsize)get_real ()->szOsFile);
  result = get_real ()->xOpen (get_real (), name, file->real, flags, out_flags);
  if (result != SQLITE_OK)
    {
      /* SQLite closes what has methods, even then. */
      if (file->real->pMethods != NULL)
        file->real->pMethods->xClose (file->real);
      g_clear_pointer (&file->real, g_free);
      return result;
    }
  faulty_io_count_open (1);
  file->base.pMethods = &methods;
  file->path = g_strdup (name);
  if (name != NULL && faulty_io_get_log () != NULL)
    file->file = disk_log_open (faulty_io_get_log (), name);
  file->must_sync_folder
      = !was_there
        && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *self, const char *name, int sync_folder)
{
  const gboolean was_there = g_file_test (name, G_FILE_TEST_EXISTS);
  g_autofree char *folder = g_path_get_dirname (name);
  int result = enter (FAULTY_NAME, name, SQLITE_IOERR_DELETE);

  if (result != SQLITE_OK)
    return result;
  result = get_real ()->xDelete (get_real (), name, 0);
  if (result != SQLITE_OK || faulty_io_get_log () == NULL)
    return result;
  if (was_there)
    disk_log_unlink (faulty_io_get_log (), name);
  if (sync_folder)
    disk_log_sync_folder (faulty_io_get_log (), folder);
  return SQLITE_OK;
}

static int
vfs_access (sqlite3_vfs *self, const char *name, int flags, int *result)
{
  const int fault = enter (FAULTY_LOOK, name, SQLITE_IOERR_ACCESS);

  return fault != SQLITE_OK ? fault : get_real ()->xAccess (get_real (), name, flags, result);
}

static int
vfs_last_error (sqlite3_vfs *self, int size, char *text)
{
  return last_code;
}

/* All else is what the file system of SQLite does. */
void
faulty_vfs_register (void)
{
  sqlite3_vfs *real = sqlite3_vfs_find (NULL);

  g_assert_nonnull (real);
  vfs = *real;
  vfs.zName = "faulty";
  vfs.pNext = NULL;
  vfs.pAppData = real;
  vfs.szOsFile = sizeof (File);
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xAccess = vfs_access;
  vfs.xGetLastError = vfs_last_error;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* The memory of SQLite. */

static sqlite3_mem_methods memory;

static void *
memory_malloc (int size)
{
  return faulty_io_has_memory () ? memory.xMalloc (size) : NULL;
}

static void *
memory_realloc (void *place, int size)
{
  return faulty_io_has_memory () ? memory.xRealloc (place, size) : NULL;
}

void
faulty_memory_register (void)
{
  sqlite3_mem_methods faulty;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory), ==, SQLITE_OK);
  faulty = memory;
  faulty.xMalloc = memory_malloc;
  faulty.xRealloc = memory_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &faulty), ==, SQLITE_OK);
}
