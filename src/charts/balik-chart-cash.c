/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-words-private.h"
#include "balik-money.h"
#include "balik-text-fill.h"
#include "balik-units.h"

#include <glib/gi18n.h>
#include <math.h>

#define DIGITS 3

/* A need below this share of the largest amount is no need that a chart shows. */
#define LEAST_NEED 0.002

typedef struct
{
  BalikPlan *plan;
  const BalikResult *result;
  BalikLocale *locale;
  BalikChartSpec *spec;
  const double *ours;
  const double *linear;
  guint n;
  guint lowest;
  double payback;
  gboolean pays_back;
} Cash;

static guint
find_lowest (const double *values, guint n)
{
  guint lowest = 0;

  for (guint t = 1; t < n; t++)
    if (values[t] < values[lowest])
      lowest = t;

  return lowest;
}

static double
find_max_abs (const double *values, guint n)
{
  double max_abs = 0;

  for (guint t = 0; t < n; t++)
    max_abs = MAX (max_abs, fabs (values[t]));

  return max_abs;
}

static char *
dup_money (const Cash *cash, double amount)
{
  return balik_text_format_money_short (cash->locale, amount, balik_plan_get_currency (cash->plan),
                                        DIGITS);
}

static void
annotate_lowest (const Cash *cash)
{
  double lowest = cash->ours[cash->lowest];
  g_autofree char *value = balik_chart_spec_dup_end_value (cash->spec, lowest);
  g_autofree char *month = balik_text_format_month_index (cash->locale, (int)cash->lowest);
  g_autofree char *words = NULL;
  g_autofree char *few_words = NULL;

  if (cash->lowest == 0)
    /* Translators: beside the lowest point of the cash line, at its very beginning. %s is a
       negative amount in the unit of the chart */
    words = balik_text_fill (C_ ("chart", "%s most needed, before opening"), value, NULL);
  else
    /* Translators: beside the lowest point of the cash line. %1$s is a negative amount in
       the unit of the chart, %2$s a text such as "month 15" */
    words = balik_text_fill (C_ ("chart", "%1$s most needed, %2$s"), value, month, NULL);
  /* Translators: the same in few words. %s is a negative amount */
  few_words = balik_text_fill (C_ ("chart", "%s most needed"), value, NULL);
  balik_chart_spec_add_annotation (cash->spec, BALIK_CHART_POINT_RING, BALIK_CHART_RUST,
                                   cash->lowest, lowest, words, few_words);
  balik_chart_spec_set_strong (cash->spec, 0, value);
}

static void
annotate_payback (const Cash *cash)
{
  g_autofree char *month = balik_text_format_month_index (cash->locale, (int)ceil (cash->payback));
  g_autofree char *words = NULL;

  /* Translators: above the point where the cash line crosses zero for good. %s is a text
     such as "month 31" */
  words = balik_text_fill (C_ ("chart", "pays back, %s"), month, NULL);
  balik_chart_spec_add_annotation (cash->spec, BALIK_CHART_POINT_DOT, BALIK_CHART_BLUE,
                                   cash->payback, 0, words, month);
}

static char *
describe (const Cash *cash)
{
  const char *ours = balik_chart_words_get_our_business (cash->plan);
  g_autofree char *span = balik_chart_words_dup_span (cash->plan, cash->locale);
  g_autofree char *end = dup_money (cash, cash->ours[cash->n - 1]);
  g_autofree char *linear_end = dup_money (cash, cash->linear[cash->n - 1]);
  g_autofree char *need = dup_money (cash, -MIN (cash->ours[cash->lowest], 0));
  g_autofree char *month = NULL;

  if (!cash->pays_back)
    /* Translators: a chart in words. %1$s is a way of business such as "Leasing", %2$s the
       largest amount needed, %3$s a time such as "5 years", %4$s and %5$s amounts */
    return balik_text_fill (_ ("%1$s needs up to %2$s and does not pay back in %3$s: it ends at "
                               "%4$s, the usual way at %5$s."),
                            ours, need, span, end, linear_end, NULL);
  if (cash->payback <= 0)
    /* Translators: a chart in words. %1$s is a way of business such as "Leasing", %2$s a
       time such as "5 years", %3$s and %4$s amounts */
    return balik_text_fill (_ ("%1$s never needs money of its own: after %2$s it has %3$s, the "
                               "usual way %4$s."),
                            ours, span, end, linear_end, NULL);

  month = balik_text_format_month_index (cash->locale, (int)ceil (cash->payback));

  /* Translators: a chart in words. %1$s is a way of business such as "Leasing", %2$s the
     largest amount needed, %3$s a text such as "month 31", %4$s a time such as "5 years",
     %5$s and %6$s amounts */
  return balik_text_fill (_ ("%1$s needs up to %2$s, pays back in %3$s and has %5$s after %4$s; "
                             "the usual way has %6$s."),
                          ours, need, month, span, end, linear_end, NULL);
}

