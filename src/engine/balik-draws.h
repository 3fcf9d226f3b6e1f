/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbers of one group move together. */
typedef enum
{
  BALIK_DRAW_GROUP_NONE,
  BALIK_DRAW_GROUP_DEMAND,
  BALIK_DRAW_GROUP_PRICES,
  BALIK_DRAW_GROUP_COSTS,
  BALIK_DRAW_N_GROUPS,
} BalikDrawGroup;

/* A three-point number: low < high. */
typedef struct
{
  double low;
  double likely;
  double high;
  bool is_integer;
  BalikDrawGroup group;
  uint64_t key; /* balik_random_hash() of its key path */
} BalikDrawnNumber;

typedef struct
{
  uint64_t seed;
  double correlation; /* 0…0.95 */
  size_t n_runs;
} BalikDrawSettings;

size_t balik_draws_get_scratch_size (const BalikDrawSettings *settings);

void balik_draws_begin (const BalikDrawSettings *settings, void *scratch);

void balik_draws_fill (const BalikDrawSettings *settings,
                       const BalikDrawnNumber *number,
                       double *values,
                       void *scratch);

double balik_draws_round (double value);
