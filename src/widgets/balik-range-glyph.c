/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-range-glyph.h"

#include <math.h>

/**
 * BalikRangeGlyph:
 *
 * A number as a dot, and its range as a line through it.
 *
 * A share stands on a line from 0 to 100 %; any other number in the middle of
 * a line from 0 to its double, so that equal lines are equally uncertain. It
 * says nothing that the text beside it does not say, so it has no role.
 */
struct _BalikRangeGlyph
{
  GtkWidget parent_instance;

  gboolean has_points;
  double low;
  double likely;
  double high;
};

G_DEFINE_FINAL_TYPE (BalikRangeGlyph, balik_range_glyph, GTK_TYPE_WIDGET)

#define NATURAL_WIDTH 72
#define HEIGHT 12
#define DOT 9.0f
#define LINE 2.0f

static void
append_bar (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float width, float height)
{
  const graphene_rect_t rect = GRAPHENE_RECT_INIT (x, (HEIGHT - height) / 2, width, height);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, &rect);
  gtk_snapshot_pop (snapshot);
}

static float
place_of (BalikRangeGlyph *self, double share)
{
  const float room = (float)gtk_widget_get_width (GTK_WIDGET (self)) - DOT;
  const float x = DOT / 2 + (float)share * room;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return (float)gtk_widget_get_width (GTK_WIDGET (self)) - x;
  return x;
}

static void
balik_range_glyph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BalikRangeGlyph *self = BALIK_RANGE_GLYPH (widget);
  GdkRGBA colour;
  float left, right, middle;

  if (!self->has_points)
    return;

  gtk_widget_get_color (widget, &colour);
  left = MIN (place_of (self, self->low), place_of (self, self->high));
  right = MAX (place_of (self, self->low), place_of (self, self->high));
  middle = place_of (self, self->likely);
  if (right > left)
    append_bar (snapshot, &colour, left, MAX (right - left, LINE), LINE);
  append_bar (snapshot, &colour, middle - DOT / 2, DOT, DOT);
}

static void
balik_range_glyph_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
  *natural = *minimum;
}

static void
balik_range_glyph_class_init (BalikRangeGlyphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = balik_range_glyph_snapshot;
  widget_class->measure = balik_range_glyph_measure;

  gtk_widget_class_set_css_name (widget_class, "range-glyph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
balik_range_glyph_init (BalikRangeGlyph *self)
{
}

/**
 * balik_range_glyph_new:
 *
 * Returns: (transfer floating): a glyph that shows nothing
 */
GtkWidget *
balik_range_glyph_new (void)
{
  return g_object_new (BALIK_TYPE_RANGE_GLYPH, NULL);
}

/**
 * balik_range_glyph_set_points:
 * @self: a glyph
 * @is_share: whether it is a share, shown between 0 and 100 %
 * @low: the low end
 * @likely: the likely number
 * @high: the high end
 *
 * Shows a number with its range; one number where all three are the same.
 */
void
balik_range_glyph_set_points (BalikRangeGlyph *self,
                              gboolean is_share,
                              double low,
                              double likely,
                              double high)
{
  double from, to;

  g_return_if_fail (BALIK_IS_RANGE_GLYPH (self));

  from = is_share ? MIN (0, low) : MIN (low, MIN (0, 2 * likely));
  to = is_share ? MAX (1, high) : MAX (high, MAX (0, 2 * likely));
  if (!(to > from) || !isfinite (to - from))
    {
      from = likely - 1;
      to = likely + 1;
    }
  self->has_points = TRUE;
  self->low = CLAMP ((low - from) / (to - from), 0, 1);
  self->likely = CLAMP ((likely - from) / (to - from), 0, 1);
  self->high = CLAMP ((high - from) / (to - from), 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * balik_range_glyph_clear:
 * @self: a glyph
 *
 * Shows nothing.
 */
void
balik_range_glyph_clear (BalikRangeGlyph *self)
{
  g_return_if_fail (BALIK_IS_RANGE_GLYPH (self));

  self->has_points = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
