/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "disk-log.h"

#include <string.h>

struct _DiskLog
{
  char **roots;
  GArray *entries;
  guint first;
  guint n_files;
  /* From the path that a file has now to its number. */
  GHashTable *names;
  GMutex mutex;
};

static void
clear_entry (gpointer data)
{
  DiskEntry *entry = data;

  g_free (entry->path);
  g_free (entry->to);
  g_clear_pointer (&entry->data, g_bytes_unref);
}

static gboolean
is_below (DiskLog *self, const char *path)
{
  for (guint i = 0; self->roots[i] != NULL; i++)
    {
      const gsize length = strlen (self->roots[i]);

      if (strncmp (path, self->roots[i], length) == 0
          && (path[length] == '/' || path[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

/* Takes the entry over, if it is about one of the folders. */
static void
take (DiskLog *self, DiskEntry entry)
{
  if (entry.path != NULL && !is_below (self, entry.path))
    clear_entry (&entry);
  else
    g_array_append_val (self->entries, entry);
}

static guint
find (DiskLog *self, const char *path)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->names, path));
}

static guint
create (DiskLog *self, const char *path)
{
  const guint file = ++self->n_files;

  g_hash_table_insert (self->names, g_strdup (path), GUINT_TO_POINTER (file));
  take (self, (DiskEntry){ .kind = DISK_CREATE, .file = file, .path = g_strdup (path) });
  return file;
}

/* What is there at the beginning is on the disk for good. */
static void
scan (DiskLog *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size = 0;
      guint file;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          disk_log_mkdir (self, path);
          scan (self, path);
          continue;
        }
      if (!g_file_get_contents (path, &data, &size, NULL))
        continue;
      file = create (self, path);
      disk_log_write (self, file, 0, data, size);
      disk_log_sync (self, file);
    }
  disk_log_sync_folder (self, folder);
}

DiskLog *
disk_log_new (const char *const *roots)
{
  DiskLog *self = g_new0 (DiskLog, 1);

  g_mutex_init (&self->mutex);
  self->roots = g_strdupv ((char **)roots);
  self->entries = g_array_new (FALSE, FALSE, sizeof (DiskEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; roots[i] != NULL; i++)
    scan (self, roots[i]);
  self->first = self->entries->len;
  return self;
}

void
disk_log_free (DiskLog *self)
{
  g_strfreev (self->roots);
  g_array_unref (self->entries);
  g_hash_table_unref (self->names);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

const char *const *
disk_log_get_roots (DiskLog *self)
{
  return (const char *const *)self->roots;
}

guint
disk_log_get_length (DiskLog *self)
{
  return self->entries->len;
}

/* The number of entries that make what was there at the beginning. */
guint
disk_log_get_first (DiskLog *self)
{
  return self->first;
}

const DiskEntry *
disk_log_get (DiskLog *self, guint index)
{
  return &g_array_index (self->entries, DiskEntry, index);
}

/* The number of the file, which is made if it was not there. */
guint
disk_log_open (DiskLog *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const guint file = find (self, path);

  if (!is_below (self, path))
    return 0;
  return file != 0 ? file : create (self, path);
}

void
disk_log_write (DiskLog *self, guint file, gint64 offset, const void *data, gsize size)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (file != 0 && size > 0)
    take (self, (DiskEntry){ .kind = DISK_WRITE,
                             .file = file,
                             .offset = offset,
                             .data = g_bytes_new (data, size) });
}

void
disk_log_truncate (DiskLog *self, guint file, gint64 size)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (file != 0)
    take (self, (DiskEntry){ .kind = DISK_TRUNCATE, .file = file, .offset = size });
}

void
disk_log_sync (DiskLog *self, guint file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (file != 0)
    take (self, (DiskEntry){ .kind = DISK_SYNC, .file = file });
}

void
disk_log_sync_folder (DiskLog *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  take (self, (DiskEntry){ .kind = DISK_SYNC_FOLDER, .path = g_strdup (path) });
}

void
disk_log_rename (DiskLog *self, const char *from, const char *to)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const guint file = find (self, from);

  g_hash_table_remove (self->names, from);
  g_hash_table_insert (self->names, g_strdup (to), GUINT_TO_POINTER (file));
  take (self,
        (DiskEntry){
            .kind = DISK_RENAME, .file = file, .path = g_strdup (from), .to = g_strdup (to) });
}

void
disk_log_unlink (DiskLog *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_hash_table_remove (self->names, path);
  take (self, (DiskEntry){ .kind = DISK_UNLINK, .path = g_strdup (path) });
}

void
disk_log_mkdir (DiskLog *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  take (self, (DiskEntry){ .kind = DISK_MKDIR, .path = g_strdup (path) });
}

void
disk_log_rmdir (DiskLog *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  take (self, (DiskEntry){ .kind = DISK_RMDIR, .path = g_strdup (path) });
}

void
disk_log_mark (DiskLog *self, guint mark, guint number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  take (self, (DiskEntry){ .kind = DISK_MARK, .mark = mark, .number = number });
}
