/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *balik_text_add_break_marks (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_strip_break_marks (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
