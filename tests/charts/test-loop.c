/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-board-layout.h"
#include "balik-loop.h"
#include "chart-fixture.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static BalikLoopSpec *
load_loop (guint index)
{
  g_autoptr (ChartExample) example = chart_fixture_load (index);

  return balik_loop_spec_new (example->plan, example->result, example->locale);
}

static double
get_units (const BalikLoopSpec *spec, BalikLoopLane lane)
{
  return balik_loop_spec_get_units (spec, lane);
}

static void
test_what_goes_in_comes_out_or_stays (void)
{
  for (guint i = 0; i < CHART_N_EXAMPLES; i++)
    {
      g_autoptr (BalikLoopSpec) spec = load_loop (i);
      double placed = get_units (spec, BALIK_LOOP_PLACED);

      g_test_message ("%s", chart_fixture_get_name (i));
      g_assert_cmpfloat (placed, >, 0);
      g_assert_cmpfloat_with_epsilon (get_units (spec, BALIK_LOOP_NEW)
                                          + get_units (spec, BALIK_LOOP_RENEWED),
                                      placed, 1e-9 * placed);
      g_assert_cmpfloat_with_epsilon (get_units (spec, BALIK_LOOP_IN_USE)
                                          + get_units (spec, BALIK_LOOP_BACK)
                                          + get_units (spec, BALIK_LOOP_LOST),
                                      placed, 1e-9 * placed);
      g_assert_cmpfloat_with_epsilon (get_units (spec, BALIK_LOOP_SCRAP)
                                          + get_units (spec, BALIK_LOOP_RENEWED),
                                      get_units (spec, BALIK_LOOP_BACK), 1e-9 * placed);
    }
}

static void
test_leasing_is_a_ring_and_jars_a_line (void)
{
  g_autoptr (BalikLoopSpec) leasing = load_loop (0);
  g_autoptr (BalikLoopSpec) jars = load_loop (2);

  g_assert_false (balik_loop_spec_is_open (leasing));
  g_assert_true (balik_loop_spec_is_open (jars));
  g_assert_nonnull (strstr (balik_loop_spec_get_description (leasing), "1,628 renewed"));
  g_assert_nonnull (strstr (balik_loop_spec_get_description (jars), "none is used again"));
}

static void
test_lanes_are_to_scale (void)
{
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");

  for (guint i = 0; i < CHART_N_EXAMPLES; i++)
    {
      g_autoptr (BalikLoopSpec) spec = load_loop (i);
      g_autoptr (BalikLoopLayout) layout = balik_loop_layout_new (spec, style, 678, 354, context);
      double factor = 44 / get_units (spec, BALIK_LOOP_PLACED);

      g_assert_cmpfloat_with_epsilon (balik_loop_layout_get_lane_width (layout, BALIK_LOOP_PLACED),
                                      44, 1e-9);
      for (int lane = 0; lane < BALIK_LOOP_N_LANES; lane++)
        {
          double width = balik_loop_layout_get_lane_width (layout, (BalikLoopLane)lane);

          g_assert_cmpfloat_with_epsilon (width, factor * get_units (spec, (BalikLoopLane)lane),
                                          1e-9);
          g_assert_true (balik_loop_layout_is_dotted (layout, (BalikLoopLane)lane)
                         == (width > 0 && width < 3));
        }
    }
  g_object_unref (context);
}

static void
test_scale_is_said (void)
{
  g_autoptr (BalikLoopSpec) spec = load_loop (0);
  g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");
  g_autoptr (BalikLoopLayout) layout = balik_loop_layout_new (spec, style, 678, 354, context);
  g_autofree char *words = balik_loop_layout_dup_scale_text (layout);

  g_assert_cmpstr (words, ==,
                   "Widths of the loop are to scale: one pixel is 118 units over 5 years.");
  g_object_unref (context);
}

static void
check_labels (const BalikLoopLayout *layout, double width, double height)
{
  BalikRect inside = balik_loop_layout_get_inside (layout);

  g_assert_cmpfloat (inside.x, >=, 0);
  g_assert_cmpfloat (inside.x + inside.width, <=, width);
  for (guint i = 0; i < balik_loop_layout_get_n_labels (layout); i++)
    {
      BalikRect box = balik_loop_layout_get_label (layout, i, NULL);

      g_assert_cmpfloat (box.x, >=, -0.5);
      g_assert_cmpfloat (box.y, >=, -0.5);
      g_assert_cmpfloat (box.x + box.width, <=, width + 0.5);
      g_assert_cmpfloat (box.y + box.height, <=, height + 0.5);
      if (inside.width > 2 && inside.height > 2)
        g_assert_false (balik_rect_overlaps (&box, &inside));
      for (guint j = 0; j < i; j++)
        {
          BalikRect other = balik_loop_layout_get_label (layout, j, NULL);

          g_assert_false (balik_rect_overlaps (&box, &other));
        }
    }
}

