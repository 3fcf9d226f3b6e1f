/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-words-private.h"
#include "balik-headline.h"
#include "balik-money.h"
#include "balik-text-fill.h"
#include "balik-units.h"

#include <glib/gi18n.h>
#include <math.h>

#define DIGITS 3

/* A need below this share of the largest amount is no need that a chart shows. */
#define LEAST_NEED 0.002

#define BAND_ALPHA 0.2

typedef struct
{
  BalikPlan *plan;
  const BalikResult *result;
  const BalikSpread *spread; /* only where the plan has ranges */
  BalikLocale *locale;
  BalikChartSpec *spec;
  const double *ours;
  const double *linear;
  guint n;
  guint lowest;
  double most_needed;
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
  g_autofree char *value = balik_chart_spec_dup_end_value (cash->spec, -cash->most_needed);
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

/* Under “pays back, month 31”; %NULL where it is not that sure, or nothing was drawn. */
static char *
dup_payback_range (const Cash *cash)
{
  g_autofree char *months = cash->spread != NULL
                                ? balik_headline_dup_payback_months (cash->spread, cash->locale)
                                : NULL;

  /* Translators: under “pays back, month 31”. %s are months, as “28–40” */
  return months != NULL ? balik_text_fill (C_ ("chart", "8 in 10 chances: %s"), months, NULL)
                        : NULL;
}

static void
annotate_payback (const Cash *cash)
{
  g_autofree char *range = dup_payback_range (cash);
  g_autofree char *month = balik_text_format_month_index (cash->locale, (int)ceil (cash->payback));
  g_autofree char *words = NULL;

  /* Translators: above the point where the cash line crosses zero for good. %s is a text
     such as "month 31" */
  words = balik_text_fill (C_ ("chart", "pays back, %s"), month, NULL);
  if (range != NULL)
    {
      g_autofree char *one = g_steal_pointer (&words);

      words = g_strconcat (one, "\n", range, NULL);
    }
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
  g_autofree char *need = dup_money (cash, cash->most_needed);
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

  if (cash->spread != NULL)
    /* Translators: behind the title of a chart with a band around its line. %1$s is a unit such
       as "million kip", %2$s a month such as "June 2027" */
    subtitle = balik_text_fill (C_ ("chart", "%1$s, from %2$s; band: 8 in 10 chances"), unit, start,
                                NULL);
  else
    /* Translators: behind the title of a chart. %1$s is a unit such as "million kip", %2$s
       a month such as "June 2027" */
    subtitle = balik_text_fill (C_ ("chart", "%1$s, from %2$s"), unit, start, NULL);
  balik_chart_spec_set_title (cash->spec, C_ ("chart", "Cash added up"), subtitle);
  balik_chart_words_set_start (cash->spec, cash->plan);
}

static char *
describe_with_range (const Cash *cash)
{
  const guint end = cash->n - 1;
  g_autofree char *words = describe (cash);
  g_autofree char *low
      = dup_money (cash, balik_spread_get_fan (cash->spread, "cash", BALIK_LEVEL_10)[end]);
  g_autofree char *high
      = dup_money (cash, balik_spread_get_fan (cash->spread, "cash", BALIK_LEVEL_90)[end]);

  /* Translators: a chart in words. %1$s are sentences on it, %2$s and %3$s amounts of money */
  return balik_text_fill (_ ("%1$s With 8 in 10 chances it ends between %2$s and %3$s."), words,
                          low, high, NULL);
}

/* What the figures and the line are of: the draws, or the likely run. */
static void
take_figures (Cash *cash, const double *likely)
{
  cash->ours
      = cash->spread != NULL ? balik_spread_get_fan (cash->spread, "cash", BALIK_LEVEL_50) : likely;
  cash->lowest = find_lowest (cash->ours, cash->n);
  cash->most_needed = MAX (-cash->ours[cash->lowest], 0);
  if (cash->spread == NULL)
    {
      cash->pays_back = balik_result_get_figure (cash->result, "payback_months", &cash->payback);
      return;
    }
  balik_spread_get_percentile (cash->spread, "peak_funding", BALIK_LEVEL_50, &cash->most_needed);
  cash->pays_back = balik_spread_get_percentile (cash->spread, "payback_months", BALIK_LEVEL_50,
                                                 &cash->payback);
}

static void
add_fan (const Cash *cash)
{
  balik_chart_spec_add_band (
      cash->spec, BALIK_CHART_BLUE, BAND_ALPHA,
      /* Translators: the lower edge of a band: one draw in ten is below it */
      C_ ("chart", "Worst tenth"), balik_spread_get_fan (cash->spread, "cash", BALIK_LEVEL_10),
      /* Translators: the upper edge of a band: one draw in ten is above it */
      C_ ("chart", "Best tenth"), balik_spread_get_fan (cash->spread, "cash", BALIK_LEVEL_90),
      cash->n);
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
  return balik_chart_new_cash_fan (plan, result, NULL, locale);
}

/**
 * balik_chart_new_cash_fan:
 * @plan: a plan
 * @result: its projection
 * @spread: (nullable): its draws
 * @locale: the locale of its figures
 *
 * Makes the same chart; where numbers of the plan are ranges and there are
 * draws, of their median, with the band that holds eight of ten.
 *
 * Returns: (transfer full): the chart
 */
BalikChartSpec *
balik_chart_new_cash_fan (BalikPlan *plan,
                          const BalikResult *result,
                          const BalikSpread *spread,
                          BalikLocale *locale)
{
  g_autofree double *likely = NULL;
  g_autofree double *linear = NULL;
  Cash cash = { plan, result, NULL, locale };

  g_return_val_if_fail (BALIK_IS_PLAN (plan) && result != NULL && locale != NULL, NULL);

  likely = balik_result_dup_cumulative (result, "cash");
  linear = balik_result_dup_cumulative (result, "linear_cash");
  cash.linear = linear;
  cash.n = (guint)balik_result_get_n_months (result) + 1;
  /* Draws of a moment ago may be of a plan of other years. */
  if (spread != NULL && balik_spread_get_n_swings (spread) > 0
      && balik_spread_get_n_months (spread) + 1 == (int)cash.n)
    cash.spread = spread;
  cash.spec = balik_chart_spec_new (BALIK_CHART_LINES, locale);
  take_figures (&cash, likely);
  set_words (&cash);

  balik_chart_spec_add_series (cash.spec, balik_chart_words_get_our_business (plan),
                               BALIK_CHART_BLUE, BALIK_CHART_SOLID, cash.ours, cash.n);
  if (cash.spread != NULL)
    add_fan (&cash);
  balik_chart_spec_add_series (cash.spec, balik_chart_words_get_linear_business (plan),
                               BALIK_CHART_GREY, BALIK_CHART_DASHED, linear, cash.n);
  if (cash.ours[cash.lowest] < -LEAST_NEED * balik_chart_spec_get_max_abs (cash.spec))
    annotate_lowest (&cash);
  if (cash.pays_back && cash.payback > 0)
    annotate_payback (&cash);
  balik_chart_spec_take_description (cash.spec, cash.spread != NULL ? describe_with_range (&cash)
                                                                    : describe (&cash));

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
