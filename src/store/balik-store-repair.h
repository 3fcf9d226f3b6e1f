/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-store.h"

G_BEGIN_DECLS

gboolean balik_store_check (GFile *file, gboolean *is_recovered, GPtrArray **notes, GError **error);
BalikPlan *
balik_store_salvage_plan (GFile *file, GPtrArray **notes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

BalikStore *
balik_store_repair (GFile *file, GPtrArray **notes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_store_repair_async (GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback cb,
                               gpointer data);
void balik_store_open_copy_async (GFile *file,
                                  GFile *copy,
                                  const char *note,
                                  GAsyncReadyCallback cb,
                                  gpointer data);
BalikStore *balik_store_repair_finish (GAsyncResult *result,
                                       GPtrArray **notes,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
