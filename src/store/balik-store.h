/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-history.h"
#include "balik-store-error.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_STORE_WORKING_COPY_ONLY, /* the latest work is on this computer, not in the file */
  BALIK_STORE_SAVING,
  BALIK_STORE_SAVED,
  BALIK_STORE_FAILED,
  BALIK_STORE_CONFLICT, /* somebody else changed the file; both versions are kept */
  BALIK_STORE_READ_ONLY, /* the file cannot be changed where it is */
} BalikStoreState;

#define BALIK_TYPE_STORE_STATE (balik_store_state_get_type ())
GType balik_store_state_get_type (void);

#define BALIK_TYPE_STORE (balik_store_get_type ())
G_DECLARE_FINAL_TYPE (BalikStore, balik_store, BALIK, STORE, GObject)

BalikStore *balik_store_new_for_plan (BalikPlan *plan,
                                      const char *suggested_name) G_GNUC_WARN_UNUSED_RESULT;
BalikStore *balik_store_open (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void
balik_store_open_async (GFile *file, GCancellable *cancel, GAsyncReadyCallback cb, gpointer data);
BalikStore *balik_store_open_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

BalikPlan *balik_store_get_plan (BalikStore *self);
BalikHistory *balik_store_get_history (BalikStore *self);
GFile *balik_store_get_file (BalikStore *self);
const char *balik_store_get_name (BalikStore *self);
const char *balik_store_get_doc_id (BalikStore *self);
BalikStoreState balik_store_get_state (BalikStore *self);
const char *balik_store_get_message (BalikStore *self);
const char *balik_store_get_short_message (BalikStore *self);
GDateTime *balik_store_get_published_at (BalikStore *self);

GPtrArray *balik_store_get_reading_notes (BalikStore *self);
gboolean balik_store_is_recovered (BalikStore *self);
gboolean balik_store_is_newer (BalikStore *self);

gboolean balik_store_get_keeps_nothing (BalikStore *self);
void balik_store_set_keeps_nothing (BalikStore *self, gboolean keeps_nothing);

const char *balik_store_get_medium (BalikStore *self);
void balik_store_set_medium (BalikStore *self, const char *medium);

gboolean balik_store_has_changes (BalikStore *self);

const char *balik_store_get_place (BalikStore *self);
void balik_store_set_place (BalikStore *self, const char *place);

gboolean balik_store_flush (BalikStore *self, GError **error);
gboolean balik_store_publish (BalikStore *self, GError **error);
void balik_store_publish_async (BalikStore *self, GAsyncReadyCallback cb, gpointer data);
gboolean balik_store_publish_finish (BalikStore *self, GAsyncResult *result, GError **error);
void balik_store_publish_soon (BalikStore *self);
gboolean balik_store_publish_to (BalikStore *self, GFile *file, GError **error);
void
balik_store_publish_to_async (BalikStore *self, GFile *file, GAsyncReadyCallback cb, gpointer data);
gboolean balik_store_publish_to_finish (BalikStore *self, GAsyncResult *result, GError **error);
gboolean balik_store_close (BalikStore *self, GError **error);
void balik_store_close_async (BalikStore *self, GAsyncReadyCallback cb, gpointer data);
gboolean balik_store_close_finish (BalikStore *self, GAsyncResult *result, GError **error);
void balik_store_discard (BalikStore *self);
void balik_store_discard_async (BalikStore *self, GAsyncReadyCallback cb, gpointer data);

BalikPlan *
balik_store_read_plan (GFile *file, GPtrArray **notes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_store_write_plan (BalikPlan *plan, GFile *file, GError **error);

G_END_DECLS
