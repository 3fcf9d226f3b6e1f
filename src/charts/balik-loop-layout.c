/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-loop-private.h"

#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * The loop as a chart: new goods come in from the left, renewed ones from inside;
 * the right bend loses what stays in use; scrap and losses leave downward.
 */
#define WIDEST_LANE 44.0
#define MAX_LANE_SHARE 0.14
#define THINNEST_LANE 3.0
#define MIN_WORDS_WIDTH 300.0
#define MIN_WORDS_HEIGHT 180.0
#define STUB_TURN 12.0

/* Places as shares of the width. */
#define MERGE_SHARE 0.271
#define TURN_SHARE 0.765
#define LEFT_SHARE 0.102
#define RIGHT_SHARE 0.9
#define SPLIT_SHARE 0.608
#define RADIUS_SHARE 0.134

G_DEFINE_BOXED_TYPE (BalikLoopLayout,
                     balik_loop_layout,
                     balik_loop_layout_ref,
                     balik_loop_layout_unref)

static void
compute_lanes (BalikLoopLayout *self)
{
  double widest = self->spec->units[BALIK_LOOP_PLACED];

  self->factor = widest > 0 ? MIN (WIDEST_LANE, self->height * MAX_LANE_SHARE) / widest : 0;
  for (int i = 0; i < BALIK_LOOP_N_LANES; i++)
    self->lanes[i] = self->spec->units[i] * self->factor;
}

/* The width of what goes down the right bend. */
static double
get_leaving (const BalikLoopLayout *self)
{
  return self->lanes[BALIK_LOOP_BACK] + self->lanes[BALIK_LOOP_LOST];
}

static void
compute_places (BalikLoopLayout *self)
{
  double words = self->has_words ? self->line_height + 4 : 2;
  double stubs = MAX (words, STUB_TURN + 4);
  double leaving = get_leaving (self);

  self->top = self->has_words ? words : 2;
  self->bottom = self->height - stubs - MAX (leaving, self->lanes[BALIK_LOOP_BACK]);
  self->merge_x = MERGE_SHARE * self->width;
  self->turn_x = TURN_SHARE * self->width;
  self->left = LEFT_SHARE * self->width;
  self->right = RIGHT_SHARE * self->width;
  self->radius = MIN (RADIUS_SHARE * self->width, (self->bottom + leaving - self->top) * 0.45);
  self->radius = MAX (self->radius, 1);
  self->lost_x = self->turn_x - self->lanes[BALIK_LOOP_LOST] - STUB_TURN - 6;
  self->split_x = MIN (SPLIT_SHARE * self->width, self->lost_x - 24);
  self->scrap_x = self->split_x - self->lanes[BALIK_LOOP_SCRAP] - STUB_TURN - 0.08 * self->width;
}

/**
 * balik_loop_layout_new:
 * @spec: a loop
 * @style: how it looks
 * @width: the width of the drawing
 * @height: its height
 * @context: what measures and later draws the text
 *
 * Places a loop.
 *
 * Returns: (transfer full): the layout
 */
BalikLoopLayout *
balik_loop_layout_new (BalikLoopSpec *spec,
                       const BalikChartStyle *style,
                       double width,
                       double height,
                       PangoContext *context)
{
  BalikLoopLayout *self;

  g_return_val_if_fail (spec != NULL && style != NULL, NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_new0 (BalikLoopLayout, 1);
  g_ref_count_init (&self->ref_count);
  self->spec = balik_loop_spec_ref (spec);
  self->context = g_object_ref (context);
  self->width = width;
  self->height = height;
  self->is_vector = style->is_vector;
  self->has_words = width >= MIN_WORDS_WIDTH && height >= MIN_WORDS_HEIGHT;
  self->line_height = balik_chart_text_get_line_height (style, context, BALIK_CHART_TEXT_SHARE);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_chart_text_free);
  compute_lanes (self);
  compute_places (self);
  balik_loop_layout_place_words (self, style);

  if (style->is_rtl)
    {
      self->is_rtl = TRUE;
      balik_rect_mirror (&self->inside, width);
      for (guint i = 0; i < self->texts->len; i++)
        balik_rect_mirror (&((BalikChartText *)g_ptr_array_index (self->texts, i))->box, width);
    }

  return self;
}

