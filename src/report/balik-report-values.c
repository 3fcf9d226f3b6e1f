/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-words-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-money.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

/* Numbers of a plan as they are typed, with their units. */

#define PERCENT_DECIMALS 2
#define PLAIN_DECIMALS 4

typedef struct
{
  BalikTextKind kind;
  const char *pattern;
} UnitPattern;

/* Translators: in this table %s is a number such as "23,000 kip", "35%" or "12", and the
   words are its unit in a narrow column of a printed table. Keep them short. */
static const UnitPattern patterns[] = {
  [BALIK_UNIT_NONE] = { BALIK_TEXT_PLAIN, NULL },
  [BALIK_UNIT_SHARE] = { BALIK_TEXT_PERCENT, NULL },
  [BALIK_UNIT_SHARE_PER_YEAR] = { BALIK_TEXT_PERCENT, NC_ ("value", "%s a year") },
  [BALIK_UNIT_MONEY] = { BALIK_TEXT_MONEY, NULL },
  [BALIK_UNIT_MONEY_PER_MONTH] = { BALIK_TEXT_MONEY, NC_ ("value", "%s a month") },
  [BALIK_UNIT_MONEY_PER_UNIT] = { BALIK_TEXT_MONEY, NC_ ("value", "%s each") },
  [BALIK_UNIT_MONEY_PER_UNIT_MONTH] = { BALIK_TEXT_MONEY, NC_ ("value", "%s a month") },
  [BALIK_UNIT_MONEY_PER_USE] = { BALIK_TEXT_MONEY, NC_ ("value", "%s a use") },
  [BALIK_UNIT_MONEY_PER_KG] = { BALIK_TEXT_MONEY, NC_ ("value", "%s a kg") },
  [BALIK_UNIT_MONEY_PER_KWH] = { BALIK_TEXT_MONEY, NC_ ("value", "%s a kWh") },
  [BALIK_UNIT_UNITS] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s pieces") },
  [BALIK_UNIT_UNITS_PER_MONTH] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s a month") },
  [BALIK_UNIT_CUSTOMERS_PER_MONTH] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s a month") },
  [BALIK_UNIT_USES_PER_MONTH] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s uses a month") },
  [BALIK_UNIT_KG] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s kg") },
  [BALIK_UNIT_KM] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s km") },
  [BALIK_UNIT_KWH] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s kWh") },
  [BALIK_UNIT_KWH_PER_MONTH] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s kWh a month") },
  [BALIK_UNIT_MONTHS] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s months") },
  [BALIK_UNIT_DAYS] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s days") },
  [BALIK_UNIT_YEARS] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s years") },
  [BALIK_UNIT_KGCO2E_PER_KG] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s kg CO₂e a kg") },
  [BALIK_UNIT_KGCO2E_PER_KWH] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s kg CO₂e a kWh") },
  [BALIK_UNIT_KGCO2E_PER_TKM] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s kg CO₂e a t·km") },
  [BALIK_UNIT_MJ_PER_KG] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s MJ a kg") },
  [BALIK_UNIT_MJ_PER_KWH] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s MJ a kWh") },
  [BALIK_UNIT_L_PER_KG] = { BALIK_TEXT_PLAIN, NC_ ("value", "%s L a kg") },
};

/**
 * balik_report_dup_money:
 * @draft: a draft
 * @amount: an amount
 *
 * Returns: (transfer full): it, rounded, with its currency
 */
char *
balik_report_dup_money (const BalikReportDraft *draft, double amount)
{
  return balik_text_format_money_short (draft->locale, amount,
                                        balik_plan_get_currency (draft->plan), BALIK_TEXT_DIGITS);
}

static char *
dup_number (const BalikReportDraft *draft, BalikTextKind kind, double value, gboolean is_full)
{
  const char *currency = balik_plan_get_currency (draft->plan);

  switch (kind)
    {
    case BALIK_TEXT_PERCENT:
      return balik_text_format_percent (draft->locale, value, PERCENT_DECIMALS);
    case BALIK_TEXT_MONEY:
      return is_full ? balik_text_format_money (draft->locale, value, currency)
                     : balik_text_format_amount (draft->locale, value, currency);
    case BALIK_TEXT_PLAIN:
    default:
      return balik_text_format_number (draft->locale, value, 0, PLAIN_DECIMALS);
    }
}

/**
 * balik_report_dup_figure:
 * @draft: a draft
 * @unit: the unit of a number
 * @value: the number
 *
 * Returns: (transfer full): it with its unit: "23,000 kip a month"
 */
char *
balik_report_dup_figure (const BalikReportDraft *draft, BalikUnit unit, double value)
{
  g_autofree char *number = dup_number (draft, patterns[unit].kind, value, TRUE);

  if (patterns[unit].pattern == NULL)
    return g_steal_pointer (&number);

  return balik_text_fill (g_dpgettext2 (NULL, "value", patterns[unit].pattern), number, NULL);
}

/**
 * balik_report_dup_range:
 * @draft: a draft
 * @unit: the unit of a number
 * @value: the number
 *
 * Returns: (transfer full): the ends of its range: "19,000–26,000"; empty if it
 *     has none
 */
char *
balik_report_dup_range (const BalikReportDraft *draft, BalikUnit unit, const BalikValue *value)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!balik_value_is_range (value))
    return g_strdup ("");

  low = dup_number (draft, patterns[unit].kind, balik_value_get_low (value), FALSE);
  high = dup_number (draft, patterns[unit].kind, balik_value_get_high (value), FALSE);

  return balik_text_join_range (low, high, balik_value_get_low (value) < 0);
}
