/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "result-compare.h"

#include <math.h>

typedef struct
{
  double worst;
  char *where;
} Comparison;

static void note (Comparison *comparison, double difference, double scale, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static void
note (Comparison *comparison, double difference, double scale, const char *format, ...)
{
  double share = fabs (difference) / MAX (scale, 1e-300);
  va_list args;

  if (difference == 0 || (isfinite (share) && share <= comparison->worst))
    return;
  comparison->worst = isfinite (share) ? share : INFINITY;
  g_free (comparison->where);
  va_start (args, format);
  comparison->where = g_strdup_vprintf (format, args);
  va_end (args);
}

static void
compare_series (Comparison *comparison,
                const char *owner,
                const char *name,
                const double *series,
                JsonArray *expected)
{
  guint n = json_array_get_length (expected);
  double largest = 0;

  for (guint t = 0; t < n; t++)
    largest = MAX (largest, fabs (json_array_get_double_element (expected, t)));
  for (guint t = 0; t < n; t++)
    note (comparison, series[t] - json_array_get_double_element (expected, t),
          largest > 0 ? largest : 1, "%s.%s[%u]", owner, name, t);
}

static void
compare_figure (Comparison *comparison,
                const char *owner,
                const char *name,
                gboolean exists,
                double value,
                JsonNode *expected)
{
  if (json_node_is_null (expected) != !exists)
    note (comparison, INFINITY, 1, "%s.%s exists or not", owner, name);
  else if (exists)
    note (comparison, value - json_node_get_double (expected),
          MAX (fabs (json_node_get_double (expected)), 1), "%s.%s", owner, name);
}

static void
compare_dscr (Comparison *comparison,
              const BalikResult *result,
              gboolean after_capex,
              JsonArray *expected)
{
  g_assert_cmpint (json_array_get_length (expected), ==, balik_result_get_n_years (result));
  for (int year = 1; year <= balik_result_get_n_years (result); year++)
    {
      double value;
      gboolean exists = balik_result_get_dscr (result, year, after_capex, &value);

      compare_figure (comparison, "dscr", after_capex ? "after_capex" : "plain", exists, value,
                      json_array_get_element (expected, (guint)year - 1));
    }
}

static void
compare_summary (Comparison *comparison, const BalikResult *result, JsonObject *expected)
{
  const char *const *names = balik_result_get_figure_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      double value;
      gboolean exists = balik_result_get_figure (result, names[i], &value);

      g_assert_true (json_object_has_member (expected, names[i]));
      compare_figure (comparison, "summary", names[i], exists, value,
                      json_object_get_member (expected, names[i]));
    }
  compare_dscr (comparison, result, FALSE, json_object_get_array_member (expected, "dscr"));
  compare_dscr (comparison, result, TRUE,
                json_object_get_array_member (expected, "dscr_after_capex"));
}

static void
compare_line (Comparison *comparison, const BalikResult *result, guint line, JsonObject *expected)
{
  const char *const *names = balik_result_get_line_series_names ();
  const char *id = balik_result_get_line_id (result, line);
  JsonObject *series = json_object_get_object_member (expected, "series");
  JsonObject *indicators = json_object_get_object_member (expected, "indicators");

  g_assert_cmpstr (id, ==, json_object_get_string_member (expected, "id"));
  for (guint i = 0; names[i] != NULL; i++)
    compare_series (comparison, id, names[i], balik_result_get_line_series (result, line, names[i]),
                    json_object_get_array_member (series, names[i]));
  names = balik_result_get_indicator_names ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      double value;
      gboolean exists = balik_result_get_indicator (result, line, names[i], &value);

      compare_figure (comparison, id, names[i], exists, value,
                      json_object_get_member (indicators, names[i]));
    }
  compare_figure (comparison, id, "residual", TRUE, balik_result_get_line_residual (result, line),
                  json_object_get_member (expected, "residual"));
  compare_figure (comparison, id, "opening_value", TRUE,
                  balik_result_get_line_opening_value (result, line),
                  json_object_get_member (expected, "opening_value"));
}

double
result_compare (const BalikResult *result, JsonObject *expected, char **where)
{
  Comparison comparison = { 0, g_strdup ("nowhere") };
  JsonObject *series = json_object_get_object_member (expected, "series");
  JsonArray *lines = json_object_get_array_member (expected, "lines");
  const char *const *names = balik_result_get_series_names ();

  g_assert_cmpint (balik_result_get_n_months (result), ==,
                   json_object_get_int_member (expected, "months"));
  for (guint i = 0; names[i] != NULL; i++)
    compare_series (&comparison, "plan", names[i], balik_result_get_series (result, names[i]),
                    json_object_get_array_member (series, names[i]));
  compare_summary (&comparison, result, json_object_get_object_member (expected, "summary"));
  g_assert_cmpuint (balik_result_get_n_lines (result), ==, json_array_get_length (lines));
  for (guint i = 0; i < json_array_get_length (lines); i++)
    compare_line (&comparison, result, i, json_array_get_object_element (lines, i));
  *where = comparison.where;
  return comparison.worst;
}
