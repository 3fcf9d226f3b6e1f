/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-words-private.h"
#include "balik-compact.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

#define SCALED_FROM 1e6

/*
 * Flows are added up: so they share a scale with the stock, seasons do not hide the
 * trend, and the ends of the lines are the figures of the loop.
 */
typedef struct
{
  double *in_use;
  double *new_units;
  double *renewed;
  double *back;
  guint n;
  double max;
} Fleet;

/* Units in use when a month has ended: after those that left in it. */
static double *
count_in_use (const BalikResult *result, const Fleet *fleet)
{
  g_autofree double *leaked = balik_result_dup_cumulative (result, "leaked");
  g_autofree double *lost = balik_result_dup_cumulative (result, "lost");
  double existing = balik_result_get_series (result, "units_in_use")[0];
  double *in_use = g_new (double, fleet->n);

  for (guint t = 0; t < fleet->n; t++)
    in_use[t] = MAX (existing + fleet->new_units[t] + fleet->renewed[t] - fleet->back[t] - leaked[t]
                         - lost[t],
                     0);

  return in_use;
}

static void
add_line (BalikChartSpec *spec,
          Fleet *fleet,
          const char *name,
          BalikChartColour colour,
          BalikChartDash dash,
          const double *values)
{
  double max = 0;

  for (guint t = 0; t < fleet->n; t++)
    max = MAX (max, values[t]);
  fleet->max = MAX (fleet->max, max);
  if (max > 0)
    balik_chart_spec_add_series (spec, name, colour, dash, values, fleet->n);
}

static void
set_words (BalikChartSpec *spec, BalikPlan *plan, const Fleet *fleet)
{
  g_autofree char *word = g_strdup ("");
  double divisor = 1;
  g_autofree char *unit = NULL;
  g_autofree char *subtitle = NULL;

  /* Units are counted; only millions of them need a word. */
  if (fleet->max >= SCALED_FROM)
    {
      g_free (word);
      divisor = balik_text_choose_scale (spec->locale, fleet->max, &word);
    }
  if (*word != '\0')
    /* Translators: the unit of a chart. %s is a word such as "million" */
    unit = balik_text_fill (C_ ("unit of a chart", "%s units"), word, NULL);
  else
    unit = g_strdup (C_ ("unit of a chart", "units"));
  /* Translators: behind the title of a chart. %s is "units" or "million units" */
  subtitle = balik_text_fill (C_ ("chart", "%s; movements added up"), unit, NULL);
  balik_chart_spec_set_scale (spec, divisor, unit);
  balik_chart_spec_set_title (spec, C_ ("chart", "Units in use and on the move"), subtitle);
  balik_chart_words_set_start (spec, plan);
}

static char *
describe (BalikPlan *plan, BalikLocale *locale, const Fleet *fleet)
{
  guint last = fleet->n - 1;
  g_autofree char *span = balik_chart_words_dup_span (plan, locale);
  g_autofree char *in_use = balik_text_format_count (locale, fleet->in_use[last]);
  g_autofree char *new_units = balik_text_format_count (locale, fleet->new_units[last]);
  g_autofree char *renewed = balik_text_format_count (locale, fleet->renewed[last]);
  g_autofree char *back = balik_text_format_count (locale, fleet->back[last]);

  /* Translators: a chart in words. %1$s is a time such as "5 years", the others are numbers
     of units */
  return balik_text_fill (_ ("After %1$s, %2$s units are in use; %3$s new and %4$s renewed ones "
                             "went out, and %5$s came back."),
                          span, in_use, new_units, renewed, back, NULL);
}

/**
 * balik_chart_new_fleet:
 * @plan: a plan
 * @result: its projection
 * @locale: the locale of its figures
 *
 * Makes the chart of units: in use, and new ones, renewed ones and those that came
 * back, added up since opening. Lines that are always 0 are left out.
 *
 * Returns: (transfer full): the chart
 */
BalikChartSpec *
balik_chart_new_fleet (BalikPlan *plan, const BalikResult *result, BalikLocale *locale)
{
  g_autofree double *in_use = NULL;
  g_autofree double *new_units = NULL;
  g_autofree double *renewed = NULL;
  g_autofree double *back = NULL;
  Fleet fleet = { .n = 0 };
  BalikChartSpec *spec;

  g_return_val_if_fail (BALIK_IS_PLAN (plan) && result != NULL && locale != NULL, NULL);

  fleet.n = (guint)balik_result_get_n_months (result) + 1;
  fleet.new_units = new_units = balik_result_dup_cumulative (result, "new_units");
  fleet.renewed = renewed = balik_result_dup_cumulative (result, "renewed_sold");
  fleet.back = back = balik_result_dup_cumulative (result, "collected");
  fleet.in_use = in_use = count_in_use (result, &fleet);

  spec = balik_chart_spec_new (BALIK_CHART_LINES, locale);
  add_line (spec, &fleet, C_ ("line of a chart", "In use"), BALIK_CHART_BLUE, BALIK_CHART_SOLID,
            in_use);
  add_line (spec, &fleet, C_ ("line of a chart", "New"), BALIK_CHART_GREY, BALIK_CHART_DASHED,
            new_units);
  add_line (spec, &fleet, C_ ("line of a chart", "Came back"), BALIK_CHART_TEAL, BALIK_CHART_DOTTED,
            back);
  add_line (spec, &fleet, C_ ("line of a chart", "Renewed"), BALIK_CHART_TEAL, BALIK_CHART_DASHED,
            renewed);
  set_words (spec, plan, &fleet);
  balik_chart_spec_take_description (spec, describe (plan, locale, &fleet));

  return spec;
}
