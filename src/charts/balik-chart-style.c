/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-style.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (BalikChartStyle,
                     balik_chart_style,
                     balik_chart_style_copy,
                     balik_chart_style_free)

/* All have 3:1 on card, window and sidebar, and stay apart in the three kinds of
 * colour blindness. */
static const guint32 light_palette[BALIK_CHART_N_COLOURS]
    = { 0x1c71d8, 0x838386, 0x9c3500, 0x0a4f4c, 0xa87900, 0x542478 };
static const guint32 dark_palette[BALIK_CHART_N_COLOURS]
    = { 0x99c1f1, 0x8b8b8e, 0xd2692f, 0x78efd3, 0xf6d32d, 0xc56ae8 };

/* Where small text needs more than its mark to reach 4.5:1. */
#define LIGHT_GOLD_TEXT 0x7a5800
#define DARK_RUST_TEXT 0xf39a68

#define DIM_ALPHA 0.7
#define GRID_ALPHA 0.09
#define HIGH_CONTRAST_GRID_ALPHA 0.35

static BalikColour
unpack_colour (guint32 rgb)
{
  return (BalikColour){ ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0, 1 };
}

static BalikChartStyle *
new_with_palette (const guint32 palette[BALIK_CHART_N_COLOURS])
{
  BalikChartStyle *self = g_new0 (BalikChartStyle, 1);

  for (int i = 0; i < BALIK_CHART_N_COLOURS; i++)
    self->palette[i] = self->text_palette[i] = unpack_colour (palette[i]);
  self->min_text_size = 11;
  self->line_width = 2;

  return self;
}

/**
 * balik_chart_style_new_light:
 *
 * Returns: (transfer full): the style for a light theme
 */
BalikChartStyle *
balik_chart_style_new_light (void)
{
  BalikChartStyle *self = new_with_palette (light_palette);

  self->text_palette[BALIK_CHART_GOLD] = unpack_colour (LIGHT_GOLD_TEXT);
  self->background = unpack_colour (0xffffff);
  balik_chart_style_set_text_colour (self, 0.18, 0.18, 0.2);

  return self;
}

/**
 * balik_chart_style_new_dark:
 *
 * Returns: (transfer full): the style for a dark theme
 */
BalikChartStyle *
balik_chart_style_new_dark (void)
{
  BalikChartStyle *self = new_with_palette (dark_palette);

  self->text_palette[BALIK_CHART_RUST] = unpack_colour (DARK_RUST_TEXT);
  self->background = unpack_colour (0x363636);
  self->is_dark = TRUE;
  balik_chart_style_set_text_colour (self, 1, 1, 1);

  return self;
}

/**
 * balik_chart_style_new_print:
 *
 * Makes the style for paper: the hues of the light one, black text, and sizes
 * in points.
 *
 * Returns: (transfer full): the style
 */
BalikChartStyle *
balik_chart_style_new_print (void)
{
  BalikChartStyle *self = balik_chart_style_new_light ();

  balik_chart_style_set_text_colour (self, 0, 0, 0);
  self->min_text_size = 6.5;
  self->line_width = 1.4;
  self->is_vector = TRUE;

  return self;
}

/**
 * balik_chart_style_copy:
 * @self: a style
 *
 * Returns: (transfer full): a copy
 */
BalikChartStyle *
balik_chart_style_copy (const BalikChartStyle *self)
{
  BalikChartStyle *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->font = self->font != NULL ? pango_font_description_copy (self->font) : NULL;

  return copy;
}

/**
 * balik_chart_style_free:
 * @self: (nullable): a style
 *
 * Frees a style.
 */
void
balik_chart_style_free (BalikChartStyle *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->font, pango_font_description_free);
  g_free (self);
}

/**
 * balik_chart_style_set_font:
 * @self: a style
 * @font: (nullable): the body font; %NULL for the one of the Pango context
 *
 * Sets the font that the sizes of chart text are a share of.
 */
void
balik_chart_style_set_font (BalikChartStyle *self, const PangoFontDescription *font)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->font, pango_font_description_free);
  if (font != NULL)
    self->font = pango_font_description_copy (font);
}

/**
 * balik_chart_style_set_high_contrast:
 * @self: a style
 * @high_contrast: whether contrast matters more than calm
 *
 * Makes second text as strong as the first, and grid and lines heavier. Set the
 * text colour before.
 */
void
balik_chart_style_set_high_contrast (BalikChartStyle *self, gboolean high_contrast)
{
  g_return_if_fail (self != NULL);

  self->high_contrast = high_contrast;
  self->dim.alpha = high_contrast ? 1 : DIM_ALPHA;
  self->grid.alpha = high_contrast ? HIGH_CONTRAST_GRID_ALPHA : GRID_ALPHA;
}

/**
 * balik_chart_style_set_text_colour:
 * @self: a style
 * @red: red, 0 to 1
 * @green: green, 0 to 1
 * @blue: blue, 0 to 1
 *
 * Sets the colour of text and derives those of second text and of the grid.
 */
void
balik_chart_style_set_text_colour (BalikChartStyle *self, double red, double green, double blue)
{
  g_return_if_fail (self != NULL);

  self->text = (BalikColour){ red, green, blue, 1 };
  self->dim = self->text;
  self->grid = self->text;
  self->text_palette[BALIK_CHART_GREY] = self->text;
  balik_chart_style_set_high_contrast (self, self->high_contrast);
}

static double
get_luminance (const BalikColour *colour)
{
  const double parts[] = { colour->red, colour->green, colour->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (int i = 0; i < 3; i++)
    sum += weights[i]
           * (parts[i] <= 0.04045 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));

  return sum;
}

/**
 * balik_colour_get_contrast:
 * @a: a colour
 * @b: another; both as if opaque
 *
 * Computes the contrast ratio of WCAG 2.2, 1 to 21.
 *
 * Returns: the ratio
 */
double
balik_colour_get_contrast (const BalikColour *a, const BalikColour *b)
{
  double first = get_luminance (a) + 0.05;
  double second = get_luminance (b) + 0.05;

  return first > second ? first / second : second / first;
}
