/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

G_BEGIN_DECLS

/*
 * Every call of the store to the operating system on a file. Each is the call
 * of the same name, with its result and errno. The tests link others in their
 * place, which count, write down and fail; nothing is chosen at run time.
 */
int balik_io_open (const char *path, int flags, mode_t mode);
int balik_io_openat (int folder, const char *name, int flags, mode_t mode);
gssize balik_io_read (int fd, void *buffer, gsize size);
gssize balik_io_write (int fd, const void *data, gsize size);
int balik_io_fsync (int fd);
int balik_io_close (int fd);
void balik_io_drop_cache (int fd);

int balik_io_fstat (int fd, struct stat *info);
int balik_io_stat (const char *path, struct stat *info);
int balik_io_lstat (const char *path, struct stat *info);
int balik_io_fstatvfs (int fd, struct statvfs *info);
int balik_io_faccessat (int folder, const char *name, int mode, int flags);
char *balik_io_realpath (const char *path) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *balik_io_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

int balik_io_fchmod (int fd, mode_t mode);
int balik_io_flock (int fd, int operation);
int balik_io_renameat2 (int folder, const char *from, const char *to, unsigned int flags);
int balik_io_unlink (const char *path);
int balik_io_unlinkat (int folder, const char *name);
int balik_io_mkdir (const char *path, mode_t mode);
int balik_io_rmdir (const char *path);

void *balik_io_try_malloc (gsize size) G_GNUC_WARN_UNUSED_RESULT;

/* balik-io-retry.c: made of the calls above, so that what the tests do to those holds. */
gboolean balik_io_write_all (int fd, const void *data, gsize size);
gboolean balik_io_sync (int fd);

G_END_DECLS
