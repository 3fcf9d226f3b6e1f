/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-fixture.h"

#include "balik-json-import.h"
#include "balik-projection.h"

#include <math.h>

static const char *const example_names[CHART_N_EXAMPLES] = {
  "lease-school-uniforms",
  "care-phone-repair",
  "rent-refill-jar",
  "sell-furniture-buyback",
};

static const char *const random_names[] = {
  "Leasing", "Selling", "Finding and serving customers", "ເຊົ່າຊຸດ", "ให้เช่า", "ខ្ចី", "New",
};

const char *
chart_fixture_get_name (guint example)
{
  return example_names[example];
}

ChartExample *
chart_fixture_load_named (const char *name)
{
  g_autofree char *file_name = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  ChartExample *self = g_new0 (ChartExample, 1);

  self->name = name;
  self->plan = balik_json_import_file (file, NULL, NULL, &error);
  g_assert_no_error (error);
  self->result = balik_project (self->plan, &error);
  g_assert_no_error (error);
  self->locale = balik_locale_new ("en");

  return self;
}

ChartExample *
chart_fixture_load (guint example)
{
  return chart_fixture_load_named (example_names[example]);
}

void
chart_fixture_free (ChartExample *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->result, balik_result_unref);
  g_clear_pointer (&self->locale, balik_locale_unref);
  g_free (self);
}

PangoContext *
chart_fixture_create_context (double resolution, const char *font)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_cairo_context_set_resolution (context, resolution);
  pango_context_set_font_description (context, description);
  pango_font_description_free (description);

  return context;
}

static void
add_random_pairs (GRand *random, BalikChartSpec *spec)
{
  guint n = (guint)g_rand_int_range (random, 1, 6);

  balik_chart_spec_set_pair_words (spec, "only selling", "taking back", "saved");
  for (guint i = 0; i < n; i++)
    balik_chart_spec_add_pair (spec, random_names[g_rand_int_range (random, 0, 7)], "thousand m³",
                               pow (10, g_rand_int_range (random, -2, 3)),
                               g_rand_double_range (random, -10, 1000),
                               g_rand_double_range (random, 0, 1000), "−1,234.5");
}

static void
add_random_lines (GRand *random, BalikChartSpec *spec)
{
  guint n_series = (guint)g_rand_int_range (random, 1, 7);
  guint n = (guint)(12 * g_rand_int_range (random, 1, 11) + 1);
  double size = pow (10, g_rand_double_range (random, -1, 9));
  double lowest = 0;
  guint lowest_at = 0;
  g_autofree double *values = g_new (double, n);

  balik_chart_spec_set_scale (spec, pow (10, floor (log10 (size))), "million kip");
  for (guint s = 0; s < n_series; s++)
    {
      double value = 0;

      for (guint t = 0; t < n; t++)
        {
          value += g_rand_double_range (random, -size, size);
          values[t] = value;
          if (s == 0 && value < lowest)
            {
              lowest = value;
              lowest_at = t;
            }
        }
      balik_chart_spec_add_series (spec, random_names[s], s % BALIK_CHART_N_COLOURS,
                                   (BalikChartDash)(s % 4), values, n);
    }
  if (balik_chart_spec_get_kind (spec) == BALIK_CHART_BARS)
    {
      balik_chart_spec_set_total (spec, n_series - 1);
      return;
    }
  balik_chart_spec_add_annotation (spec, BALIK_CHART_POINT_RING, BALIK_CHART_RUST, lowest_at,
                                   lowest, "−142 most needed, month 15", "−142 most needed");
  balik_chart_spec_add_annotation (spec, BALIK_CHART_POINT_DOT, BALIK_CHART_BLUE,
                                   g_rand_double_range (random, 0, n - 1), 0, "pays back, month 31",
                                   "month 31");
}

static void
add_random_swings (GRand *random, BalikChartSpec *spec)
{
  const double middle = g_rand_double_range (random, -1e6, 1e6);
  const guint n = (guint)g_rand_int_range (random, 0, 12);

  balik_chart_spec_set_middle (spec, middle, "worth today 12");
  for (guint i = 0; i < n; i++)
    balik_chart_spec_add_swing (spec, i % 2 == 0 ? "Fee a month" : "What a new one costs, shirts",
                                middle - g_rand_double_range (random, -1e5, 1e6), "19,000",
                                middle + g_rand_double_range (random, -1e5, 1e6), "26,000");
}

BalikChartSpec *
chart_fixture_create_random (GRand *random, BalikChartKind kind)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");
  BalikChartSpec *spec = balik_chart_spec_new (kind, locale);

  balik_chart_spec_set_title (spec, "Cash added up", "million kip, from June 2027");
  balik_chart_spec_set_start (spec, 2027, 6);
  if (kind == BALIK_CHART_PAIRS)
    add_random_pairs (random, spec);
  else if (kind == BALIK_CHART_SWINGS)
    add_random_swings (random, spec);
  else
    add_random_lines (random, spec);

  return spec;
}
