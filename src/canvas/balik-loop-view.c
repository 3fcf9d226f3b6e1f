/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-loop-view.h"

#include <glib/gi18n.h>

#include "balik-theme.h"

/**
 * BalikLoopView:
 *
 * Draws the plan's own loop. It is painted anew only when flows, size or theme
 * change; screen readers get it as a sentence.
 */
struct _BalikLoopView
{
  GtkWidget parent_instance;

  BalikLoopSpec *spec;
  BalikChartStyle *style;
  BalikLoopLayout *layout;
  int layout_width;
  int layout_height;
  GskRenderNode *node;
  guint told_source;
};

enum
{
  SIGNAL_LAID_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikLoopView, balik_loop_view, GTK_TYPE_WIDGET)

static void
emit_laid_out (BalikLoopView *self)
{
  g_signal_emit (self, signals[SIGNAL_LAID_OUT], 0);
}

static gboolean
tell_cb (gpointer data)
{
  BalikLoopView *self = data;

  self->told_source = 0;
  emit_laid_out (self);
  return G_SOURCE_REMOVE;
}

static void
forget_layout (BalikLoopView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->layout, balik_loop_layout_unref);
}

static void
forget_drawing (BalikLoopView *self)
{
  forget_layout (self);
  g_clear_pointer (&self->style, balik_chart_style_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static BalikLoopLayout *
ensure_layout (BalikLoopView *self, int width, int height)
{
  if (self->spec == NULL || width <= 0 || height <= 0)
    return NULL;
  if (self->layout != NULL && (self->layout_width != width || self->layout_height != height))
    forget_layout (self);
  if (self->layout == NULL)
    {
      if (self->style == NULL)
        self->style = balik_theme_dup_chart_style (GTK_WIDGET (self));
      self->layout = balik_loop_layout_new (self->spec, self->style, width, height,
                                            gtk_widget_get_pango_context (GTK_WIDGET (self)));
      self->layout_width = width;
      self->layout_height = height;
      /* Whoever shows the scale must not change its text while we are drawn. */
      if (self->told_source == 0)
        self->told_source = g_idle_add (tell_cb, self);
    }
  return self->layout;
}

static void
balik_loop_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ensure_layout (BALIK_LOOP_VIEW (widget), width, height);
}

static void
balik_loop_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (balik_loop_view_parent_class)->css_changed (widget, change);
  forget_drawing (BALIK_LOOP_VIEW (widget));
}

static void
balik_loop_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BalikLoopView *self = BALIK_LOOP_VIEW (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);

  if (ensure_layout (self, width, height) == NULL)
    return;
  if (self->node == NULL)
    {
      cairo_t *cr;

      self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
      cr = gsk_cairo_node_get_draw_context (self->node);
      balik_loop_paint (cr, self->layout, self->style);
      cairo_destroy (cr);
    }
  gtk_snapshot_append_node (snapshot, self->node);
}

static void
balik_loop_view_dispose (GObject *object)
{
  BalikLoopView *self = BALIK_LOOP_VIEW (object);

  g_clear_handle_id (&self->told_source, g_source_remove);
  forget_layout (self);
  g_clear_pointer (&self->style, balik_chart_style_free);
  g_clear_pointer (&self->spec, balik_loop_spec_unref);

  G_OBJECT_CLASS (balik_loop_view_parent_class)->dispose (object);
}

static void
balik_loop_view_class_init (BalikLoopViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = balik_loop_view_dispose;

  widget_class->size_allocate = balik_loop_view_size_allocate;
  widget_class->css_changed = balik_loop_view_css_changed;
  widget_class->snapshot = balik_loop_view_snapshot;

  /**
   * BalikLoopView::laid-out:
   * @self: a loop view
   *
   * Emitted after the loop was drawn to another scale.
   */
  signals[SIGNAL_LAID_OUT] = g_signal_new ("laid-out", BALIK_TYPE_LOOP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "loop");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
balik_loop_view_init (BalikLoopView *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Loop of the plan"), -1);
  balik_theme_track (GTK_WIDGET (self), G_CALLBACK (forget_drawing), self);
}

/**
 * balik_loop_view_new:
 *
 * Returns: (transfer floating): a view without a loop
 */
GtkWidget *
balik_loop_view_new (void)
{
  return g_object_new (BALIK_TYPE_LOOP_VIEW, NULL);
}

/**
 * balik_loop_view_set_spec:
 * @self: a loop view
 * @spec: (nullable): the loop to draw
 *
 * Shows another loop.
 */
void
balik_loop_view_set_spec (BalikLoopView *self, BalikLoopSpec *spec)
{
  g_return_if_fail (BALIK_IS_LOOP_VIEW (self));

  g_clear_pointer (&self->spec, balik_loop_spec_unref);
  self->spec = spec != NULL ? balik_loop_spec_ref (spec) : NULL;
  forget_layout (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spec != NULL ? balik_loop_spec_get_description (spec) : "", -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * balik_loop_view_dup_scale_text:
 * @self: a loop view
 *
 * Returns: (transfer full) (nullable): what one pixel stands for, in words;
 *     %NULL while nothing is drawn
 */
char *
balik_loop_view_dup_scale_text (BalikLoopView *self)
{
  g_return_val_if_fail (BALIK_IS_LOOP_VIEW (self), NULL);

  return self->layout != NULL ? balik_loop_layout_dup_scale_text (self->layout) : NULL;
}

/**
 * balik_loop_view_compute_inside:
 * @self: a loop view
 * @width: its width
 * @height: its height
 *
 * Returns: the free place inside the ring at that size; all of it if there is
 *     no loop
 */
BalikRect
balik_loop_view_compute_inside (BalikLoopView *self, int width, int height)
{
  const BalikRect all = { 0, 0, width, height };

  g_return_val_if_fail (BALIK_IS_LOOP_VIEW (self), all);

  if (ensure_layout (self, width, height) == NULL)
    return all;
  return balik_loop_layout_get_inside (self->layout);
}
