/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-rect.h"

/* Boxes that were placed side by side share an edge, but for rounding. */
#define EDGE 1e-6

/**
 * balik_rect_overlaps:
 * @a: a rectangle
 * @b: another
 *
 * Returns: whether they share more than an edge
 */
gboolean
balik_rect_overlaps (const BalikRect *a, const BalikRect *b)
{
  return a->x + EDGE < b->x + b->width && b->x + EDGE < a->x + a->width
         && a->y + EDGE < b->y + b->height && b->y + EDGE < a->y + a->height;
}

/**
 * balik_rect_contains:
 * @self: a rectangle
 * @x: a place
 * @y: a place
 *
 * Returns: whether the place is in it, edges included
 */
gboolean
balik_rect_contains (const BalikRect *self, double x, double y)
{
  return x >= self->x && x <= self->x + self->width && y >= self->y && y <= self->y + self->height;
}

/**
 * balik_rect_mirror:
 * @self: a rectangle
 * @total_width: the width of what it stands in
 *
 * Moves it to the other side, for languages that are read from the right.
 */
void
balik_rect_mirror (BalikRect *self, double total_width)
{
  self->x = total_width - self->x - self->width;
}
