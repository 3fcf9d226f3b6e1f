/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <adwaita.h>

#include "balik-board-layout.h"
#include "balik-board-private.h"

/* Where everything on the board stands.
 *
 * Wide: as the chart of the board says, blocks round the ring. Else a list:
 * the ring as a small picture beside the promise, then the blocks by phase, in
 * two columns where there is room. Widths are in sp: large text needs more. */

#define WIDE_SP 900
#define TWO_COLUMNS_SP 560
#define WIDE_MIN_HEIGHT_SP 640
#define MARGIN 18
#define NARROW_MARGIN 12
#define GAP 12
#define LIST_GAP 8
#define SECTION_GAP 14
#define FRAME_PADDING 10
#define PICTURE_WIDTH 130
#define PICTURE_HEIGHT 84
#define WIDE_PICTURE_WIDTH 260
#define WIDE_PICTURE_HEIGHT 160
#define PROMISE_WIDTH_SP 340
#define PROMISE_MARGIN 6

static double
from_sp (BalikBoard *self, double sp)
{
  return adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, sp,
                                gtk_widget_get_settings (GTK_WIDGET (self)));
}

static gboolean
is_list_at (BalikBoard *self, int width)
{
  return width < from_sp (self, WIDE_SP);
}

/* The width that @widget gets where there is @width; never less than it can be. */
static int
fit_width (GtkWidget *widget, double width)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, (int)round (width));
}

static int
measure_height (GtkWidget *widget, int width)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, fit_width (widget, width), NULL, &natural,
                      NULL, NULL);
  return natural;
}

static int
measure_min_height (GtkWidget *widget, double width)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, fit_width (widget, width), &minimum, NULL,
                      NULL, NULL);
  return minimum;
}

static void
place (GtkWidget *widget, const BalikRect *rect)
{
  const float x = (float)round (rect->x);
  const float y = (float)round (rect->y);
  const int width = fit_width (widget, rect->width);

  gtk_widget_set_child_visible (widget, TRUE);
  gtk_widget_allocate (widget, width,
                       MAX (measure_min_height (widget, width), (int)round (rect->height)), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y)));
}

static void
place_mirrored (BalikBoard *self, GtkWidget *widget, BalikRect rect, int width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    balik_rect_mirror (&rect, width);
  place (widget, &rect);
}

/* The promise takes the middle of the place inside the ring, as high as it is. */
static void
place_promise (BalikBoard *self, const BalikRect *ring, const BalikRect *fallback, int width)
{
  GtkWidget *offer = self->blocks[0];
  BalikRect inside = balik_loop_view_compute_inside (
      BALIK_LOOP_VIEW (self->ring), (int)round (ring->width), (int)round (ring->height));
  const gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  BalikRect frame;
  BalikRect rect;
  int height;

  /* The layout of the loop is mirrored already, so we mirror it back. */
  if (is_rtl)
    balik_rect_mirror (&inside, ring->width);
  if (inside.width >= ring->width)
    inside = (BalikRect){ fallback->x - ring->x, fallback->y - ring->y, fallback->width,
                          fallback->height };
  frame.width = MIN (from_sp (self, PROMISE_WIDTH_SP), inside.width - 2 * PROMISE_MARGIN);
  height = balik_block_view_measure_whole (BALIK_BLOCK_VIEW (offer),
                                           fit_width (offer, frame.width - 2 * FRAME_PADDING),
                                           (int)inside.height - 2 * FRAME_PADDING);
  frame.height = MIN (height + 2 * FRAME_PADDING, inside.height);
  frame.x = ring->x + inside.x + (inside.width - frame.width) / 2;
  frame.y = ring->y + inside.y + (inside.height - frame.height) / 2;
  rect = (BalikRect){ frame.x + FRAME_PADDING, frame.y + FRAME_PADDING,
                      frame.width - 2 * FRAME_PADDING, frame.height - 2 * FRAME_PADDING };
  place_mirrored (self, self->frame, frame, width);
  place_mirrored (self, offer, rect, width);
}

