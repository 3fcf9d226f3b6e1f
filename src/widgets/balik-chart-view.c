/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-view.h"

#include <math.h>

#include <glib/gi18n.h>

#include "balik-chart-export.h"
#include "balik-chart-paint.h"
#include "balik-chart-table.h"
#include "balik-theme.h"

/**
 * BalikChartView:
 *
 * Shows a chart. Pointer and arrow keys move a cursor along its marks.
 *
 * The chart is one cairo node that is kept until the chart, its size or the
 * theme changes; the cursor is another above it, so moving the pointer paints
 * no chart. Screen readers get the chart's sentence as description, and each
 * mark's words as it is reached. Ctrl+C copies the picture, Ctrl+Shift+C the
 * numbers as a table. A click or Enter on a mark emits “mark-activated”.
 */
struct _BalikChartView
{
  GtkWidget parent_instance;

  BalikChartSpec *spec;
  BalikChartStyle *style;
  BalikChartLayout *layout;
  GskRenderNode *node;
  int cursor;
  gboolean is_hover;
};

typedef enum
{
  PROP_SPEC = 1,
} BalikChartViewProperty;

static GParamSpec *props[PROP_SPEC + 1];

enum
{
  SIGNAL_MARK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikChartView, balik_chart_view, GTK_TYPE_WIDGET)

#define MIN_WIDTH 260
#define MIN_HEIGHT 160
#define NATURAL_HEIGHT 300
#define SPARK_HEIGHT 48

static void
forget_drawing (BalikChartView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->layout, balik_chart_layout_unref);
  g_clear_pointer (&self->style, balik_chart_style_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static BalikChartStyle *
ensure_style (BalikChartView *self)
{
  if (self->style == NULL)
    self->style = balik_theme_dup_chart_style (GTK_WIDGET (self));
  return self->style;
}

static BalikChartLayout *
ensure_layout (BalikChartView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->layout == NULL && self->spec != NULL && width > 0 && height > 0)
    self->layout = balik_chart_layout_new (self->spec, ensure_style (self), width, height,
                                           gtk_widget_get_pango_context (GTK_WIDGET (self)));
  return self->layout;
}

static void
update_description (BalikChartView *self)
{
  g_autofree char *readout = NULL;
  const char *description = self->spec ? balik_chart_spec_get_description (self->spec) : NULL;
  const char *title = self->spec ? balik_chart_spec_get_title (self->spec) : NULL;

  if (self->cursor >= 0 && ensure_layout (self) != NULL)
    readout = balik_chart_layout_dup_readout (self->layout, (guint)self->cursor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title ? title : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  readout ? readout : (description ? description : ""), -1);
}

static void
announce_cursor (BalikChartView *self)
{
  g_autofree char *readout = NULL;

  if (self->cursor < 0 || ensure_layout (self) == NULL)
    return;
  readout = balik_chart_layout_dup_readout (self->layout, (guint)self->cursor);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), readout,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, BalikChartView *self)
{
  if (ensure_layout (self) == NULL)
    return;
  self->is_hover = TRUE;
  balik_chart_view_set_cursor (self, balik_chart_layout_find_mark (self->layout, x, y));
}

static void
leave_cb (GtkEventControllerMotion *motion, BalikChartView *self)
{
  if (self->is_hover)
    balik_chart_view_set_cursor (self, -1);
  self->is_hover = FALSE;
}

static gboolean
move_cursor_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  BalikChartView *self = BALIK_CHART_VIEW (widget);
  int by = g_variant_get_int32 (args);
  int cursor;

  if (ensure_layout (self) == NULL || balik_chart_spec_get_n_marks (self->spec) == 0)
    return FALSE;

  if (self->style->is_rtl && (by == 1 || by == -1))
    by = -by;
  if (by == G_MININT32)
    cursor = 0;
  else if (by == G_MAXINT32)
    cursor = (int)balik_chart_spec_get_n_marks (self->spec) - 1;
  else if (self->cursor < 0)
    cursor = 0;
  else
    cursor = (int)balik_chart_layout_get_next_mark (self->layout, (guint)self->cursor, by);
  self->is_hover = FALSE;
  balik_chart_view_set_cursor (self, cursor);
  announce_cursor (self);
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  BalikChartView *self = BALIK_CHART_VIEW (widget);

  if (self->cursor < 0)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, (guint)self->cursor);
  return TRUE;
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, BalikChartView *self)
{
  const int mark
      = ensure_layout (self) != NULL ? balik_chart_layout_find_mark (self->layout, x, y) : -1;

  if (mark >= 0)
    g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, (guint)mark);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  BalikChartView *self = BALIK_CHART_VIEW (widget);

  if (self->cursor < 0)
    return FALSE;
  balik_chart_view_set_cursor (self, -1);
  return TRUE;
}

