/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-style.h"
#include "balik-rect.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Sizes as shares of the body font. */
#define BALIK_CHART_TITLE_SHARE 1.0
#define BALIK_CHART_TEXT_SHARE 0.85

typedef enum
{
  BALIK_INK_TEXT,
  BALIK_INK_DIM,
  BALIK_INK_SERIES,
  BALIK_INK_ON_SERIES, /* on a filled mark of that colour */
} BalikInk;

/**
 * BalikChartText:
 * @text: the words
 * @strong: (nullable): the part of them that is bold
 * @box: where they stand
 * @baseline: how far below the upper edge of the box their first line stands
 * @share: their size, as a share of the body font
 * @ink: what colour they have
 * @colour: the series, where @ink depends on it
 * @is_bold: all of them are bold
 * @alignment: of their lines inside the box
 * @wraps: they are wrapped to the width of the box
 *
 * Words at a place, measured.
 */
typedef struct
{
  char *text;
  char *strong;
  BalikRect box;
  double baseline;
  double share;
  BalikInk ink;
  BalikChartColour colour;
  gboolean is_bold;
  PangoAlignment alignment;
  gboolean wraps;
} BalikChartText;

BalikChartText *balik_chart_text_new (const char *text, double share, BalikInk ink);
BalikChartText *balik_chart_text_copy (const BalikChartText *self);
void balik_chart_text_free (BalikChartText *self);
void balik_chart_text_measure (BalikChartText *self,
                               const BalikChartStyle *style,
                               PangoContext *context);
void balik_chart_text_paint (const BalikChartText *self,
                             cairo_t *cr,
                             const BalikChartStyle *style,
                             PangoContext *context);

double
balik_chart_text_get_size (const BalikChartStyle *style, PangoContext *context, double share);
double balik_chart_text_get_line_height (const BalikChartStyle *style,
                                         PangoContext *context,
                                         double share);
void balik_colour_set_source (const BalikColour *colour, cairo_t *cr, double alpha);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikChartText, balik_chart_text_free)

G_END_DECLS
