/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-mark-private.h"

#include "balik-chart-paint.h"

/* Type and paint of the marks on a page. Sizes are points. */

/* The first of them that is there; the rest lend what it lacks. */
#define FAMILIES "Adwaita Sans,Cantarell,Noto Sans,Sans"

/* So that figures stand below each other. */
#define FEATURES "tnum=1"

typedef struct
{
  double size;
  PangoWeight weight;
  double leading; /* between lines, beside the font's own; a share of the size */
  gboolean is_dim;
} RoleType;

static const RoleType roles[BALIK_REPORT_N_ROLES] = {
  [BALIK_REPORT_FINDING] = { 16, PANGO_WEIGHT_ULTRABOLD, 0.02, FALSE },
  [BALIK_REPORT_PROMISE] = { 10.6, PANGO_WEIGHT_BOLD, 0.05, FALSE },
  [BALIK_REPORT_HEADING] = { 9.8, PANGO_WEIGHT_BOLD, 0, FALSE },
  [BALIK_REPORT_HEADING_NOTE] = { 9.3, PANGO_WEIGHT_NORMAL, 0, TRUE },
  [BALIK_REPORT_TEXT] = { 9.3, PANGO_WEIGHT_NORMAL, 0.13, FALSE },
  [BALIK_REPORT_CELL] = { 8.6, PANGO_WEIGHT_NORMAL, 0, FALSE },
  [BALIK_REPORT_CELL_STRONG] = { 8.6, PANGO_WEIGHT_BOLD, 0, FALSE },
  [BALIK_REPORT_CELL_HEAD] = { 8, PANGO_WEIGHT_NORMAL, 0, TRUE },
  [BALIK_REPORT_NOTE] = { 7.9, PANGO_WEIGHT_NORMAL, 0.08, TRUE },
  [BALIK_REPORT_FOOT] = { 7.4, PANGO_WEIGHT_NORMAL, 0, TRUE },
};

/**
 * balik_report_mark_free:
 * @self: (nullable): a mark
 *
 * Frees a mark.
 */
void
balik_report_mark_free (BalikReportMark *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_clear_pointer (&self->chart, balik_chart_spec_unref);
  g_free (self);
}

/**
 * balik_report_context_new:
 * @is_rtl: whether lines begin at the right
 *
 * Makes what measures and draws text, for the thread that calls: one unit is a
 * point, and nothing is rounded to pixels. It is never told where the text is
 * drawn, so that paper and screen break the same lines.
 *
 * Returns: (transfer full): a context
 */
PangoContext *
balik_report_context_new (gboolean is_rtl)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);

  return context;
}

static PangoFontDescription *
new_font (BalikReportRole role, double scale)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_size (font, (int)(roles[role].size * scale * PANGO_SCALE + 0.5));
  pango_font_description_set_weight (font, roles[role].weight);

  return font;
}

/**
 * balik_report_chart_style_new:
 * @scale: the size of text beside its own
 * @is_rtl: whether lines begin at the right
 *
 * Returns: (transfer full): how charts on paper look
 */
BalikChartStyle *
balik_report_chart_style_new (double scale, gboolean is_rtl)
{
  BalikChartStyle *style = balik_chart_style_new_print ();
  PangoFontDescription *font = new_font (BALIK_REPORT_TEXT, scale);

  balik_chart_style_set_font (style, font);
  pango_font_description_free (font);
  style->is_rtl = is_rtl;
  style->show_title = FALSE;

  return style;
}

/**
 * balik_report_layout_new:
 * @context: what measures
 * @role: what the text is for
 * @scale: its size beside that of the role
 * @text: the words, with marks where lines may break
 * @width: the width of its lines, or −1 for one line
 *
 * Returns: (transfer full): the text, measured
 */
PangoLayout *
balik_report_layout_new (PangoContext *context,
                         BalikReportRole role,
                         double scale,
                         const char *text,
                         double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = new_font (role, scale);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new (FEATURES));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_spacing (layout,
                            (int)(roles[role].size * roles[role].leading * scale * PANGO_SCALE));
  if (width >= 0)
    {
      pango_layout_set_width (layout, (int)(width * PANGO_SCALE + 0.5));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }

  return layout;
}

static void
set_ink (const BalikReportMark *self, cairo_t *cr)
{
  if (self->ink == BALIK_REPORT_INK_BAD)
    cairo_set_source_rgb (cr, 0x9c / 255.0, 0x35 / 255.0, 0);
  else if (self->ink == BALIK_REPORT_INK_DIM || roles[self->role].is_dim)
    cairo_set_source_rgb (cr, 0.33, 0.33, 0.35);
  else
    cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
paint_text (const BalikReportMark *self, cairo_t *cr, PangoContext *context)
{
  /* A hair wider than it was measured: rounding must not break a line. */
  g_autoptr (PangoLayout) layout = balik_report_layout_new (context, self->role, self->scale,
                                                            self->text, self->box.width + 0.05);

  pango_layout_set_alignment (layout, self->align == BALIK_REPORT_END ? PANGO_ALIGN_RIGHT
                                                                      : PANGO_ALIGN_LEFT);
  set_ink (self, cr);
  cairo_move_to (cr, self->box.x, self->box.y);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_chart (const BalikReportMark *self, cairo_t *cr, PangoContext *context)
{
  gboolean is_rtl = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  g_autoptr (BalikChartStyle) style = balik_report_chart_style_new (self->scale, is_rtl);
  g_autoptr (BalikChartLayout) layout
      = balik_chart_layout_new (self->chart, style, self->box.width, self->box.height, context);

  cairo_translate (cr, self->box.x, self->box.y);
  balik_chart_paint (cr, layout, style);
}

/**
 * balik_report_mark_paint:
 * @self: a mark
 * @cr: where to draw, in points
 * @context: what draws text
 *
 * Draws a mark.
 */
void
balik_report_mark_paint (const BalikReportMark *self, cairo_t *cr, PangoContext *context)
{
  cairo_save (cr);
  switch (self->kind)
    {
    case BALIK_REPORT_MARK_TEXT:
      paint_text (self, cr, context);
      break;
    case BALIK_REPORT_MARK_RULE:
      cairo_set_source_rgb (cr, 0, 0, 0);
      if (self->ink == BALIK_REPORT_INK_DIM)
        cairo_set_source_rgb (cr, 0.62, 0.62, 0.64);
      cairo_rectangle (cr, self->box.x, self->box.y - self->thickness / 2, self->box.width,
                       self->thickness);
      cairo_fill (cr);
      break;
    case BALIK_REPORT_MARK_CHART:
    default:
      paint_chart (self, cr, context);
      break;
    }
  cairo_restore (cr);
}
