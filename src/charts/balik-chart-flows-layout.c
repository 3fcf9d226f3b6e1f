/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"
#include "balik-loop-private.h"

#include <math.h>

/*
 * Four columns on one scale: what is new and what is renewed; all that is placed; what
 * is in use, comes back or is lost; and what is used again or not. A dashed line leads
 * what is used again to where it begins: the same units, counted once.
 */
#define NODE_WIDTH 10.0
#define LEAST_NODE 2.0
#define N_LINES 10
#define RETURN_ROOM 22.0

/* Words may take so much of the width; wrapped ones are so wide. */
#define MAX_WORDS_SHARE 0.46
#define MAX_WRAPPED_SHARE 0.62
#define WRAP_EMS 6

/* From all words to the number alone, as there is room. */
typedef enum
{
  WORDS_FULL,
  WORDS_WRAPPED,
  WORDS_NUMBER,
  N_WORDS,
} Words;

/* The renewed units stand twice: where they begin, and where they come out. */
#define NODE_AGAIN BALIK_LOOP_N_LANES
#define N_NODES (BALIK_LOOP_N_LANES + 1)

typedef struct
{
  BalikChartLayout *layout;
  const BalikChartStyle *style;
  const BalikLoopSpec *loop;
  double scale;
  double gap;
  double step;
  Words words;
  BalikRect nodes[N_NODES];
} Flows;

static const BalikChartColour node_colours[N_NODES] = {
  [BALIK_LOOP_NEW] = BALIK_CHART_GREY,    [BALIK_LOOP_PLACED] = BALIK_CHART_BLUE,
  [BALIK_LOOP_IN_USE] = BALIK_CHART_BLUE, [BALIK_LOOP_BACK] = BALIK_CHART_TEAL,
  [BALIK_LOOP_SCRAP] = BALIK_CHART_GOLD,  [BALIK_LOOP_RENEWED] = BALIK_CHART_TEAL,
  [BALIK_LOOP_LOST] = BALIK_CHART_RUST,   [NODE_AGAIN] = BALIK_CHART_TEAL,
};

static BalikLoopLane
get_lane (int node)
{
  return node == NODE_AGAIN ? BALIK_LOOP_RENEWED : (BalikLoopLane)node;
}

static double
get_size (const Flows *flows, int node)
{
  return flows->loop->units[get_lane (node)] * flows->scale;
}

static BalikChartText *
new_words (const Flows *flows, int node, Words how)
{
  BalikLoopLane lane = get_lane (node);
  g_autofree char *words = how == WORDS_NUMBER ? g_strdup (flows->loop->numbers[lane])
                                               : balik_loop_spec_dup_words (flows->loop, lane);
  BalikChartText *text = balik_chart_text_new (words, BALIK_CHART_TEXT_SHARE, BALIK_INK_SERIES);
  double room = WRAP_EMS * flows->layout->em;

  text->strong = g_strdup (flows->loop->numbers[lane]);
  text->colour = node_colours[node];
  if (node == BALIK_LOOP_NEW || node == BALIK_LOOP_RENEWED)
    text->alignment = PANGO_ALIGN_RIGHT;
  balik_chart_text_measure (text, flows->style, flows->layout->context);
  if (how == WORDS_WRAPPED && text->box.width > room)
    {
      text->wraps = TRUE;
      text->box.width = room;
      balik_chart_text_measure (text, flows->style, flows->layout->context);
    }

  return text;
}

static double
find_widest (const Flows *flows, int first, int second)
{
  g_autoptr (BalikChartText) a = new_words (flows, first, flows->words);
  g_autoptr (BalikChartText) b = new_words (flows, second, flows->words);

  return MAX (a->box.width, b->box.width);
}

/* Chooses how much is said, and gives the room that it takes on both sides. */
static void
choose_words (Flows *flows, double *left, double *right)
{
  static const double shares[N_WORDS] = { MAX_WORDS_SHARE, MAX_WRAPPED_SHARE, 1 };
  double edge = round (flows->layout->em * 0.6);

  for (int how = WORDS_FULL; how < N_WORDS; how++)
    {
      flows->words = (Words)how;
      *left = find_widest (flows, BALIK_LOOP_NEW, BALIK_LOOP_RENEWED) + edge;
      *right = find_widest (flows, NODE_AGAIN, BALIK_LOOP_SCRAP) + edge;
      if (!balik_loop_spec_is_open (flows->loop))
        *right += RETURN_ROOM;
      if (*left + *right <= shares[how] * flows->layout->width)
        return;
    }
}

