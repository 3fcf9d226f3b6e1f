/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * Rows of bars to both sides of a line in the middle. With room, the name of a
 * number stands before its bars; with less, above them. Its ends stand beside
 * the bars that they give, or with large text behind the name.
 */

#define MAX_NAME_SHARE 0.45
#define MIN_BARS_EMS 12
#define MIN_TIGHT_EMS 6
#define VALUE_SHARE 0.78

typedef struct
{
  BalikChartLayout *layout;
  const BalikChartStyle *style;
  double gap;
  double bar_height;
  double bars_x;
  double bars_width;
  double low;
  double high;
  gboolean is_stacked;
  gboolean is_tight; /* no room for the ends of the numbers beside the bars */
} Rows;

static BalikChartText *
new_text (const Rows *rows, const char *words, double share, BalikInk ink)
{
  return balik_chart_layout_new_text (rows->layout, rows->style, words, share, ink, FALSE);
}

/* Keeps words at a place; returns the place below them. */
static double
put (const Rows *rows, BalikChartText *text, double x, double y, double room)
{
  return balik_chart_layout_put_text (rows->layout, rows->style, text, x, y, room);
}

static double
measure (Rows *rows, const char *words, double share)
{
  g_autoptr (BalikChartText) text = new_text (rows, words, share, BALIK_INK_TEXT);

  rows->bar_height = MAX (rows->bar_height, text->box.height + 2);

  return text->box.width;
}

static double
find_widest (Rows *rows, double *name)
{
  const BalikChartSpec *spec = rows->layout->spec;
  double widest = 0;

  *name = 0;
  for (guint i = 0; i < spec->swings->len; i++)
    {
      const BalikChartSwing *swing = balik_chart_spec_get_swing (spec, i);
      const double name_width = measure (rows, swing->name, BALIK_CHART_TEXT_SHARE);
      const double low = measure (rows, swing->low, VALUE_SHARE);
      const double high = measure (rows, swing->high, VALUE_SHARE);

      *name = MAX (*name, name_width);
      widest = MAX (widest, MAX (low, high));
      rows->low = MIN (rows->low, MIN (swing->at_low, swing->at_high));
      rows->high = MAX (rows->high, MAX (swing->at_low, swing->at_high));
    }

  return widest;
}

/* Both ends of the bars keep room for a value. */
static void
choose_columns (Rows *rows)
{
  BalikChartLayout *self = rows->layout;
  const double room = self->width - 2 * self->pad;
  double name;
  double value = find_widest (rows, &name) + rows->gap / 2;
  const double need = 2 * value + MIN_BARS_EMS * self->em;

  rows->is_tight = 2 * value + MIN_TIGHT_EMS * self->em > room;
  if (rows->is_tight)
    value = 0;
  rows->is_stacked
      = rows->is_tight || name > room * MAX_NAME_SHARE || name + rows->gap + need > room;
  rows->bars_x = self->pad + value + (rows->is_stacked ? 0 : name + rows->gap);
  rows->bars_width = MAX (self->width - self->pad - value - rows->bars_x, self->em);
}

static double
get_x (const Rows *rows, double value)
{
  const double range = rows->high - rows->low;

  return rows->bars_x + (range > 0 ? (value - rows->low) / range : 0.5) * rows->bars_width;
}

/* A bar from the middle to a value, with the end of the number beside it. */
static void
put_side (const Rows *rows, double value, const char *words, gboolean is_left, double y)
{
  const double inset = round (rows->gap * 0.4);
  const double middle = rows->layout->middle_x;
  const double end = get_x (rows, value);
  BalikChartText *text = new_text (rows, words, VALUE_SHARE, BALIK_INK_TEXT);
  BalikChartBar bar
      = { .colour = value < rows->layout->spec->middle ? BALIK_CHART_RUST : BALIK_CHART_BLUE,
          .is_outlined = value < rows->layout->spec->middle };

  bar.rect = (BalikRect){ MIN (middle, end), y, fabs (end - middle), rows->bar_height };
  if (bar.rect.width >= 1)
    g_array_append_val (rows->layout->bars, bar);
  if (rows->is_tight)
    {
      balik_chart_text_free (text);
      return;
    }
  text->box.x = is_left ? MIN (middle, end) - inset - text->box.width : MAX (middle, end) + inset;
  text->box.y = y + (rows->bar_height - text->box.height) / 2;
  g_ptr_array_add (rows->layout->texts, text);
}

