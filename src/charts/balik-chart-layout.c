/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"

#include <math.h>

/*
 * A chart that has a size: plain numbers. Everything is placed as for a language
 * read from the left, and mirrored at the end where it is read from the right.
 */
G_DEFINE_BOXED_TYPE (BalikChartLayout,
                     balik_chart_layout,
                     balik_chart_layout_ref,
                     balik_chart_layout_unref)

/* How far outside the plot a pointer still finds its first and last month. */
#define HIT_SLACK 8.0

static void
free_text (gpointer data)
{
  balik_chart_text_free ((BalikChartText *)data);
}

/* Words that were measured, and have no place yet. */
BalikChartText *
balik_chart_layout_new_text (const BalikChartLayout *self,
                             const BalikChartStyle *style,
                             const char *words,
                             double share,
                             BalikInk ink,
                             gboolean is_bold)
{
  BalikChartText *text = balik_chart_text_new (words, share, ink);

  text->is_bold = is_bold;
  balik_chart_text_measure (text, style, self->context);

  return text;
}

/* Keeps words at a place, wrapped where they need more than the room; returns the place below. */
double
balik_chart_layout_put_text (BalikChartLayout *self,
                             const BalikChartStyle *style,
                             BalikChartText *text,
                             double x,
                             double y,
                             double room)
{
  if (text->box.width > room)
    {
      text->wraps = TRUE;
      text->box.width = MAX (room, 1);
      balik_chart_text_measure (text, style, self->context);
    }
  text->box.x = x;
  text->box.y = y;
  g_ptr_array_add (self->texts, text);

  return y + text->box.height;
}

/* Measures words, and keeps them; returns them for placing. */
BalikChartText *
balik_chart_layout_add_text (BalikChartLayout *self,
                             const BalikChartStyle *style,
                             BalikChartText *text)
{
  balik_chart_text_measure (text, style, self->context);
  g_ptr_array_add (self->texts, text);

  return text;
}

static void
mirror_texts (BalikChartLayout *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      BalikChartText *text = (BalikChartText *)g_ptr_array_index (self->texts, i);

      balik_rect_mirror (&text->box, self->width);
      if (text->alignment == PANGO_ALIGN_LEFT)
        text->alignment = PANGO_ALIGN_RIGHT;
      else if (text->alignment == PANGO_ALIGN_RIGHT)
        text->alignment = PANGO_ALIGN_LEFT;
    }
}

static void
mirror_strokes (GArray *strokes, double width)
{
  for (guint i = 0; i < strokes->len; i++)
    {
      BalikChartStroke *stroke = &g_array_index (strokes, BalikChartStroke, i);

      stroke->x1 = width - stroke->x1;
      stroke->x2 = width - stroke->x2;
    }
}

static void
mirror (BalikChartLayout *self)
{
  mirror_texts (self);
  mirror_strokes (self->swatches, self->width);
  mirror_strokes (self->leaders, self->width);
  balik_rect_mirror (&self->plot, self->width);

  for (guint i = 0; i < self->x_ticks->len; i++)
    g_array_index (self->x_ticks, double, i)
        = self->width - g_array_index (self->x_ticks, double, i);
  for (guint i = 0; i < self->bars->len; i++)
    balik_rect_mirror (&g_array_index (self->bars, BalikChartBar, i).rect, self->width);
  for (guint i = 0; i < self->rows->len; i++)
    balik_rect_mirror (&g_array_index (self->rows, BalikRect, i), self->width);
  for (guint i = 0; i < self->signs->len; i++)
    {
      BalikChartSign *sign = &g_array_index (self->signs, BalikChartSign, i);

      sign->x = self->width - sign->x;
    }

  for (guint i = 0; i < self->flows->len; i++)
    {
      BalikChartFlow *flow = &g_array_index (self->flows, BalikChartFlow, i);

      flow->x1 = self->width - flow->x1;
      flow->x2 = self->width - flow->x2;
    }
  balik_rect_mirror (&self->back_line, self->width);
  self->middle_x = self->width - self->middle_x;

  self->is_rtl = TRUE;
}

static void
place_spark (BalikChartLayout *self, const BalikChartStyle *style)
{
  double margin = style->line_width;

  self->y_low = balik_chart_layout_find_low (self, &self->y_high);
  self->plot = (BalikRect){ margin, margin, MAX (self->width - 2 * margin, 1),
                            MAX (self->height - 2 * margin, 1) };
  self->content_height = self->height;
}

