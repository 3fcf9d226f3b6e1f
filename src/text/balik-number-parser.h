/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-locale.h"
#include "balik-text-kind.h"

G_BEGIN_DECLS

#define BALIK_TEXT_ERROR (balik_text_error_quark ())

/**
 * BalikTextError:
 * @BALIK_TEXT_ERROR_EMPTY: there is nothing to read
 * @BALIK_TEXT_ERROR_SYNTAX: it is neither a number nor a sum
 * @BALIK_TEXT_ERROR_SEPARATORS: its points and commas do not fit together
 * @BALIK_TEXT_ERROR_CURRENCY: it is in another currency than the plan
 * @BALIK_TEXT_ERROR_RANGE: its value is too large, or divided by zero
 *
 * Why a text is not a number.
 */
typedef enum
{
  BALIK_TEXT_ERROR_EMPTY,
  BALIK_TEXT_ERROR_SYNTAX,
  BALIK_TEXT_ERROR_SEPARATORS,
  BALIK_TEXT_ERROR_CURRENCY,
  BALIK_TEXT_ERROR_RANGE,
} BalikTextError;

/**
 * BalikTextFlags:
 * @BALIK_TEXT_AMBIGUOUS: a neighbour would read another number: show the reading back
 * @BALIK_TEXT_SUM: the text was a sum, not one number
 *
 * How a text was read.
 */
typedef enum
{
  BALIK_TEXT_CLEAR = 0,
  BALIK_TEXT_AMBIGUOUS = 1 << 0,
  BALIK_TEXT_SUM = 1 << 1,
} BalikTextFlags;

GQuark balik_text_error_quark (void);

gboolean balik_text_parse_number (BalikLocale *locale,
                                  const char *text,
                                  BalikTextKind kind,
                                  double *value,
                                  BalikTextFlags *flags,
                                  GError **error);
gboolean balik_text_parse_money (BalikLocale *locale,
                                 const char *text,
                                 const char *currency,
                                 double *value,
                                 BalikTextFlags *flags,
                                 GError **error);

G_END_DECLS
