/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-currency.h"

#include "balik-locale-private.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unicode/ucurr.h>

/*
 * What the currencies are called. Those of ASEAN, the US dollar and the euro have
 * whole patterns to translate; any other one is named by CLDR. How many decimals
 * are shown is ours: what is in daily use, not what ISO 4217 allows (sen and xu
 * are not paid).
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

/*
 * "currency" is the word alone. "money in short" follows a word such as "million",
 * with its number or, in the title of a chart, without: French needs "%s de kips".
 */
static const CurrencyInfo currencies[] = {
  [CURRENCY_BND]
  = { "BND", 2,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "Brunei dollars"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s Brunei dollars") },
  [CURRENCY_EUR]
  = { "EUR", 2,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "euros"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s euros") },
  [CURRENCY_IDR]
  = { "IDR", 0,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "rupiah"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s rupiah") },
  [CURRENCY_KHR]
  = { "KHR", 0,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "riel"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s riel") },
  [CURRENCY_LAK]
  = { "LAK", 0,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "kip"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s kip") },
  [CURRENCY_MMK]
  = { "MMK", 0,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "kyat"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s kyat") },
  [CURRENCY_MYR]
  = { "MYR", 2,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "ringgit"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s ringgit") },
  [CURRENCY_PHP]
  = { "PHP", 2,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "pesos"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s pesos") },
  [CURRENCY_SGD]
  = { "SGD", 2,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "Singapore dollars"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s Singapore dollars") },
  [CURRENCY_THB]
  = { "THB", 2,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "baht"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s baht") },
  [CURRENCY_USD]
  = { "USD", 2,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "US dollars"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s US dollars") },
  [CURRENCY_VND]
  = { "VND", 0,
      /* Translators: a currency, beside a number or an entry, as in “kip / set” */
      NC_ ("currency", "dong"),
      /* Translators: %s is a number with its word, such as “142 million”, or only “million” */
      NC_ ("money in short", "%s dong") },
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

/*
 * balik_currency_get_pattern:
 * @code: an ISO 4217 code
 * @n: an amount, for its plural
 *
 * Returns: (nullable): a sentence for an amount in digits; %NULL for other currencies
 */
const char *
balik_currency_get_pattern (const char *code, gulong n)
{
  switch (find_currency (code))
    {
    case CURRENCY_BND:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s Brunei dollar", "%s Brunei dollars", n);
    case CURRENCY_EUR:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s euro", "%s euros", n);
    case CURRENCY_IDR:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s rupiah", "%s rupiah", n);
    case CURRENCY_KHR:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s riel", "%s riel", n);
    case CURRENCY_LAK:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s kip", "%s kip", n);
    case CURRENCY_MMK:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s kyat", "%s kyat", n);
    case CURRENCY_MYR:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s ringgit", "%s ringgit", n);
    case CURRENCY_PHP:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s peso", "%s pesos", n);
    case CURRENCY_SGD:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s Singapore dollar", "%s Singapore dollars", n);
    case CURRENCY_THB:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s baht", "%s baht", n);
    case CURRENCY_USD:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s US dollar", "%s US dollars", n);
    case CURRENCY_VND:
      /* Translators: %s is a number in digits, such as 23,000 */
      return ngettext ("%s dong", "%s dong", n);
    case CURRENCY_OTHER:
    default:
      return NULL;
    }
}

/*
 * balik_currency_get_short_pattern:
 * @code: an ISO 4217 code
 *
 * Returns: (nullable): a sentence for an amount with a word; %NULL for other currencies
 */
const char *
balik_currency_get_short_pattern (const char *code)
{
  Currency currency = find_currency (code);

  if (currency == CURRENCY_OTHER)
    return NULL;

  return g_dpgettext2 (NULL, "money in short", currencies[currency].after_word);
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