/* How much higher than the layout has it the ground row must be for its blocks. */
static int
measure_ground (BalikBoard *self, const BalikRect rects[BALIK_N_BLOCKS])
{
  const BalikBlock *blocks = balik_blocks_get ();
  int missing = 0;

  for (guint b = 1; b < BALIK_N_BLOCKS; b++)
    if (blocks[b].phase == BALIK_PHASE_GROUND)
      missing = MAX (missing, measure_min_height (self->blocks[b], rects[b].width)
                                  - (int)floor (rects[b].height));
  return missing;
}

static void
arrange_wide (BalikBoard *self, int width, int height)
{
  const BalikBlock *blocks = balik_blocks_get ();
  BalikRect rects[BALIK_N_BLOCKS];
  BalikRect names[3];
  BalikRect ring;
  BalikRect line = { MARGIN, 0, width - 2 * MARGIN, 1 };
  int ground;

  balik_board_layout_compute (width, height, rects, &ring);
  ground = measure_ground (self, rects);
  balik_board_layout_compute (width, height - ground, rects, &ring);
  balik_board_layout_compute_phases (width, height - ground, names, &line.y);
  for (guint b = 1; b < BALIK_N_BLOCKS; b++)
    if (blocks[b].phase == BALIK_PHASE_GROUND)
      rects[b].height += ground;
  place_mirrored (self, self->ring, ring, width);
  place_mirrored (self, self->line, line, width);
  for (guint p = 0; p < G_N_ELEMENTS (names); p++)
    place_mirrored (self, self->phases[p], names[p], width);
  gtk_widget_set_child_visible (self->phases[BALIK_PHASE_GROUND], FALSE);
  for (guint b = 1; b < BALIK_N_BLOCKS; b++)
    place_mirrored (self, self->blocks[b], rects[b], width);
  place_promise (self, &ring, &rects[0], width);
}

/* The picture of the ring with the promise beside it. Returns where it ends. */
static int
arrange_top (BalikBoard *self, int width, int margin, gboolean two_columns, gboolean places)
{
  GtkWidget *offer = self->blocks[0];
  const int picture_width = two_columns ? WIDE_PICTURE_WIDTH : PICTURE_WIDTH;
  const int picture_height = two_columns ? WIDE_PICTURE_HEIGHT : PICTURE_HEIGHT;
  const int inner = width - 2 * margin - 2 * FRAME_PADDING;
  int min_offer;
  gboolean is_beside;
  int words_width;
  int words_height;
  int height;
  int y = margin / 2;
  BalikRect rect;

  min_offer = fit_width (offer, from_sp (self, 150));
  is_beside = inner - picture_width - GAP >= min_offer;
  words_width = is_beside ? inner - picture_width - GAP : inner;
  words_height = measure_height (offer, words_width);
  height = is_beside ? MAX (picture_height, words_height) : picture_height + GAP + words_height;
  if (!places)
    return y + height + 2 * FRAME_PADDING;

  rect = (BalikRect){ margin, y, width - 2 * margin, height + 2 * FRAME_PADDING };
  place_mirrored (self, self->frame, rect, width);
  rect = (BalikRect){ margin + FRAME_PADDING,
                      y + FRAME_PADDING + (is_beside ? (height - picture_height) / 2 : 0),
                      picture_width, picture_height };
  place_mirrored (self, self->ring, rect, width);
  rect = (BalikRect){ margin + FRAME_PADDING + (is_beside ? picture_width + GAP : 0),
                      y + FRAME_PADDING + (is_beside ? 0 : picture_height + GAP), words_width,
                      words_height };
  place_mirrored (self, offer, rect, width);
  return y + height + 2 * FRAME_PADDING;
}

