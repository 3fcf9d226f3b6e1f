/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files and folders of our own, below the state folder of the user. */
gboolean balik_own_folder_ensure (const char *path);
gboolean balik_own_folder_sync (const char *path);
gboolean balik_own_file_write (const char *path, const void *data, gsize size);
char *balik_own_file_read (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
