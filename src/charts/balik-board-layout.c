/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-board-layout.h"

#include <string.h>

/*
 * The wide board: two columns of three blocks, the ring between them, the two
 * blocks after use below it, and the ground row that carries it all.
 */
#define MARGIN 18.0
#define GAP 14.0
#define SIDE_WIDTH 226.0
#define MAX_SIDE_SHARE 0.24
#define MIN_SIDE_SHARE 0.185
#define NAME_HEIGHT 24.0
#define GROUND_GAP 20.0
#define HAIRLINE_SHARE 0.45
#define BOTTOM 10.0

/* Heights of a block and of the ground row, as parts of what is left. */
#define BLOCK_PART 166.0
#define GROUND_PART 96.0

/* The promise inside the ring. */
#define OFFER_X 0.25
#define OFFER_WIDTH 0.487
#define OFFER_Y 0.285
#define OFFER_HEIGHT 0.35

static const char *const left_blocks[] = { "partners", "product", "work" };
static const char *const right_blocks[] = { "reaching", "people", "trust" };
static const char *const after_blocks[] = { "nextlives", "takeback" };
static const char *const ground_blocks[]
    = { "moneyin", "moneyout", "funding", "planet", "adoption" };

typedef struct
{
  double side;
  double middle;
  double middle_width;
  double row;
  double ground;
  double ground_y;
} Grid;

static Grid
compute_grid (double width, double height)
{
  double left = height - NAME_HEIGHT - 2 * GAP - GROUND_GAP - BOTTOM;
  double part = MAX (left, 1) / (3 * BLOCK_PART + GROUND_PART);
  Grid grid;

  grid.side = MAX (MIN (SIDE_WIDTH, width * MAX_SIDE_SHARE), width * MIN_SIDE_SHARE);
  grid.middle = MARGIN + grid.side + GAP;
  grid.middle_width = MAX (width - 2 * grid.middle, 1);
  grid.row = part * BLOCK_PART;
  grid.ground = part * GROUND_PART;
  grid.ground_y = NAME_HEIGHT + 3 * grid.row + 2 * GAP + GROUND_GAP;

  return grid;
}

static double
get_row_y (const Grid *grid, int row)
{
  return NAME_HEIGHT + row * (grid->row + GAP);
}

static void
set_rect (BalikRect rects[BALIK_N_BLOCKS], const char *id, BalikRect rect)
{
  const BalikBlock *block = balik_blocks_find (id);

  g_assert (block != NULL);
  rects[block - balik_blocks_get ()] = rect;
}

/**
 * balik_board_layout_compute:
 * @width: the width of the board
 * @height: its height
 * @rects: (out caller-allocates) (array fixed-size=14): places of the blocks, in the
 *   order of balik_blocks_get()
 * @ring_rect: (out caller-allocates): the place of the loop
 *
 * Computes where the blocks of the wide board stand, as for a language read from the
 * left.
 */
void
balik_board_layout_compute (double width,
                            double height,
                            BalikRect rects[BALIK_N_BLOCKS],
                            BalikRect *ring_rect)
{
  Grid grid = compute_grid (width, height);
  double after = (grid.middle_width - GAP) / 2;
  double ground = (width - 2 * MARGIN - 4 * GAP) / 5;

  g_return_if_fail (rects != NULL && ring_rect != NULL);

  *ring_rect = (BalikRect){ grid.middle, NAME_HEIGHT, grid.middle_width, 2 * grid.row + GAP };
  set_rect (rects, "offer",
            (BalikRect){ ring_rect->x + OFFER_X * ring_rect->width,
                         ring_rect->y + OFFER_Y * ring_rect->height, OFFER_WIDTH * ring_rect->width,
                         OFFER_HEIGHT * ring_rect->height });

  for (int i = 0; i < 3; i++)
    {
      double y = get_row_y (&grid, i);

      set_rect (rects, left_blocks[i], (BalikRect){ MARGIN, y, grid.side, grid.row });
      set_rect (rects, right_blocks[i],
                (BalikRect){ width - MARGIN - grid.side, y, grid.side, grid.row });
    }
  for (int i = 0; i < 2; i++)
    set_rect (
        rects, after_blocks[i],
        (BalikRect){ grid.middle + i * (after + GAP), get_row_y (&grid, 2), after, grid.row });
  for (int i = 0; i < 5; i++)
    set_rect (rects, ground_blocks[i],
              (BalikRect){ MARGIN + i * (ground + GAP), grid.ground_y, ground, grid.ground });
}

/**
 * balik_board_layout_compute_phases:
 * @width: the width of the board
 * @height: its height
 * @names: (out caller-allocates) (array fixed-size=3): places of the names of the phases
 *   before, in and after use; the second is read from its right edge
 * @ground_y: (out) (optional): where the line above the ground row is
 *
 * Computes where the words between the blocks stand.
 */
void
balik_board_layout_compute_phases (double width,
                                   double height,
                                   BalikRect names[3],
                                   double *ground_y)
{
  Grid grid = compute_grid (width, height);
  double name_height = NAME_HEIGHT - 4;

  g_return_if_fail (names != NULL);

  names[BALIK_PHASE_BEFORE] = (BalikRect){ MARGIN + 2, 2, grid.side - 4, name_height };
  names[BALIK_PHASE_IN_USE]
      = (BalikRect){ width - MARGIN - grid.side + 2, 2, grid.side - 4, name_height };
  names[BALIK_PHASE_AFTER] = (BalikRect){ grid.middle + 2, get_row_y (&grid, 2) - name_height,
                                          grid.middle_width * 0.25, name_height };
  if (ground_y != NULL)
    *ground_y = grid.ground_y - GROUND_GAP * (1 - HAIRLINE_SHARE);
}