static void
set_words (const Cash *cash)
{
  double max_abs = MAX (find_max_abs (cash->ours, cash->n), find_max_abs (cash->linear, cash->n));
  g_autofree char *unit = balik_chart_words_choose_money (cash->spec, cash->plan, max_abs);
  g_autofree char *start = balik_chart_words_dup_start (cash->plan, cash->locale);
  g_autofree char *subtitle = NULL;

  /* Translators: behind the title of a chart. %1$s is a unit such as "million kip", %2$s
     a month such as "June 2027" */
  subtitle = balik_text_fill (C_ ("chart", "%1$s, from %2$s"), unit, start, NULL);
  balik_chart_spec_set_title (cash->spec, C_ ("chart", "Cash added up"), subtitle);
  balik_chart_words_set_start (cash->spec, cash->plan);
}

/**
 * balik_chart_new_cash:
 * @plan: a plan
 * @result: its projection
 * @locale: the locale of its figures
 *
 * Makes the chart of cash added up: our way and the usual one, the month in which
 * most money is needed, and the month from which it is paid back.
 *
 * Returns: (transfer full): the chart
 */
BalikChartSpec *
balik_chart_new_cash (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  g_autofree double *ours = NULL;
  g_autofree double *linear = NULL;
  Cash cash = { plan, result, locale };

  g_return_val_if_fail (BALIK_IS_PLAN (plan) && result != NULL && locale != NULL, NULL);

  ours = balik_result_dup_cumulative (result, "cash");
  linear = balik_result_dup_cumulative (result, "linear_cash");
  cash.ours = ours;
  cash.linear = linear;
  cash.n = (guint)balik_result_get_n_months (result) + 1;
  cash.lowest = find_lowest (ours, cash.n);
  cash.pays_back = balik_result_get_figure (result, "payback_months", &cash.payback);
  cash.spec = balik_chart_spec_new (BALIK_CHART_LINES, locale);
  set_words (&cash);

  balik_chart_spec_add_series (cash.spec, balik_chart_words_get_our_business (plan),
                               BALIK_CHART_BLUE, BALIK_CHART_SOLID, ours, cash.n);
  balik_chart_spec_add_series (cash.spec, balik_chart_words_get_linear_business (plan),
                               BALIK_CHART_GREY, BALIK_CHART_DASHED, linear, cash.n);
  if (ours[cash.lowest] < -LEAST_NEED * balik_chart_spec_get_max_abs (cash.spec))
    annotate_lowest (&cash);
  if (cash.pays_back && cash.payback > 0)
    annotate_payback (&cash);
  balik_chart_spec_take_description (cash.spec, describe (&cash));

  return cash.spec;
}

/**
 * balik_chart_new_spark:
 * @plan: a plan
 * @result: its projection
 * @locale: the locale of its figures
 *
 * Makes the thumbnail of cash added up: no axes, no words.
 *
 * Returns: (transfer full): the chart
 */
BalikChartSpec *
balik_chart_new_spark (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  g_autoptr (BalikChartSpec) cash = NULL;
  g_autofree double *ours = NULL;
  BalikChartSpec *spec;

  g_return_val_if_fail (BALIK_IS_PLAN (plan) && result != NULL && locale != NULL, NULL);

  cash = balik_chart_new_cash (plan, result, locale);
  ours = balik_result_dup_cumulative (result, "cash");
  spec = balik_chart_spec_new (BALIK_CHART_SPARK, locale);
  balik_chart_spec_set_title (spec, cash->title, cash->subtitle);
  balik_chart_spec_set_scale (spec, cash->divisor, cash->unit);
  balik_chart_words_set_start (spec, plan);
  balik_chart_spec_set_description (spec, cash->description);
  balik_chart_spec_add_series (spec, balik_chart_words_get_our_business (plan), BALIK_CHART_BLUE,
                               BALIK_CHART_SOLID, ours,
                               (guint)balik_result_get_n_months (result) + 1);

  return spec;
}
