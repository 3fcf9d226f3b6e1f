/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-spec-private.h"
#include "balik-simulation.h"
#include "chart-fixture.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static const BalikChartAnnotation *
get_annotation (const BalikChartSpec *spec, guint index)
{
  return (const BalikChartAnnotation *)g_ptr_array_index (spec->annotations, index);
}

static void
test_cash_of_leasing (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (0);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_cash (example->plan, example->result, example->locale);
  g_autofree double *cash = balik_result_dup_cumulative (example->result, "cash");

  g_assert_cmpstr (balik_chart_spec_get_title (spec), ==, "Cash added up");
  g_assert_cmpstr (balik_chart_spec_get_subtitle (spec), ==, "million kip, from June 2027");
  g_assert_cmpstr (balik_chart_spec_get_unit (spec), ==, "million kip");
  g_assert_cmpuint (balik_chart_spec_get_n_marks (spec), ==, 61);
  g_assert_cmpuint (spec->series->len, ==, 2);
  g_assert_cmpstr (balik_chart_spec_get_series (spec, 0)->name, ==, "Leasing");
  g_assert_cmpint (balik_chart_spec_get_series (spec, 0)->dash, ==, BALIK_CHART_SOLID);
  g_assert_cmpstr (balik_chart_spec_get_series (spec, 1)->name, ==, "Selling");
  g_assert_cmpint (balik_chart_spec_get_series (spec, 1)->dash, ==, BALIK_CHART_DASHED);
  g_assert_cmpmem (balik_chart_spec_get_series (spec, 0)->values, 61 * sizeof (double), cash,
                   61 * sizeof (double));

  g_assert_cmpuint (spec->annotations->len, ==, 2);
  g_assert_cmpstr (get_annotation (spec, 0)->words, ==, "−136 most needed, month 15");
  g_assert_cmpstr (get_annotation (spec, 0)->short_words, ==, "−136 most needed");
  g_assert_cmpfloat (get_annotation (spec, 0)->month, ==, 15);
  g_assert_cmpstr (get_annotation (spec, 1)->words, ==, "pays back, month 30");
  g_assert_cmpstr (balik_chart_spec_get_description (spec), ==,
                   "Leasing needs up to 136 million kip, pays back in month 30 and has 532 "
                   "million kip after 5 years; the usual way has −2.36 million kip.");
}

/* With draws the line is their median, between the edges of a band. */
static void
test_cash_with_band (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (0);
  g_autoptr (BalikSpread) spread = balik_simulate (example->plan, 500, -1, 1, NULL);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_cash_fan (example->plan, example->result, spread, example->locale);
  g_autofree char *readout = balik_chart_spec_dup_readout (spec, 60);
  static const char *const names[] = { "Leasing", "Best tenth", "Worst tenth", "Selling" };
  const double *low;
  const double *middle;
  const double *high;

  g_assert_cmpstr (balik_chart_spec_get_subtitle (spec), ==,
                   "million kip, from June 2027; band: 8 in 10 chances");
  g_assert_cmpuint (spec->series->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (balik_chart_spec_get_series (spec, i)->name, ==, names[i]);
      g_assert_nonnull (strstr (readout, names[i]));
    }
  middle = balik_chart_spec_get_series (spec, 0)->values;
  high = balik_chart_spec_get_series (spec, 1)->values;
  low = balik_chart_spec_get_series (spec, 2)->values;
  for (guint t = 0; t < 61; t++)
    {
      g_assert_cmpfloat (low[t], <=, middle[t]);
      g_assert_cmpfloat (middle[t], <=, high[t]);
    }
  g_assert_nonnull (strstr (balik_chart_spec_get_description (spec), "With 8 in 10 chances it ends "
                                                                     "between"));
}