static void
test_labels_are_apart (void)
{
  static const struct
  {
    double width;
    double height;
  } sizes[] = { { 1200, 600 }, { 678, 354 }, { 500, 300 }, { 332, 190 }, { 140, 70 } };

  for (guint i = 0; i < CHART_N_EXAMPLES; i++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (int large = 0; large < 2; large++)
        {
          g_autoptr (BalikLoopSpec) spec = load_loop (i);
          g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
          PangoContext *context = chart_fixture_create_context (large ? 192 : 96, "Cantarell 11");
          g_autoptr (BalikLoopLayout) layout = NULL;

          style->is_rtl = s % 2 == 1;
          layout = balik_loop_layout_new (spec, style, sizes[s].width, sizes[s].height, context);
          check_labels (layout, sizes[s].width, sizes[s].height);
          if (sizes[s].width < 200)
            g_assert_cmpuint (balik_loop_layout_get_n_labels (layout), ==, 0);
          else if (!large && sizes[s].width > 600)
            g_assert_cmpuint (balik_loop_layout_get_n_labels (layout), >=, 6);
          g_object_unref (context);
        }
}

/* The ground of the right bend is blue in the middle of its lane, in both directions. */
static void
test_loop_paints_its_lanes (void)
{
  g_autoptr (BalikLoopSpec) spec = load_loop (0);
  PangoContext *context = chart_fixture_create_context (96, "Cantarell 11");

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (BalikChartStyle) style = balik_chart_style_new_light ();
      g_autoptr (BalikLoopLayout) layout = NULL;
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 678, 354);
      cairo_t *cr = cairo_create (surface);
      double x = 0.9 * 678 - 4;
      const guchar *pixel;

      style->is_rtl = rtl;
      layout = balik_loop_layout_new (spec, style, 678, 354, context);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      balik_loop_paint (cr, layout, style);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_flush (surface);
      pixel = cairo_image_surface_get_data (surface)
              + 150 * cairo_image_surface_get_stride (surface) + (int)(rtl ? 678 - x : x) * 4;
      g_assert_cmpint (pixel[0], >, 220);
      g_assert_cmpint (pixel[2], <, 170);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_object_unref (context);
}

static void
test_board_has_room_for_all_blocks (void)
{
  static const struct
  {
    double width;
    double height;
  } sizes[] = { { 1194, 676 }, { 900, 640 }, { 1748, 990 }, { 842, 595 }, { 1684, 1190 } };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      BalikRect rects[BALIK_N_BLOCKS];
      BalikRect names[3];
      BalikRect ring;
      double ground_y;

      balik_board_layout_compute (sizes[s].width, sizes[s].height, rects, &ring);
      balik_board_layout_compute_phases (sizes[s].width, sizes[s].height, names, &ground_y);
      for (guint i = 0; i < BALIK_N_BLOCKS; i++)
        {
          gboolean is_offer = strcmp (balik_blocks_get ()[i].id, "offer") == 0;

          g_assert_cmpfloat (rects[i].width, >, 100);
          g_assert_cmpfloat (rects[i].height, >, 60);
          g_assert_cmpfloat (rects[i].x, >=, 18);
          g_assert_cmpfloat (rects[i].x + rects[i].width, <=, sizes[s].width - 18 + 1e-6);
          g_assert_cmpfloat (rects[i].y + rects[i].height, <=, sizes[s].height);
          g_assert_true (balik_rect_overlaps (&rects[i], &ring) == is_offer);
          g_assert_true ((rects[i].y > ground_y)
                         == (balik_blocks_get ()[i].phase == BALIK_PHASE_GROUND));
          for (guint j = 0; j < i; j++)
            g_assert_false (balik_rect_overlaps (&rects[i], &rects[j]));
        }
      g_assert_cmpfloat (names[BALIK_PHASE_AFTER].y, >, names[BALIK_PHASE_BEFORE].y);
    }
}

/* As drawn for 1366 × 768: side columns of 226. */
static void
test_board_is_as_drawn (void)
{
  BalikRect rects[BALIK_N_BLOCKS];
  BalikRect ring;
  const BalikRect *partners;

  balik_board_layout_compute (1194, 676, rects, &ring);
  partners = &rects[balik_blocks_find ("partners") - balik_blocks_get ()];

  g_assert_cmpfloat (partners->x, ==, 18);
  g_assert_cmpfloat (partners->y, ==, 24);
  g_assert_cmpfloat (partners->width, ==, 226);
  g_assert_cmpfloat_with_epsilon (partners->height, 166, 1);
  g_assert_cmpfloat (ring.x, ==, 258);
  g_assert_cmpfloat (ring.width, ==, 678);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/loop/in-is-out-or-stays", test_what_goes_in_comes_out_or_stays);
  g_test_add_func ("/charts/loop/ring-or-line", test_leasing_is_a_ring_and_jars_a_line);
  g_test_add_func ("/charts/loop/lanes-are-to-scale", test_lanes_are_to_scale);
  g_test_add_func ("/charts/loop/scale-is-said", test_scale_is_said);
  g_test_add_func ("/charts/loop/labels-are-apart", test_labels_are_apart);
  g_test_add_func ("/charts/loop/paints-its-lanes", test_loop_paints_its_lanes);
  g_test_add_func ("/charts/board/room-for-all-blocks", test_board_has_room_for_all_blocks);
  g_test_add_func ("/charts/board/is-as-drawn", test_board_is_as_drawn);

  return g_test_run ();
}
