/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-store-job.h"
#include "balik-store.h"

G_BEGIN_DECLS

/**
 * BalikStore:
 *
 * Keeps a plan while it is open.
 *
 * Each group of edits that the plan applies is one transaction in a private
 * working copy, together with what undo needs of it, written by one worker
 * thread in the order of the edits. A little after the last change, and
 * whenever somebody asks, the whole plan is published into the user's file in
 * one step, without the history:
 *
 *     plan ──applied──▶ history ──recorded──▶ job ──▶ worker ──▶ working copy
 *                                                       └──────▶ file
 *
 * The main thread never waits for a disk. Where the latest work is safe is
 * told by #BalikStore:state and #BalikStore:message.
 */
struct _BalikStore
{
  GObject parent_instance;

  BalikPlan *plan;
  BalikHistory *history;
  BalikStoreWorker *worker;
  GThreadPool *pool;
  GFile *file;
  char *name;
  char *doc_id;
  gulong recorded_id;

  /* How many acts of the user there were, and how many of them the file has. */
  guint64 serial;
  guint64 published_serial;
  guint n_publishing;
  gboolean is_read_only;
  gboolean is_conflict;
  gboolean is_closed;
  GError *publish_error;
  GError *work_error;

  guint publish_delay;
  guint timer;
  gint64 first_change;

  BalikStoreState state;
  char *message;
  char *short_message;
  /* What else is worth telling of the last publishing, in whole sentences. */
  char *notes;
  char *medium;
  GDateTime *published_at;
  gboolean keeps_nothing;

  /* What reading the file left out or mended, in whole sentences. */
  GPtrArray *reading_notes;
  gboolean is_recovered;
  gboolean is_newer;
};

/* However busily somebody types, the file is never older than this. */
#define BALIK_STORE_MAX_DELAY_MS 300000
/* Between two tries to reach a file. */
#define BALIK_STORE_RETRY_DELAY_MS 60000

/* balik-store.c */
BalikStore *balik_store_new_with_worker (BalikPlan *plan,
                                         const BalikActs *acts,
                                         BalikStoreWorker *worker,
                                         guint n_changes) G_GNUC_WARN_UNUSED_RESULT;
void balik_store_notify_file (BalikStore *self);
void balik_store_notify_name (BalikStore *self);
void balik_store_notify_state (BalikStore *self);
void balik_store_notify_message (BalikStore *self);
void balik_store_notify_short_message (BalikStore *self);
void balik_store_notify_published_at (BalikStore *self);
void balik_store_notify_has_changes (BalikStore *self);

/* balik-store-open.c */
char *balik_store_dup_path (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_store_take_reading_notes (BalikStore *self, GPtrArray *notes);

/* balik-store-state.c */
void balik_store_update_state (BalikStore *self);
void balik_store_set_serials (BalikStore *self, guint64 serial, guint64 published_serial);
void balik_store_set_location (BalikStore *self, const char *path, const char *name);

/* balik-recoverable.c */
void balik_store_settle_left (void);

/* balik-store-edits.c */
void balik_store_run_job (gpointer data, gpointer worker);
void
balik_store_push_job (BalikStore *self, BalikStoreJob *job, GAsyncReadyCallback cb, gpointer data);
void balik_store_start (BalikStore *self);
void balik_store_fill_job (BalikStore *self, BalikStoreJob *job);
void balik_store_catch_up (BalikStore *self);
void balik_store_keep_place (BalikStore *self);
void balik_store_set_listening (BalikStore *self, gboolean is_listening);
void balik_store_schedule_publish (BalikStore *self, guint delay);

G_END_DECLS
