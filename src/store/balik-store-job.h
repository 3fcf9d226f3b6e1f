/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-store-worker.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_STORE_JOB_START,
  BALIK_STORE_JOB_STEP,
  BALIK_STORE_JOB_PLACE,
  BALIK_STORE_JOB_CATCH_UP,
  BALIK_STORE_JOB_FLUSH,
  BALIK_STORE_JOB_PUBLISH,
  BALIK_STORE_JOB_CLOSE,
  BALIK_STORE_JOB_DISCARD,
} BalikStoreJobKind;

/**
 * BalikStoreJob:
 * @kind: what is to be done
 * @serial: how many acts of the user it covers
 * @step: step: what was applied
 * @place: (nullable): place: where the user is
 * @rows: (nullable): all of the plan
 * @acts: (nullable): all that its user did
 * @path: (nullable): publish: another path than before
 * @needs_publish: close: whether the file lacks anything
 * @new_path: (nullable): the path of the file after it
 * @new_name: (nullable): the name of the plan after it
 * @is_conflict: whether the plan went beside its file
 * @is_read_only: whether the file cannot be changed where it is, after it
 * @notes: (nullable): what else is worth telling of it, in whole sentences
 * @error: (nullable): why it was not done
 *
 * Something for the worker to do. It holds copies, so that the plan stays with
 * the main thread.
 */
typedef struct
{
  BalikStoreJobKind kind;
  guint64 serial;
  BalikWorkStep step;
  char *place;
  BalikPlanRows *rows;
  BalikActs *acts;
  char *path;
  gboolean needs_publish;

  char *new_path;
  char *new_name;
  gboolean is_conflict;
  gboolean is_read_only;
  char *notes;
  GError *error;
} BalikStoreJob;

BalikStoreJob *balik_store_job_new (BalikStoreJobKind kind,
                                    guint64 serial) G_GNUC_WARN_UNUSED_RESULT;
void balik_store_job_free (BalikStoreJob *self);
void balik_store_job_run (BalikStoreJob *self, BalikStoreWorker *worker);

G_END_DECLS
