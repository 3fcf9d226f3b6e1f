/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-board-layout.h"
#include "balik-chart-builders.h"
#include "balik-chart-paint.h"
#include "balik-json-import.h"
#include "balik-loop.h"
#include "balik-projection.h"

#include <stdlib.h>
#include <string.h>

/*
 * Draws all charts of some plans into a folder, to be looked at: in each theme, at a
 * phone's width, with large text, and with words in other scripts. Not a test.
 *
 *   chart-gallery FOLDER PLAN.json…
 */

typedef struct
{
  const char *name;
  double width;
  double height;
  double resolution;
  gboolean is_dark;
  gboolean is_print;
  gboolean high_contrast;
  gboolean is_rtl;
  const char *locale;
} Look;

static const Look looks[] = {
  { "light", 690, 300, 96, .locale = "en" },
  { "dark", 690, 300, 96, .is_dark = TRUE, .locale = "en" },
  { "contrast", 690, 300, 96, .high_contrast = TRUE, .locale = "en" },
  { "contrast-dark", 690, 300, 96, .is_dark = TRUE, .high_contrast = TRUE, .locale = "en" },
  { "print", 350, 190, 72, .is_print = TRUE, .locale = "en" },
  { "phone", 332, 300, 96, .locale = "id" },
  { "large", 690, 420, 192, .locale = "en" },
  { "phone-large", 332, 460, 192, .locale = "en" },
  { "right-to-left", 690, 300, 96, .is_rtl = TRUE, .locale = "ms" },
};

static const char *const titles[] = {
  "ເງິນສົດສະສົມ",
  "เงินสดสะสมตั้งแต่เปิดร้าน",
  "សាច់ប្រាក់បូកបញ្ចូលគ្នា",
};

static BalikChartStyle *
create_style (const Look *look)
{
  BalikChartStyle *style = look->is_print  ? balik_chart_style_new_print ()
                           : look->is_dark ? balik_chart_style_new_dark ()
                                           : balik_chart_style_new_light ();

  style->is_rtl = look->is_rtl;
  style->show_title = TRUE;
  balik_chart_style_set_high_contrast (style, look->high_contrast);

  return style;
}

static PangoContext *
create_context (const Look *look)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font
      = pango_font_description_from_string (look->is_print ? "Cantarell 9.3" : "Cantarell 11");

  pango_cairo_context_set_resolution (context, look->resolution);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);

  return context;
}

static cairo_t *
create_canvas (const BalikChartStyle *style, double width, double height)
{
  double scale = style->is_vector ? 2 : 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(width * scale),
                                                         (int)(height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, style->background.red, style->background.green, style->background.blue);
  cairo_paint (cr);

  return cr;
}

static void
save (cairo_t *cr, const char *folder, const char *plan, const char *chart, const char *look)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s.png", plan, chart, look);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (cairo_surface_write_to_png (cairo_get_target (cr), path) != CAIRO_STATUS_SUCCESS)
    g_error ("Cannot write %s", path);
  cairo_destroy (cr);
}

static void
draw_chart (BalikChartSpec *spec,
            const char *folder,
            const char *plan,
            const char *chart,
            const Look *look)
{
  g_autoptr (BalikChartStyle) style = create_style (look);
  PangoContext *context = create_context (look);
  gboolean is_spark = balik_chart_spec_get_kind (spec) == BALIK_CHART_SPARK;
  double width = is_spark ? 184 : look->width;
  double height
      = is_spark ? 74
                 : MAX (balik_chart_spec_get_kind (spec) == BALIK_CHART_PAIRS ? 0 : look->height,
                        balik_chart_spec_measure_height (spec, style, width, context));
  g_autoptr (BalikChartLayout) layout
      = balik_chart_layout_new (spec, style, width, height, context);
  cairo_t *cr = create_canvas (style, width, height);

  balik_chart_paint (cr, layout, style);
  if (look->is_dark && !is_spark)
    balik_chart_paint_cursor (
        cr, layout, style,
        balik_chart_layout_get_next_mark (layout, balik_chart_spec_get_n_marks (spec) / 2, 0));
  save (cr, folder, plan, chart, look->name);
  g_object_unref (context);
}

