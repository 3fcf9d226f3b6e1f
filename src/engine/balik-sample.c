/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-sample.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* Percentiles, means and deviations of many values.
 *
 * Percentiles need the values at a few ranks only. One pass counts how many
 * values are in each of many bins of equal width; a second collects those in the
 * bins where the ranks are. These few are sorted, so the result is exact. */

#define N_BINS 1024

/* Type 7 of Hyndman and Fan lies between two ranks. */
#define N_RANKS (2 * BALIK_N_PERCENTILES)

typedef struct
{
  double *values;
  double *picked;
  uint16_t *bins;
} Scratch;

static Scratch
split_scratch (void *block, size_t n)
{
  Scratch scratch;

  scratch.values = block;
  scratch.picked = scratch.values + n;
  scratch.bins = (uint16_t *)(scratch.picked + n);

  return scratch;
}

/* Ciura's gaps: quick for the few hundred values that there usually are, and not
 * slow in any order. */
static void
sort (double *values, size_t n)
{
  static const size_t gaps[] = { 1636463, 707117, 305549, 132029, 57057, 24651, 10654, 4605, 1991,
                                 861,     372,    161,    70,     30,    13,    4,     1 };

  for (size_t g = 0; g < sizeof gaps / sizeof gaps[0]; g++)
    for (size_t i = gaps[g]; i < n; i++)
      {
        const double value = values[i];
        size_t k = i;

        for (; k >= gaps[g] && values[k - gaps[g]] > value; k -= gaps[g])
          values[k] = values[k - gaps[g]];
        values[k] = value;
      }
}

static void
get_bounds (const double *values, size_t n, double *low, double *high)
{
  *low = values[0];
  *high = values[0];
  for (size_t i = 1; i < n; i++)
    {
      *low = values[i] < *low ? values[i] : *low;
      *high = values[i] > *high ? values[i] : *high;
    }
}

/* Counts the values in each bin, and notes the bin of each value. A larger value
 * is never in a lower bin. */
static void
count_bins (const double *values,
            size_t n,
            double low,
            double high,
            uint16_t *bins,
            uint32_t counts[N_BINS])
{
  const double scale = (N_BINS - 1) / (high - low);

  memset (counts, 0, sizeof (uint32_t) * N_BINS);
  for (size_t i = 0; i < n; i++)
    {
      const double place = (values[i] - low) * scale;

      bins[i] = (uint16_t)(int)place;
    }
  for (size_t i = 0; i < n; i++)
    counts[bins[i]]++;
}

