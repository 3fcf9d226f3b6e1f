/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

/**
 * BalikSolutionKind:
 * @BALIK_SOLUTION_NONE: no value does
 * @BALIK_SOLUTION_EXACT: with the value, the figure is the target
 * @BALIK_SOLUTION_JUMP: at the value, the figure leaps over the target
 * @BALIK_SOLUTION_NO_INFLUENCE: the figure is the same whatever the value
 *
 * What looking for a number came to.
 */
typedef enum
{
  BALIK_SOLUTION_NONE,
  BALIK_SOLUTION_EXACT,
  BALIK_SOLUTION_JUMP,
  BALIK_SOLUTION_NO_INFLUENCE,
} BalikSolutionKind;

/**
 * BalikSolution:
 * @kind: what it is
 * @value: the number that was looked for, or the one that comes closest
 * @figure: the figure with it
 * @other_value: of a jump, the nearest number on its other side
 * @other_figure: the figure there
 * @has_other_figure: whether the figure exists there
 * @lowest: the lowest value that was tried
 * @highest: the highest value that was tried
 * @n_tried: how many values were tried
 *
 * A number for which a figure meets a target. Of a jump, @value is on the side
 * where the figure exists and is the better one.
 */
typedef struct
{
  BalikSolutionKind kind;
  double value;
  double figure;
  double other_value;
  double other_figure;
  gboolean has_other_figure;
  double lowest;
  double highest;
  guint n_tried;
} BalikSolution;

const char *const *balik_solve_get_figures (void);

gboolean balik_solve (BalikPlan *plan,
                      const char *path,
                      const char *figure,
                      double target,
                      BalikSolution *solution,
                      GError **error);

G_END_DECLS
