/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-layout.h"
#include "balik-loop.h"
#include "chart-fixture.h"

#include <locale.h>
#include <math.h>

static const double widths[] = { 260, 332, 420, 690, 1100 };
static const double resolutions[] = { 96, 144, 192 };
static const char *const fonts[] = { "Cantarell 11", "Noto Sans Lao 11", "Noto Serif Khmer 13" };

static void
assert_labels_apart (BalikChartLayout *layout, double width, double height)
{
  guint n = balik_chart_layout_get_n_labels (layout);

  for (guint i = 0; i < n; i++)
    {
      const char *words;
      BalikRect box = balik_chart_layout_get_label (layout, i, &words);

      if (box.x < -0.5 || box.y < -0.5 || box.x + box.width > width + 0.5
          || box.y + box.height > height + 0.5)
        g_error ("“%s” at %g %g %g %g is outside %g × %g", words, box.x, box.y, box.width,
                 box.height, width, height);
      for (guint j = 0; j < i; j++)
        {
          const char *others;
          BalikRect other = balik_chart_layout_get_label (layout, j, &others);

          if (balik_rect_overlaps (&box, &other))
            g_error ("“%s” is on “%s” at width %g", words, others, width);
        }
    }
  g_assert_cmpuint (n, >, 0);
}

static void
check_random (gconstpointer data)
{
  BalikChartKind kind = (BalikChartKind)GPOINTER_TO_INT (data);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (BalikChartSpec) spec = chart_fixture_create_random (random, kind);
      g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
      PangoContext *context = chart_fixture_create_context (
          resolutions[i % G_N_ELEMENTS (resolutions)], fonts[i / 3 % G_N_ELEMENTS (fonts)]);

      style->show_title = g_rand_boolean (random);
      style->is_rtl = g_rand_boolean (random);
      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        {
          double least = balik_chart_spec_measure_height (spec, style, widths[w], context);
          double height
              = kind == BALIK_CHART_PAIRS || kind == BALIK_CHART_SWINGS ? least : MAX (least, 300);
          g_autoptr (BalikChartLayout) layout
              = balik_chart_layout_new (spec, style, widths[w], height, context);

          assert_labels_apart (layout, widths[w], height);
        }
      g_object_unref (context);
    }
}

static void
test_flow_labels_are_apart (void)
{
  for (guint i = 0; i < CHART_N_EXAMPLES * G_N_ELEMENTS (resolutions); i++)
    {
      g_autoptr (ChartExample) example = chart_fixture_load (i % CHART_N_EXAMPLES);
      g_autoptr (BalikChartSpec) spec
          = balik_chart_new_flows (example->plan, example->result, example->locale);
      g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
      PangoContext *context = chart_fixture_create_context (resolutions[i / CHART_N_EXAMPLES],
                                                            fonts[i % G_N_ELEMENTS (fonts)]);

      for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
        {
          double height = balik_chart_spec_measure_height (spec, style, widths[w], context);
          g_autoptr (BalikChartLayout) layout
              = balik_chart_layout_new (spec, style, widths[w], height, context);

          assert_labels_apart (layout, widths[w], height);
          g_assert_cmpuint (balik_chart_spec_get_n_marks (spec), ==, BALIK_LOOP_N_LANES);
        }
      g_object_unref (context);
    }
}

static void
check_hits (BalikChartLayout *layout, guint n_marks, double width, gboolean is_rtl)
{
  BalikRect plot = balik_chart_layout_get_plot (layout);
  int before = is_rtl ? (int)n_marks : -1;

  g_assert_cmpint (balik_chart_layout_find_month (layout, plot.x - 20), ==, -1);
  g_assert_cmpint (balik_chart_layout_find_month (layout, plot.x + plot.width + 20), ==, -1);
  for (double x = plot.x; x <= plot.x + plot.width; x += 0.5)
    {
      int month = balik_chart_layout_find_month (layout, x);

      g_assert_cmpint (month, >=, 0);
      g_assert_cmpint (month, <, (int)n_marks);
      if (is_rtl)
        g_assert_cmpint (month, <=, before);
      else
        g_assert_cmpint (month, >=, before);
      before = month;
    }
  for (guint t = 0; t < n_marks; t++)
    {
      guint first = balik_chart_layout_get_next_mark (layout, t, 0);

      g_assert_cmpint (balik_chart_layout_find_month (layout, balik_chart_layout_get_x (layout, t)),
                       ==, (int)first);
    }
  g_assert_cmpfloat (plot.x + plot.width, <=, width);
}

