/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

/*
 * Rows of two bars. With room, name, bars and saving stand in three columns; with
 * less, the bars go below the words; with large text, each bar below its own words.
 */
typedef enum
{
  ARRANGE_COLUMNS,
  ARRANGE_STACKED,
  ARRANGE_LINES,
} Arrangement;

#define BAR_TEXT_SHARE 0.78
#define MIN_BAR_EMS 7
#define MAX_NAME_SHARE 0.34

typedef struct
{
  BalikChartLayout *layout;
  const BalikChartStyle *style;
  Arrangement arrangement;
  double gap;
  double bar_height;
  double left;
  double right;
  double bars_x;
  double bars_width;
  double saving_x;
} Columns;

static BalikChartText *
new_text (Columns *columns, const char *words, double share, BalikInk ink, gboolean bold)
{
  return balik_chart_layout_new_text (columns->layout, columns->style, words, share, ink, bold);
}

/* A function, as MAX () would measure or place twice. */
static void
raise_to (double *most, double value)
{
  if (value > *most)
    *most = value;
}

static double
measure (Columns *columns, const char *words, double share, gboolean bold)
{
  g_autoptr (BalikChartText) text = new_text (columns, words, share, BALIK_INK_TEXT, bold);

  return text->box.width;
}

/* Keeps words at a place; returns the place below them. */
static double
put (Columns *columns, BalikChartText *text, double x, double y, double room)
{
  return balik_chart_layout_put_text (columns->layout, columns->style, text, x, y, room);
}

static const char *
get_way (const Columns *columns, gboolean ours)
{
  return ours ? columns->layout->spec->ours_word : columns->layout->spec->linear_word;
}

static char *
dup_bar_words (const Columns *columns, const BalikChartPair *pair, gboolean ours)
{
  g_autofree char *amount
      = balik_chart_spec_dup_amount (columns->layout->spec, pair, ours ? pair->ours : pair->linear);

  /* Translators: inside a bar: a way of doing things (%1$s) and how much it takes
     (%2$s), as "leasing 74.1" */
  return balik_text_fill (C_ ("bar", "%1$s %2$s"), get_way (columns, ours), amount, NULL);
}

/* Finds the widest words of a bar, and makes bars as high as the highest. */
static double
fit_bar_words (Columns *columns)
{
  double widest = 0;

  for (guint i = 0; i < columns->layout->spec->pairs->len; i++)
    for (int ours = 0; ours < 2; ours++)
      {
        g_autofree char *words
            = dup_bar_words (columns, balik_chart_spec_get_pair (columns->layout->spec, i), ours);
        g_autoptr (BalikChartText) text
            = new_text (columns, words, BAR_TEXT_SHARE, BALIK_INK_TEXT, ours);

        widest = MAX (widest, text->box.width);
        columns->bar_height = MAX (columns->bar_height, text->box.height + 1);
      }

  return widest;
}

static void
choose_columns (Columns *columns)
{
  const BalikChartSpec *spec = columns->layout->spec;
  double room = columns->right - columns->left;
  double words = fit_bar_words (columns);
  double need = MAX (2 * words + 2 * columns->gap, MIN_BAR_EMS * columns->layout->em);
  double name = 0;
  double saving = measure (columns, spec->saving_word, BAR_TEXT_SHARE, FALSE);

  for (guint i = 0; i < spec->pairs->len; i++)
    {
      const BalikChartPair *pair = balik_chart_spec_get_pair (spec, i);

      raise_to (&name, measure (columns, pair->name, BALIK_CHART_TEXT_SHARE, TRUE));
      raise_to (&name, measure (columns, pair->unit, BALIK_CHART_TEXT_SHARE, FALSE));
      raise_to (&saving, measure (columns, pair->saving, BALIK_CHART_TEXT_SHARE, TRUE));
    }
  columns->arrangement = need <= room ? ARRANGE_STACKED : ARRANGE_LINES;
  columns->bars_x = columns->left;
  columns->bars_width = room;

  if (name <= room * MAX_NAME_SHARE && name + saving + 3 * columns->gap + need <= room)
    {
      columns->arrangement = ARRANGE_COLUMNS;
      columns->bars_x = columns->left + name + 1.5 * columns->gap;
      columns->saving_x = columns->right - saving;
      columns->bars_width = columns->saving_x - 1.5 * columns->gap - columns->bars_x;
    }
}

/* Words of a bar go inside it, or behind its end where it is too short. */
static void
put_bar_words (Columns *columns, BalikChartText *text, const BalikChartBar *bar, double y)
{
  double inset = round (columns->gap * 0.4);

  text->colour = bar->colour;
  if (text->box.width + 2 * inset <= bar->rect.width)
    {
      text->ink = bar->is_outlined ? BALIK_INK_TEXT : BALIK_INK_ON_SERIES;
      text->box.x = bar->rect.x + bar->rect.width - text->box.width - inset;
    }
  else
    {
      text->ink = bar->is_outlined ? BALIK_INK_TEXT : BALIK_INK_SERIES;
      text->box.x = bar->rect.x + bar->rect.width + inset;
    }
  text->box.x = MIN (text->box.x, columns->right - text->box.width);
  text->box.y = y + (bar->rect.height - text->box.height) / 2;
  g_ptr_array_add (columns->layout->texts, text);
}