static BalikChartLayout *
new_empty (BalikChartSpec *spec,
           const BalikChartStyle *style,
           double width,
           double height,
           PangoContext *context)
{
  BalikChartLayout *self = g_new0 (BalikChartLayout, 1);

  g_ref_count_init (&self->ref_count);
  self->spec = balik_chart_spec_ref (spec);
  self->context = g_object_ref (context);
  self->width = width;
  self->height = height;
  self->em = balik_chart_text_get_size (style, context, BALIK_CHART_TEXT_SHARE);
  self->line_height = balik_chart_text_get_line_height (style, context, BALIK_CHART_TEXT_SHARE);
  self->pad = style->show_title ? round (self->em * 1.2) : 0;
  self->n_months = balik_chart_spec_get_n_marks (spec);
  self->step = 1;
  self->n_slots = self->n_months;
  self->y_high = 1;
  self->texts = g_ptr_array_new_with_free_func (free_text);
  self->x_ticks = g_array_new (FALSE, FALSE, sizeof (double));
  self->bars = g_array_new (FALSE, FALSE, sizeof (BalikChartBar));
  self->rows = g_array_new (FALSE, FALSE, sizeof (BalikRect));
  self->swatches = g_array_new (FALSE, FALSE, sizeof (BalikChartStroke));
  self->leaders = g_array_new (FALSE, FALSE, sizeof (BalikChartStroke));
  self->signs = g_array_new (FALSE, FALSE, sizeof (BalikChartSign));
  self->flows = g_array_new (FALSE, FALSE, sizeof (BalikChartFlow));

  return self;
}

/**
 * balik_chart_layout_new:
 * @spec: a chart
 * @style: how it looks
 * @width: the width of the drawing
 * @height: its height, at least balik_chart_spec_measure_height()
 * @context: what measures and later draws the text
 *
 * Places all of a chart.
 *
 * Returns: (transfer full): the layout
 */
BalikChartLayout *
balik_chart_layout_new (BalikChartSpec *spec,
                        const BalikChartStyle *style,
                        double width,
                        double height,
                        PangoContext *context)
{
  BalikChartLayout *self;

  g_return_val_if_fail (spec != NULL && style != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = new_empty (spec, style, width, height, context);

  switch (spec->kind)
    {
    case BALIK_CHART_SPARK:
      place_spark (self, style);
      break;
    case BALIK_CHART_PAIRS:
      balik_chart_layout_place_pairs (self, style);
      break;
    case BALIK_CHART_FLOWS:
      balik_chart_layout_place_flows (self, style);
      break;
    case BALIK_CHART_SWINGS:
      balik_chart_layout_place_swings (self, style);
      break;
    case BALIK_CHART_LINES:
    case BALIK_CHART_BARS:
    default:
      balik_chart_layout_place_axes (self, style);
      balik_chart_layout_place_bars (self);
      balik_chart_layout_place_annotations (self, style);
      break;
    }

  if (style->is_rtl)
    mirror (self);

  return self;
}

/**
 * balik_chart_layout_ref:
 * @self: a layout
 *
 * Returns: (transfer full): @self
 */
BalikChartLayout *
balik_chart_layout_ref (BalikChartLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * balik_chart_layout_unref:
 * @self: a layout
 *
 * Frees the layout with the last reference.
 */
void
balik_chart_layout_unref (BalikChartLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;

  balik_chart_spec_unref (self->spec);
  g_object_unref (self->context);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->x_ticks);
  g_array_unref (self->bars);
  g_array_unref (self->rows);
  g_array_unref (self->swatches);
  g_array_unref (self->leaders);
  g_array_unref (self->signs);
  g_array_unref (self->flows);
  g_free (self);
}

/**
 * balik_chart_layout_get_spec:
 * @self: a layout
 *
 * Returns: (transfer none): the chart
 */
BalikChartSpec *
balik_chart_layout_get_spec (const BalikChartLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spec;
}

/**
 * balik_chart_layout_get_plot:
 * @self: a layout
 *
 * Returns: where the data are, without the words around them
 */
BalikRect
balik_chart_layout_get_plot (const BalikChartLayout *self)
{
  g_return_val_if_fail (self != NULL, (BalikRect){ 0 });

  return self->plot;
}

/**
 * balik_chart_layout_get_x:
 * @self: a layout
 * @month: a month, perhaps between two
 *
 * Returns: where it is; of bars, the middle of the bar that it belongs to
 */
double
balik_chart_layout_get_x (const BalikChartLayout *self, double month)
{
  BalikChartLayout plain;

  g_return_val_if_fail (self != NULL, 0);

  if (!self->is_rtl)
    return balik_chart_layout_plain_x (self, month);

  plain = *self;
  balik_rect_mirror (&plain.plot, self->width);

  return self->width - balik_chart_layout_plain_x (&plain, month);
}

/**
 * balik_chart_layout_get_y:
 * @self: a layout
 * @value: a value, not yet divided by the scale of the chart
 *
 * Returns: where it is
 */
double
balik_chart_layout_get_y (const BalikChartLayout *self, double value)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->plot.y
         + self->plot.height * (self->y_high - value / self->spec->divisor)
               / (self->y_high - self->y_low);
}

/**
 * balik_chart_layout_get_n_labels:
 * @self: a layout
 *
 * Returns: how many words stand in the drawing
 */
guint
balik_chart_layout_get_n_labels (const BalikChartLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->texts->len;
}

