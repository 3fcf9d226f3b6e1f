/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"

G_BEGIN_DECLS

char *balik_text_format_plan_month (BalikLocale *locale, int start_year, int start_month, int index)
    G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_plan_month_short (BalikLocale *locale,
                                          int start_year,
                                          int start_month,
                                          int index) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_date (BalikLocale *locale, int year, int month, int day)
    G_GNUC_WARN_UNUSED_RESULT;

char *balik_text_format_time (BalikLocale *locale, int hour, int minute) G_GNUC_WARN_UNUSED_RESULT;
char *balik_text_format_moment (BalikLocale *locale,
                                GDateTime *moment,
                                GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

gboolean balik_text_parse_year_month (const char *text, int *year, int *month);

G_END_DECLS
