/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-report.h"

G_BEGIN_DECLS

void balik_report_save_async (BalikReport *report,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean balik_report_save_finish (GAsyncResult *result, GError **error);

void balik_report_send_async (BalikReport *report,
                              GOutputStream *stream,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean balik_report_send_finish (GAsyncResult *result, GError **error);

G_END_DECLS