/**
 * balik_chart_layout_get_label:
 * @self: a layout
 * @index: which one
 * @text: (out) (optional) (transfer none): its words
 *
 * Returns: where it stands
 */
BalikRect
balik_chart_layout_get_label (const BalikChartLayout *self, guint index, const char **text)
{
  const BalikChartText *label;

  g_return_val_if_fail (self != NULL && index < self->texts->len, (BalikRect){ 0 });

  label = (const BalikChartText *)g_ptr_array_index (self->texts, index);
  if (text != NULL)
    *text = label->text;

  return label->box;
}

/**
 * balik_chart_layout_get_step:
 * @self: a layout
 *
 * Returns: how many months a bar stands for: 1, 3 or 12
 */
guint
balik_chart_layout_get_step (const BalikChartLayout *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->step;
}

/**
 * balik_chart_layout_dup_subtitle:
 * @self: a layout
 *
 * Returns: (transfer full): the words behind the title, with what a bar stands for
 */
char *
balik_chart_layout_dup_subtitle (const BalikChartLayout *self)
{
  const char *of_step;

  g_return_val_if_fail (self != NULL, NULL);

  of_step = self->spec->step_subtitles[self->step == 1 ? 0 : self->step == 3 ? 1 : 2];

  return g_strdup (of_step != NULL ? of_step : self->spec->subtitle);
}

/**
 * balik_chart_layout_find_month:
 * @self: a layout over months
 * @x: a place
 *
 * Returns: the nearest month, of a bar its first; −1 beside the plot
 */
int
balik_chart_layout_find_month (const BalikChartLayout *self, double x)
{
  double share;
  guint first;

  g_return_val_if_fail (self != NULL, -1);

  if (self->n_months == 0 || self->rows->len > 0 || x < self->plot.x - HIT_SLACK
      || x > self->plot.x + self->plot.width + HIT_SLACK)
    return -1;

  share = CLAMP ((x - self->plot.x) / self->plot.width, 0, 1);
  if (self->is_rtl)
    share = 1 - share;
  if (self->spec->kind != BALIK_CHART_BARS)
    return (int)floor (share * (self->n_months - 1) + 0.5);

  balik_chart_layout_get_slot (self, MIN ((guint)(share * self->n_slots), self->n_slots - 1),
                               &first, NULL);

  return (int)first;
}

/**
 * balik_chart_layout_find_mark:
 * @self: a layout
 * @x: a place
 * @y: a place
 *
 * Returns: the mark there: a month, or a row of pairs; −1 for none
 */
int
balik_chart_layout_find_mark (const BalikChartLayout *self, double x, double y)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->rows->len; i++)
    if (balik_rect_contains (&g_array_index (self->rows, BalikRect, i), x, y))
      return (int)i;

  if (y < self->plot.y - HIT_SLACK || y > self->plot.y + self->plot.height + HIT_SLACK)
    return -1;

  return balik_chart_layout_find_month (self, x);
}

/**
 * balik_chart_layout_get_next_mark:
 * @self: a layout with at least one mark
 * @index: a mark
 * @by: how many marks further; negative for back
 *
 * Moves a cursor: months, whole bars or rows. It stops at both ends.
 *
 * Returns: the mark
 */
guint
balik_chart_layout_get_next_mark (const BalikChartLayout *self, guint index, int by)
{
  gint64 slot;
  guint first;

  g_return_val_if_fail (self != NULL && index < self->n_months, 0);

  slot = index == 0 ? 0 : 1 + (index - 1) / self->step;
  slot = CLAMP (slot + by, 0, (gint64)self->n_slots - 1);
  balik_chart_layout_get_slot (self, (guint)slot, &first, NULL);

  return first;
}

/**
 * balik_chart_layout_dup_readout:
 * @self: a layout
 * @index: a mark
 *
 * Writes what a mark shows; of bars, all months that the bar stands for.
 *
 * Returns: (transfer full): the text
 */
char *
balik_chart_layout_dup_readout (const BalikChartLayout *self, guint index)
{
  guint first;
  guint last;

  g_return_val_if_fail (self != NULL && index < self->n_months, NULL);

  balik_chart_layout_get_slot (self, index == 0 ? 0 : 1 + (index - 1) / self->step, &first, &last);

  return balik_chart_spec_dup_readout_of (self->spec, first, last);
}

/**
 * balik_chart_spec_measure_height:
 * @spec: a chart
 * @style: how it looks
 * @width: the width of the drawing
 * @context: what measures the text
 *
 * Computes the least height at which everything can be read.
 *
 * Returns: the height
 */
double
balik_chart_spec_measure_height (BalikChartSpec *spec,
                                 const BalikChartStyle *style,
                                 double width,
                                 PangoContext *context)
{
  g_autoptr (BalikChartLayout) layout = NULL;

  g_return_val_if_fail (spec != NULL && style != NULL && width > 0, 0);

  if (spec->kind == BALIK_CHART_SPARK)
    return 24;

  layout = balik_chart_layout_new (spec, style, width, 1e5, context);

  return layout->content_height;
}
