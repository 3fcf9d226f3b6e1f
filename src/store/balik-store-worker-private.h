/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-store-worker.h"
#include "balik-version.h"
#include "balik-work-copy.h"
#include "balik-work-folder.h"

G_BEGIN_DECLS

struct _BalikStoreWorker
{
  BalikWorkCopy *copy;
  BalikWorkInfo *info;
  GBytes *source;
  char *path;
  BalikLock *lock;
  gboolean is_read_only;
  /* Atomic: the copy does not hold all that was handed over. */
  int is_behind;
  /* Atomic: nothing of the plan shall stay on this computer. */
  int keeps_nothing;
  gboolean is_opened_kept;
  /* What was kept of what the user did before, and is of this content. */
  BalikActs *kept_acts;
  /* Atomic: the medium of the file can be taken away. */
  int is_removable;
  /* What was last seen where the file is; 0 where that is not known. */
  guint64 device;
  goffset n_bytes;
  /* The path that was written in this session. */
  char *written_path;
  /* What is worth telling of the last publishing, in whole sentences. */
  GPtrArray *notes;
};

/* balik-store-worker.c */
void balik_store_worker_set_behind (BalikStoreWorker *self, gboolean is_behind);
void balik_store_worker_set_path (BalikStoreWorker *self, const char *path);

/* balik-worker-keep.c */
void balik_store_worker_take_note (BalikStoreWorker *self, char *note);
void balik_store_worker_keep (BalikStoreWorker *self,
                              BalikVersionKind kind,
                              GBytes *bytes,
                              const char *digest);
BalikActs *balik_store_worker_find_acts (BalikStoreWorker *self,
                                         const BalikPlanRows *rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
