/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faulty-io.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "balik-io.h"

#define MAX_FDS 1024

/* What is known of a descriptor that the store has. */
typedef struct
{
  char *path;
  guint file;
  gint64 position;
  gboolean is_folder;
} Descriptor;

static struct
{
  GMutex mutex;
  Descriptor descriptors[MAX_FDS];
  int n_open;
  DiskLog *log;
  FaultyPlan plan;
  guint n_calls;
  guint n_faults;
  char *last_fault;
  GHashTable *stuck;
  gboolean is_short;
  const char *no_replace;
  char *full_folder;
  gint64 quota;
  gboolean admits;
} faulty;

void
faulty_io_init (void)
{
  faulty_memory_register ();
  faulty_vfs_register ();
}

/* Writes down from now on, until it gets %NULL. */
void
faulty_io_record (DiskLog *log)
{
  faulty.log = log;
}

DiskLog *
faulty_io_get_log (void)
{
  return faulty.log;
}

/* Counts from 0 again. Without a plan no call fails. */
void
faulty_io_plan (const FaultyPlan *plan)
{
  static const FaultyPlan none = { .kinds = FAULTY_ALL_FILES };

  g_mutex_lock (&faulty.mutex);
  faulty.plan = plan != NULL ? *plan : none;
  faulty.n_calls = 0;
  faulty.n_faults = 0;
  g_clear_pointer (&faulty.last_fault, g_free);
  if (plan != NULL)
    g_clear_pointer (&faulty.stuck, g_hash_table_unref);
  g_mutex_unlock (&faulty.mutex);
}

guint
faulty_io_get_n_calls (void)
{
  return faulty.n_calls;
}

guint
faulty_io_get_n_faults (void)
{
  return faulty.n_faults;
}

char *
faulty_io_dup_last_fault (void)
{
  return g_strdup (faulty.last_fault);
}

static void
set_stuck (const char *path, gboolean is_stuck)
{
  g_mutex_lock (&faulty.mutex);
  if (faulty.stuck == NULL)
    faulty.stuck = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (is_stuck)
    g_hash_table_add (faulty.stuck, g_strdup (path));
  else
    g_hash_table_remove (faulty.stuck, path);
  g_mutex_unlock (&faulty.mutex);
}

/* Whether the last try to take the file away failed, since a plan was made. */
gboolean
faulty_io_is_stuck (const char *path)
{
  return faulty.stuck != NULL && g_hash_table_contains (faulty.stuck, path);
}

/* How many files the store and SQLite have open. */
guint
faulty_io_get_n_open (void)
{
  return (guint)g_atomic_int_get (&faulty.n_open);
}

void
faulty_io_count_open (int by)
{
  g_atomic_int_add (&faulty.n_open, by);
}

void
faulty_io_set_short (gboolean is_short)
{
  faulty.is_short = is_short;
}

void
faulty_io_set_no_replace (const char *folder)
{
  faulty.no_replace = folder;
}

void
faulty_io_set_quota (const char *folder, gint64 bytes, gboolean admits)
{
  g_free (faulty.full_folder);
  faulty.full_folder = g_strdup (folder);
  faulty.quota = bytes;
  faulty.admits = admits;
}

static const char *
get_kind_name (FaultyKind kind)
{
  static const char *const names[]
      = { "open", "read", "write", "sync", "close", "look", "name", "lock", "memory" };

  return names[kind];
}

/* No memory may be asked for here: this is called from within the allocator too. */
static gboolean
is_counted (FaultyKind kind, const char *path)
{
  const char *below = faulty.plan.below;

  return (faulty.plan.kinds & (1U << kind)) != 0
         && (below == NULL || (path != NULL && strncmp (path, below, strlen (below)) == 0));
}

/* Counts a call; %FALSE where it shall fail, with @code. */
gboolean
faulty_io_enter (FaultyKind kind, const char *path, int *code)
{
  const FaultyPlan *plan = &faulty.plan;
  gboolean is_good = TRUE;

  g_mutex_lock (&faulty.mutex);
  if (is_counted (kind, path))
    {
      faulty.n_calls++;
      if (plan->n != 0
          && (faulty.n_calls == plan->n || (plan->for_good && faulty.n_calls > plan->n)))
        {
          is_good = FALSE;
          faulty.n_faults++;
          *code = plan->code;
          if (kind != FAULTY_MEMORY)
            {
              g_free (faulty.last_fault);
              faulty.last_fault = g_strdup_printf ("%s %s", get_kind_name (kind), path);
            }
        }
    }
  g_mutex_unlock (&faulty.mutex);
  return is_good;
}