static double
put_bar (Columns *columns, const BalikChartPair *pair, gboolean ours, double y)
{
  double low = MIN (0, MIN (pair->linear, pair->ours));
  double high = MAX (0, MAX (pair->linear, pair->ours));
  double scale = high > low ? columns->bars_width / (high - low) : 0;
  double value = ours ? pair->ours : pair->linear;
  g_autofree char *words = dup_bar_words (columns, pair, ours);
  BalikChartText *text = new_text (columns, words, BAR_TEXT_SHARE, BALIK_INK_TEXT, ours);
  BalikChartBar bar
      = { .colour = ours ? BALIK_CHART_BLUE : BALIK_CHART_GREY, .is_outlined = !ours };

  bar.rect = (BalikRect){ columns->bars_x + (MIN (value, 0) - low) * scale, y,
                          MAX (fabs (value) * scale, 1), columns->bar_height };
  if (columns->arrangement == ARRANGE_LINES)
    {
      bar.rect.y = put (columns, text, columns->left, y, columns->right - columns->left);
      bar.rect.height = round (columns->bar_height * 0.5);
    }
  else
    {
      put_bar_words (columns, text, &bar, y);
    }
  g_array_append_val (columns->layout->bars, bar);

  return bar.rect.y + bar.rect.height;
}

/* What costs more than it saves stands in the colour of losses, behind its minus. */
static void
mark_loss (BalikChartText *saving, const BalikChartPair *pair)
{
  if (pair->ours <= pair->linear)
    return;

  saving->ink = BALIK_INK_SERIES;
  saving->colour = BALIK_CHART_RUST;
}

static double
put_column_words (Columns *columns, const BalikChartPair *pair, double y)
{
  double name_room = columns->bars_x - columns->gap - columns->left;
  double saving_room = columns->right - columns->saving_x;
  BalikChartText *name
      = new_text (columns, pair->name, BALIK_CHART_TEXT_SHARE, BALIK_INK_TEXT, TRUE);
  BalikChartText *unit
      = new_text (columns, pair->unit, BALIK_CHART_TEXT_SHARE, BALIK_INK_DIM, FALSE);
  BalikChartText *saving
      = new_text (columns, pair->saving, BALIK_CHART_TEXT_SHARE, BALIK_INK_TEXT, TRUE);
  double below = put (columns, name, columns->left, y, name_room);

  mark_loss (saving, pair);
  below = put (columns, unit, columns->left, below, name_room);

  raise_to (&below, put (columns, saving, columns->saving_x, y, saving_room));

  return below;
}

static double
put_stacked_words (Columns *columns, const BalikChartPair *pair, double y)
{
  double room = columns->right - columns->left;
  g_autofree char *words = balik_text_fill (
      /* Translators: what is compared (%1$s) and its unit (%2$s), as "Climate, t CO₂e" */
      C_ ("row of a chart", "%1$s, %2$s"), pair->name, pair->unit, NULL);
  g_autofree char *saved = balik_text_fill (
      /* Translators: the head of a column (%1$s) before its value (%2$s), as "saved 1.0" */
      C_ ("row of a chart", "%1$s %2$s"), columns->layout->spec->saving_word, pair->saving, NULL);
  BalikChartText *name = new_text (columns, words, BALIK_CHART_TEXT_SHARE, BALIK_INK_TEXT, TRUE);
  BalikChartText *saving = new_text (columns, saved, BALIK_CHART_TEXT_SHARE, BALIK_INK_TEXT, FALSE);
  gboolean one_line = name->box.width + columns->gap + saving->box.width <= room;
  double saving_x = one_line ? columns->right - saving->box.width : columns->left;
  double below = put (columns, name, columns->left, y, room);

  mark_loss (saving, pair);
  raise_to (&below, put (columns, saving, saving_x, one_line ? y : below, room));

  return below + 2;
}

static double
put_row (Columns *columns, guint index, double y, double gap)
{
  const BalikChartPair *pair = balik_chart_spec_get_pair (columns->layout->spec, index);
  BalikRect row = { columns->left, y - gap / 2, columns->right - columns->left, 0 };
  double below = 0;
  double bars_y = y;

  if (columns->arrangement == ARRANGE_COLUMNS)
    below = put_column_words (columns, pair, y);
  else
    bars_y = put_stacked_words (columns, pair, y);

  bars_y = put_bar (columns, pair, FALSE, bars_y);
  bars_y = put_bar (columns, pair, TRUE, bars_y + 3);
  below = MAX (below, bars_y);
  row.height = below + gap / 2 - row.y;
  g_array_append_val (columns->layout->rows, row);

  return below + gap;
}

void
balik_chart_layout_place_pairs (BalikChartLayout *self, const BalikChartStyle *style)
{
  Columns columns = { .layout = self, .style = style, .gap = round (self->em) };
  double y = balik_chart_layout_place_title (self, style);
  double row_gap = round (self->em * 0.9);

  columns.left = self->pad;
  columns.right = self->width - self->pad;
  self->n_slots = self->n_months;
  choose_columns (&columns);

  if (columns.arrangement == ARRANGE_COLUMNS)
    y = put (&columns,
             new_text (&columns, self->spec->saving_word, BAR_TEXT_SHARE, BALIK_INK_DIM, FALSE),
             columns.saving_x, y, columns.right - columns.saving_x)
        + 2;

  self->plot = (BalikRect){ columns.bars_x, y, columns.bars_width, 1 };
  for (guint i = 0; i < self->spec->pairs->len; i++)
    y = put_row (&columns, i, y, row_gap);
  self->content_height = y - row_gap + self->pad;
  self->plot.height = MAX (y - row_gap - self->plot.y, 1);
}
