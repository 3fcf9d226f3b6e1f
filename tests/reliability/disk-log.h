/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DISK_CREATE,
  DISK_WRITE,
  DISK_TRUNCATE,
  DISK_SYNC,
  DISK_SYNC_FOLDER,
  DISK_RENAME,
  DISK_UNLINK,
  DISK_MKDIR,
  DISK_RMDIR,
  DISK_MARK,
} DiskKind;

/**
 * DiskEntry:
 * @file: a number for a file, whatever its name
 * @path: of the file or folder
 * @to: the new path, of a rename
 * @offset: where a write begins, or the size that a truncation leaves
 * @data: what is written
 * @mark: what a test says of this moment
 * @number: more of that
 *
 * One call that changes a disk.
 */
typedef struct
{
  DiskKind kind;
  guint file;
  char *path;
  char *to;
  gint64 offset;
  GBytes *data;
  guint mark;
  guint number;
} DiskEntry;

/**
 * DiskLog:
 *
 * All calls that change what is below some folders, in their order. The first
 * entries make what was there at the beginning.
 */
typedef struct _DiskLog DiskLog;

DiskLog *disk_log_new (const char *const *roots) G_GNUC_WARN_UNUSED_RESULT;
void disk_log_free (DiskLog *self);
const char *const *disk_log_get_roots (DiskLog *self);
guint disk_log_get_length (DiskLog *self);
guint disk_log_get_first (DiskLog *self);
const DiskEntry *disk_log_get (DiskLog *self, guint index);

/* 0 is no file: one that is not below the folders. */
guint disk_log_open (DiskLog *self, const char *path);
void disk_log_write (DiskLog *self, guint file, gint64 offset, const void *data, gsize size);
void disk_log_truncate (DiskLog *self, guint file, gint64 size);
void disk_log_sync (DiskLog *self, guint file);
void disk_log_sync_folder (DiskLog *self, const char *path);
void disk_log_rename (DiskLog *self, const char *from, const char *to);
void disk_log_unlink (DiskLog *self, const char *path);
void disk_log_mkdir (DiskLog *self, const char *path);
void disk_log_rmdir (DiskLog *self, const char *path);
void disk_log_mark (DiskLog *self, guint mark, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiskLog, disk_log_free)

G_END_DECLS
