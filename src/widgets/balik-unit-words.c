/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-unit-words.h"

#include <glib/gi18n.h>

#include "balik-money.h"
#include "balik-text-fill.h"

/*
 * The words that stand beside the entry of a number. They are short: the row's
 * label and hint say of what.
 */

typedef struct
{
  BalikTextKind kind;
  const char *words;
} UnitWords;

/* Translators: in this table the words stand behind an entry, as in “23,000 kip a month”.
   Where there is a %s, it is the currency, such as “kip”. Keep them short. */
static const UnitWords units[] = {
  [BALIK_UNIT_NONE] = { BALIK_TEXT_PLAIN, NULL },
  [BALIK_UNIT_SHARE] = { BALIK_TEXT_PERCENT, NC_ ("beside entry", "%") },
  /* xgettext:no-c-format */
  [BALIK_UNIT_SHARE_PER_YEAR] = { BALIK_TEXT_PERCENT, NC_ ("beside entry", "% a year") },
  [BALIK_UNIT_MONEY] = { BALIK_TEXT_MONEY, NC_ ("beside entry", "%s") },
  [BALIK_UNIT_MONEY_PER_MONTH] = { BALIK_TEXT_MONEY, NC_ ("beside entry", "%s a month") },
  [BALIK_UNIT_MONEY_PER_UNIT] = { BALIK_TEXT_MONEY, NC_ ("beside entry", "%s each") },
  [BALIK_UNIT_MONEY_PER_UNIT_MONTH] = { BALIK_TEXT_MONEY, NC_ ("beside entry", "%s a month") },
  [BALIK_UNIT_MONEY_PER_USE] = { BALIK_TEXT_MONEY, NC_ ("beside entry", "%s a use") },
  [BALIK_UNIT_MONEY_PER_KG] = { BALIK_TEXT_MONEY, NC_ ("beside entry", "%s a kg") },
  [BALIK_UNIT_MONEY_PER_KWH] = { BALIK_TEXT_MONEY, NC_ ("beside entry", "%s a kWh") },
  [BALIK_UNIT_UNITS] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "pieces") },
  [BALIK_UNIT_UNITS_PER_MONTH] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "a month") },
  [BALIK_UNIT_CUSTOMERS_PER_MONTH] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "a month") },
  [BALIK_UNIT_USES_PER_MONTH] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "uses a month") },
  [BALIK_UNIT_KG] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "kg") },
  [BALIK_UNIT_KM] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "km") },
  [BALIK_UNIT_KWH] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "kWh") },
  [BALIK_UNIT_KWH_PER_MONTH] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "kWh a month") },
  [BALIK_UNIT_MONTHS] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "months") },
  [BALIK_UNIT_DAYS] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "days") },
  [BALIK_UNIT_YEARS] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "years") },
  [BALIK_UNIT_KGCO2E_PER_KG] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "kg CO₂e a kg") },
  [BALIK_UNIT_KGCO2E_PER_KWH] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "kg CO₂e a kWh") },
  [BALIK_UNIT_KGCO2E_PER_TKM] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "kg CO₂e a t·km") },
  [BALIK_UNIT_MJ_PER_KG] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "MJ a kg") },
  [BALIK_UNIT_MJ_PER_KWH] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "MJ a kWh") },
  [BALIK_UNIT_L_PER_KG] = { BALIK_TEXT_PLAIN, NC_ ("beside entry", "L a kg") },
};

/**
 * balik_unit_get_text_kind:
 * @unit: the unit of a number
 *
 * Returns: how such a number is typed and written
 */
BalikTextKind
balik_unit_get_text_kind (BalikUnit unit)
{
  g_return_val_if_fail (unit < G_N_ELEMENTS (units), BALIK_TEXT_PLAIN);

  return units[unit].kind;
}

/**
 * balik_unit_dup_words:
 * @unit: the unit of a number
 * @locale: a locale
 * @currency: an ISO 4217 code, "" where the plan states none
 *
 * Returns: (transfer full): the words to stand beside an entry, as "kip a
 *     month" or "%"; "" where there are none
 */
char *
balik_unit_dup_words (BalikUnit unit, BalikLocale *locale, const char *currency)
{
  const char *pattern;
  g_autofree char *money = NULL;

  g_return_val_if_fail (unit < G_N_ELEMENTS (units), NULL);
  g_return_val_if_fail (locale != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  if (units[unit].words == NULL)
    return g_strdup ("");
  pattern = g_dpgettext2 (NULL, "beside entry", units[unit].words);
  if (units[unit].kind != BALIK_TEXT_MONEY)
    return g_strdup (pattern);
  /* Translators: stands beside an entry where the plan does not say its currency */
  money = *currency != '\0' ? balik_text_dup_currency_word (locale, currency)
                            : g_strdup (C_ ("beside entry", "money"));
  return balik_text_fill (pattern, money, NULL);
}
