/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-export.h"

#include "balik-chart-paint.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>

#define PNG_SCALE 2.0
#define POINTS_PER_INCH 72.0
#define PIXELS_PER_INCH 96.0
#define DEFAULT_FONT "Adwaita Sans, Cantarell, Sans 11"
#define DEFAULT_PRINT_FONT "Adwaita Sans, Cantarell, Sans 10"

G_DEFINE_QUARK (balik - chart - error - quark, balik_chart_error)

typedef struct
{
  GOutputStream *stream;
  GError *error;
} Writer;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Writer *writer = (Writer *)closure;

  if (writer->error != NULL)
    return CAIRO_STATUS_WRITE_ERROR;
  if (!g_output_stream_write_all (writer->stream, data, length, NULL, NULL, &writer->error))
    return CAIRO_STATUS_WRITE_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

/* An export carries its title and its ground, whatever the screen does. */
static BalikChartStyle *
dup_export_style (const BalikChartStyle *style, gboolean is_vector)
{
  BalikChartStyle *copy = balik_chart_style_copy (style);

  copy->show_title = TRUE;
  copy->is_vector = is_vector;

  return copy;
}

static PangoContext *
create_context (double resolution, const char *font_name)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (font_name);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Without hints, words are as wide on paper as they were measured. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, resolution);
  pango_context_set_font_description (context, font);

  return context;
}

static double
measure_height (BalikChartSpec *spec,
                const BalikChartStyle *style,
                double width,
                double height,
                PangoContext *context)
{
  double least = balik_chart_spec_measure_height (spec, style, width, context);

  return MAX (height, least);
}

static cairo_status_t
draw (cairo_surface_t *surface,
      BalikChartSpec *spec,
      const BalikChartStyle *style,
      double width,
      double height,
      PangoContext *context)
{
  cairo_t *cr = cairo_create (surface);
  BalikChartLayout *layout;
  cairo_status_t status;

  layout = balik_chart_layout_new (spec, style, width, height, context);
  cairo_set_source_rgb (cr, style->background.red, style->background.green, style->background.blue);
  cairo_paint (cr);
  balik_chart_paint (cr, layout, style);
  cairo_show_page (cr);
  status = cairo_status (cr);
  balik_chart_layout_unref (layout);
  cairo_destroy (cr);

  return status;
}

/* Hands the stream's own error on; else cairo's in words. */
static gboolean
finish (Writer *writer, cairo_status_t status, GError **error)
{
  if (writer->error != NULL)
    {
      g_propagate_error (error, writer->error);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, BALIK_CHART_ERROR, BALIK_CHART_ERROR_DRAW,
                           cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}

/**
 * balik_chart_write_png:
 * @spec: a chart
 * @style: how it looks
 * @width: its width in pixels
 * @height: its height in pixels; more is taken where its words need more
 * @stream: where to write
 * @error: return location for an error of the stream or %BALIK_CHART_ERROR
 *
 * Writes a picture with twice as many pixels, so that it stays sharp in a document.
 *
 * Returns: whether it was written
 */
gboolean
balik_chart_write_png (BalikChartSpec *spec,
                       const BalikChartStyle *style,
                       double width,
                       double height,
                       GOutputStream *stream,
                       GError **error)
{
  Writer writer = { stream, NULL };
  g_autoptr (BalikChartStyle) own = NULL;
  PangoContext *context;
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (spec != NULL && style != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  own = dup_export_style (style, FALSE);
  context = create_context (PIXELS_PER_INCH, DEFAULT_FONT);
  height = measure_height (spec, own, width, height, context);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (width * PNG_SCALE),
                                        (int)ceil (height * PNG_SCALE));
  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  status = draw (surface, spec, own, width, height, context);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, &writer);
  cairo_surface_destroy (surface);
  g_object_unref (context);

  return finish (&writer, status, error);
}

static gboolean
write_vector (BalikChartSpec *spec,
              const BalikChartStyle *style,
              double width,
              double height,
              GOutputStream *stream,
              gboolean as_pdf,
              GError **error)
{
  Writer writer = { stream, NULL };
  g_autoptr (BalikChartStyle) own = dup_export_style (style, TRUE);
  PangoContext *context = create_context (as_pdf ? POINTS_PER_INCH : PIXELS_PER_INCH,
                                          as_pdf ? DEFAULT_PRINT_FONT : DEFAULT_FONT);
  cairo_surface_t *surface;
  cairo_status_t status;

  height = measure_height (spec, own, width, height, context);
  if (as_pdf)
    surface = cairo_pdf_surface_create_for_stream (write_cb, &writer, width, height);
  else
    surface = cairo_svg_surface_create_for_stream (write_cb, &writer, width, height);
  if (as_pdf)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                    balik_chart_spec_get_title (spec));
  else
    cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);

  status = draw (surface, spec, own, width, height, context);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);

  return finish (&writer, status, error);
}

/**
 * balik_chart_write_svg:
 * @spec: a chart
 * @style: how it looks
 * @width: its width in pixels
 * @height: its height in pixels; more is taken where its words need more
 * @stream: where to write
 * @error: return location for an error of the stream or %BALIK_CHART_ERROR
 *
 * Writes a drawing whose words are outlines, so that it looks alike everywhere.
 *
 * Returns: whether it was written
 */
gboolean
balik_chart_write_svg (BalikChartSpec *spec,
                       const BalikChartStyle *style,
                       double width,
                       double height,
                       GOutputStream *stream,
                       GError **error)
{
  g_return_val_if_fail (spec != NULL && style != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  return write_vector (spec, style, width, height, stream, FALSE, error);
}

/**
 * balik_chart_write_pdf:
 * @spec: a chart
 * @style: how it looks; balik_chart_style_new_print() for paper
 * @width: its width in points
 * @height: its height in points; more is taken where its words need more
 * @stream: where to write
 * @error: return location for an error of the stream or %BALIK_CHART_ERROR
 *
 * Writes one page of that size.
 *
 * Returns: whether it was written
 */
gboolean
balik_chart_write_pdf (BalikChartSpec *spec,
                       const BalikChartStyle *style,
                       double width,
                       double height,
                       GOutputStream *stream,
                       GError **error)
{
  g_return_val_if_fail (spec != NULL && style != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  return write_vector (spec, style, width, height, stream, TRUE, error);
}
