/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void balik_work_age_offer (const char *folder, gint64 now);
gboolean balik_work_age_is_over (const char *folder, gint64 modified, guint n_days, gint64 now);

G_END_DECLS