/* The numbers that matter most, the one with the widest bars first. */
static void
test_swings (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (0);
  g_autoptr (BalikSpread) spread = balik_simulate (example->plan, 200, -1, 1, NULL);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_swings (example->plan, example->result, spread, 5, example->locale);
  double widest = INFINITY;
  double npv = 0;

  g_assert_cmpuint (spec->swings->len, ==, 5);
  g_assert_cmpuint (balik_chart_spec_get_n_marks (spec), ==, 5);
  g_assert_true (balik_result_get_figure (example->result, "npv", &npv));
  g_assert_cmpfloat (spec->middle, ==, npv);
  for (guint i = 0; i < spec->swings->len; i++)
    {
      const BalikChartSwing *swing = balik_chart_spec_get_swing (spec, i);
      const double width = fabs (swing->at_high - swing->at_low);

      g_assert_cmpfloat (width, <=, widest);
      widest = width;
    }
  g_assert_cmpstr (balik_chart_spec_get_swing (spec, 0)->name, ==, "Monthly fee");
  g_assert_cmpstr (balik_chart_spec_get_swing (spec, 0)->low, ==, "19,000");
  g_assert_cmpstr (balik_chart_spec_get_swing (spec, 0)->high, ==, "26,000");
  g_assert_cmpstr (balik_chart_spec_get_description (spec), ==,
                   "What the plan is worth depends most on “Monthly fee”.");
}

/* An amount that the chart writes as 0 is not pointed at. */
static void
test_tiny_needs_are_not_pointed_at (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load_named ("stress-1");
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_cash (example->plan, example->result, example->locale);
  double need = 0;

  g_assert_true (balik_result_get_figure (example->result, "peak_funding", &need));
  g_assert_cmpfloat (need, >, 0);
  for (guint i = 0; i < spec->annotations->len; i++)
    g_assert_cmpint (get_annotation (spec, i)->point, ==, BALIK_CHART_POINT_DOT);
}

static void
test_need_before_opening (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load_named ("stress-7");
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_cash (example->plan, example->result, example->locale);

  g_assert_cmpuint (spec->annotations->len, ==, 1);
  g_assert_cmpstr (get_annotation (spec, 0)->words, ==, "−37 most needed, before opening");
  g_assert_nonnull (
      strstr (balik_chart_spec_get_description (spec), "does not pay back in 10 years"));
}

static void
test_readout_names_month_lines_and_unit (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (0);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_cash (example->plan, example->result, example->locale);
  g_autofree char *opening = balik_chart_spec_dup_readout (spec, 0);
  g_autofree char *later = balik_chart_spec_dup_readout (spec, 25);

  g_assert_cmpstr (opening, ==, "Before opening · Leasing −38 · Selling 0 million kip");
  g_assert_true (g_str_has_prefix (later, "June 2029 · Leasing "));
  g_assert_true (g_str_has_suffix (later, " million kip"));
}

/* The bars and the line over them are the same money. */
static void
test_money_adds_up_to_cash (void)
{
  for (guint i = 0; i < CHART_N_EXAMPLES; i++)
    {
      g_autoptr (ChartExample) example = chart_fixture_load (i);
      g_autoptr (BalikChartSpec) spec
          = balik_chart_new_money (example->plan, example->result, example->locale);
      const double *cash = balik_result_get_series (example->result, "cash");

      g_test_message ("%s", example->name);
      for (guint t = 0; t < balik_chart_spec_get_n_marks (spec); t++)
        {
          double sum = 0;
          double size = 1;

          for (guint s = 0; s < spec->series->len; s++)
            {
              const BalikChartSeries *series = balik_chart_spec_get_series (spec, s);

              if (!series->is_total)
                {
                  sum += series->values[t];
                  size += fabs (series->values[t]);
                }
              else
                g_assert_cmpfloat (series->values[t], ==, cash[t]);
            }
          g_assert_cmpfloat_with_epsilon (sum, cash[t], 1e-9 * size);
        }
      g_assert_cmpuint (spec->series->len, >=, 4);
    }
}

static void
test_savings_leave_out_what_neither_takes (void)
{
  for (guint i = 0; i < CHART_N_EXAMPLES; i++)
    {
      g_autoptr (ChartExample) example = chart_fixture_load (i);
      g_autoptr (BalikChartSpec) spec
          = balik_chart_new_savings (example->plan, example->result, example->locale);
      gboolean has_water = balik_result_get_total (example->result, "water_l") != 0
                           || balik_result_get_total (example->result, "linear_water_l") != 0;
      gboolean shows_water = FALSE;

      g_test_message ("%s", example->name);
      for (guint p = 0; p < spec->pairs->len; p++)
        {
          const BalikChartPair *pair = balik_chart_spec_get_pair (spec, p);

          shows_water |= strcmp (pair->name, "Water") == 0;
          g_assert_true (pair->ours != 0 || pair->linear != 0);
        }
      g_assert_true (shows_water == has_water);
    }
}

