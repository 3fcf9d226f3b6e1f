/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-text-private.h"
#include "balik-loop.h"

G_BEGIN_DECLS

#define BALIK_LOOP_MAX_ANCHORS 6

/* Less than half a unit is none. */
#define BALIK_LOOP_LEAST 0.5

struct _BalikLoopSpec
{
  grefcount ref_count;

  BalikLocale *locale;
  double units[BALIK_LOOP_N_LANES];
  char *numbers[BALIK_LOOP_N_LANES];
  char *words[BALIK_LOOP_N_LANES]; /* with the number in them */
  char *span;
  char *description;
};

typedef enum
{
  BALIK_LOOP_STRAIGHT,
  BALIK_LOOP_TURN_DOWN, /* leaves level, arrives upright */
  BALIK_LOOP_TURN_LEVEL, /* leaves upright, arrives level */
} BalikLoopTurn;

typedef struct
{
  double x;
  double y;
  BalikLoopTurn turn;
} BalikLoopAnchor;

struct _BalikLoopLayout
{
  grefcount ref_count;

  BalikLoopSpec *spec;
  PangoContext *context;
  double width;
  double height;
  gboolean is_rtl;
  gboolean is_vector;
  gboolean has_words;
  double line_height;
  double factor; /* units of the drawing for one unit of goods */
  double lanes[BALIK_LOOP_N_LANES];

  double top;
  double bottom;
  double merge_x;
  double turn_x;
  double left;
  double right;
  double split_x;
  double scrap_x;
  double lost_x;
  double radius;
  BalikRect inside;
  GPtrArray *texts;
};

/* One edge of a lane: 0 is its outer or upper edge, 1 the other, ½ its middle. */
guint balik_loop_layout_get_edge (const BalikLoopLayout *self,
                                  BalikLoopLane lane,
                                  double share,
                                  BalikLoopAnchor anchors[BALIK_LOOP_MAX_ANCHORS]);
void balik_loop_layout_place_words (BalikLoopLayout *self, const BalikChartStyle *style);

G_END_DECLS
