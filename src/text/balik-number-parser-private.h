/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-number-parser.h"

#include "balik-number-reader.h"
#include "balik-number-words.h"

#include <unicode/uloc.h>

G_BEGIN_DECLS

/* A number on its way: also as a hundredth, so that "12.5" is 0.125 to the last bit. */
typedef struct
{
  double value;
  double hundredth;
  gboolean is_share;
} BalikTerm;

typedef struct
{
  BalikLocale *locale;
  BalikTextKind kind;
  const char *expected_currency;
  char language[ULOC_LANG_CAPACITY];

  BalikReaderText text;
  const char *cursor;
  int depth;

  const char *currency;
  gboolean ambiguous;
  gboolean is_sum;
} BalikNumberParser;

gboolean balik_number_fail (GError **error, BalikTextError code, char *sentence);
gboolean balik_number_fail_syntax (BalikNumberParser *self, const char *at, GError **error);
gboolean balik_number_fail_separators (BalikNumberParser *self, const char *at, GError **error);
gboolean balik_number_fail_range (BalikNumberParser *self, GError **error);
gboolean balik_number_fail_currency (BalikNumberParser *self, const char *at, GError **error);

void balik_number_skip_spaces (BalikNumberParser *self);
gboolean balik_number_starts (const char *text);
gboolean balik_number_skip_currency (BalikNumberParser *self, BalikWordPlace place, GError **error);
gboolean balik_number_take_percent (BalikNumberParser *self);
gboolean balik_number_parse_spoken (BalikNumberParser *self, BalikTerm *term, GError **error);

G_END_DECLS
