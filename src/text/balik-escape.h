/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *balik_text_escape (const char *text, const char *also) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
