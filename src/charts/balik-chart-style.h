/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} BalikColour;

/**
 * BalikChartColour:
 * @BALIK_CHART_BLUE: our way, in use
 * @BALIK_CHART_GREY: the linear way, new goods, typical
 * @BALIK_CHART_RUST: lost, owed, worst
 * @BALIK_CHART_TEAL: comes back, renewed
 * @BALIK_CHART_GOLD: parts, scrap
 * @BALIK_CHART_PURPLE: debt, deposit
 *
 * What a colour means. The same on all screens and on paper.
 */
typedef enum
{
  BALIK_CHART_BLUE,
  BALIK_CHART_GREY,
  BALIK_CHART_RUST,
  BALIK_CHART_TEAL,
  BALIK_CHART_GOLD,
  BALIK_CHART_PURPLE,
  BALIK_CHART_N_COLOURS,
} BalikChartColour;

/**
 * BalikChartStyle:
 * @palette: colours of marks
 * @text_palette: the same hues, dark or light enough for small text
 * @text: colour of text and of the zero line; a widget sets it from its theme
 * @dim: colour of second text
 * @grid: colour of grid lines
 * @background: what is behind; only exports paint it
 * @font: (nullable): the body font; %NULL takes the one of the Pango context.
 *     Chart text is a share of it
 * @min_text_size: chart text never gets smaller, in units of the drawing
 * @line_width: width of a line of data
 * @is_rtl: the first month is at the right
 * @is_vector: no snapping to pixels
 * @high_contrast: outlines instead of tints
 * @show_title: title and unit are part of the drawing
 *
 * All that a drawing takes from outside. Change the fields of a new one freely.
 */
typedef struct
{
  BalikColour palette[BALIK_CHART_N_COLOURS];
  BalikColour text_palette[BALIK_CHART_N_COLOURS];
  BalikColour text;
  BalikColour dim;
  BalikColour grid;
  BalikColour background;
  PangoFontDescription *font;
  double min_text_size;
  double line_width;
  gboolean is_rtl;
  gboolean is_vector;
  gboolean high_contrast;
  gboolean is_dark;
  gboolean show_title;
} BalikChartStyle;

#define BALIK_TYPE_CHART_STYLE (balik_chart_style_get_type ())
GType balik_chart_style_get_type (void);

BalikChartStyle *balik_chart_style_new_light (void) G_GNUC_WARN_UNUSED_RESULT;
BalikChartStyle *balik_chart_style_new_dark (void) G_GNUC_WARN_UNUSED_RESULT;
BalikChartStyle *balik_chart_style_new_print (void) G_GNUC_WARN_UNUSED_RESULT;
BalikChartStyle *balik_chart_style_copy (const BalikChartStyle *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_chart_style_free (BalikChartStyle *self);

void balik_chart_style_set_font (BalikChartStyle *self, const PangoFontDescription *font);
void balik_chart_style_set_high_contrast (BalikChartStyle *self, gboolean high_contrast);
void
balik_chart_style_set_text_colour (BalikChartStyle *self, double red, double green, double blue);

double balik_colour_get_contrast (const BalikColour *a, const BalikColour *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikChartStyle, balik_chart_style_free)

G_END_DECLS