/* Stacks nodes of a column around a middle. */
static void
stack (Flows *flows, const int *nodes, guint n, double x, double middle)
{
  double height = (n - 1) * flows->gap;
  double y;

  for (guint i = 0; i < n; i++)
    height += get_size (flows, nodes[i]);
  y = MAX (middle - height / 2, flows->layout->plot.y);
  for (guint i = 0; i < n; i++)
    {
      flows->nodes[nodes[i]] = (BalikRect){ x, y, NODE_WIDTH, get_size (flows, nodes[i]) };
      y += get_size (flows, nodes[i]) + flows->gap;
    }
}

static void
place_nodes (Flows *flows)
{
  static const int sources[] = { BALIK_LOOP_NEW, BALIK_LOOP_RENEWED };
  static const int placed[] = { BALIK_LOOP_PLACED };
  static const int ends[] = { BALIK_LOOP_IN_USE, BALIK_LOOP_BACK, BALIK_LOOP_LOST };
  static const int outcomes[] = { NODE_AGAIN, BALIK_LOOP_SCRAP };
  const BalikRect *plot = &flows->layout->plot;
  double middle = plot->y + plot->height / 2;
  double step = (plot->width - NODE_WIDTH) / 3;
  const BalikRect *back = &flows->nodes[BALIK_LOOP_BACK];

  flows->step = step;
  stack (flows, sources, 2, plot->x, middle);
  stack (flows, placed, 1, plot->x + step * 1.05, middle);
  stack (flows, ends, 3, plot->x + step * 2.1, middle);
  stack (flows, outcomes, 2, plot->x + step * 3, back->y + back->height / 2);
}

static void
add_flow (Flows *flows, int from, double from_y, int to, double to_y, int sized_by, int coloured_by)
{
  BalikChartFlow flow = {
    flows->nodes[from].x + NODE_WIDTH, from_y, flows->nodes[to].x, to_y, get_size (flows, sized_by),
    node_colours[coloured_by]
  };

  if (flow.width > 0)
    g_array_append_val (flows->layout->flows, flow);
}

static void
add_flows (Flows *flows)
{
  const BalikRect *nodes = flows->nodes;
  static const int ends[] = { BALIK_LOOP_IN_USE, BALIK_LOOP_BACK, BALIK_LOOP_LOST };
  double y = nodes[BALIK_LOOP_PLACED].y;

  add_flow (flows, BALIK_LOOP_NEW, nodes[BALIK_LOOP_NEW].y, BALIK_LOOP_PLACED, y, BALIK_LOOP_NEW,
            BALIK_LOOP_NEW);
  add_flow (flows, BALIK_LOOP_RENEWED, nodes[BALIK_LOOP_RENEWED].y, BALIK_LOOP_PLACED,
            y + get_size (flows, BALIK_LOOP_NEW), BALIK_LOOP_RENEWED, BALIK_LOOP_RENEWED);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      int colour = ends[i] == BALIK_LOOP_LOST ? BALIK_LOOP_LOST : BALIK_LOOP_PLACED;

      add_flow (flows, BALIK_LOOP_PLACED, y, ends[i], nodes[ends[i]].y, ends[i], colour);
      y += get_size (flows, ends[i]);
    }
  y = nodes[BALIK_LOOP_BACK].y;
  add_flow (flows, BALIK_LOOP_BACK, y, NODE_AGAIN, nodes[NODE_AGAIN].y, NODE_AGAIN, NODE_AGAIN);
  add_flow (flows, BALIK_LOOP_BACK, y + get_size (flows, NODE_AGAIN), BALIK_LOOP_SCRAP,
            nodes[BALIK_LOOP_SCRAP].y, BALIK_LOOP_SCRAP, BALIK_LOOP_SCRAP);
}

static gboolean
is_free (const BalikChartLayout *layout, const BalikRect *box)
{
  if (box->x < 0 || box->x + box->width > layout->width || box->y < 0
      || box->y + box->height > layout->height)
    return FALSE;
  for (guint i = 0; i < layout->texts->len; i++)
    if (balik_rect_overlaps (box,
                             &((const BalikChartText *)g_ptr_array_index (layout->texts, i))->box))
      return FALSE;

  return TRUE;
}

/* Sources have their words before them, ends behind; what is placed below. */
static void
place_beside (const Flows *flows, int node, BalikRect *box)
{
  const BalikRect *rect = &flows->nodes[node];
  double gap = round (flows->layout->em * 0.5);

  box->y = rect->y + (rect->height - box->height) / 2;
  if (node == BALIK_LOOP_NEW || node == BALIK_LOOP_RENEWED || node == BALIK_LOOP_BACK)
    box->x = rect->x - gap - box->width;
  else
    box->x = rect->x + NODE_WIDTH + gap;
  if (node == BALIK_LOOP_PLACED)
    {
      box->x = rect->x + 2.5 * NODE_WIDTH - box->width;
      box->y = rect->y + rect->height + flows->gap / 2 + 3;
    }
}

