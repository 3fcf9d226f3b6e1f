/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "engine-plan-reader.h"

/* The plans in tests/data/examples, and what an independent implementation of
 * the model makes of them. */

#define TOLERANCE 1e-9

static const char *const examples[] = {
  "care-phone-repair", "lease-school-uniforms",
  "rent-refill-jar",   "sell-furniture-buyback",
  "stress-1",          "stress-2",
  "stress-3",          "stress-4",
  "stress-5",          "stress-6",
  "stress-7",          "stress-8",
};

static void
assert_near (const char *what, const char *name, double value, double expected, double scale)
{
  if (!(fabs (value - expected) <= TOLERANCE * scale))
    {
      g_test_message ("%s %s: %.17g instead of %.17g (largest %g)", what, name, value, expected,
                      scale);
      g_test_fail ();
    }
}

static double
get_largest (JsonArray *array)
{
  double largest = 0.0;

  for (guint t = 0; t < json_array_get_length (array); t++)
    if (!json_array_get_null_element (array, t))
      largest = MAX (largest, fabs (json_array_get_double_element (array, t)));

  return largest;
}

static void
compare_series (const char *what,
                JsonObject *expected,
                const char *name,
                const double *series,
                int months)
{
  JsonArray *array;
  double largest;

  g_assert_true (json_object_has_member (expected, name));
  array = json_object_get_array_member (expected, name);
  g_assert_cmpint ((int)json_array_get_length (array), ==, months + 1);

  largest = get_largest (array);
  for (int t = 0; t <= months; t++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%d]", name, t);

      assert_near (what, place, series[t], json_array_get_double_element (array, (guint)t),
                   largest);
    }
}

static void
compare_figure (const char *what, JsonObject *expected, const char *name, BalikFigure figure)
{
  g_assert_true (json_object_has_member (expected, name));

  if (json_object_get_null_member (expected, name))
    {
      if (figure.exists)
        {
          g_test_message ("%s %s: %.17g instead of none", what, name, figure.value);
          g_test_fail ();
        }
      return;
    }

  g_assert_true (figure.exists);
  assert_near (what, name, figure.value, json_object_get_double_member (expected, name),
               fabs (json_object_get_double_member (expected, name)));
}

static void
compare_yearly (JsonObject *summary, const char *name, const BalikFigure *figures, int years)
{
  JsonArray *array = json_object_get_array_member (summary, name);

  g_assert_cmpint ((int)json_array_get_length (array), ==, years);
  for (int year = 0; year < years; year++)
    {
      g_assert_cmpint (figures[year].exists, !=, json_array_get_null_element (array, (guint)year));
      if (figures[year].exists)
        assert_near ("summary", name, figures[year].value,
                     json_array_get_double_element (array, (guint)year), get_largest (array));
    }
}

static void
compare_line (JsonObject *expected, const BalikEngineLineResult *line, int months)
{
  const char *id = json_object_get_string_member (expected, "id");
  JsonObject *series = json_object_get_object_member (expected, "series");
  JsonObject *indicators = json_object_get_object_member (expected, "indicators");

  g_assert_cmpint ((int)json_object_get_size (series), ==, BALIK_LINE_N_SERIES);
  for (int i = 0; i < BALIK_LINE_N_SERIES; i++)
    compare_series (id, series, balik_engine_line_series_name ((BalikLineSeries)i), line->series[i],
                    months);

  g_assert_cmpint ((int)json_object_get_size (indicators), ==, BALIK_N_INDICATORS);
  for (int i = 0; i < BALIK_N_INDICATORS; i++)
    compare_figure (id, indicators, balik_engine_indicator_name ((BalikIndicator)i),
                    line->indicators[i]);

  assert_near (id, "residual", line->residual, json_object_get_double_member (expected, "residual"),
               fabs (line->residual));
  assert_near (id, "opening_value", line->opening_value,
               json_object_get_double_member (expected, "opening_value"),
               fabs (line->opening_value));
}

static void
test_example (gconstpointer data)
{
  const char *name = data;
  g_autofree char *plan_name = g_strconcat (name, ".json", NULL);
  g_autofree char *result_name = g_strconcat (name, ".result.json", NULL);
  g_autofree char *plan_path
      = g_test_build_filename (G_TEST_DIST, "data", "examples", plan_name, NULL);
  g_autofree char *result_path
      = g_test_build_filename (G_TEST_DIST, "data", "examples", result_name, NULL);
  g_autoptr (EnginePlan) plan = engine_plan_new_from_file (plan_path);
  g_autofree gpointer workspace = g_malloc (balik_engine_get_size (&plan->input));
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  BalikEngineResult result;
  JsonObject *expected;
  JsonObject *series;
  JsonObject *summary;
  JsonArray *lines;

  json_parser_load_from_file (parser, result_path, &error);
  g_assert_no_error (error);
  expected = json_node_get_object (json_parser_get_root (parser));

  balik_engine_run (&plan->input, workspace, &result);

  g_assert_cmpint (result.months, ==, json_object_get_int_member (expected, "months"));
  lines = json_object_get_array_member (expected, "lines");
  g_assert_cmpint ((int)result.n_lines, ==, (int)json_array_get_length (lines));
  for (guint i = 0; i < result.n_lines; i++)
    compare_line (json_array_get_object_element (lines, i), &result.lines[i], result.months);

  series = json_object_get_object_member (expected, "series");
  g_assert_cmpint ((int)json_object_get_size (series), ==, BALIK_PLAN_N_SERIES);
  for (int i = 0; i < BALIK_PLAN_N_SERIES; i++)
    compare_series ("plan", series, balik_engine_plan_series_name (i), result.series[i],
                    result.months);

  summary = json_object_get_object_member (expected, "summary");
  g_assert_cmpint ((int)json_object_get_size (summary), ==, BALIK_SUMMARY_N_FIGURES + 2);
  for (int i = 0; i < BALIK_SUMMARY_N_FIGURES; i++)
    compare_figure ("summary", summary, balik_engine_summary_name ((BalikSummaryFigure)i),
                    result.summary[i]);
  compare_yearly (summary, "dscr", result.dscr, result.years);
  compare_yearly (summary, "dscr_after_capex", result.dscr_after_capex, result.years);

  g_assert_cmpfloat (result.mass_balance_error, <=, TOLERANCE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/examples/", examples[i], NULL);

      g_test_add_data_func (path, examples[i], test_example);
    }

  return g_test_run ();
}