gboolean
faulty_io_has_memory (void)
{
  int code;

  return faulty_io_enter (FAULTY_MEMORY, NULL, &code);
}

/* As faulty_io_enter (), with errno. */
static gboolean
enter (FaultyKind kind, const char *path)
{
  int code = 0;

  if (faulty_io_enter (kind, path, &code))
    return TRUE;
  errno = code;
  return FALSE;
}

static gint64
measure (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 sum = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_lstat (path, &info) == 0)
        sum += S_ISDIR (info.st_mode) ? measure (path) : (gint64)info.st_size;
    }
  return sum;
}

static gboolean
has_quota (const char *path)
{
  return faulty.full_folder != NULL && path != NULL && g_str_has_prefix (path, faulty.full_folder);
}

/* How many bytes the file may grow by; for SQLite: whether it may grow up to @end. */
static gint64
get_room (const char *path)
{
  return has_quota (path) ? MAX (0, faulty.quota - measure (faulty.full_folder)) : G_MAXINT64;
}

gboolean
faulty_io_has_room (const char *path, gint64 end)
{
  GStatBuf info;

  if (!has_quota (path) || g_stat (path, &info) != 0)
    return TRUE;
  return end <= info.st_size || end - info.st_size <= get_room (path);
}

static Descriptor *
get (int fd)
{
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fd, <, MAX_FDS);
  return &faulty.descriptors[fd];
}

static int
keep (int fd, char *path, int flags, gboolean was_there)
{
  Descriptor *descriptor = get (fd);
  struct stat info = { 0 };

  fstat (fd, &info);
  descriptor->path = path;
  descriptor->file = 0;
  descriptor->position = 0;
  descriptor->is_folder = S_ISDIR (info.st_mode);
  faulty_io_count_open (1);
  if (faulty.log == NULL || descriptor->is_folder || ((flags & O_ACCMODE) == O_RDONLY && was_there))
    return fd;
  descriptor->file = disk_log_open (faulty.log, path);
  if (was_there && (flags & O_TRUNC) != 0)
    disk_log_truncate (faulty.log, descriptor->file, 0);
  return fd;
}

static int
open_at (int folder, const char *name, char *path, int flags, mode_t mode)
{
  struct stat info;
  const gboolean was_there = fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
  int fd;

  if (!enter (FAULTY_OPEN, path))
    {
      g_free (path);
      return -1;
    }
  fd = openat (folder, name, flags, mode);
  if (fd < 0)
    {
      const int code = errno;

      g_free (path);
      errno = code;
      return -1;
    }
  return keep (fd, path, flags, was_there);
}

int
balik_io_open (const char *path, int flags, mode_t mode)
{
  return open_at (AT_FDCWD, path, g_strdup (path), flags, mode);
}

static char *
dup_path_at (int folder, const char *name)
{
  if (folder == AT_FDCWD || g_path_is_absolute (name))
    return g_strdup (name);
  return g_build_filename (get (folder)->path, name, NULL);
}

int
balik_io_openat (int folder, const char *name, int flags, mode_t mode)
{
  return open_at (folder, name, dup_path_at (folder, name), flags, mode);
}

gssize
balik_io_read (int fd, void *buffer, gsize size)
{
  if (!enter (FAULTY_READ, get (fd)->path))
    return -1;
  return read (fd, buffer, faulty.is_short ? MIN (size, 1 + size / 3) : size);
}

gssize
balik_io_write (int fd, const void *data, gsize size)
{
  Descriptor *descriptor = get (fd);
  gssize n;

  if (!enter (FAULTY_WRITE, descriptor->path))
    return -1;
  if (faulty.is_short)
    size = MIN (size, 1 + size / 3);
  size = (gsize)MIN ((gint64)size, get_room (descriptor->path));
  if (size == 0)
    {
      errno = ENOSPC;
      return -1;
    }
  n = write (fd, data, size);
  if (n > 0)
    {
      if (faulty.log != NULL)
        disk_log_write (faulty.log, descriptor->file, descriptor->position, data, (gsize)n);
      descriptor->position += n;
    }
  return n;
}

int
balik_io_fsync (int fd)
{
  const Descriptor *descriptor = get (fd);

  if (!enter (FAULTY_SYNC, descriptor->path))
    return -1;
  if (faulty.log != NULL && descriptor->is_folder)
    disk_log_sync_folder (faulty.log, descriptor->path);
  else if (faulty.log != NULL)
    disk_log_sync (faulty.log, descriptor->file);
  /* The tests cut no real power. */
  return 0;
}