/* Words between two columns must not reach the one before; they are not wrapped, as
 * they stand on flows or above the way back. */
static double
get_room (const Flows *flows, int node)
{
  if (node == BALIK_LOOP_PLACED)
    return 1.15 * flows->step;
  if (node == BALIK_LOOP_BACK)
    return 1.05 * flows->step - NODE_WIDTH - flows->layout->em;

  return flows->layout->width;
}

/* The place itself, then a line higher or lower; then fewer words; else nothing. */
static void
add_words (Flows *flows, int node)
{
  static const double shifts[] = { 0, -0.6, 0.6, -1, 1 };

  gboolean is_between = node == BALIK_LOOP_PLACED || node == BALIK_LOOP_BACK;

  for (int how = is_between ? WORDS_FULL : flows->words; how < N_WORDS; how++)
    {
      BalikChartText *text
          = new_words (flows, node, is_between && how == WORDS_WRAPPED ? WORDS_NUMBER : (Words)how);

      for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
        {
          place_beside (flows, node, &text->box);
          text->box.y += shifts[i] * text->box.height;
          if (text->box.width > get_room (flows, node) || !is_free (flows->layout, &text->box))
            continue;
          g_ptr_array_add (flows->layout->texts, text);
          return;
        }
      balik_chart_text_free (text);
    }
}

static void
keep_nodes (Flows *flows)
{
  for (int node = 0; node < N_NODES; node++)
    {
      BalikChartBar bar = { flows->nodes[node], node_colours[node], FALSE };

      bar.rect.height = MAX (bar.rect.height, LEAST_NODE);
      if (flows->loop->units[get_lane (node)] >= BALIK_LOOP_LEAST)
        {
          g_array_append_val (flows->layout->bars, bar);
          add_words (flows, node);
        }
      if (node < BALIK_LOOP_N_LANES)
        g_array_append_val (flows->layout->rows, bar.rect);
    }
}

/* Below all, from the right end of what is used again to the foot of where it begins. */
static void
place_back_line (Flows *flows)
{
  const BalikRect *from = &flows->nodes[NODE_AGAIN];
  const BalikRect *to = &flows->nodes[BALIK_LOOP_RENEWED];
  double left = to->x + NODE_WIDTH / 2;
  double right = flows->layout->width - flows->layout->pad - 2;
  double top = from->y + from->height / 2;

  if (balik_loop_spec_is_open (flows->loop))
    return;

  /* It begins behind the words of the node. */
  flows->layout->back_foot = to->y + MAX (to->height, LEAST_NODE);
  flows->layout->back_from = right - from->x - NODE_WIDTH;
  for (guint i = 0; i < flows->layout->texts->len; i++)
    {
      const BalikRect *box
          = &((const BalikChartText *)g_ptr_array_index (flows->layout->texts, i))->box;

      if (top > box->y && top < box->y + box->height && box->x > from->x)
        flows->layout->back_from = MIN (flows->layout->back_from, right - box->x - box->width - 4);
    }
  flows->layout->back_line = (BalikRect){ left, top, right - left,
                                          flows->layout->height - flows->layout->pad - 3 - top };
}

void
balik_chart_layout_place_flows (BalikChartLayout *self, const BalikChartStyle *style)
{
  Flows flows = { .layout = self, .style = style, .loop = self->spec->loop };
  double top = balik_chart_layout_place_title (self, style);
  double below = 2.2 * self->line_height + self->pad;
  double left = 0;
  double right = 0;

  self->n_slots = self->n_months;
  self->content_height = top + N_LINES * self->line_height + below;
  if (flows.loop == NULL || flows.loop->units[BALIK_LOOP_PLACED] <= 0)
    return;

  choose_words (&flows, &left, &right);
  self->plot = (BalikRect){ self->pad + left, top + 2,
                            MAX (self->width - 2 * self->pad - left - right, 4 * NODE_WIDTH),
                            MAX (self->height - top - below - 2, self->line_height) };
  flows.gap = MIN (1.5 * self->line_height, self->plot.height * 0.15);
  flows.scale = (self->plot.height - 2 * flows.gap) / flows.loop->units[BALIK_LOOP_PLACED];

  place_nodes (&flows);
  add_flows (&flows);
  keep_nodes (&flows);
  place_back_line (&flows);
}
