/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-choice-words.h"

#include <string.h>

#include <glib/gi18n.h>

/* Code words of a plan in the words that people read. */

typedef struct
{
  const char *code;
  const char *words;
} Words;

static const Words choices[] = {
  { "sell", N_ ("Sell it") },
  { "lease", N_ ("Lend it for a monthly fee") },
  { "rent", N_ ("Rent it out by the use") },
  { "care", N_ ("Look after what others sold") },
  { "none", N_ ("No tax") },
  { "profit", N_ ("Tax on profit") },
  { "turnover", N_ ("Tax on turnover") },
  { "annuity", N_ ("Equal instalments") },
  { "flat", N_ ("Flat: interest on the whole loan to the end") },
  { "cut-off", N_ ("Who buys it (cut-off)") },
  { "avoided-burden", N_ ("Who sends it (avoided burden)") },
  { "circular", N_ ("Our new way") },
  { "linear", N_ ("The way without us") },
  { "guess", N_ ("A guess") },
  { "own record", N_ ("Our own record") },
  { "quote", N_ ("A quote") },
  { "measured", N_ ("Measured") },
  { "template", N_ ("The template") },
  { "typical range", N_ ("A typical range") },
};

/* Translators: in this table the words stand in a small badge beside a number and
   say where it comes from. Keep them short. */
static const Words badges[] = {
  { "guess", NC_ ("badge", "assumed") },     { "own record", NC_ ("badge", "own record") },
  { "quote", NC_ ("badge", "quote") },       { "measured", NC_ ("badge", "measured") },
  { "template", NC_ ("badge", "template") }, { "typical range", NC_ ("badge", "assumed") },
};

static const Words countries[] = {
  { "BN", N_ ("Brunei") },      { "KH", N_ ("Cambodia") },  { "ID", N_ ("Indonesia") },
  { "LA", N_ ("Laos") },        { "MY", N_ ("Malaysia") },  { "MM", N_ ("Myanmar") },
  { "PH", N_ ("Philippines") }, { "SG", N_ ("Singapore") }, { "TH", N_ ("Thailand") },
  { "TL", N_ ("Timor-Leste") }, { "VN", N_ ("Vietnam") },
};

static const char *
find_words (const Words *table, guint n_words, const char *code)
{
  for (guint i = 0; i < n_words; i++)
    if (strcmp (table[i].code, code) == 0)
      return table[i].words;
  return NULL;
}

/**
 * balik_choice_get_words:
 * @choice: a code word of a choice, as "lease"
 *
 * Returns: what it means, as people say it; @choice itself where it is unknown
 */
const char *
balik_choice_get_words (const char *choice)
{
  const char *words;

  g_return_val_if_fail (choice != NULL, "");

  words = find_words (choices, G_N_ELEMENTS (choices), choice);
  return words != NULL ? _ (words) : choice;
}

/**
 * balik_origin_kind_get_badge:
 * @kind: where a number comes from, as "guess"
 *
 * Returns: the word of its badge, as "assumed"
 */
const char *
balik_origin_kind_get_badge (const char *kind)
{
  const char *words;

  g_return_val_if_fail (kind != NULL, "");

  words = find_words (badges, G_N_ELEMENTS (badges), kind);
  return words != NULL ? g_dpgettext2 (NULL, "badge", words) : kind;
}

/**
 * balik_country_get_name:
 * @code: an ISO 3166 code of two letters
 *
 * Returns: the country's everyday name; @code itself where it is not of the region
 */
const char *
balik_country_get_name (const char *code)
{
  const char *words;

  g_return_val_if_fail (code != NULL, "");

  words = find_words (countries, G_N_ELEMENTS (countries), code);
  return words != NULL ? _ (words) : code;
}

/**
 * balik_country_get_codes:
 *
 * Returns: (array zero-terminated=1): the countries of the region
 */
const char *const *
balik_country_get_codes (void)
{
  static const char *const codes[]
      = { "BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN", NULL };

  return codes;
}

/**
 * balik_currency_get_codes:
 *
 * Returns: (array zero-terminated=1): the currencies of the region, the US
 *     dollar and the euro
 */
const char *const *
balik_currency_get_codes (void)
{
  static const char *const codes[] = { "BND", "EUR", "IDR", "KHR", "LAK", "MMK", "MYR",
                                       "PHP", "SGD", "THB", "USD", "VND", NULL };

  return codes;
}
