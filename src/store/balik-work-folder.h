/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "balik-store-error.h"

G_BEGIN_DECLS

/**
 * BalikLock:
 *
 * A lock that ends with the program, however it ends.
 */
typedef struct _BalikLock BalikLock;

void balik_lock_free (BalikLock *self);

BalikLock *balik_lock_new_for_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_lock_take_for_file (const char *path, BalikLock **lock, GError **error);
BalikLock *balik_lock_new_for_folder (const char *folder,
                                      const char *name,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean balik_work_fail (const char *name, int code, GError **error);
char *balik_work_folder_create (const char *name,
                                BalikLock **lock,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *balik_work_folders_list (void) G_GNUC_WARN_UNUSED_RESULT;
void balik_work_locks_tidy (void);
void balik_work_folder_delete (const char *folder);
char *balik_work_folder_dup_path (const char *folder, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikLock, balik_lock_free)

G_END_DECLS
