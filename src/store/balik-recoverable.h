/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-store.h"

G_BEGIN_DECLS

/* For how many days work that was left is kept, and on a workshop computer. */
#define BALIK_RECOVERABLE_DAYS 30
#define BALIK_RECOVERABLE_DAYS_IN_WORKSHOP 7

/**
 * BalikRecoverable:
 * @folder: its work folder
 * @doc_id: the id of the plan
 * @name: the name of the plan, to be shown
 * @file: (nullable): the file that it was opened from or saved to
 * @n_changes: the changes that the file does not have
 * @modified: when the last of them was made, in seconds since 1970 UTC
 *
 * Work that was left on this computer by a Balik that did not end properly.
 */
typedef struct
{
  char *folder;
  char *doc_id;
  char *name;
  GFile *file;
  guint n_changes;
  gint64 modified;
} BalikRecoverable;

BalikRecoverable *balik_recoverable_copy (const BalikRecoverable *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_recoverable_free (BalikRecoverable *self);

GPtrArray *balik_store_list_recoverable (void) G_GNUC_WARN_UNUSED_RESULT;
BalikRecoverable *balik_store_find_recoverable (GFile *file,
                                                GFile **resolved) G_GNUC_WARN_UNUSED_RESULT;
BalikStore *balik_store_recover (const BalikRecoverable *recoverable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_store_recover_async (const BalikRecoverable *recoverable,
                                GAsyncReadyCallback cb,
                                gpointer data);
BalikStore *balik_store_recover_finish (GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_store_forget_recoverable (const BalikRecoverable *recoverable, GError **error);
void balik_store_expire_recoverable (guint n_days, gint64 now);

/* balik-store-forget.c */
gboolean balik_store_forget_plan (const char *doc_id, GError **error);
void balik_store_forget_plan_async (const char *doc_id, GAsyncReadyCallback cb, gpointer data);
gboolean balik_store_forget_plan_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikRecoverable, balik_recoverable_free)

G_END_DECLS
