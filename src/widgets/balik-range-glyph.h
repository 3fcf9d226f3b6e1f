/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BALIK_TYPE_RANGE_GLYPH (balik_range_glyph_get_type ())
G_DECLARE_FINAL_TYPE (BalikRangeGlyph, balik_range_glyph, BALIK, RANGE_GLYPH, GtkWidget)

GtkWidget *balik_range_glyph_new (void) G_GNUC_WARN_UNUSED_RESULT;
void balik_range_glyph_set_points (BalikRangeGlyph *self,
                                   gboolean is_share,
                                   double low,
                                   double likely,
                                   double high);
void balik_range_glyph_clear (BalikRangeGlyph *self);

G_END_DECLS
