/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "balik-store-error.h"

G_BEGIN_DECLS

gboolean balik_plan_header_check (const guint8 *data, gsize size, const char *name, GError **error);

G_END_DECLS
