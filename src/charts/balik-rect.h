/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BalikRect:
 * @x: left edge
 * @y: upper edge
 * @width: width
 * @height: height
 *
 * A rectangle in the units of the drawing: pixels on screen, points on paper.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} BalikRect;

gboolean balik_rect_overlaps (const BalikRect *a, const BalikRect *b);
gboolean balik_rect_contains (const BalikRect *self, double x, double y);
void balik_rect_mirror (BalikRect *self, double total_width);

G_END_DECLS