static void
test_savings_of_leasing (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (0);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_savings (example->plan, example->result, example->locale);
  const BalikChartPair *climate = balik_chart_spec_get_pair (spec, 0);
  g_autofree char *readout = balik_chart_spec_dup_readout (spec, 0);
  double saved = 0;

  g_assert_cmpstr (climate->unit, ==, "t CO₂e");
  g_assert_true (balik_result_get_figure (example->result, "saved_co2e_kg", &saved));
  g_assert_cmpfloat_with_epsilon (climate->linear - climate->ours, saved, 1e-6 * climate->linear);
  g_assert_cmpstr (climate->saving, ==, "3.0");
  g_assert_cmpstr (readout, ==, "Climate · buying 76.4 · leasing 73.5 t CO₂e · saved 3.0");
}

/* In use at a month's end and what is placed in the next are in use in the next. */
static void
test_fleet_follows_units_in_use (void)
{
  for (guint i = 0; i < CHART_N_EXAMPLES; i++)
    {
      g_autoptr (ChartExample) example = chart_fixture_load (i);
      g_autoptr (BalikChartSpec) spec
          = balik_chart_new_fleet (example->plan, example->result, example->locale);
      const BalikChartSeries *in_use = balik_chart_spec_get_series (spec, 0);
      const double *counted = balik_result_get_series (example->result, "units_in_use");
      const double *new_units = balik_result_get_series (example->result, "new_units");
      const double *renewed = balik_result_get_series (example->result, "renewed_sold");

      g_test_message ("%s", example->name);
      for (guint t = 1; t < in_use->n_values; t++)
        g_assert_cmpfloat_with_epsilon (in_use->values[t - 1] + new_units[t] + renewed[t],
                                        counted[t], 1e-6 * (1 + counted[t]));
    }
}

static void
test_spark_has_no_words_but_a_description (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (2);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_spark (example->plan, example->result, example->locale);

  g_assert_cmpint (balik_chart_spec_get_kind (spec), ==, BALIK_CHART_SPARK);
  g_assert_cmpuint (spec->series->len, ==, 1);
  g_assert_cmpuint (spec->annotations->len, ==, 0);
  g_assert_nonnull (strstr (balik_chart_spec_get_description (spec), "pays back in month 22"));
}

static void
test_empty_charts_say_so (void)
{
  const double nothing[] = { 0, 0, 0 };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");
  g_autoptr (BalikChartSpec) lines = balik_chart_spec_new (BALIK_CHART_LINES, locale);
  g_autoptr (BalikChartSpec) pairs = balik_chart_spec_new (BALIK_CHART_PAIRS, locale);

  g_assert_true (balik_chart_spec_is_empty (lines));
  balik_chart_spec_add_series (lines, "Nothing", BALIK_CHART_BLUE, BALIK_CHART_SOLID, nothing, 3);
  g_assert_true (balik_chart_spec_is_empty (lines));
  g_assert_true (balik_chart_spec_is_empty (pairs));
  balik_chart_spec_add_pair (pairs, "Waste", "kg", 1, 2, 1, "1");
  g_assert_false (balik_chart_spec_is_empty (pairs));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/cash/leasing", test_cash_of_leasing);
  g_test_add_func ("/charts/cash/cash-with-band", test_cash_with_band);
  g_test_add_func ("/charts/cash/swings", test_swings);
  g_test_add_func ("/charts/cash/tiny-needs-are-not-pointed-at",
                   test_tiny_needs_are_not_pointed_at);
  g_test_add_func ("/charts/cash/need-before-opening", test_need_before_opening);
  g_test_add_func ("/charts/readout/names-month-lines-and-unit",
                   test_readout_names_month_lines_and_unit);
  g_test_add_func ("/charts/money/adds-up-to-cash", test_money_adds_up_to_cash);
  g_test_add_func ("/charts/savings/leave-out-what-neither-takes",
                   test_savings_leave_out_what_neither_takes);
  g_test_add_func ("/charts/savings/leasing", test_savings_of_leasing);
  g_test_add_func ("/charts/fleet/follows-units-in-use", test_fleet_follows_units_in_use);
  g_test_add_func ("/charts/spark/has-no-words-but-a-description",
                   test_spark_has_no_words_but_a_description);
  g_test_add_func ("/charts/spec/empty-charts-say-so", test_empty_charts_say_so);

  return g_test_run ();
}
