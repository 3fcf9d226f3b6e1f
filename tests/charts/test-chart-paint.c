/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-builders.h"
#include "balik-chart-export.h"
#include "balik-chart-paint.h"
#include "chart-fixture.h"

#include <locale.h>
#include <math.h>
#include <string.h>

typedef BalikChartSpec *(*Builder) (BalikPlan *plan,
                                    const BalikResult *result,
                                    BalikLocale *locale);

static const Builder builders[] = {
  balik_chart_new_cash,  balik_chart_new_money, balik_chart_new_savings,
  balik_chart_new_fleet, balik_chart_new_spark, balik_chart_new_flows,
};

static BalikChartStyle *
create_style (guint index)
{
  BalikChartStyle *style = index % 3 == 0   ? balik_chart_style_new_light ()
                           : index % 3 == 1 ? balik_chart_style_new_dark ()
                                            : balik_chart_style_new_print ();

  balik_chart_style_set_high_contrast (style, index >= 3);
  style->is_rtl = index % 2 == 1;

  return style;
}

static cairo_surface_t *
create_surface (const BalikChartStyle *style, int width, int height, cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, style->background.red, style->background.green,
                        style->background.blue);
  cairo_paint (*cr);

  return surface;
}

/* How many pixels are not as the first one of the surface. */
static guint
count_painted (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data;
  guint32 ground;
  guint n = 0;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  ground = *(const guint32 *)(const void *)data & 0xffffff;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n += (*(const guint32 *)(const void *)(data + y * stride + x * 4) & 0xffffff) != ground;

  return n;
}

