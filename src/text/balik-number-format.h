/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"
#include "balik-text-kind.h"

G_BEGIN_DECLS

/* The rounding that answers use unless a caller knows better. */
#define BALIK_TEXT_DIGITS 3

char *balik_text_format_number (BalikLocale *locale,
                                double value,
                                int min_decimals,
                                int max_decimals) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_significant (BalikLocale *locale,
                                     double value,
                                     int digits) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_count (BalikLocale *locale, double value) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_percent (BalikLocale *locale,
                                 double share,
                                 int max_decimals) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_for_entry (BalikLocale *locale,
                                   double value,
                                   BalikTextKind kind) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_range (BalikLocale *locale, double low, double high, int max_decimals)
    G_GNUC_WARN_UNUSED_RESULT;

double balik_text_round_significant (double value, int digits);

G_END_DECLS
