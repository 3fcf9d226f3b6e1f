/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"

G_BEGIN_DECLS

int balik_text_get_currency_decimals (const char *currency);
char *balik_text_dup_currency_word (BalikLocale *locale,
                                    const char *currency) G_GNUC_WARN_UNUSED_RESULT;

/* For the money of this folder. */
const char *balik_currency_get_pattern (const char *code, gulong n);
const char *balik_currency_get_short_pattern (const char *code);

G_END_DECLS
