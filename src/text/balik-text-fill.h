/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *balik_text_fill (const char *pattern, ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_join_range (const char *low,
                             const char *high,
                             gboolean with_sign) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
