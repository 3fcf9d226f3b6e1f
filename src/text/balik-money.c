/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-money.h"

#include "balik-compact.h"
#include "balik-locale-private.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include <unicode/ucurr.h>

/*
 * Money as people say it: "23,000 kip", "142 million kip".
 *
 * The currencies of ASEAN, the US dollar and the euro have whole patterns to
 * translate; any other one is named by CLDR. How many decimals are shown is
 * ours: what is in daily use, not what ISO 4217 allows (sen and xu are not paid).
 */

typedef enum
{
  CURRENCY_BND,
  CURRENCY_EUR,
  CURRENCY_IDR,
  CURRENCY_KHR,
  CURRENCY_LAK,
  CURRENCY_MMK,
  CURRENCY_MYR,
  CURRENCY_PHP,
  CURRENCY_SGD,
  CURRENCY_THB,
  CURRENCY_USD,
  CURRENCY_VND,
  CURRENCY_OTHER,
} Currency;

typedef struct
{
  const char *code;
  int decimals;
  const char *word;
  const char *after_word;
} CurrencyInfo;

/* Translators: in this table "currency" is the word alone, beside a number or an
   entry, as in “kip / set”. “money in short” is used after a word such as
   “million”: %s is “142 million”, or only “million” in the title of a chart. */
static const CurrencyInfo currencies[] = {
  [CURRENCY_BND]
  = { "BND", 2, NC_ ("currency", "Brunei dollars"), NC_ ("money in short", "%s Brunei dollars") },
  [CURRENCY_EUR] = { "EUR", 2, NC_ ("currency", "euros"), NC_ ("money in short", "%s euros") },
  [CURRENCY_IDR] = { "IDR", 0, NC_ ("currency", "rupiah"), NC_ ("money in short", "%s rupiah") },
  [CURRENCY_KHR] = { "KHR", 0, NC_ ("currency", "riel"), NC_ ("money in short", "%s riel") },
  [CURRENCY_LAK] = { "LAK", 0, NC_ ("currency", "kip"), NC_ ("money in short", "%s kip") },
  [CURRENCY_MMK] = { "MMK", 0, NC_ ("currency", "kyat"), NC_ ("money in short", "%s kyat") },
  [CURRENCY_MYR] = { "MYR", 2, NC_ ("currency", "ringgit"), NC_ ("money in short", "%s ringgit") },
  [CURRENCY_PHP] = { "PHP", 2, NC_ ("currency", "pesos"), NC_ ("money in short", "%s pesos") },
  [CURRENCY_SGD] = { "SGD", 2, NC_ ("currency", "Singapore dollars"),
                     NC_ ("money in short", "%s Singapore dollars") },
  [CURRENCY_THB] = { "THB", 2, NC_ ("currency", "baht"), NC_ ("money in short", "%s baht") },
  [CURRENCY_USD]
  = { "USD", 2, NC_ ("currency", "US dollars"), NC_ ("money in short", "%s US dollars") },
  [CURRENCY_VND] = { "VND", 0, NC_ ("currency", "dong"), NC_ ("money in short", "%s dong") },
};

static Currency
find_currency (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (g_ascii_strcasecmp (currencies[i].code, code) == 0)
      return (Currency)i;

  return CURRENCY_OTHER;
}

/* CLDR's name of a currency that we have no words for, else its code. */
static char *
dup_foreign_word (BalikLocale *locale, const char *code)
{
  UErrorCode status = U_ZERO_ERROR;
  gunichar2 code16[4] = { 0 };
  const UChar *name;
  UBool is_choice = FALSE;
  int32_t length = 0;

  if (strlen (code) != 3)
    return g_strdup (code);

  for (int i = 0; i < 3; i++)
    code16[i] = (gunichar2)g_ascii_toupper (code[i]);

  name = ucurr_getPluralName (code16, locale->words, &is_choice, "other", &length, &status);
  if (U_FAILURE (status) || name == NULL)
    return g_strdup (code);

  return balik_locale_text_from_icu (name, length);
}

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