static void
test_hits_are_monotone (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (BalikChartSpec) spec
          = chart_fixture_create_random (random, i % 2 == 0 ? BALIK_CHART_LINES : BALIK_CHART_BARS);
      g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
      double width = widths[i % G_N_ELEMENTS (widths)];
      g_autoptr (BalikChartLayout) layout = NULL;

      style->is_rtl = i % 3 == 0;
      layout = balik_chart_layout_new (spec, style, width, 400, context);
      check_hits (layout, balik_chart_spec_get_n_marks (spec), width, style->is_rtl);
    }
  g_object_unref (context);
}

static void
test_right_to_left_mirrors (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (BalikChartSpec) spec = chart_fixture_create_random (random, BALIK_CHART_LINES);
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");
  g_autoptr (BalikChartLayout) left = balik_chart_layout_new (spec, style, 690, 300, context);
  g_autoptr (BalikChartLayout) right = NULL;
  double month = 5;

  style->is_rtl = TRUE;
  right = balik_chart_layout_new (spec, style, 690, 300, context);

  g_assert_cmpfloat (balik_chart_layout_get_x (left, 0), <, balik_chart_layout_get_x (left, month));
  g_assert_cmpfloat (balik_chart_layout_get_x (right, 0), >,
                     balik_chart_layout_get_x (right, month));
  g_assert_cmpfloat_with_epsilon (balik_chart_layout_get_x (left, month),
                                  690 - balik_chart_layout_get_x (right, month), 1e-9);
  g_assert_cmpfloat_with_epsilon (balik_chart_layout_get_y (left, 12),
                                  balik_chart_layout_get_y (right, 12), 1e-9);
  for (guint i = 0; i < balik_chart_layout_get_n_labels (left); i++)
    {
      BalikRect a = balik_chart_layout_get_label (left, i, NULL);
      BalikRect b = balik_chart_layout_get_label (right, i, NULL);

      g_assert_cmpfloat_with_epsilon (a.x, 690 - b.x - b.width, 1e-9);
    }
  g_object_unref (context);
}

static BalikChartSpec *
create_months (BalikChartKind kind, guint n_months)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");
  BalikChartSpec *spec = balik_chart_spec_new (kind, locale);
  g_autofree double *values = g_new (double, n_months + 1);

  for (guint t = 0; t <= n_months; t++)
    values[t] = t;
  balik_chart_spec_set_start (spec, 2027, 6);
  balik_chart_spec_set_scale (spec, 1, "million kip");
  balik_chart_spec_add_series (spec, "In", BALIK_CHART_BLUE, BALIK_CHART_SOLID, values,
                               n_months + 1);

  return spec;
}

/* Bars of up to two years are months; longer ones are grouped where they have no room. */
static void
test_bars_are_grouped (void)
{
  static const struct
  {
    guint months;
    double width;
    guint step;
  } rows[] = { { 24, 690, 1 },   { 60, 690, 3 },   { 60, 1400, 1 }, { 60, 332, 3 },
               { 120, 332, 12 }, { 240, 690, 12 }, { 24, 1000, 1 } };
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikChartSpec) spec = create_months (BALIK_CHART_BARS, rows[i].months);
      g_autoptr (BalikChartLayout) layout
          = balik_chart_layout_new (spec, style, rows[i].width, 300, context);

      g_test_message ("%u months at %g", rows[i].months, rows[i].width);
      g_assert_cmpuint (balik_chart_layout_get_step (layout), ==, rows[i].step);
    }
  g_object_unref (context);
}

static void
test_cursor_moves_by_bars (void)
{
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  g_autoptr (BalikChartSpec) spec = create_months (BALIK_CHART_BARS, 60);
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");
  g_autoptr (BalikChartLayout) layout = balik_chart_layout_new (spec, style, 690, 300, context);
  g_autofree char *readout = balik_chart_layout_dup_readout (layout, 5);

  g_assert_cmpuint (balik_chart_layout_get_next_mark (layout, 0, 1), ==, 1);
  g_assert_cmpuint (balik_chart_layout_get_next_mark (layout, 1, 1), ==, 4);
  g_assert_cmpuint (balik_chart_layout_get_next_mark (layout, 5, -1), ==, 1);
  g_assert_cmpuint (balik_chart_layout_get_next_mark (layout, 60, 9), ==, 58);
  g_assert_cmpuint (balik_chart_layout_get_next_mark (layout, 1, -9), ==, 0);
  g_assert_cmpstr (readout, ==, "September 2027 – November 2027 · In 15 million kip");
  g_object_unref (context);
}