static void
draw_loop (BalikLoopSpec *spec, const char *folder, const char *plan, const Look *look)
{
  g_autoptr (BalikChartStyle) style = create_style (look);
  PangoContext *context = create_context (look);
  double width = look->width;
  double height = look->width < 500 ? 190 : 354;
  g_autoptr (BalikLoopLayout) layout = balik_loop_layout_new (spec, style, width, height, context);
  BalikRect inside = balik_loop_layout_get_inside (layout);
  cairo_t *cr = create_canvas (style, width, height);

  balik_loop_paint (cr, layout, style);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.3);
  cairo_rectangle (cr, inside.x, inside.y, inside.width, inside.height);
  cairo_stroke (cr);
  save (cr, folder, plan, "loop", look->name);
  g_object_unref (context);
}

static void
draw_board (BalikLoopSpec *spec, const char *folder, const char *plan)
{
  const Look look = { "board", 1194, 676, 96, .locale = "en" };
  g_autoptr (BalikChartStyle) style = create_style (&look);
  g_autoptr (BalikLoopLayout) layout = NULL;
  PangoContext *context = create_context (&look);
  cairo_t *cr = create_canvas (style, look.width, look.height);
  BalikRect rects[BALIK_N_BLOCKS];
  BalikRect ring;

  balik_board_layout_compute (look.width, look.height, rects, &ring);
  for (int i = 0; i < BALIK_N_BLOCKS; i++)
    {
      cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
      cairo_rectangle (cr, rects[i].x, rects[i].y, rects[i].width, rects[i].height);
      cairo_stroke (cr);
      cairo_move_to (cr, rects[i].x + 8, rects[i].y + 18);
      cairo_show_text (cr, balik_blocks_get ()[i].name);
    }
  layout = balik_loop_layout_new (spec, style, ring.width, ring.height, context);
  cairo_translate (cr, ring.x, ring.y);
  balik_loop_paint (cr, layout, style);
  save (cr, folder, plan, "board", "light");
  g_object_unref (context);
}

static void
draw_titles (BalikChartSpec *spec, const char *folder, const char *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *name = g_strdup_printf ("cash-script%u", i);

      balik_chart_spec_set_title (spec, titles[i], titles[(i + 1) % G_N_ELEMENTS (titles)]);
      draw_chart (spec, folder, plan, name, &looks[0]);
    }
}

static void
draw_plan (const char *folder, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import_file (file, NULL, NULL, &error);
  g_autoptr (BalikResult) result = plan != NULL ? balik_project (plan, &error) : NULL;
  g_autofree char *base = g_path_get_basename (path);

  if (result == NULL)
    g_error ("%s: %s", path, error->message);

  base[strcspn (base, ".")] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (looks[i].locale);
      g_autoptr (BalikChartSpec) cash = balik_chart_new_cash (plan, result, locale);
      g_autoptr (BalikChartSpec) money = balik_chart_new_money (plan, result, locale);
      g_autoptr (BalikChartSpec) savings = balik_chart_new_savings (plan, result, locale);
      g_autoptr (BalikChartSpec) fleet = balik_chart_new_fleet (plan, result, locale);
      g_autoptr (BalikChartSpec) spark = balik_chart_new_spark (plan, result, locale);
      g_autoptr (BalikChartSpec) flows = balik_chart_new_flows (plan, result, locale);
      g_autoptr (BalikLoopSpec) loop = balik_loop_spec_new (plan, result, locale);

      draw_chart (cash, folder, base, "cash", &looks[i]);
      draw_chart (money, folder, base, "money", &looks[i]);
      draw_chart (savings, folder, base, "savings", &looks[i]);
      draw_chart (fleet, folder, base, "fleet", &looks[i]);
      draw_chart (flows, folder, base, "flows", &looks[i]);
      draw_chart (spark, folder, base, "spark", &looks[i]);
      draw_loop (loop, folder, base, &looks[i]);
      if (i > 0)
        continue;
      draw_board (loop, folder, base);
      g_print ("%s\n%s\n%s\n%s\n%s\n", balik_chart_spec_get_description (cash),
               balik_chart_spec_get_description (money), balik_chart_spec_get_description (savings),
               balik_chart_spec_get_description (fleet), balik_loop_spec_get_description (loop));
      draw_titles (cash, folder, base);
    }
}

int
main (int argc, char *argv[])
{
  if (argc < 3)
    {
      g_printerr ("Usage: %s FOLDER PLAN.json…\n", argv[0]);
      return EXIT_FAILURE;
    }
  for (int i = 2; i < argc; i++)
    draw_plan (argv[1], argv[i]);

  return EXIT_SUCCESS;
}