/**
 * balik_loop_layout_ref:
 * @self: a layout
 *
 * Returns: (transfer full): @self
 */
BalikLoopLayout *
balik_loop_layout_ref (BalikLoopLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * balik_loop_layout_unref:
 * @self: a layout
 *
 * Frees the layout with the last reference.
 */
void
balik_loop_layout_unref (BalikLoopLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;

  balik_loop_spec_unref (self->spec);
  g_object_unref (self->context);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static guint
get_placed_edge (const BalikLoopLayout *self, double share, BalikLoopAnchor *anchors)
{
  double leaving = get_leaving (self);
  double y = self->top + share * self->lanes[BALIK_LOOP_PLACED];
  double x = self->right - share * leaving;
  double below = self->bottom + leaving;

  anchors[0] = (BalikLoopAnchor){ self->merge_x, y, BALIK_LOOP_STRAIGHT };
  anchors[1] = (BalikLoopAnchor){ self->turn_x, y, BALIK_LOOP_STRAIGHT };
  anchors[2] = (BalikLoopAnchor){ x, self->top + self->radius, BALIK_LOOP_TURN_DOWN };
  anchors[3] = (BalikLoopAnchor){ x, below - self->radius, BALIK_LOOP_STRAIGHT };
  anchors[4] = (BalikLoopAnchor){ self->turn_x, below - share * leaving, BALIK_LOOP_TURN_LEVEL };

  return 5;
}

static guint
get_renewed_edge (const BalikLoopLayout *self, double share, BalikLoopAnchor *anchors)
{
  double lane = self->lanes[BALIK_LOOP_RENEWED];
  double upper = self->top + self->lanes[BALIK_LOOP_NEW];
  double lower = self->bottom + lane;
  double turn_x = self->left + self->radius * 0.75;
  double radius = MIN (self->radius * 0.75, (lower - upper) / 2);
  double x = self->left + share * lane;

  anchors[0] = (BalikLoopAnchor){ self->merge_x, upper + share * lane, BALIK_LOOP_STRAIGHT };
  anchors[1] = (BalikLoopAnchor){ turn_x, upper + share * lane, BALIK_LOOP_STRAIGHT };
  anchors[2] = (BalikLoopAnchor){ x, upper + radius, BALIK_LOOP_TURN_DOWN };
  anchors[3] = (BalikLoopAnchor){ x, lower - radius, BALIK_LOOP_STRAIGHT };
  anchors[4] = (BalikLoopAnchor){ turn_x, lower - share * lane, BALIK_LOOP_TURN_LEVEL };
  anchors[5] = (BalikLoopAnchor){ self->split_x, lower - share * lane, BALIK_LOOP_STRAIGHT };

  return 6;
}

/* A lane that runs to the left and then leaves downward. */
static guint
get_stub_edge (const BalikLoopLayout *self,
               double from,
               double x,
               double y,
               double lane,
               double share,
               BalikLoopAnchor *anchors)
{
  double turn = lane + STUB_TURN;

  anchors[0] = (BalikLoopAnchor){ from, y + share * lane, BALIK_LOOP_STRAIGHT };
  anchors[1] = (BalikLoopAnchor){ x + turn, y + share * lane, BALIK_LOOP_STRAIGHT };
  anchors[2] = (BalikLoopAnchor){ x + share * lane, y + turn, BALIK_LOOP_TURN_DOWN };
  anchors[3]
      = (BalikLoopAnchor){ x + share * lane, MAX (self->height, y + turn), BALIK_LOOP_STRAIGHT };

  return 4;
}

guint
balik_loop_layout_get_edge (const BalikLoopLayout *self,
                            BalikLoopLane lane,
                            double share,
                            BalikLoopAnchor anchors[BALIK_LOOP_MAX_ANCHORS])
{
  double y;

  switch (lane)
    {
    case BALIK_LOOP_PLACED:
      return get_placed_edge (self, share, anchors);
    case BALIK_LOOP_RENEWED:
      return get_renewed_edge (self, share, anchors);
    case BALIK_LOOP_SCRAP:
      return get_stub_edge (self, self->split_x, self->scrap_x,
                            self->bottom + self->lanes[BALIK_LOOP_RENEWED],
                            self->lanes[BALIK_LOOP_SCRAP], share, anchors);
    case BALIK_LOOP_LOST:
      return get_stub_edge (self, self->turn_x, self->lost_x,
                            self->bottom + self->lanes[BALIK_LOOP_BACK],
                            self->lanes[BALIK_LOOP_LOST], share, anchors);
    case BALIK_LOOP_NEW:
      y = self->top + share * self->lanes[lane];
      anchors[0] = (BalikLoopAnchor){ 0, y, BALIK_LOOP_STRAIGHT };
      anchors[1] = (BalikLoopAnchor){ self->merge_x, y, BALIK_LOOP_STRAIGHT };
      return 2;
    case BALIK_LOOP_BACK:
      y = self->bottom + share * self->lanes[lane];
      anchors[0] = (BalikLoopAnchor){ self->turn_x, y, BALIK_LOOP_STRAIGHT };
      anchors[1] = (BalikLoopAnchor){ self->split_x, y, BALIK_LOOP_STRAIGHT };
      return 2;
    case BALIK_LOOP_IN_USE:
    case BALIK_LOOP_N_LANES:
    default:
      return 0;
    }
}

/**
 * balik_loop_layout_get_lane_width:
 * @self: a layout
 * @lane: a lane
 *
 * Returns: its width to scale; where it is dotted it is drawn wider
 */
double
balik_loop_layout_get_lane_width (const BalikLoopLayout *self, BalikLoopLane lane)
{
  g_return_val_if_fail (self != NULL && lane < BALIK_LOOP_N_LANES, 0);

  return self->lanes[lane];
}

/**
 * balik_loop_layout_is_dotted:
 * @self: a layout
 * @lane: a lane
 *
 * Returns: whether it is too thin to be seen and so drawn as dots
 */
gboolean
balik_loop_layout_is_dotted (const BalikLoopLayout *self, BalikLoopLane lane)
{
  g_return_val_if_fail (self != NULL && lane < BALIK_LOOP_N_LANES, FALSE);

  return self->lanes[lane] > 0 && self->lanes[lane] < THINNEST_LANE;
}

/**
 * balik_loop_layout_get_n_labels:
 * @self: a layout
 *
 * Returns: how many words stand in the drawing
 */
guint
balik_loop_layout_get_n_labels (const BalikLoopLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->texts->len;
}

/**
 * balik_loop_layout_get_label:
 * @self: a layout
 * @index: which one
 * @text: (out) (optional) (transfer none): its words
 *
 * Returns: where it stands
 */
BalikRect
balik_loop_layout_get_label (const BalikLoopLayout *self, guint index, const char **text)
{
  const BalikChartText *label;

  g_return_val_if_fail (self != NULL && index < self->texts->len, (BalikRect){ 0 });

  label = (const BalikChartText *)g_ptr_array_index (self->texts, index);
  if (text != NULL)
    *text = label->text;

  return label->box;
}

/**
 * balik_loop_layout_get_inside:
 * @self: a layout
 *
 * Returns: the free place inside the ring, for the promise
 */
BalikRect
balik_loop_layout_get_inside (const BalikLoopLayout *self)
{
  g_return_val_if_fail (self != NULL, (BalikRect){ 0 });

  return self->inside;
}

/**
 * balik_loop_layout_dup_scale_text:
 * @self: a layout
 *
 * Returns: (transfer full): a sentence that says what the widths mean
 */
char *
balik_loop_layout_dup_scale_text (const BalikLoopLayout *self)
{
  g_autofree char *units = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  units = balik_text_format_significant (
      self->spec->locale, self->factor > 0 ? 1 / self->factor : 0, BALIK_TEXT_DIGITS);

  if (self->is_vector)
    /* Translators: below the loop on paper, where a point is 1/72 inch. %1$s is a number,
       %2$s a time such as "5 years" */
    return balik_text_fill (_ ("Widths of the loop are to scale: one point is %1$s units over "
                               "%2$s."),
                            units, self->spec->span, NULL);

  /* Translators: below the loop on screen. %1$s is a number, %2$s a time such as "5 years" */
  return balik_text_fill (_ ("Widths of the loop are to scale: one pixel is %1$s units over "
                             "%2$s."),
                          units, self->spec->span, NULL);
}
