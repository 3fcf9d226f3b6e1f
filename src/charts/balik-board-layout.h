/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-block.h"
#include "balik-rect.h"

G_BEGIN_DECLS

/* Rectangles are in the order of balik_blocks_get (). The offer's is the place
 * of the promise inside the ring; blocks are as they stand left to right, a
 * caller mirrors them with balik_rect_mirror (). */
void balik_board_layout_compute (double width,
                                 double height,
                                 BalikRect rects[BALIK_N_BLOCKS],
                                 BalikRect *ring_rect);

/* Where the names of the phases stand, by BalikPhase (before, in use, after), and
 * the height of the line above the ground row. */
void balik_board_layout_compute_phases (double width,
                                        double height,
                                        BalikRect names[3],
                                        double *ground_y);

G_END_DECLS
