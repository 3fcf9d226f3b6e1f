/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-words-private.h"
#include "balik-money.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_PARTS 6
#define DIGITS 3

typedef struct
{
  const char *series;
  double sign;
} MoneyPart;

/**
 * MoneyKind:
 * @name: translatable name
 * @colour: its colour; income and cost of one kind of work share it
 * @parts: the series of the result that it is made of
 *
 * A kind of income (above zero) or cost (below). Together they are the cash of the
 * month, to the last kip.
 */
typedef struct
{
  const char *name;
  BalikChartColour colour;
  MoneyPart parts[MAX_PARTS];
} MoneyKind;

static const MoneyKind money_kinds[] = {
  { NC_ ("kind of money", "Sales and fees"),
    BALIK_CHART_BLUE,
    { { "revenue_sales", 1 }, { "revenue_fees", 1 } } },
  { NC_ ("kind of money", "Renewed goods sold"), BALIK_CHART_TEAL, { { "revenue_renewed", 1 } } },
  { NC_ ("kind of money", "Repairs and scrap"),
    BALIK_CHART_GOLD,
    { { "revenue_repair", 1 }, { "revenue_scrap", 1 } } },
  { NC_ ("kind of money", "Deposits, grants, open bills"),
    BALIK_CHART_PURPLE,
    { { "deposits", 1 }, { "grants", 1 }, { "working_capital", 1 } } },
  { NC_ ("kind of money", "New goods"), BALIK_CHART_GREY, { { "cost_units", -1 } } },
  { NC_ ("kind of money", "Finding and serving customers"),
    BALIK_CHART_BLUE,
    { { "cost_placing", -1 },
      { "cost_serving", -1 },
      { "cost_acquire", -1 },
      { "cost_bad_debt", -1 } } },
  { NC_ ("kind of money", "Take-back and renewing"),
    BALIK_CHART_TEAL,
    { { "cost_collect", -1 }, { "cost_process", -1 }, { "cost_storage", -1 } } },
  { NC_ ("kind of money", "Repairing"), BALIK_CHART_GOLD, { { "cost_repair", -1 } } },
  { NC_ ("kind of money", "Overheads, tools, tax"),
    BALIK_CHART_RUST,
    { { "overheads", -1 }, { "investments", -1 }, { "tax", -1 } } },
};

static double *
sum_parts (const BalikResult *result, const MoneyKind *kind, guint n, double *max_abs)
{
  double *sum = g_new0 (double, n);

  for (guint p = 0; p < MAX_PARTS && kind->parts[p].series != NULL; p++)
    {
      const double *part = balik_result_get_series (result, kind->parts[p].series);

      for (guint t = 0; t < n; t++)
        sum[t] += kind->parts[p].sign * part[t];
    }
  for (guint t = 0; t < n; t++)
    *max_abs = MAX (*max_abs, fabs (sum[t]));

  return sum;
}

static void
set_words (BalikChartSpec *spec, BalikPlan *plan, double max_abs)
{
  g_autofree char *unit = balik_chart_words_choose_money (spec, plan, max_abs);
  /* Translators: behind the title of a chart. %s is a unit such as "million kip" */
  g_autofree char *monthly = balik_text_fill (C_ ("chart", "%s a month"), unit, NULL);
  /* Translators: behind the title of a chart. %s is a unit such as "million kip" */
  g_autofree char *quarterly = balik_text_fill (C_ ("chart", "%s a quarter"), unit, NULL);
  /* Translators: behind the title of a chart. %s is a unit such as "million kip" */
  g_autofree char *yearly = balik_text_fill (C_ ("chart", "%s a year"), unit, NULL);

  balik_chart_spec_set_title (spec, C_ ("chart", "Money in and out"), monthly);
  balik_chart_spec_set_step_subtitle (spec, 0, monthly);
  balik_chart_spec_set_step_subtitle (spec, 1, quarterly);
  balik_chart_spec_set_step_subtitle (spec, 2, yearly);
  balik_chart_words_set_start (spec, plan);
}

static char *
describe (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  const char *currency = balik_plan_get_currency (plan);
  int year = balik_result_get_n_years (result);
  g_autofree char *first = balik_text_format_money_short (
      locale, balik_result_get_year_total (result, "cash", 1), currency, DIGITS);
  g_autofree char *last = balik_text_format_money_short (
      locale, balik_result_get_year_total (result, "cash", year), currency, DIGITS);
  g_autofree char *income = balik_text_format_money_short (
      locale, balik_result_get_year_total (result, "revenue", year), currency, DIGITS);

  if (year < 2)
    /* Translators: a chart in words. %1$s is the income of a year, %2$s what is left of it,
       both are amounts */
    return balik_text_fill (_ ("In the first year %1$s come in, and %2$s are left over."), income,
                            last, NULL);

  /* Translators: a chart in words. %1$s and %2$s are amounts left over, %3$s is an income */
  return balik_text_fill (_ ("The first year leaves %1$s over, the last one %2$s of an income of "
                             "%3$s."),
                          first, last, income, NULL);
}

/**
 * balik_chart_new_money:
 * @plan: a plan
 * @result: its projection
 * @locale: the locale of its figures
 *
 * Makes the chart of income (above zero) and costs (below) by kind, with a line of
 * what is left over.
 *
 * Returns: (transfer full): the chart
 */
BalikChartSpec *
balik_chart_new_money (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  BalikChartSpec *spec;
  double max_abs = 0;
  guint n;

  g_return_val_if_fail (BALIK_IS_PLAN (plan) && result != NULL && locale != NULL, NULL);

  n = (guint)balik_result_get_n_months (result) + 1;
  spec = balik_chart_spec_new (BALIK_CHART_BARS, locale);

  for (guint i = 0; i < G_N_ELEMENTS (money_kinds); i++)
    {
      double of_kind = 0;
      g_autofree double *sum = sum_parts (result, &money_kinds[i], n, &of_kind);

      max_abs = MAX (max_abs, of_kind);
      if (of_kind > 0)
        balik_chart_spec_add_series (spec,
                                     g_dpgettext2 (NULL, "kind of money", money_kinds[i].name),
                                     money_kinds[i].colour, BALIK_CHART_SOLID, sum, n);
    }
  balik_chart_spec_add_series (spec, C_ ("kind of money", "Left over"), BALIK_CHART_GREY,
                               BALIK_CHART_SOLID, balik_result_get_series (result, "cash"), n);
  balik_chart_spec_set_total (spec, spec->series->len - 1);
  set_words (spec, plan, max_abs);
  balik_chart_spec_take_description (spec, describe (plan, result, locale));

  return spec;
}
