/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-draws.h"

#include <math.h>

#include "balik-normal.h"
#include "balik-pert.h"
#include "balik-random.h"
#include "balik-ranks.h"

/* Latin hypercube draws: a number's range is cut into as many strata of equal
 * chance as there are runs, and each run gets one of them, in random order.
 *
 * Numbers of a group are made to move together by a Gaussian copula. Each has a
 * normal number of its own and one in common with its group, both stratified;
 * the run with the smallest sum of both gets the lowest stratum, and so on. So
 * any two of a group correlate, each margin stays stratified, and a number's
 * draws do not depend on which other numbers there are. */

/* What the streams of a key are for. */
typedef enum
{
  PURPOSE_ORDER,
  PURPOSE_PLACE, /* within a stratum */
  PURPOSE_GROUP,
  N_PURPOSES,
} Purpose;

typedef struct
{
  double *normals; /* the middles of the strata of a normal number, ascending */
  double *common[BALIK_DRAW_N_GROUPS];
  double *sums;
  uint32_t *order;
  void *ranks;
} Scratch;

static Scratch
split_scratch (const BalikDrawSettings *settings, void *block)
{
  const size_t n = settings->n_runs;
  Scratch scratch;

  scratch.normals = block;
  for (int i = 0; i < BALIK_DRAW_N_GROUPS; i++)
    scratch.common[i] = scratch.normals + (size_t)(i + 1) * n;
  scratch.sums = scratch.common[BALIK_DRAW_N_GROUPS - 1] + n;
  scratch.ranks = scratch.sums + n;
  scratch.order = (uint32_t *)((char *)scratch.ranks + balik_ranks_get_scratch_size (n));

  return scratch;
}

static uint64_t
get_stream (const BalikDrawSettings *settings, uint64_t key, Purpose purpose)
{
  return balik_random_stream (settings->seed, key, settings->n_runs * N_PURPOSES + purpose);
}

/**
 * balik_draws_get_scratch_size:
 * @settings: how to draw
 *
 * Computes how much memory is needed to draw, beside the draws.
 *
 * Returns: the size, in bytes
 */
size_t
balik_draws_get_scratch_size (const BalikDrawSettings *settings)
{
  const size_t n = settings->n_runs;

  return (2 + BALIK_DRAW_N_GROUPS) * n * sizeof (double) + balik_ranks_get_scratch_size (n)
         + n * sizeof (uint32_t);
}

/**
 * balik_draws_begin:
 * @settings: how to draw
 * @scratch: balik_draws_get_scratch_size() bytes, aligned for any type
 *
 * Prepares @scratch for balik_draws_fill(), which may then be called for any
 * number of numbers, in any order.
 */
void
balik_draws_begin (const BalikDrawSettings *settings, void *scratch)
{
  const Scratch parts = split_scratch (settings, scratch);
  const size_t n = settings->n_runs;

  if (!(settings->correlation > 0))
    return;

  for (size_t i = 0; i < n; i++)
    parts.normals[i] = balik_normal_quantile (((double)i + 0.5) / (double)n);

  for (int group = BALIK_DRAW_GROUP_NONE + 1; group < BALIK_DRAW_N_GROUPS; group++)
    {
      const double weight = sqrt (settings->correlation);

      balik_random_shuffle (get_stream (settings, (uint64_t)group, PURPOSE_GROUP), (uint32_t)n,
                            parts.order);
      for (size_t i = 0; i < n; i++)
        parts.common[group][i] = weight * parts.normals[parts.order[i]];
    }
}

/* Lets the strata of a number follow its group. On entry order[run] is a random
 * stratum, on return the stratum at the rank of the correlated normal number. */
static void
correlate (const BalikDrawSettings *settings, const Scratch *parts, BalikDrawGroup group)
{
  const size_t n = settings->n_runs;
  const double *common = parts->common[group];
  const double weight = sqrt (1.0 - settings->correlation);
  uint32_t *runs = parts->order;

  for (size_t i = 0; i < n; i++)
    parts->sums[i] = common[i] + weight * parts->normals[parts->order[i]];

  balik_ranks_sort (parts->sums, n, runs, parts->ranks);
}

/**
 * balik_draws_round:
 * @value: a draw of a whole number
 *
 * Rounds half up, as the model does.
 *
 * Returns: the whole number
 */
double
balik_draws_round (double value)
{
  return floor (value + 0.5);
}

/**
 * balik_draws_fill:
 * @settings: how to draw
 * @number: what to draw
 * @values: (out caller-allocates) (array): a draw for each run
 * @scratch: from balik_draws_begin() with the same @settings
 *
 * Draws a number for all runs. The draws depend on the seed, the correlation and
 * the number of runs, and on the number alone.
 */
void
balik_draws_fill (const BalikDrawSettings *settings,
                  const BalikDrawnNumber *number,
                  double *values,
                  void *scratch)
{
  const Scratch parts = split_scratch (settings, scratch);
  const size_t n = settings->n_runs;
  const bool is_correlated = number->group != BALIK_DRAW_GROUP_NONE && settings->correlation > 0;
  const uint64_t places = get_stream (settings, number->key, PURPOSE_PLACE);
  BalikPert pert;

  balik_pert_init (&pert, number->low, number->likely, number->high);
  balik_random_shuffle (get_stream (settings, number->key, PURPOSE_ORDER), (uint32_t)n,
                        parts.order);
  if (is_correlated)
    correlate (settings, &parts, number->group);

  for (size_t i = 0; i < n; i++)
    {
      const size_t stratum = is_correlated ? i : parts.order[i];
      const size_t run = is_correlated ? parts.order[i] : i;
      const double place = balik_random_unit (balik_random_at (places, stratum));
      const double value = balik_pert_get (&pert, ((double)stratum + place) / (double)n);

      values[run] = number->is_integer ? balik_draws_round (value) : value;
    }
}