static void
copy_picture (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikChartView *self = BALIK_CHART_VIEW (widget);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (BalikChartStyle) style = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  if (self->spec == NULL)
    return;
  style = balik_chart_style_new_light ();
  style->show_title = TRUE;
  if (balik_chart_write_png (self->spec, style, 900, 480, stream, &error)
      && g_output_stream_close (stream, NULL, &error))
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
      texture = gdk_texture_new_from_bytes (bytes, &error);
    }
  if (texture != NULL)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  else
    g_warning ("The chart could not be copied: %s", error->message);
}

static void
copy_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikChartView *self = BALIK_CHART_VIEW (widget);
  g_autoptr (BalikChartTable) table = NULL;
  g_autofree char *text = NULL;

  if (self->spec == NULL)
    return;
  table = balik_chart_table_new (self->spec);
  text = balik_chart_table_dup_text (table);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static GtkSizeRequestMode
balik_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
balik_chart_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  BalikChartView *self = BALIK_CHART_VIEW (widget);
  const gboolean is_spark
      = self->spec != NULL && balik_chart_spec_get_kind (self->spec) == BALIK_CHART_SPARK;
  double height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = is_spark ? 80 : MIN_WIDTH;
      *natural = is_spark ? 160 : MIN_WIDTH;
      return;
    }
  if (self->spec == NULL || is_spark)
    {
      *minimum = *natural = SPARK_HEIGHT;
      return;
    }
  height = balik_chart_spec_measure_height (self->spec, ensure_style (self),
                                            for_size > 0 ? for_size : MIN_WIDTH,
                                            gtk_widget_get_pango_context (widget));
  *minimum = (int)ceil (MAX (height, MIN_HEIGHT));
  *natural = balik_chart_spec_get_kind (self->spec) == BALIK_CHART_PAIRS
                     || balik_chart_spec_get_kind (self->spec) == BALIK_CHART_SWINGS
                 ? *minimum
                 : MAX (*minimum, NATURAL_HEIGHT);
}

static void
balik_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  forget_drawing (BALIK_CHART_VIEW (widget));
}

static void
balik_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (balik_chart_view_parent_class)->css_changed (widget, change);
  forget_drawing (BALIK_CHART_VIEW (widget));
}

static GskRenderNode *
ensure_node (BalikChartView *self)
{
  graphene_rect_t bounds;
  cairo_t *cr;

  if (self->node != NULL || ensure_layout (self) == NULL)
    return self->node;

  graphene_rect_init (&bounds, 0, 0, (float)gtk_widget_get_width (GTK_WIDGET (self)),
                      (float)gtk_widget_get_height (GTK_WIDGET (self)));
  self->node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (self->node);
  balik_chart_paint (cr, self->layout, ensure_style (self));
  cairo_destroy (cr);
  return self->node;
}

