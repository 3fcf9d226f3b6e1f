/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>

#include "balik-page-preview.h"
#include "report-fixture.h"

/* A page on screen: as tall as its paper, and a picture with words. */

static BalikReport *
new_report (BalikPaper paper)
{
  g_autofree char *path = report_fixture_dup_example ("lease-school-uniforms.json");
  g_autoptr (BalikPlan) plan = report_fixture_load (path, NULL);

  return report_fixture_new (plan, "en_US", paper);
}

static int
measure_height (GtkWidget *preview, int width)
{
  int minimum;
  int natural;

  gtk_widget_measure (preview, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);

  return natural;
}

static void
test_is_as_tall_as_paper (void)
{
  g_autoptr (BalikReport) a4 = new_report (BALIK_PAPER_A4);
  g_autoptr (BalikReport) letter = new_report (BALIK_PAPER_LETTER);
  GtkWidget *preview = g_object_ref_sink (balik_page_preview_new ());
  int minimum;
  int natural;

  gtk_widget_measure (preview, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, 312);

  balik_page_preview_set_page (BALIK_PAGE_PREVIEW (preview), a4, 0);
  g_assert_cmpint (measure_height (preview, 420), ==, 594);
  balik_page_preview_set_page (BALIK_PAGE_PREVIEW (preview), letter, 1);
  g_assert_cmpint (measure_height (preview, 425), ==, 550);

  g_assert_finalize_object (preview);
}

static void
test_is_picture_with_words (void)
{
  g_autoptr (BalikReport) report = new_report (BALIK_PAPER_A4);
  g_autofree char *text = balik_report_dup_page_text (report, 1);
  GtkWidget *preview = g_object_ref_sink (balik_page_preview_new ());

  balik_page_preview_set_page (BALIK_PAGE_PREVIEW (preview), report, 1);
  gtk_test_accessible_assert_role (preview, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (preview, GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 2 of 2");
  gtk_test_accessible_assert_property (preview, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
  g_assert_nonnull (strstr (text, "Cash by plan year"));
  g_assert_true (gtk_widget_get_focusable (preview));

  g_assert_finalize_object (preview);
}

static guint
count_dark_pixels (GdkTexture *texture)
{
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new0 (guint32, (gsize)width * (gsize)height);
  guint n_dark = 0;

  gdk_texture_download (texture, (guchar *)pixels, (gsize)width * sizeof *pixels);
  for (int i = 0; i < width * height; i++)
    if ((pixels[i] >> 24) > 0x80 && (pixels[i] & 0xff) < 0x40)
      n_dark++;

  return n_dark;
}

/* What is on screen; %NULL before the first frame. */
static GskRenderNode *
snapshot_widget (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));

  return gtk_snapshot_free_to_node (snapshot);
}

static void
test_draws_page (void)
{
  g_autoptr (BalikReport) report = new_report (BALIK_PAPER_A4);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *preview = balik_page_preview_new ();
  GskRenderNode *node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  balik_page_preview_set_page (BALIK_PAGE_PREVIEW (preview), report, 0);
  gtk_window_set_child (GTK_WINDOW (window), preview);
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 594);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 100000 && node == NULL; i++)
    {
      g_main_context_iteration (NULL, TRUE);
      if (gtk_widget_get_width (preview) > 0)
        node = snapshot_widget (preview);
    }

  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_cmpuint (count_dark_pixels (texture), >, 500);

  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/page-preview/is-as-tall-as-paper", test_is_as_tall_as_paper);
  g_test_add_func ("/report/page-preview/is-picture-with-words", test_is_picture_with_words);
  g_test_add_func ("/report/page-preview/draws-page", test_draws_page);

  return g_test_run ();
}
