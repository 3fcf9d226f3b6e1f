/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "balik-report-private.h"

/* Writes pages as PDF. The same report gives the same bytes: of the time only
 * the day is told, and nothing of who made it. */

typedef struct
{
  GOutputStream *stream;
  GError *error;
} Sink;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = (Sink *)closure;

  if (sink->error != NULL
      || !g_output_stream_write_all (sink->stream, data, length, NULL, NULL, &sink->error))
    return CAIRO_STATUS_WRITE_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw_pages (BalikReport *self, cairo_surface_t *surface)
{
  cairo_t *cr;
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, balik_report_get_title (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  balik_report_get_day (self));

  cr = cairo_create (surface);
  for (int page = 0; page < balik_report_get_n_pages (self); page++)
    {
      balik_report_draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);

  return status;
}

/**
 * balik_report_write_pdf:
 * @self: a report
 * @stream: where to write; it is not closed
 * @error: return location for an error
 *
 * Writes all pages as PDF, with its fonts inside. It may be called in any thread.
 *
 * Returns: whether it was written; else an error of @stream or
 *     %BALIK_REPORT_ERROR_DRAW
 */
gboolean
balik_report_write_pdf (BalikReport *self, GOutputStream *stream, GError **error)
{
  Sink sink = { .stream = stream };
  cairo_surface_t *surface;
  cairo_status_t status;
  double width;
  double height;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  balik_report_get_page_size (self, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, &sink, width, height);
  status = draw_pages (self, surface);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (sink.error != NULL)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, BALIK_REPORT_ERROR, BALIK_REPORT_ERROR_DRAW,
                   /* Translators: %s is the reason, in the words of the drawing library */
                   _ ("The report could not be drawn: %s"), cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}
