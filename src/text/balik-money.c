/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-money.h"

#include "balik-compact.h"
#include "balik-locale-private.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

/* Money as people say it: "23,000 kip", "142 million kip". */

/* A count for ngettext () that has the plural form of the amount. */
static gulong
plural_count (const BalikDecimal *amount)
{
  double size;

  /* Parts of one take the form of many; CLDR agrees for the languages we have. */
  if (amount->n_digits > amount->exponent)
    return 2;

  size = fabs (balik_decimal_to_double (amount));

  return size < 1e6 ? (gulong)size : (gulong)fmod (size, 1e6) + 1000000;
}

static char *
join_foreign (BalikLocale *locale, const char *number, const char *code)
{
  g_autofree char *word = NULL;

  /* A plan may have no currency yet. */
  if (*code == '\0')
    return g_strdup (number);

  word = balik_text_dup_currency_word (locale, code);

  /* Translators: an amount in a currency of another region. %1$s is the number,
     such as 142 million, %2$s the currency, such as Japanese yen */
  return balik_text_fill (C_ ("money", "%1$s %2$s"), number, word, NULL);
}

/* Joins a number that may have a word with the currency. */
static char *
join_short (BalikLocale *locale, const char *number, const char *code)
{
  const char *pattern = balik_currency_get_short_pattern (code);

  if (pattern == NULL)
    return join_foreign (locale, number, code);

  return balik_text_fill (pattern, number, NULL);
}

/*
 * Small change is shown up to a thousand; below ten there are at least two
 * digits, so that no price per gram or per use reads as nothing.
 */
static BalikDecimal
round_amount (double amount, const char *code, int *min_decimals)
{
  BalikDecimal number = balik_decimal_from_double (amount);
  int decimals = balik_text_get_currency_decimals (code);

  if (number.exponent > 3)
    decimals = 0;
  else if (number.n_digits > 0 && number.exponent <= 1)
    decimals = MAX (decimals, 2 - number.exponent);

  balik_decimal_round_decimals (&number, decimals);

  /* 12.50 but 12: whole amounts are said without their zeros. */
  *min_decimals = number.n_digits > number.exponent && decimals >= 2
                      ? balik_text_get_currency_decimals (code)
                      : 0;

  return number;
}

/**
 * balik_text_format_money:
 * @locale: a locale
 * @amount: an amount in @currency
 * @currency: an ISO 4217 code; "" leaves it out
 *
 * Writes an amount in full: two decimals where the currency has them and the
 * amount is not whole and below a thousand.
 *
 * Returns: (transfer full): "23,000 kip", "12.50 baht"
 */
char *
balik_text_format_money (BalikLocale *locale, double amount, const char *currency)
{
  g_autofree char *text = NULL;
  BalikDecimal number;
  const char *pattern;
  int min_decimals = 0;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  text = balik_text_format_amount (locale, amount, currency);
  if (!isfinite (amount))
    return g_steal_pointer (&text);

  number = round_amount (amount, currency, &min_decimals);
  pattern = balik_currency_get_pattern (currency, plural_count (&number));

  if (pattern == NULL)
    return join_foreign (locale, text, currency);

  return balik_text_fill (pattern, text, NULL);
}

/**
 * balik_text_format_amount:
 * @locale: a locale
 * @amount: an amount in @currency
 * @currency: an ISO 4217 code; "" leaves it out
 *
 * Writes what `balik_text_format_money ()` does, without the currency: for
 * places that show it once beside many amounts.
 *
 * Returns: (transfer full): "23,000"
 */
char *
balik_text_format_amount (BalikLocale *locale, double amount, const char *currency)
{
  BalikDecimal number;
  int min_decimals = 0;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  if (!isfinite (amount))
    return balik_text_format_number (locale, amount, 0, 0);

  number = round_amount (amount, currency, &min_decimals);

  return balik_locale_write (locale, &number, min_decimals);
}

/**
 * balik_text_format_money_short:
 * @locale: a locale
 * @amount: an amount in @currency
 * @currency: an ISO 4217 code; "" leaves it out
 * @digits: how many digits carry meaning; %BALIK_TEXT_DIGITS unless known better
 *
 * Writes an amount rounded, and from a million on with its word.
 *
 * Returns: (transfer full): "142 million kip", "14 juta rupiah"
 */
char *
balik_text_format_money_short (BalikLocale *locale, double amount, const char *currency, int digits)
{
  g_autofree char *number = NULL;
  double rounded;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);
  g_return_val_if_fail (digits >= 1, NULL);

  rounded = balik_text_round_significant (amount, digits);
  if (!isfinite (rounded) || fabs (rounded) < 1e6)
    return balik_text_format_money (locale, rounded, currency);

  number = balik_text_format_short (locale, amount, digits);

  return join_short (locale, number, currency);
}

/**
 * balik_text_format_money_range:
 * @locale: a locale
 * @low: the low end
 * @high: the high end
 * @currency: an ISO 4217 code; "" leaves it out
 * @digits: how many digits carry meaning
 *
 * Returns: (transfer full): "116–173 million kip"
 */
char *
balik_text_format_money_range (BalikLocale *locale,
                               double low,
                               double high,
                               const char *currency,
                               int digits)
{
  g_autofree char *range = NULL;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);
  g_return_val_if_fail (digits >= 1, NULL);

  range = balik_text_format_short_range (locale, low, high, digits);
  if (!isfinite (low) || !isfinite (high))
    return g_steal_pointer (&range);

  return join_short (locale, range, currency);
}

/**
 * balik_text_format_scaled_currency:
 * @locale: a locale
 * @scale_word: what `balik_text_choose_scale ()` gave; may be empty
 * @currency: an ISO 4217 code; "" leaves it out
 *
 * Returns: (transfer full): the unit of a chart or table: "million kip"
 */
char *
balik_text_format_scaled_currency (BalikLocale *locale,
                                   const char *scale_word,
                                   const char *currency)
{
  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (scale_word != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  if (*scale_word == '\0')
    return balik_text_dup_currency_word (locale, currency);

  return join_short (locale, scale_word, currency);
}
