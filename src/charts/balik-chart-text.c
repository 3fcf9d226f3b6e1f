/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-text-private.h"

#include <math.h>
#include <string.h>

#define DEFAULT_RESOLUTION 96.0
#define DEFAULT_BODY_POINTS 11.0

BalikChartText *
balik_chart_text_new (const char *text, double share, BalikInk ink)
{
  BalikChartText *self = g_new0 (BalikChartText, 1);

  self->text = g_strdup (text);
  self->share = share;
  self->ink = ink;
  self->alignment = PANGO_ALIGN_LEFT;

  return self;
}

BalikChartText *
balik_chart_text_copy (const BalikChartText *self)
{
  BalikChartText *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->strong = g_strdup (self->strong);

  return copy;
}

void
balik_chart_text_free (BalikChartText *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->strong);
  g_free (self);
}

static PangoFontDescription *
dup_body_font (const BalikChartStyle *style, PangoContext *context)
{
  const PangoFontDescription *of_context = pango_context_get_font_description (context);
  PangoFontDescription *font = of_context != NULL ? pango_font_description_copy (of_context)
                                                  : pango_font_description_new ();

  if (style->font != NULL)
    pango_font_description_merge (font, style->font, TRUE);

  return font;
}

/*
 * The size in units of the drawing. The resolution of the context carries the
 * scale that people set for text.
 */
double
balik_chart_text_get_size (const BalikChartStyle *style, PangoContext *context, double share)
{
  g_autoptr (PangoFontDescription) font = dup_body_font (style, context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  if (size <= 0)
    size = DEFAULT_BODY_POINTS;
  if (!pango_font_description_get_size_is_absolute (font))
    {
      double resolution = pango_cairo_context_get_resolution (context);

      if (resolution <= 0)
        resolution = DEFAULT_RESOLUTION;
      size *= resolution / 72.0;
    }

  return MAX (size * share, style->min_text_size);
}

static void
add_strong_part (PangoAttrList *attributes, const char *text, const char *strong)
{
  const char *found = strong != NULL ? strstr (text, strong) : NULL;
  PangoAttribute *bold;

  if (found == NULL)
    return;

  bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->start_index = (guint)(found - text);
  bold->end_index = bold->start_index + (guint)strlen (strong);
  pango_attr_list_insert (attributes, bold);
}

static PangoLayout *
create_layout (const BalikChartText *self, const BalikChartStyle *style, PangoContext *context)
{
  g_autoptr (PangoFontDescription) font = dup_body_font (style, context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout = pango_layout_new (context);

  pango_font_description_set_absolute_size (
      font, balik_chart_text_get_size (style, context, self->share) * PANGO_SCALE);
  pango_font_description_set_weight (font, self->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);

  /* Figures of equal width, so that columns stand and read-outs do not jump. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  add_strong_part (attributes, self->text, self->strong);
  pango_layout_set_attributes (layout, attributes);

  pango_layout_set_text (layout, self->text, -1);
  pango_layout_set_alignment (layout, self->alignment);
  if (self->wraps)
    {
      pango_layout_set_width (layout, (int)(self->box.width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }

  return layout;
}

/*
 * Sets size and baseline of the box; the width stays as it is where the words are wrapped.
 */
void
balik_chart_text_measure (BalikChartText *self, const BalikChartStyle *style, PangoContext *context)
{
  g_autoptr (PangoLayout) layout = create_layout (self, style, context);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (!self->wraps)
    self->box.width = ceil (logical.width / (double)PANGO_SCALE);
  self->box.height = ceil (logical.height / (double)PANGO_SCALE);
  self->baseline = pango_layout_get_baseline (layout) / (double)PANGO_SCALE;
}

double
balik_chart_text_get_line_height (const BalikChartStyle *style, PangoContext *context, double share)
{
  g_autoptr (BalikChartText) probe = balik_chart_text_new ("0", share, BALIK_INK_TEXT);

  balik_chart_text_measure (probe, style, context);

  return probe->box.height;
}

void
balik_colour_set_source (const BalikColour *colour, cairo_t *cr, double alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

static BalikColour
get_ink (const BalikChartText *self, const BalikChartStyle *style)
{
  const BalikColour black = { 0, 0, 0, 1 };
  const BalikColour white = { 1, 1, 1, 1 };
  const BalikColour *mark = &style->palette[self->colour];

  switch (self->ink)
    {
    case BALIK_INK_DIM:
      return style->dim;
    case BALIK_INK_SERIES:
      return style->text_palette[self->colour];
    case BALIK_INK_ON_SERIES:
      return balik_colour_get_contrast (mark, &white) >= balik_colour_get_contrast (mark, &black)
                     || balik_colour_get_contrast (mark, &white) >= 4.5
                 ? white
                 : black;
    case BALIK_INK_TEXT:
    default:
      return style->text;
    }
}

void
balik_chart_text_paint (const BalikChartText *self,
                        cairo_t *cr,
                        const BalikChartStyle *style,
                        PangoContext *context)
{
  g_autoptr (PangoLayout) layout = create_layout (self, style, context);
  BalikColour colour = get_ink (self, style);
  PangoRectangle logical;
  double x = self->box.x;
  double y = self->box.y;

  /* Alignment inside a layout without a width counts from its longest line. */
  pango_layout_get_extents (layout, NULL, &logical);
  if (!self->wraps)
    {
      x -= logical.x / (double)PANGO_SCALE;
      if (self->alignment == PANGO_ALIGN_RIGHT)
        x += self->box.width - logical.width / (double)PANGO_SCALE;
      else if (self->alignment == PANGO_ALIGN_CENTER)
        x += (self->box.width - logical.width / (double)PANGO_SCALE) / 2;
    }
  if (!style->is_vector)
    {
      x = round (x);
      y = round (y);
    }

  balik_colour_set_source (&colour, cr, 1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}
