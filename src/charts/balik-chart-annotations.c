/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"

#include <math.h>

/*
 * Words beside a point. Some places are tried; the one that hides least wins, and
 * a place on other words or outside the plot is never taken.
 */

#define FORBIDDEN 1e6
#define LINE_COST 8.0
#define ZERO_COST 3.0
#define SIGN_COST 60.0
#define BELOW_COST 30.0
#define DISTANCE_COST 0.06
#define SIGN_RADIUS 7.0

static double
count_line_hits (const BalikChartLayout *self, const BalikRect *box)
{
  double hits = 0;

  for (guint i = 0; i < self->spec->series->len; i++)
    {
      const BalikChartSeries *series = balik_chart_spec_get_series (self->spec, i);

      if (series->is_edge)
        continue;
      for (double x = box->x; x <= box->x + box->width; x += 3)
        {
          double month = (x - self->plot.x) / self->plot.width * (self->n_months - 1);
          guint before = (guint)CLAMP (floor (month), 0, self->n_months - 1);
          double part = CLAMP (month - before, 0, 1);
          double y;

          if (before + 1 >= series->n_values)
            continue;
          y = balik_chart_layout_get_y (self, series->values[before] * (1 - part)
                                                  + series->values[before + 1] * part);
          if (y > box->y - 2 && y < box->y + box->height + 2)
            hits++;
        }
    }

  return hits;
}

static double
judge (const BalikChartLayout *self, const BalikRect *box, const BalikChartSign *sign)
{
  double zero = balik_chart_layout_get_y (self, 0);
  double cost = 0;

  if (box->x < self->plot.x || box->x + box->width > self->plot.x + self->plot.width
      || box->y < self->plot.y - self->line_height / 2
      || box->y + box->height > self->plot.y + self->plot.height)
    return FORBIDDEN;
  for (guint i = 0; i < self->texts->len; i++)
    if (balik_rect_overlaps (box,
                             &((const BalikChartText *)g_ptr_array_index (self->texts, i))->box))
      return FORBIDDEN;

  for (guint i = 0; i < self->signs->len; i++)
    {
      const BalikChartSign *other = &g_array_index (self->signs, BalikChartSign, i);
      BalikRect around
          = { other->x - SIGN_RADIUS, other->y - SIGN_RADIUS, 2 * SIGN_RADIUS, 2 * SIGN_RADIUS };

      BalikRect stem
          = { other->x - 2, MIN (other->y, other->stem_y), 4, fabs (other->y - other->stem_y) };

      if (balik_rect_overlaps (box, &around)
          || (other->has_stem && balik_rect_overlaps (box, &stem)))
        cost += SIGN_COST;
    }
  if (zero > box->y && zero < box->y + box->height)
    cost += ZERO_COST * box->width / 3;
  cost += LINE_COST * count_line_hits (self, box);
  if (sign->point == BALIK_CHART_POINT_DOT && box->y > sign->y)
    cost += BELOW_COST;
  cost += DISTANCE_COST
          * hypot (box->x + box->width / 2 - sign->x, box->y + box->height / 2 - sign->y);

  return cost;
}

static void
consider (const BalikChartLayout *self,
          const BalikChartSign *sign,
          BalikRect box,
          BalikRect *best,
          double *best_cost)
{
  double cost = judge (self, &box, sign);

  if (cost < *best_cost)
    {
      *best = box;
      *best_cost = cost;
    }
}

static void
consider_beside (const BalikChartLayout *self,
                 const BalikChartSign *sign,
                 BalikRect box,
                 BalikRect *best,
                 double *best_cost)
{
  static const double shifts[] = { -0.5, -0.2, -0.8, 0, -1, 0.3, -1.3 };
  double away = SIGN_RADIUS + 4;

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      box.y = sign->y + shifts[i] * box.height;
      box.x = sign->x + away;
      consider (self, sign, box, best, best_cost);
      box.x = sign->x - away - box.width;
      consider (self, sign, box, best, best_cost);
    }
  for (guint i = 0; i < 3; i++)
    {
      box.x = sign->x - box.width * i / 2;
      box.y = sign->y + away;
      consider (self, sign, box, best, best_cost);
      box.y = sign->y - away - box.height;
      consider (self, sign, box, best, best_cost);
    }
}

