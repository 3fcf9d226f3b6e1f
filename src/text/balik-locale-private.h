/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"

#include "balik-decimal.h"

#include <unicode/unumberformatter.h>
#include <unicode/utypes.h>

G_BEGIN_DECLS

/*
 * All but the part under the lock is set once, in balik_locale_new (), and only
 * read afterwards: so a locale may be used by many threads.
 */
struct _BalikLocale
{
  gatomicrefcount ref_count;

  char *name;
  char *words;

  char *decimal;
  char *group;
  char *minus;
  char *digits[10];
  int primary_group;
  int secondary_group;
  int min_grouped_digits;

  char *percent_prefix;
  char *percent_suffix;

  /* Opened at the first use: they cost more than the rest together. */
  GMutex lock;
  UNumberFormatter *compact;
  char *month_pattern;
  char *short_month_pattern;
  char *day_pattern;
  char *time_pattern;
};

char *balik_locale_text_from_icu (const UChar *text, int32_t length) G_GNUC_WARN_UNUSED_RESULT;
void balik_locale_append (BalikLocale *self,
                          GString *to,
                          const BalikDecimal *number,
                          int min_decimals,
                          gboolean grouped);
char *balik_locale_write (BalikLocale *self,
                          const BalikDecimal *number,
                          int min_decimals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
