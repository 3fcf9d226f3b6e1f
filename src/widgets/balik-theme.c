/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-theme.h"

#include <adwaita.h>

/* Drawings take their colours from the theme here, in one place. */

/**
 * balik_theme_dup_chart_style:
 * @widget: the widget that draws
 *
 * Returns: (transfer full): how a chart on @widget looks now: light or dark,
 *     high contrast, direction, and the widget's text colour
 */
BalikChartStyle *
balik_theme_dup_chart_style (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  BalikChartStyle *style;
  GdkRGBA colour;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  style = adw_style_manager_get_dark (manager) ? balik_chart_style_new_dark ()
                                               : balik_chart_style_new_light ();
  gtk_widget_get_color (widget, &colour);
  balik_chart_style_set_text_colour (style, colour.red, colour.green, colour.blue);
  balik_chart_style_set_high_contrast (style, adw_style_manager_get_high_contrast (manager));
  style->is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  return style;
}

/**
 * balik_theme_track:
 * @widget: a widget that draws
 * @callback: (scope async): called with @data when drawings have to be made anew
 * @data: an object that the connection lasts as long as
 *
 * Calls back when the theme turns light, dark or high contrast.
 */
void
balik_theme_track (GtkWidget *widget, GCallback callback, gpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  g_signal_connect_object (manager, "notify::dark", callback, data, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", callback, data, G_CONNECT_SWAPPED);
}
