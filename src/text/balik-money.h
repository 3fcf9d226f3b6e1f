/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-currency.h"
#include "balik-locale.h"

G_BEGIN_DECLS

char *balik_text_format_money (BalikLocale *locale,
                               double amount,
                               const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_amount (BalikLocale *locale,
                                double amount,
                                const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_money_short (BalikLocale *locale,
                                     double amount,
                                     const char *currency,
                                     int digits) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_money_range (BalikLocale *locale,
                                     double low,
                                     double high,
                                     const char *currency,
                                     int digits) G_GNUC_WARN_UNUSED_RESULT;

char *balik_text_format_scaled_currency (BalikLocale *locale,
                                         const char *scale_word,
                                         const char *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