static void
check_paint (BalikChartSpec *spec, const BalikChartStyle *style)
{
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");
  double height = balik_chart_spec_measure_height (spec, style, 480, context);
  g_autoptr (BalikChartLayout) layout = balik_chart_layout_new (spec, style, 480, height, context);
  cairo_t *cr;
  cairo_surface_t *surface = create_surface (style, 480, (int)height, &cr);
  guint painted;

  balik_chart_paint (cr, layout, style);
  painted = count_painted (surface);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (painted, >, 400);

  balik_chart_paint_cursor (cr, layout, style, balik_chart_spec_get_n_marks (spec) / 2);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (count_painted (surface), !=, painted);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
test_paints_in_every_style (void)
{
  for (guint i = 0; i < CHART_N_EXAMPLES; i++)
    {
      g_autoptr (ChartExample) example = chart_fixture_load (i);

      for (guint b = 0; b < G_N_ELEMENTS (builders); b++)
        for (guint s = 0; s < 6; s++)
          {
            g_autoptr (BalikChartSpec) spec
                = builders[b](example->plan, example->result, example->locale);
            g_autoptr (BalikChartStyle) style = create_style (s);

            g_test_message ("%s, chart %u, style %u", example->name, b, s);
            check_paint (spec, style);
          }
    }
}

static void
test_empty_charts_paint (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");

  for (int kind = BALIK_CHART_LINES; kind <= BALIK_CHART_FLOWS; kind++)
    {
      g_autoptr (BalikChartSpec) spec = balik_chart_spec_new ((BalikChartKind)kind, locale);
      g_autoptr (BalikChartLayout) layout = balik_chart_layout_new (spec, style, 300, 200, context);
      cairo_t *cr;
      cairo_surface_t *surface = create_surface (style, 300, 200, &cr);

      balik_chart_paint (cr, layout, style);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpint (balik_chart_layout_find_mark (layout, 150, 100), ==, -1);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_object_unref (context);
}

/* 3:1 for marks, 4.5:1 for small text, on card, window and sidebar of each theme. */
static void
check_contrast (const BalikChartStyle *style, const BalikColour *grounds, guint n)
{
  for (guint g = 0; g < n; g++)
    {
      for (int c = 0; c < BALIK_CHART_N_COLOURS; c++)
        {
          g_assert_cmpfloat (balik_colour_get_contrast (&style->palette[c], &grounds[g]), >=, 3);
          if (g == 0)
            g_assert_cmpfloat (balik_colour_get_contrast (&style->text_palette[c], &grounds[g]), >=,
                               4.5);
        }
      g_assert_cmpfloat (balik_colour_get_contrast (&style->text, &grounds[g]), >=, 7);
    }
}

static void
test_palettes_have_contrast (void)
{
  const BalikColour light[] = { { 1, 1, 1, 1 },
                                { 250 / 255.0, 250 / 255.0, 250 / 255.0, 1 },
                                { 235 / 255.0, 235 / 255.0, 235 / 255.0, 1 } };
  const BalikColour dark[] = { { 0x36 / 255.0, 0x36 / 255.0, 0x36 / 255.0, 1 },
                               { 0x24 / 255.0, 0x24 / 255.0, 0x24 / 255.0, 1 },
                               { 0x1e / 255.0, 0x1e / 255.0, 0x1e / 255.0, 1 } };
  const BalikColour black = { 0, 0, 0, 1 };
  g_autoptr (BalikChartStyle) first = balik_chart_style_new_light ();
  g_autoptr (BalikChartStyle) second = balik_chart_style_new_dark ();

  g_assert_cmpfloat_with_epsilon (balik_colour_get_contrast (&black, &light[0]), 21, 1e-9);
  check_contrast (first, light, 3);
  /* Small text in purple and rust stands on cards: there it was measured. */
  for (int c = 0; c < BALIK_CHART_N_COLOURS; c++)
    for (int g = 0; g < 3; g++)
      g_assert_cmpfloat (balik_colour_get_contrast (&second->palette[c], &dark[g]), >=, 3);
  g_assert_cmpfloat (balik_colour_get_contrast (&second->text_palette[BALIK_CHART_RUST], &dark[0]),
                     >=, 4.5);
}

static GBytes *
export_to_memory (BalikChartSpec *spec,
                  gboolean (*write) (BalikChartSpec *,
                                     const BalikChartStyle *,
                                     double,
                                     double,
                                     GOutputStream *,
                                     GError **))
{
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_print ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (write (spec, style, 480, 240, stream, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_exports_are_files_of_their_kind (void)
{
  for (guint b = 0; b < G_N_ELEMENTS (builders); b++)
    {
      g_autoptr (ChartExample) example = chart_fixture_load (b % CHART_N_EXAMPLES);
      g_autoptr (BalikChartSpec) spec
          = builders[b](example->plan, example->result, example->locale);
      g_autoptr (GBytes) png = export_to_memory (spec, balik_chart_write_png);
      g_autoptr (GBytes) svg = export_to_memory (spec, balik_chart_write_svg);
      g_autoptr (GBytes) pdf = export_to_memory (spec, balik_chart_write_pdf);
      gsize size;
      const char *data = (const char *)g_bytes_get_data (png, &size);

      g_assert_cmpuint (size, >, 1000);
      g_assert_cmpint (memcmp (data, "\211PNG", 4), ==, 0);
      /* Twice the pixels: the width stands behind the head of the first chunk. */
      g_assert_cmpuint (GUINT32_FROM_BE (*(const guint32 *)(const void *)(data + 16)), ==, 960);
      data = (const char *)g_bytes_get_data (svg, &size);
      g_assert_nonnull (g_strstr_len (data, (gssize)size, "<svg"));
      g_assert_nonnull (g_strstr_len (data, (gssize)size, "</svg>"));
      data = (const char *)g_bytes_get_data (pdf, &size);
      g_assert_cmpint (memcmp (data, "%PDF-", 5), ==, 0);
      g_assert_cmpuint (size, >, 1000);
    }
}

static void
test_export_reports_a_full_stream (void)
{
  g_autoptr (ChartExample) example = chart_fixture_load (0);
  g_autoptr (BalikChartSpec) spec
      = balik_chart_new_cash (example->plan, example->result, example->locale);
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  guchar few[64];

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new (few, sizeof few, NULL, NULL);
      g_autoptr (GError) error = NULL;
      gboolean written = i == 0   ? balik_chart_write_png (spec, style, 480, 240, stream, &error)
                         : i == 1 ? balik_chart_write_svg (spec, style, 480, 240, stream, &error)
                                  : balik_chart_write_pdf (spec, style, 480, 240, stream, &error);

      g_assert_false (written);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

/* A flat chart at known places: the zero line, the line of data and nothing beside. */
static void
test_line_is_where_it_belongs (void)
{
  const double values[] = { 100, 100, 100 };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en");
  g_autoptr (BalikChartSpec) spec = balik_chart_spec_new (BALIK_CHART_SPARK, locale);
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");
  g_autoptr (BalikChartLayout) layout = NULL;
  cairo_t *cr;
  cairo_surface_t *surface = create_surface (style, 100, 50, &cr);
  const guchar *data;
  const guchar *pixel;

  balik_chart_spec_add_series (spec, "Flat", BALIK_CHART_BLUE, BALIK_CHART_SOLID, values, 3);
  layout = balik_chart_layout_new (spec, style, 100, 50, context);
  balik_chart_paint (cr, layout, style);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);

  /* Blue, green, red: on the line, in the area below it, and above it. */
  pixel = data
          + cairo_image_surface_get_stride (surface) * (int)balik_chart_layout_get_y (layout, 100)
          + 50 * 4;
  g_assert_cmpint (abs (pixel[0] - 0xd8), <, 8);
  g_assert_cmpint (abs (pixel[1] - 0x71), <, 8);
  g_assert_cmpint (abs (pixel[2] - 0x1c), <, 8);
  pixel = data + cairo_image_surface_get_stride (surface) * 25 + 50 * 4;
  g_assert_cmpint (pixel[0], >, pixel[2] + 10);
  g_assert_cmpint (pixel[2], >, 200);
  g_assert_cmpint (data[2], ==, 255);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/paint/every-style", test_paints_in_every_style);
  g_test_add_func ("/charts/paint/empty", test_empty_charts_paint);
  g_test_add_func ("/charts/paint/line-is-where-it-belongs", test_line_is_where_it_belongs);
  g_test_add_func ("/charts/style/palettes-have-contrast", test_palettes_have_contrast);
  g_test_add_func ("/charts/export/files-of-their-kind", test_exports_are_files_of_their_kind);
  g_test_add_func ("/charts/export/reports-a-full-stream", test_export_reports_a_full_stream);

  return g_test_run ();
}
