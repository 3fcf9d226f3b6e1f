/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"

G_BEGIN_DECLS

char *balik_moment_dup_words (BalikLocale *locale, gint64 seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
