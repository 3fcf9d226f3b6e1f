/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-csv-import.h"

G_BEGIN_DECLS

/**
 * BalikCsvLook:
 * @bytes: the file
 * @form: the encoding and separator with which it was read
 * @preview: (nullable): what it would change
 * @failure: (nullable): why there is no preview, a sentence
 *
 * A file that was read and looked at as a table.
 */
typedef struct
{
  GBytes *bytes;
  BalikCsvForm form;
  BalikCsvPreview *preview;
  char *failure;
} BalikCsvLook;

void balik_csv_look_free (BalikCsvLook *self);

void balik_csv_look_async (BalikPlan *snapshot,
                           GFile *file,
                           GBytes *bytes,
                           const BalikCsvSettings *settings,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
BalikCsvLook *balik_csv_look_finish (GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

void balik_csv_export_async (BalikPlan *snapshot,
                             BalikCsvTable table,
                             GFile *target,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean balik_csv_export_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikCsvLook, balik_csv_look_free)

G_END_DECLS
