/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-page-preview.h"

#include <math.h>

#include <glib/gi18n.h>

/**
 * BalikPagePreview:
 *
 * A page of a report as it comes out of the printer: as wide as it is given
 * room, and as tall as the paper then is.
 *
 * It keeps a picture of the page for its size, so that scrolling draws nothing.
 * To a screen reader it is a picture that is described by the page's own text.
 */
struct _BalikPagePreview
{
  GtkWidget parent_instance;

  BalikReport *report;
  int page;
  GdkTexture *picture;
};

G_DEFINE_FINAL_TYPE (BalikPagePreview, balik_page_preview, GTK_TYPE_WIDGET)

#define MIN_WIDTH 240
#define NATURAL_WIDTH 720

static GdkTexture *
draw_picture (BalikPagePreview *self, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;
  double page_width;
  double page_height;

  balik_report_get_page_size (self->report, &page_width, &page_height);
  cairo_scale (cr, width / page_width, height / page_height);
  balik_report_draw_page (self->report, cr, self->page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  stride = (gsize)cairo_image_surface_get_stride (surface);
  bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize)height,
                                    (GDestroyNotify)cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static double
get_scale (BalikPagePreview *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  return surface != NULL ? gdk_surface_get_scale (surface) : 1;
}

static void
balik_page_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BalikPagePreview *self = BALIK_PAGE_PREVIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double scale = get_scale (self);
  int pixel_width = (int)ceil (width * scale);
  int pixel_height = (int)ceil (height * scale);

  if (self->report == NULL || pixel_width < 1 || pixel_height < 1)
    return;

  if (self->picture == NULL || gdk_texture_get_width (self->picture) != pixel_width
      || gdk_texture_get_height (self->picture) != pixel_height)
    {
      g_clear_object (&self->picture);
      self->picture = draw_picture (self, pixel_width, pixel_height);
    }
  gtk_snapshot_append_texture (snapshot, self->picture,
                               &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
}

static GtkSizeRequestMode
balik_page_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
balik_page_preview_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  BalikPagePreview *self = BALIK_PAGE_PREVIEW (widget);
  double width = 210;
  double height = 297;

  if (self->report != NULL)
    balik_report_get_page_size (self->report, &width, &height);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = (int)round ((for_size > 0 ? for_size : MIN_WIDTH) * height / width);
      *natural = (int)round ((for_size > 0 ? for_size : NATURAL_WIDTH) * height / width);
    }
}

static void
balik_page_preview_dispose (GObject *object)
{
  BalikPagePreview *self = BALIK_PAGE_PREVIEW (object);

  g_clear_pointer (&self->report, balik_report_unref);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (balik_page_preview_parent_class)->dispose (object);
}

static void
balik_page_preview_class_init (BalikPagePreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_page_preview_dispose;
  widget_class->snapshot = balik_page_preview_snapshot;
  widget_class->get_request_mode = balik_page_preview_get_request_mode;
  widget_class->measure = balik_page_preview_measure;

  gtk_widget_class_set_css_name (widget_class, "page-preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
balik_page_preview_init (BalikPagePreview *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * balik_page_preview_new:
 *
 * Returns: (transfer floating): a preview of no page
 */
GtkWidget *
balik_page_preview_new (void)
{
  return g_object_new (BALIK_TYPE_PAGE_PREVIEW, NULL);
}

/**
 * balik_page_preview_set_page:
 * @self: a preview
 * @report: a report
 * @page: one of its pages, from 0
 *
 * Shows a page.
 */
void
balik_page_preview_set_page (BalikPagePreview *self, BalikReport *report, int page)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (BALIK_IS_PAGE_PREVIEW (self));
  g_return_if_fail (report != NULL && page >= 0 && page < balik_report_get_n_pages (report));

  if (self->report != report)
    {
      g_clear_pointer (&self->report, balik_report_unref);
      self->report = balik_report_ref (report);
    }
  self->page = page;
  g_clear_object (&self->picture);

  /* Translators: the name of a picture. %1$d is the number of a page, %2$d how many there are */
  label = g_strdup_printf (_ ("Page %1$d of %2$d"), page + 1, balik_report_get_n_pages (report));
  text = balik_report_dup_page_text (report, page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
