/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-plan-rows.h"

G_BEGIN_DECLS

gboolean balik_plan_scan (guint8 *data,
                          gsize size,
                          const char *name,
                          GCancellable *cancellable,
                          GPtrArray *notes,
                          BalikRowFunc take,
                          gpointer taker,
                          GError **error);

G_END_DECLS