/* Measures the list, and with @places puts everything in it. */
static int
arrange_list (BalikBoard *self, int width, gboolean places)
{
  const gboolean two_columns = width >= from_sp (self, TWO_COLUMNS_SP);
  const int n_columns = two_columns ? 2 : 1;
  const int margin = two_columns ? MARGIN : NARROW_MARGIN;
  const int column = (width - 2 * margin - (n_columns - 1) * GAP) / n_columns;
  const BalikBlock *blocks = balik_blocks_get ();
  int y = arrange_top (self, width, margin, two_columns, places);
  guint b = 1;

  while (b < BALIK_N_BLOCKS)
    {
      GtkWidget *name = self->phases[blocks[b].phase];
      const int name_height = measure_height (name, width - 2 * margin);
      const BalikPhase phase = blocks[b].phase;

      y += SECTION_GAP;
      if (places)
        place_mirrored (self, name, (BalikRect){ margin, y, width - 2 * margin, name_height },
                        width);
      y += name_height + LIST_GAP;
      while (b < BALIK_N_BLOCKS && blocks[b].phase == phase)
        {
          int row_height = 0;
          guint n = 0;

          for (; n < (guint)n_columns && b + n < BALIK_N_BLOCKS && blocks[b + n].phase == phase;
               n++)
            row_height = MAX (row_height, measure_height (self->blocks[b + n], column));
          /* One that stands alone in its row takes it all. */
          if (n == 1)
            row_height = measure_height (self->blocks[b], width - 2 * margin);
          for (guint i = 0; places && i < n; i++)
            place_mirrored (self, self->blocks[b + i],
                            (BalikRect){ margin + (int)i * (column + GAP), y,
                                         n == 1 ? width - 2 * margin : column, row_height },
                            width);
          y += row_height + LIST_GAP;
          b += n;
        }
    }
  return y + margin - LIST_GAP;
}

static gboolean
set_mode_cb (gpointer data)
{
  BalikBoard *self = data;

  self->mode_source = 0;
  self->is_list = self->wants_list;
  /* The column of use is the last one; its name stands at its outer edge. */
  gtk_label_set_xalign (GTK_LABEL (self->phases[BALIK_PHASE_IN_USE]), self->is_list ? 0 : 1);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_parent (self->answers[0])),
                                  self->is_list ? GTK_ORIENTATION_VERTICAL
                                                : GTK_ORIENTATION_HORIZONTAL);
  if (self->is_list)
    gtk_widget_add_css_class (GTK_WIDGET (self), "list");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "list");
  balik_board_emit_laid_out (self);
  return G_SOURCE_REMOVE;
}

/* Style classes must not change while sizes are given out. */
static void
queue_mode (BalikBoard *self, gboolean is_list)
{
  self->wants_list = is_list;
  if (self->is_list != is_list && self->mode_source == 0)
    self->mode_source = g_idle_add (set_mode_cb, self);
}

/* How narrow the board can be, margins and all. */
int
balik_board_measure_width (BalikBoard *self)
{
  int minimum = fit_width (self->blocks[0], 0) + 2 * FRAME_PADDING;

  for (guint b = 1; b < BALIK_N_BLOCKS; b++)
    minimum = MAX (minimum, fit_width (self->blocks[b], 0));
  return minimum + 2 * NARROW_MARGIN;
}

/* Gives all children their place. */
void
balik_board_arrange (BalikBoard *self, int width, int height)
{
  const gboolean is_list = is_list_at (self, width);

  if (is_list)
    {
      arrange_list (self, width, TRUE);
      gtk_widget_set_child_visible (self->line, FALSE);
    }
  else
    arrange_wide (self, width, height);
  queue_mode (self, is_list);
}

/* How high the board is at that width; −1 for the height that it always fits in. */
void
balik_board_measure_at (BalikBoard *self, int width, int *minimum, int *natural)
{
  if (width >= 0 && is_list_at (self, width))
    *minimum = *natural = arrange_list (self, width, FALSE);
  else
    *minimum = *natural = (int)from_sp (self, WIDE_MIN_HEIGHT_SP);
}
