/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan-file.h"
#include "balik-work-copy.h"

G_BEGIN_DECLS

/**
 * BalikStoreWorker:
 *
 * The side of a store that may wait for disks: the working copy and the file.
 *
 * It belongs to one thread at a time, and knows nothing of the plan but rows
 * and edits that were handed to it.
 */
typedef struct _BalikStoreWorker BalikStoreWorker;

BalikStoreWorker *balik_store_worker_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
BalikStoreWorker *balik_store_worker_new_for_file (const char *path,
                                                   BalikPlan **plan,
                                                   BalikActs **acts,
                                                   BalikPlanFile **file,
                                                   GCancellable *cancellable,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikStoreWorker *balik_store_worker_new_for_folder (const char *folder,
                                                     const char *name,
                                                     BalikPlan **plan,
                                                     BalikActs **acts,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *balik_store_worker_dup_recovered_name (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void balik_store_worker_free (BalikStoreWorker *self);

const char *balik_store_worker_get_name (BalikStoreWorker *self);
const char *balik_store_worker_get_path (BalikStoreWorker *self);
const char *balik_store_worker_get_doc_id (BalikStoreWorker *self);
gboolean balik_store_worker_is_read_only (BalikStoreWorker *self);
/* May be asked in any thread. */
gboolean balik_store_worker_is_behind (BalikStoreWorker *self);

gboolean balik_store_worker_start (BalikStoreWorker *self,
                                   const BalikPlanRows *rows,
                                   const BalikActs *acts,
                                   GError **error);
gboolean
balik_store_worker_add_step (BalikStoreWorker *self, const BalikWorkStep *step, GError **error);
gboolean balik_store_worker_catch_up (BalikStoreWorker *self,
                                      const BalikPlanRows *rows,
                                      const BalikActs *acts,
                                      GError **error);
void balik_store_worker_keep_place (BalikStoreWorker *self, const char *place);
gboolean balik_store_worker_publish (BalikStoreWorker *self,
                                     const BalikPlanRows *rows,
                                     const BalikActs *acts,
                                     const char *path,
                                     gboolean *is_conflict,
                                     GError **error);
void balik_store_worker_keep_acts (BalikStoreWorker *self, const BalikActs *acts);
void balik_store_worker_delete_copy (BalikStoreWorker *self);

/* balik-worker-keep.c */
void balik_store_worker_set_keeps_nothing (BalikStoreWorker *self, gboolean keeps_nothing);
void balik_store_worker_set_removable (BalikStoreWorker *self, gboolean is_removable);
void balik_store_worker_keep_opened (BalikStoreWorker *self);
char *balik_store_worker_dup_notes (BalikStoreWorker *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikStoreWorker, balik_store_worker_free)

G_END_DECLS