/* As the system does: whatever it says, the descriptor is gone. */
int
balik_io_close (int fd)
{
  Descriptor *descriptor = get (fd);
  g_autofree char *path = g_steal_pointer (&descriptor->path);
  const gboolean is_good = path == NULL || enter (FAULTY_CLOSE, path);
  const int code = errno;
  const int result = close (fd);

  /* A pipe or the like was not opened here. */
  if (path != NULL)
    faulty_io_count_open (-1);
  if (is_good)
    return result;
  errno = code;
  return -1;
}

void
balik_io_drop_cache (int fd)
{
}

int
balik_io_fstat (int fd, struct stat *info)
{
  return enter (FAULTY_LOOK, get (fd)->path) ? fstat (fd, info) : -1;
}

int
balik_io_stat (const char *path, struct stat *info)
{
  return enter (FAULTY_LOOK, path) ? stat (path, info) : -1;
}

int
balik_io_lstat (const char *path, struct stat *info)
{
  return enter (FAULTY_LOOK, path) ? lstat (path, info) : -1;
}

int
balik_io_fstatvfs (int fd, struct statvfs *info)
{
  const char *path = get (fd)->path;
  int result;

  if (!enter (FAULTY_LOOK, path))
    return -1;
  result = fstatvfs (fd, info);
  if (result == 0 && faulty.admits && has_quota (path))
    {
      info->f_blocks = 1 + (fsblkcnt_t)faulty.quota / 512;
      info->f_frsize = 512;
      info->f_bavail = (fsblkcnt_t)get_room (path) / 512;
    }
  return result;
}

int
balik_io_faccessat (int folder, const char *name, int mode, int flags)
{
  g_autofree char *path = dup_path_at (folder, name);

  return enter (FAULTY_LOOK, path) ? faccessat (folder, name, mode, flags) : -1;
}

char *
balik_io_realpath (const char *path)
{
  char *resolved = enter (FAULTY_LOOK, path) ? realpath (path, NULL) : NULL;
  char *copy = g_strdup (resolved);

  free (resolved);
  return copy;
}

GPtrArray *
balik_io_list (const char *folder)
{
  DIR *dir = enter (FAULTY_LOOK, folder) ? opendir (folder) : NULL;
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
  return enter (FAULTY_NAME, get (fd)->path) ? fchmod (fd, mode) : -1;
}

int
balik_io_flock (int fd, int operation)
{
  return enter (FAULTY_LOCK, get (fd)->path) ? flock (fd, operation) : -1;
}

int
balik_io_renameat2 (int folder, const char *from, const char *to, unsigned int flags)
{
  g_autofree char *path = dup_path_at (folder, from);
  g_autofree char *new_path = dup_path_at (folder, to);
  int result;

  if (!enter (FAULTY_NAME, path))
    return -1;
  if (faulty.no_replace != NULL && g_str_has_prefix (new_path, faulty.no_replace))
    {
      errno = EPERM;
      return -1;
    }
  result = flags == 0 ? renameat (folder, from, folder, to)
                      : renameat2 (folder, from, folder, to, flags);
  if (result == 0 && faulty.log != NULL)
    disk_log_rename (faulty.log, path, new_path);
  return result;
}

int
balik_io_unlink (const char *path)
{
  int result;

  if (!enter (FAULTY_NAME, path))
    {
      const int code = errno;

      set_stuck (path, TRUE);
      errno = code;
      return -1;
    }
  set_stuck (path, FALSE);
  result = unlink (path);
  if (result == 0 && faulty.log != NULL)
    disk_log_unlink (faulty.log, path);
  return result;
}

int
balik_io_unlinkat (int folder, const char *name)
{
  g_autofree char *path = dup_path_at (folder, name);

  return balik_io_unlink (path);
}

int
balik_io_mkdir (const char *path, mode_t mode)
{
  int result;

  if (!enter (FAULTY_NAME, path))
    return -1;
  result = mkdir (path, mode);
  if (result == 0 && faulty.log != NULL)
    disk_log_mkdir (faulty.log, path);
  return result;
}

int
balik_io_rmdir (const char *path)
{
  int result;

  if (!enter (FAULTY_NAME, path))
    return -1;
  result = rmdir (path);
  if (result == 0 && faulty.log != NULL)
    disk_log_rmdir (faulty.log, path);
  return result;
}

void *
balik_io_try_malloc (gsize size)
{
  return faulty_io_has_memory () ? g_try_malloc (size) : NULL;
}
