/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-loop-private.h"

#include <math.h>

#define GAP 8.0

typedef struct
{
  BalikChartColour colour;
  PangoAlignment alignment;
  gboolean plain; /* in the colour of text */
} LaneWords;

static const LaneWords lane_words[BALIK_LOOP_N_LANES] = {
  [BALIK_LOOP_NEW] = { BALIK_CHART_GREY, PANGO_ALIGN_LEFT, TRUE },
  [BALIK_LOOP_PLACED] = { BALIK_CHART_BLUE, PANGO_ALIGN_LEFT, FALSE },
  [BALIK_LOOP_IN_USE] = { BALIK_CHART_BLUE, PANGO_ALIGN_RIGHT, TRUE },
  [BALIK_LOOP_BACK] = { BALIK_CHART_TEAL, PANGO_ALIGN_LEFT, FALSE },
  [BALIK_LOOP_SCRAP] = { BALIK_CHART_GOLD, PANGO_ALIGN_RIGHT, FALSE },
  [BALIK_LOOP_RENEWED] = { BALIK_CHART_TEAL, PANGO_ALIGN_LEFT, FALSE },
  [BALIK_LOOP_LOST] = { BALIK_CHART_RUST, PANGO_ALIGN_LEFT, FALSE },
};

static BalikChartText *
new_words (BalikLoopLayout *self, const BalikChartStyle *style, BalikLoopLane lane)
{
  BalikChartText *text
      = balik_chart_text_new (self->spec->words[lane], BALIK_CHART_TEXT_SHARE,
                              lane_words[lane].plain ? BALIK_INK_TEXT : BALIK_INK_SERIES);

  text->colour = lane_words[lane].colour;
  text->strong = g_strdup (self->spec->numbers[lane]);
  text->alignment = lane_words[lane].alignment;
  balik_chart_text_measure (text, style, self->context);

  return text;
}

/* Where the words of a lane want to stand; outside it. */
static void
place (const BalikLoopLayout *self, BalikLoopLane lane, BalikRect *box)
{
  double below = self->height - box->height;

  switch (lane)
    {
    case BALIK_LOOP_NEW:
      box->x = 2;
      box->y = self->top - box->height - 2;
      break;
    case BALIK_LOOP_PLACED:
      box->x = self->merge_x + 0.06 * self->width;
      box->y = self->top - box->height - 2;
      break;
    case BALIK_LOOP_IN_USE:
      box->x = self->right - self->lanes[BALIK_LOOP_BACK] - self->lanes[BALIK_LOOP_LOST] - GAP - 2
               - box->width;
      box->y = (self->top + self->bottom - box->height) / 2;
      break;
    case BALIK_LOOP_BACK:
      box->x = self->turn_x + 0.025 * self->width - box->width;
      box->y = self->bottom - box->height - 2;
      break;
    case BALIK_LOOP_RENEWED:
      box->x = self->left + self->radius * 0.75;
      box->y = self->bottom - box->height - 2;
      break;
    case BALIK_LOOP_SCRAP:
      box->x = self->scrap_x - GAP - box->width;
      box->y = below;
      break;
    case BALIK_LOOP_LOST:
      box->x = self->lost_x + self->lanes[lane] + GAP + 4;
      box->y = below;
      break;
    case BALIK_LOOP_N_LANES:
    default:
      break;
    }
}

static gboolean
is_free (const BalikLoopLayout *self, const BalikRect *box)
{
  if (box->x < 0 || box->y < 0 || box->x + box->width > self->width
      || box->y + box->height > self->height + 0.5)
    return FALSE;
  for (guint i = 0; i < self->texts->len; i++)
    if (balik_rect_overlaps (box, &((BalikChartText *)g_ptr_array_index (self->texts, i))->box))
      return FALSE;

  return TRUE;
}

/* Words that do not fit become their number; if that does not fit either, nothing. */
static BalikChartText *
try_words (BalikLoopLayout *self, const BalikChartStyle *style, BalikLoopLane lane)
{
  static const double shifts[] = { 0, 0.06, 0.12, 0.2, -0.06, -0.12, 0.28 };
  BalikChartText *text = new_words (self, style, lane);

  for (int attempt = 0; attempt < 2; attempt++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
        {
          place (self, lane, &text->box);
          text->box.x += shifts[i] * self->width;
          if (is_free (self, &text->box))
            return text;
        }
      g_set_str (&text->text, self->spec->numbers[lane]);
      balik_chart_text_measure (text, style, self->context);
    }
  balik_chart_text_free (text);

  return NULL;
}

/* The promise gets what lanes and words leave free. */
static void
compute_inside (BalikLoopLayout *self)
{
  double left = self->left + MAX (self->lanes[BALIK_LOOP_RENEWED], 3) + 2 * GAP;
  double right = self->right - self->lanes[BALIK_LOOP_BACK] - self->lanes[BALIK_LOOP_LOST];
  double top = self->top + self->lanes[BALIK_LOOP_PLACED] + 2 * GAP;
  double bottom = self->bottom - (self->has_words ? self->line_height : 0) - 2 * GAP;

  for (guint i = 0; i < self->texts->len; i++)
    {
      const BalikChartText *text = (const BalikChartText *)g_ptr_array_index (self->texts, i);

      if (g_str_has_prefix (self->spec->words[BALIK_LOOP_IN_USE], text->text))
        right = MIN (right, text->box.x);
    }
  right -= 2 * GAP;
  self->inside = (BalikRect){ left, top, MAX (right - left, 1), MAX (bottom - top, 1) };
}

void
balik_loop_layout_place_words (BalikLoopLayout *self, const BalikChartStyle *style)
{
  static const BalikLoopLane order[]
      = { BALIK_LOOP_NEW,     BALIK_LOOP_PLACED, BALIK_LOOP_IN_USE, BALIK_LOOP_BACK,
          BALIK_LOOP_RENEWED, BALIK_LOOP_LOST,   BALIK_LOOP_SCRAP };

  for (guint i = 0; i < G_N_ELEMENTS (order) && self->has_words; i++)
    {
      BalikChartText *text;

      if (self->spec->units[order[i]] < BALIK_LOOP_LEAST)
        continue;
      text = try_words (self, style, order[i]);
      if (text != NULL)
        g_ptr_array_add (self->texts, text);
    }
  compute_inside (self);
}
