/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

void balik_import_async (GFile *file, GAsyncReadyCallback callback, gpointer data);
BalikPlan *balik_import_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
