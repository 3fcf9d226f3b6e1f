/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-table.h"
#include "chart-fixture.h"

#include <locale.h>
#include <string.h>

static void
test_table_of_months (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (0);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_cash (example->plan, example->result, example->locale);
  g_autoptr (BalikChartTable) table = balik_chart_table_new (spec);
  g_autofree double *cash = balik_result_dup_cumulative (example->result, "cash");

  g_assert_cmpuint (balik_chart_table_get_n_columns (table), ==, 3);
  g_assert_cmpuint (balik_chart_table_get_n_rows (table), ==, 61);
  g_assert_cmpstr (balik_chart_table_get_header (table, 0), ==, "Month");
  g_assert_cmpstr (balik_chart_table_get_header (table, 1), ==, "Leasing, million kip");
  g_assert_cmpstr (balik_chart_table_get_cell (table, 0, 0), ==, "Before opening");
  g_assert_cmpstr (balik_chart_table_get_cell (table, 1, 0), ==, "June 2027");
  g_assert_cmpstr (balik_chart_table_get_cell (table, 0, 1), ==, "−38");
  g_assert_false (balik_chart_table_is_number (table, 0));
  g_assert_true (balik_chart_table_is_number (table, 1));
  for (guint t = 0; t <= 60; t++)
    g_assert_cmpfloat (balik_chart_table_get_number (table, t, 1), ==, cash[t] / 1e6);
}

static void
test_table_of_pairs (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (0);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_savings (example->plan, example->result, example->locale);
  g_autoptr (BalikChartTable) table = balik_chart_table_new (spec);

  g_assert_cmpuint (balik_chart_table_get_n_columns (table), ==, 5);
  /* No figure for the energy of cloth: the row is left out. */
  g_assert_cmpuint (balik_chart_table_get_n_rows (table), ==, 4);
  g_assert_cmpstr (balik_chart_table_get_cell (table, 1, 0), ==, "Water");
  g_assert_cmpstr (balik_chart_table_get_header (table, 2), ==, "buying");
  g_assert_cmpstr (balik_chart_table_get_cell (table, 0, 0), ==, "Climate");
  g_assert_cmpstr (balik_chart_table_get_cell (table, 0, 1), ==, "t CO₂e");
  g_assert_cmpstr (balik_chart_table_get_cell (table, 0, 2), ==, "76.4");
  g_assert_cmpstr (balik_chart_table_get_cell (table, 0, 4), ==, "3.0");
}

static void
test_table_of_flows (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (0);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_flows (example->plan, example->result, example->locale);
  g_autoptr (BalikChartTable) table = balik_chart_table_new (spec);

  g_assert_cmpuint (balik_chart_table_get_n_rows (table), ==, 7);
  g_assert_cmpstr (balik_chart_table_get_cell (table, 0, 0), ==, "3,566 new units");
  g_assert_cmpstr (balik_chart_table_get_cell (table, 2, 0), ==, "1,569 still in use");
  g_assert_cmpstr (balik_chart_table_get_cell (table, 2, 1), ==, "1,569");
}

static BalikChartSpec *
create_named (const char *name)
{
  const double values[] = { -0.5, 1234.25 };
  g_autoptr (BalikLocale) locale = balik_locale_new ("de");
  BalikChartSpec *spec = balik_chart_spec_new (BALIK_CHART_LINES, locale);

  balik_chart_spec_set_start (spec, 2027, 6);
  balik_chart_spec_add_series (spec, name, BALIK_CHART_BLUE, BALIK_CHART_SOLID, values, 2);

  return spec;
}

/* Numbers of a file are for machines: no thousands, a point, an ASCII minus. */
static void
test_csv_has_plain_numbers (void)
{
  g_autoptr (BalikChartSpec) spec = create_named ("In");
  g_autoptr (BalikChartTable) table = balik_chart_table_new (spec);
  g_autofree char *csv = balik_chart_table_dup_csv (table);

  g_assert_true (g_str_has_prefix (csv, "Month,In\r\nBefore opening,-0.5\r\n"));
  g_assert_true (g_str_has_suffix (csv, ",1234.25\r\n"));
}

static void
test_csv_quotes_words (void)
{
  static const struct
  {
    const char *name;
    const char *cell;
  } rows[] = { { "plain", "plain" },
               { "a,b", "\"a,b\"" },
               { "say \"hi\"", "\"say \"\"hi\"\"\"" },
               { "two\nlines", "\"two\nlines\"" },
               { "=1+1", "\"'=1+1\"" },
               { "@SUM(A1)", "\"'@SUM(A1)\"" },
               { "-x", "\"'-x\"" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikChartSpec) spec = create_named (rows[i].name);
      g_autoptr (BalikChartTable) table = balik_chart_table_new (spec);
      g_autofree char *csv = balik_chart_table_dup_csv (table);
      g_autofree char *head = g_strconcat ("Month,", rows[i].cell, "\r\n", NULL);

      g_assert_true (g_str_has_prefix (csv, head));
    }
}

static void
test_text_has_a_line_a_row (void)
{
  g_autoptr (BalikChartSpec) spec = create_named ("In");
  g_autoptr (BalikChartTable) table = balik_chart_table_new (spec);
  g_autofree char *text = balik_chart_table_dup_text (table);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "Month\tIn");
  g_assert_nonnull (strstr (lines[2], "1.234"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/table/months", test_table_of_months);
  g_test_add_func ("/charts/table/pairs", test_table_of_pairs);
  g_test_add_func ("/charts/table/flows", test_table_of_flows);
  g_test_add_func ("/charts/table/csv-has-plain-numbers", test_csv_has_plain_numbers);
  g_test_add_func ("/charts/table/csv-quotes-words", test_csv_quotes_words);
  g_test_add_func ("/charts/table/text-has-a-line-a-row", test_text_has_a_line_a_row);

  return g_test_run ();
}