/* Translators: in each of these %s is a number in digits, such as 23,000. */
static const char *
get_pattern (Currency currency, gulong n)
{
  switch (currency)
    {
    case CURRENCY_BND:
      return ngettext ("%s Brunei dollar", "%s Brunei dollars", n);
    case CURRENCY_EUR:
      return ngettext ("%s euro", "%s euros", n);
    case CURRENCY_IDR:
      return ngettext ("%s rupiah", "%s rupiah", n);
    case CURRENCY_KHR:
      return ngettext ("%s riel", "%s riel", n);
    case CURRENCY_LAK:
      return ngettext ("%s kip", "%s kip", n);
    case CURRENCY_MMK:
      return ngettext ("%s kyat", "%s kyat", n);
    case CURRENCY_MYR:
      return ngettext ("%s ringgit", "%s ringgit", n);
    case CURRENCY_PHP:
      return ngettext ("%s peso", "%s pesos", n);
    case CURRENCY_SGD:
      return ngettext ("%s Singapore dollar", "%s Singapore dollars", n);
    case CURRENCY_THB:
      return ngettext ("%s baht", "%s baht", n);
    case CURRENCY_USD:
      return ngettext ("%s US dollar", "%s US dollars", n);
    case CURRENCY_VND:
      return ngettext ("%s dong", "%s dong", n);
    case CURRENCY_OTHER:
    default:
      return NULL;
    }
}

static char *
join_foreign (BalikLocale *locale, const char *number, const char *code)
{
  g_autofree char *word = dup_foreign_word (locale, code);

  /* Translators: an amount in a currency of another region. %1$s is the number,
     such as 142 million, %2$s the currency, such as Japanese yen */
  return balik_text_fill (C_ ("money", "%1$s %2$s"), number, word, NULL);
}

/* Joins a number that may have a word with the currency. */
static char *
join_short (BalikLocale *locale, const char *number, const char *code)
{
  Currency currency = find_currency (code);

  if (currency == CURRENCY_OTHER)
    return join_foreign (locale, number, code);

  return balik_text_fill (g_dpgettext2 (NULL, "money in short", currencies[currency].after_word),
                          number, NULL);
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
 * @currency: an ISO 4217 code
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
  pattern = get_pattern (find_currency (currency), plural_count (&number));

  if (pattern == NULL)
    return join_foreign (locale, text, currency);

  return balik_text_fill (pattern, text, NULL);
}

/**
 * balik_text_format_amount:
 * @locale: a locale
 * @amount: an amount in @currency
 * @currency: an ISO 4217 code
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
 * @currency: an ISO 4217 code
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
 * @currency: an ISO 4217 code
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
 * balik_text_get_currency_decimals:
 * @currency: an ISO 4217 code
 *
 * Returns: how many decimals amounts below a thousand are shown with
 */
int
balik_text_get_currency_decimals (const char *currency)
{
  Currency found;
  UErrorCode status = U_ZERO_ERROR;
  gunichar2 code[4] = { 0 };
  int32_t decimals;

  g_return_val_if_fail (currency != NULL, 2);

  found = find_currency (currency);
  if (found != CURRENCY_OTHER)
    return currencies[found].decimals;

  if (strlen (currency) != 3)
    return 2;

  for (int i = 0; i < 3; i++)
    code[i] = (gunichar2)g_ascii_toupper (currency[i]);
  decimals = ucurr_getDefaultFractionDigits (code, &status);

  return U_SUCCESS (status) ? CLAMP (decimals, 0, 4) : 2;
}

/**
 * balik_text_dup_currency_word:
 * @locale: a locale
 * @currency: an ISO 4217 code
 *
 * Returns: (transfer full): the word to stand beside an entry: "kip"
 */
char *
balik_text_dup_currency_word (BalikLocale *locale, const char *currency)
{
  Currency found;

  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  found = find_currency (currency);
  if (found == CURRENCY_OTHER)
    return dup_foreign_word (locale, currency);

  return g_strdup (g_dpgettext2 (NULL, "currency", currencies[found].word));
}

/**
 * balik_text_format_scaled_currency:
 * @locale: a locale
 * @scale_word: what `balik_text_choose_scale ()` gave; may be empty
 * @currency: an ISO 4217 code
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
