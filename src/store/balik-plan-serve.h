/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void balik_plan_serve_prepare (void);
gboolean
balik_plan_serve (guint8 *data, gsize size, const char *mode, const char *name, int output);

G_END_DECLS