static void
put_bars (const Rows *rows, const BalikChartSwing *swing, double y)
{
  const gboolean rises = swing->at_high >= swing->at_low;

  put_side (rows, rises ? swing->at_low : swing->at_high, rises ? swing->low : swing->high, TRUE,
            y);
  put_side (rows, rises ? swing->at_high : swing->at_low, rises ? swing->high : swing->low, FALSE,
            y);
}

/* The name of a number, with its ends where they do not stand beside the bars. */
static BalikChartText *
new_name (const Rows *rows, const BalikChartSwing *swing)
{
  g_autofree char *range = NULL;
  g_autofree char *words = NULL;

  if (!rows->is_tight)
    return new_text (rows, swing->name, BALIK_CHART_TEXT_SHARE, BALIK_INK_TEXT);
  range = balik_text_join_range (swing->low, swing->high, FALSE);
  /* Translators: a number (%1$s) and its range (%2$s), as “Fee a month, 19,000–26,000” */
  words = balik_text_fill (C_ ("row of a chart", "%1$s, %2$s"), swing->name, range, NULL);

  return new_text (rows, words, BALIK_CHART_TEXT_SHARE, BALIK_INK_TEXT);
}

static double
put_row (const Rows *rows, guint index, double y, double gap)
{
  BalikChartLayout *self = rows->layout;
  const BalikChartSwing *swing = balik_chart_spec_get_swing (self->spec, index);
  BalikChartText *name = new_name (rows, swing);
  BalikRect row = { self->pad, y - gap / 2, self->width - 2 * self->pad, 0 };
  double below;

  if (rows->is_stacked)
    y = put (rows, name, self->pad, y, self->width - 2 * self->pad) + 2;
  else
    put (rows, name, self->pad, y + (rows->bar_height - name->box.height) / 2, name->box.width + 1);
  put_bars (rows, swing, y);
  below = y + rows->bar_height;
  row.height = below + gap / 2 - row.y;
  g_array_append_val (self->rows, row);

  return below + gap;
}

void
balik_chart_layout_place_swings (BalikChartLayout *self, const BalikChartStyle *style)
{
  Rows rows = { .layout = self,
                .style = style,
                .gap = round (self->em),
                .low = self->spec->middle,
                .high = self->spec->middle };
  const double row_gap = round (self->em * 0.55);
  double y = balik_chart_layout_place_title (self, style);
  BalikChartText *words;

  self->n_slots = self->n_months;
  choose_columns (&rows);
  self->middle_x = get_x (&rows, self->spec->middle);

  words = new_text (&rows, self->spec->middle_words != NULL ? self->spec->middle_words : "",
                    VALUE_SHARE, BALIK_INK_DIM);
  y = put (&rows, words,
           CLAMP (self->middle_x - words->box.width / 2, self->pad,
                  MAX (self->width - self->pad - words->box.width, self->pad)),
           y, self->width - 2 * self->pad)
      + row_gap / 2;

  self->plot = (BalikRect){ rows.bars_x, y, rows.bars_width, 1 };
  for (guint i = 0; i < self->spec->swings->len; i++)
    y = put_row (&rows, i, y, row_gap);
  if (self->spec->swings->len > 0)
    y -= row_gap;
  self->content_height = y + self->pad;
  self->plot.height = MAX (y - self->plot.y, 1);
}