static void
consider_on_stem (const BalikChartLayout *self,
                  const BalikChartSign *sign,
                  BalikRect box,
                  BalikRect *best,
                  double *best_cost)
{
  double right = self->plot.x + self->plot.width - box.width;
  double lines[] = { 1.6, 2.4, 3.2, 4.4, 6, 8 };

  box.x = MAX (MIN (sign->x - box.width / 2, right), self->plot.x);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      box.y = sign->y - lines[i] * self->line_height - box.height;
      consider (self, sign, box, best, best_cost);
      box.y = sign->y + lines[i] * self->line_height;
      consider (self, sign, box, best, best_cost);
    }
}

/* Places some words; FALSE if there is no room for them. */
static gboolean
place_words (BalikChartLayout *self,
             const BalikChartStyle *style,
             const BalikChartAnnotation *annotation,
             BalikChartSign *sign,
             const char *words)
{
  g_autoptr (BalikChartText) text
      = balik_chart_text_new (words, BALIK_CHART_TEXT_SHARE, BALIK_INK_SERIES);
  BalikRect best = { 0 };
  double cost = FORBIDDEN;

  text->colour = annotation->colour;
  text->strong = g_strdup (annotation->strong);
  text->is_bold = annotation->point == BALIK_CHART_POINT_DOT;
  text->alignment = text->is_bold ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT;
  balik_chart_text_measure (text, style, self->context);

  if (annotation->point == BALIK_CHART_POINT_DOT)
    consider_on_stem (self, sign, text->box, &best, &cost);
  if (annotation->point == BALIK_CHART_POINT_RING || cost >= FORBIDDEN)
    consider_beside (self, sign, text->box, &best, &cost);
  if (cost >= FORBIDDEN)
    return FALSE;

  sign->has_stem = annotation->point == BALIK_CHART_POINT_DOT;
  sign->stem_y = best.y > sign->y ? best.y - 2 : best.y + best.height + 2;
  if (sign->has_stem && fabs (sign->stem_y - sign->y) < 2 * SIGN_RADIUS)
    sign->has_stem = FALSE;
  text->box = best;
  g_ptr_array_add (self->texts, g_steal_pointer (&text));

  return TRUE;
}

static void
place_all (BalikChartLayout *self, const BalikChartStyle *style, BalikChartPoint point)
{
  for (guint i = 0; i < self->signs->len; i++)
    {
      const BalikChartAnnotation *annotation
          = (const BalikChartAnnotation *)g_ptr_array_index (self->spec->annotations, i);
      BalikChartSign *sign = &g_array_index (self->signs, BalikChartSign, i);

      if (annotation->point != point)
        continue;
      if (!self->is_narrow && place_words (self, style, annotation, sign, annotation->words))
        continue;
      if (!place_words (self, style, annotation, sign, annotation->short_words)
          && annotation->strong != NULL)
        place_words (self, style, annotation, sign, annotation->strong);
    }
}

void
balik_chart_layout_place_annotations (BalikChartLayout *self, const BalikChartStyle *style)
{
  for (guint i = 0; i < self->spec->annotations->len; i++)
    {
      const BalikChartAnnotation *annotation
          = (const BalikChartAnnotation *)g_ptr_array_index (self->spec->annotations, i);
      BalikChartSign sign = { .x = balik_chart_layout_plain_x (self, annotation->month),
                              .y = balik_chart_layout_get_y (self, annotation->value),
                              .point = annotation->point,
                              .colour = annotation->colour };

      g_array_append_val (self->signs, sign);
    }

  /* Words on stems first: the others then keep off their stems. */
  place_all (self, style, BALIK_CHART_POINT_DOT);
  place_all (self, style, BALIK_CHART_POINT_RING);
}