static void
balik_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BalikChartView *self = BALIK_CHART_VIEW (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (ensure_node (self) == NULL)
    return;
  gtk_snapshot_append_node (snapshot, self->node);
  if (self->cursor < 0)
    return;

  graphene_rect_init (&bounds, 0, 0, (float)gtk_widget_get_width (widget),
                      (float)gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  balik_chart_paint_cursor (cr, self->layout, ensure_style (self), (guint)self->cursor);
  cairo_destroy (cr);
}

static void
balik_chart_view_finalize (GObject *object)
{
  BalikChartView *self = BALIK_CHART_VIEW (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->layout, balik_chart_layout_unref);
  g_clear_pointer (&self->style, balik_chart_style_free);
  g_clear_pointer (&self->spec, balik_chart_spec_unref);

  G_OBJECT_CLASS (balik_chart_view_parent_class)->finalize (object);
}

static void
balik_chart_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((BalikChartViewProperty)prop_id)
    {
    case PROP_SPEC:
      g_value_set_boxed (value, BALIK_CHART_VIEW (object)->spec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_chart_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch ((BalikChartViewProperty)prop_id)
    {
    case PROP_SPEC:
      balik_chart_view_set_spec (BALIK_CHART_VIEW (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_cursor_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int by;
  } moves[] = { { GDK_KEY_Left, -1 },         { GDK_KEY_Right, 1 },       { GDK_KEY_Up, -1 },
                { GDK_KEY_Down, 1 },          { GDK_KEY_Page_Up, -12 },   { GDK_KEY_Page_Down, 12 },
                { GDK_KEY_Home, G_MININT32 }, { GDK_KEY_End, G_MAXINT32 } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cursor_cb, "i", moves[i].by);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
}

static void
balik_chart_view_class_init (BalikChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = balik_chart_view_finalize;
  object_class->get_property = balik_chart_view_get_property;
  object_class->set_property = balik_chart_view_set_property;

  widget_class->get_request_mode = balik_chart_view_get_request_mode;
  widget_class->measure = balik_chart_view_measure;
  widget_class->size_allocate = balik_chart_view_size_allocate;
  widget_class->css_changed = balik_chart_view_css_changed;
  widget_class->snapshot = balik_chart_view_snapshot;

  /**
   * BalikChartView:spec:
   *
   * The chart that is shown.
   */
  props[PROP_SPEC]
      = g_param_spec_boxed ("spec", NULL, NULL, BALIK_TYPE_CHART_SPEC,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * BalikChartView::mark-activated:
   * @self: a view
   * @mark: the mark
   *
   * Emitted when a mark is clicked, or Enter pressed on it.
   */
  signals[SIGNAL_MARK_ACTIVATED]
      = g_signal_new ("mark-activated", BALIK_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  add_cursor_keys (widget_class);
  gtk_widget_class_install_action (widget_class, "chart.copy-picture", NULL, copy_picture);
  gtk_widget_class_install_action (widget_class, "chart.copy-table", NULL, copy_table);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "chart.copy-picture", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "chart.copy-table", NULL);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
balik_chart_view_init (BalikChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->cursor = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  balik_theme_track (GTK_WIDGET (self), G_CALLBACK (forget_drawing), self);
}

/**
 * balik_chart_view_new:
 *
 * Returns: (transfer floating): a view without a chart
 */
GtkWidget *
balik_chart_view_new (void)
{
  return g_object_new (BALIK_TYPE_CHART_VIEW, NULL);
}

/**
 * balik_chart_view_get_spec:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the chart that is shown
 */
BalikChartSpec *
balik_chart_view_get_spec (BalikChartView *self)
{
  g_return_val_if_fail (BALIK_IS_CHART_VIEW (self), NULL);

  return self->spec;
}

/**
 * balik_chart_view_set_spec:
 * @self: a view
 * @spec: (nullable): a chart
 *
 * Shows another chart. A cursor set by keys stays where it was.
 */
void
balik_chart_view_set_spec (BalikChartView *self, BalikChartSpec *spec)
{
  g_return_if_fail (BALIK_IS_CHART_VIEW (self));

  if (self->spec == spec)
    return;

  g_clear_pointer (&self->spec, balik_chart_spec_unref);
  self->spec = spec != NULL ? balik_chart_spec_ref (spec) : NULL;
  if (spec == NULL || self->cursor >= (int)balik_chart_spec_get_n_marks (spec))
    self->cursor = -1;

  forget_drawing (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPEC]);
}

/**
 * balik_chart_view_get_cursor:
 * @self: a view
 *
 * Returns: the mark that is read out, −1 for none
 */
int
balik_chart_view_get_cursor (BalikChartView *self)
{
  g_return_val_if_fail (BALIK_IS_CHART_VIEW (self), -1);

  return self->cursor;
}

/**
 * balik_chart_view_set_cursor:
 * @self: a view
 * @cursor: a mark, −1 for none
 *
 * Moves the cursor.
 */
void
balik_chart_view_set_cursor (BalikChartView *self, int cursor)
{
  g_return_if_fail (BALIK_IS_CHART_VIEW (self));

  if (self->cursor == cursor)
    return;

  self->cursor = cursor;
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