/* The bin that has the value at a rank. */
static size_t
find_bin (const uint32_t ends[N_BINS], size_t rank)
{
  size_t low = 0;
  size_t high = N_BINS - 1;

  while (low < high)
    {
      const size_t middle = (low + high) / 2;

      if (ends[middle] > rank)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* Finds the values at some ranks, those of a few bins being sorted. */
static void
pick_at_ranks (const double *values,
               size_t n,
               double low,
               double high,
               const size_t *ranks,
               size_t n_ranks,
               double *found,
               Scratch scratch)
{
  uint32_t ends[N_BINS]; /* values in this bin and below */
  uint32_t skipped[N_BINS]; /* values below that are not picked */
  uint8_t is_picked[N_BINS] = { 0 };
  size_t bins[N_RANKS];
  size_t n_picked = 0;
  uint32_t n_before = 0;
  uint32_t n_skipped = 0;

  count_bins (values, n, low, high, scratch.bins, ends);
  for (size_t bin = 0; bin < N_BINS; bin++)
    {
      n_before += ends[bin];
      ends[bin] = n_before;
    }
  for (size_t i = 0; i < n_ranks; i++)
    {
      bins[i] = find_bin (ends, ranks[i]);
      is_picked[bins[i]] = 1;
    }
  for (size_t bin = 0; bin < N_BINS; bin++)
    {
      skipped[bin] = n_skipped;
      if (!is_picked[bin])
        n_skipped += ends[bin] - (bin > 0 ? ends[bin - 1] : 0);
    }

  for (size_t i = 0; i < n; i++)
    {
      scratch.picked[n_picked] = values[i];
      n_picked += is_picked[scratch.bins[i]];
    }
  sort (scratch.picked, n_picked);

  for (size_t i = 0; i < n_ranks; i++)
    found[i] = scratch.picked[ranks[i] - skipped[bins[i]]];
}

/* Finds the values at some ranks; n > 0. */
static void
get_at_ranks (const double *values,
              size_t n,
              const size_t *ranks,
              size_t n_ranks,
              double *found,
              Scratch scratch)
{
  double low;
  double high;

  get_bounds (values, n, &low, &high);
  if (isfinite ((N_BINS - 1) / (high - low)) && high - low <= 1e300)
    {
      pick_at_ranks (values, n, low, high, ranks, n_ranks, found, scratch);
      return;
    }

  /* All equal, or so close or so far apart that bins cannot be told. */
  memcpy (scratch.picked, values, sizeof *values * n);
  if (high > low)
    sort (scratch.picked, n);
  for (size_t i = 0; i < n_ranks; i++)
    found[i] = scratch.picked[ranks[i]];
}

/**
 * balik_percentile_get_share:
 * @percentile: one of the percentiles that are reported
 *
 * Returns: the share of values below it
 */
double
balik_percentile_get_share (BalikPercentile percentile)
{
  static const double shares[BALIK_N_PERCENTILES] = { 0.05, 0.1, 0.5, 0.9, 0.95 };

  return shares[percentile];
}

/**
 * balik_sample_get_scratch_size:
 * @n: how many values
 *
 * Computes how much memory the functions here need beside their results.
 *
 * Returns: the size, in bytes
 */
size_t
balik_sample_get_scratch_size (size_t n)
{
  return (n + 1) * (2 * sizeof (double) + sizeof (uint16_t)) + sizeof (double);
}

/**
 * balik_sample_get_percentiles:
 * @values: (array length=n): the values that exist, in any order
 * @n: how many
 * @n_none: how many runs had no value
 * @none_is_high: whether no value is worse than the highest, or than the lowest
 * @percentiles: (out caller-allocates) (array): where to put them
 * @scratch: balik_sample_get_scratch_size() bytes, aligned for any type
 *
 * Computes the percentiles of @values, interpolated between ranks (type 7). A run
 * without a value counts as worse than all others; a percentile that falls on one
 * is none.
 */
void
balik_sample_get_percentiles (const double *values,
                              size_t n,
                              size_t n_none,
                              bool none_is_high,
                              BalikFigure *percentiles,
                              void *scratch)
{
  const size_t n_all = n + n_none;
  const size_t n_below = none_is_high ? 0 : n_none;
  size_t ranks[N_RANKS];
  double found[N_RANKS];
  size_t n_ranks = 0;

  for (int p = 0; p < BALIK_N_PERCENTILES; p++)
    {
      const double place = n_all > 0 ? (double)(n_all - 1) * balik_percentile_get_share (p) : 0.0;
      const size_t lower = (size_t)place;
      const size_t upper = place > (double)lower ? lower + 1 : lower;

      percentiles[p].exists = n > 0 && lower >= n_below && upper < n_below + n;
      percentiles[p].value = percentiles[p].exists ? place - (double)lower : 0.0;
      if (!percentiles[p].exists)
        continue;
      ranks[n_ranks++] = lower - n_below;
      ranks[n_ranks++] = upper - n_below;
    }

  if (n_ranks == 0)
    return;

  get_at_ranks (values, n, ranks, n_ranks, found, split_scratch (scratch, n));
  n_ranks = 0;
  for (int p = 0; p < BALIK_N_PERCENTILES; p++)
    if (percentiles[p].exists)
      {
        const double lower = found[n_ranks++];
        const double upper = found[n_ranks++];

        percentiles[p].value = lower + percentiles[p].value * (upper - lower);
      }
}

/* Mean and deviation (n − 1). From the first value, so that values which are all
 * equal have exactly that mean. */
static void
get_moments (const double *values, size_t n, BalikSampleSummary *summary)
{
  double sum = 0.0;
  double squares = 0.0;
  double mean;

  summary->mean.exists = n > 0;
  summary->mean.value = 0.0;
  summary->deviation.exists = n > 1;
  summary->deviation.value = 0.0;
  if (n == 0)
    return;

  for (size_t i = 0; i < n; i++)
    sum += values[i] - values[0];
  mean = values[0] + sum / (double)n;
  for (size_t i = 0; i < n; i++)
    squares += (values[i] - mean) * (values[i] - mean);

  summary->mean.value = mean;
  if (n > 1)
    summary->deviation.value = sqrt (squares / (double)(n - 1));
}

/**
 * balik_sample_summarise:
 * @values: (array length=n): a value for each run; NaN where there is none
 * @n: how many runs
 * @none_is_high: whether no value is worse than the highest, or than the lowest
 * @summary: (out caller-allocates): where to put the results
 * @scratch: balik_sample_get_scratch_size() bytes, aligned for any type
 *
 * Computes percentiles, mean and deviation of a figure over many runs.
 */
void
balik_sample_summarise (const double *values,
                        size_t n,
                        bool none_is_high,
                        BalikSampleSummary *summary,
                        void *scratch)
{
  double *known = split_scratch (scratch, n).values;
  size_t n_known = 0;

  for (size_t i = 0; i < n; i++)
    if (!isnan (values[i]))
      known[n_known++] = values[i];

  summary->none_share = n > 0 ? (double)(n - n_known) / (double)n : 0.0;
  get_moments (known, n_known, summary);
  balik_sample_get_percentiles (known, n_known, n - n_known, none_is_high, summary->percentiles,
                                scratch);
}