static void
test_rows_are_found (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (BalikChartSpec) spec = chart_fixture_create_random (random, BALIK_CHART_PAIRS);
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");
  double height = balik_chart_spec_measure_height (spec, style, 500, context);
  g_autoptr (BalikChartLayout) layout = balik_chart_layout_new (spec, style, 500, height, context);
  int before = -1;

  for (double y = 0; y < height; y++)
    {
      int row = balik_chart_layout_find_mark (layout, 250, y);

      g_assert_cmpint (row, <, (int)balik_chart_spec_get_n_marks (spec));
      if (row < 0)
        continue;
      g_assert_cmpint (row, >=, before);
      g_assert_cmpint (row, <=, before + 1);
      before = row;
    }
  g_assert_cmpint (before, ==, (int)balik_chart_spec_get_n_marks (spec) - 1);
  g_object_unref (context);
}

/* Text is never smaller than 11 pixels, whatever the font setting. */
static void
test_text_has_a_least_size (void)
{
  g_autoptr (BalikChartSpec) spec = create_months (BALIK_CHART_LINES, 60);
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  PangoContext *tiny = chart_fixture_create_context (96, "Cantarell 4");
  PangoContext *eleven = chart_fixture_create_context (96, "Cantarell 11px");
  g_autoptr (BalikChartLayout) a = balik_chart_layout_new (spec, style, 690, 300, tiny);
  g_autoptr (BalikChartLayout) b = balik_chart_layout_new (spec, style, 690, 300, eleven);
  BalikRect first = balik_chart_layout_get_label (a, 0, NULL);
  BalikRect second = balik_chart_layout_get_label (b, 0, NULL);

  g_assert_cmpfloat (first.height, >=, 11);
  g_assert_cmpfloat (first.height, ==, second.height);
  g_object_unref (tiny);
  g_object_unref (eleven);
}

static void
test_year_names (void)
{
  g_autoptr (BalikChartSpec) spec = create_months (BALIK_CHART_LINES, 60);
  g_autoptr (BalikChartSpec) small = create_months (BALIK_CHART_LINES, 12);
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");
  g_autoptr (BalikChartLayout) years = balik_chart_layout_new (spec, style, 690, 300, context);
  g_autoptr (BalikChartLayout) months = balik_chart_layout_new (small, style, 690, 300, context);
  gboolean has_year = FALSE;
  gboolean has_month = FALSE;

  for (guint i = 0; i < balik_chart_layout_get_n_labels (years); i++)
    {
      const char *words;

      balik_chart_layout_get_label (years, i, &words);
      has_year |= g_strcmp0 (words, "year 1") == 0;
    }
  for (guint i = 0; i < balik_chart_layout_get_n_labels (months); i++)
    {
      const char *words;

      balik_chart_layout_get_label (months, i, &words);
      has_month |= g_strcmp0 (words, "Jun 2027") == 0;
    }
  g_assert_true (has_year);
  g_assert_true (has_month);
  g_object_unref (context);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/charts/layout/labels-apart/lines", GINT_TO_POINTER (BALIK_CHART_LINES),
                        check_random);
  g_test_add_data_func ("/charts/layout/labels-apart/bars", GINT_TO_POINTER (BALIK_CHART_BARS),
                        check_random);
  g_test_add_data_func ("/charts/layout/labels-apart/pairs", GINT_TO_POINTER (BALIK_CHART_PAIRS),
                        check_random);
  g_test_add_data_func ("/charts/layout/labels-apart/swings", GINT_TO_POINTER (BALIK_CHART_SWINGS),
                        check_random);
  g_test_add_func ("/charts/layout/labels-apart/flows", test_flow_labels_are_apart);
  g_test_add_func ("/charts/layout/hits-are-monotone", test_hits_are_monotone);
  g_test_add_func ("/charts/layout/right-to-left-mirrors", test_right_to_left_mirrors);
  g_test_add_func ("/charts/layout/bars-are-grouped", test_bars_are_grouped);
  g_test_add_func ("/charts/layout/cursor-moves-by-bars", test_cursor_moves_by_bars);
  g_test_add_func ("/charts/layout/rows-are-found", test_rows_are_found);
  g_test_add_func ("/charts/layout/text-has-a-least-size", test_text_has_a_least_size);
  g_test_add_func ("/charts/layout/year-names", test_year_names);

  return g_test_run ();
}
