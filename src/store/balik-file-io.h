/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

#include "balik-store-error.h"

G_BEGIN_DECLS

#define BALIK_FILE_MIN_BYTES 512
#define BALIK_FILE_MAX_BYTES (128 * 1024 * 1024)

/* Every call of ours to the file system on a user's file is behind these. */
char *balik_file_dup_shown_name (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_file_fail (const char *path, int code, gboolean is_write, GError **error);

char *balik_file_resolve (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_file_exists (const char *path);
gboolean balik_file_is_writable (const char *path);
gboolean balik_file_has_side_files (const char *path, GError **error);
GBytes *balik_file_read (const char *path,
                         goffset min_bytes,
                         struct stat *info,
                         GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

int balik_folder_open (const char *path, GError **error);
gboolean balik_folder_has_room (int folder, const char *path, gsize n_bytes, GError **error);
gboolean balik_folder_is_fat (int folder);
gboolean balik_folder_write_new (int folder,
                                 const char *path,
                                 const char *name,
                                 mode_t mode,
                                 GBytes *bytes,
                                 GError **error);
gboolean balik_folder_rename (int folder,
                              const char *from,
                              const char *path,
                              gboolean may_replace,
                              GError **error);
gboolean balik_folder_sync (int folder, const char *path, GError **error);

G_END_DECLS
