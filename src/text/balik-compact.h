/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"

G_BEGIN_DECLS

char *
balik_text_format_short (BalikLocale *locale, double value, int digits) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_short_range (BalikLocale *locale, double low, double high, int digits)
    G_GNUC_WARN_UNUSED_RESULT;

double balik_text_choose_scale (BalikLocale *locale, double max_abs, char **word);

G_END_DECLS
