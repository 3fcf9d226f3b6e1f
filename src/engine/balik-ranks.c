/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-ranks.h"

#include <math.h>
#include <string.h>

/* Orders and ranks of many numbers, by sorting their bits eleven at a time: the
 * cost is linear, and equal numbers keep their order. */

#define DIGIT_BITS 11
#define N_DIGITS 6
#define N_VALUES (1u << DIGIT_BITS)

typedef struct
{
  uint64_t *keys;
  uint64_t *other_keys;
  uint32_t *other_order;
  uint32_t *order;
} Scratch;

static Scratch
split_scratch (void *block, size_t n)
{
  Scratch scratch;

  scratch.keys = block;
  scratch.other_keys = scratch.keys + n;
  scratch.other_order = (uint32_t *)(scratch.other_keys + n);
  scratch.order = scratch.other_order + n;

  return scratch;
}

/* An integer that is the larger the larger the number is. */
static uint64_t
get_key (double value)
{
  uint64_t bits;

  /* So that −0 is equal to 0. */
  value += 0.0;
  memcpy (&bits, &value, sizeof bits);

  return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static void
count_digits (const uint64_t *keys, size_t n, uint32_t counts[N_DIGITS][N_VALUES])
{
  memset (counts, 0, sizeof (uint32_t) * N_DIGITS * N_VALUES);

  for (size_t i = 0; i < n; i++)
    for (int d = 0; d < N_DIGITS; d++)
      counts[d][keys[i] >> (DIGIT_BITS * d) & (N_VALUES - 1)]++;
}

/* Sorts by one digit. Gives back whether anything moved. */
static int
sort_digit (const uint64_t *keys,
            const uint32_t *order,
            size_t n,
            int digit,
            uint32_t *counts,
            uint64_t *sorted_keys,
            uint32_t *sorted)
{
  const int shift = DIGIT_BITS * digit;
  uint32_t place = 0;

  if (counts[keys[0] >> shift & (N_VALUES - 1)] == n)
    return 0;

  for (uint32_t v = 0; v < N_VALUES; v++)
    {
      const uint32_t count = counts[v];

      counts[v] = place;
      place += count;
    }
  for (size_t i = 0; i < n; i++)
    {
      const uint32_t to = counts[keys[i] >> shift & (N_VALUES - 1)]++;

      sorted_keys[to] = keys[i];
      sorted[to] = order[i];
    }

  return 1;
}

/* Sorts scratch.keys, and leaves them sorted there. */
static void
sort (Scratch scratch, size_t n, uint32_t *order)
{
  uint32_t counts[N_DIGITS][N_VALUES];
  uint64_t *keys = scratch.keys;
  uint64_t *other_keys = scratch.other_keys;
  uint32_t *now = order;
  uint32_t *other = scratch.other_order;

  for (size_t i = 0; i < n; i++)
    order[i] = (uint32_t)i;
  if (n < 2)
    return;

  count_digits (keys, n, counts);
  for (int d = 0; d < N_DIGITS; d++)
    if (sort_digit (keys, now, n, d, counts[d], other_keys, other))
      {
        uint64_t *const keys_before = keys;
        uint32_t *const before = now;

        keys = other_keys;
        other_keys = keys_before;
        now = other;
        other = before;
      }

  if (now != order)
    {
      memcpy (order, now, sizeof *order * n);
      memcpy (scratch.keys, keys, sizeof *keys * n);
    }
}

/**
 * balik_ranks_get_scratch_size:
 * @n: how many numbers
 *
 * Computes how much memory the functions here need beside their results.
 *
 * Returns: the size, in bytes
 */
size_t
balik_ranks_get_scratch_size (size_t n)
{
  return n * (2 * sizeof (uint64_t) + 2 * sizeof (uint32_t));
}

/**
 * balik_ranks_sort_keys:
 * @keys: (array length=n): whole numbers
 * @n: how many, below 2³²
 * @order: (out caller-allocates) (array length=n): the places of the smallest, the next, …
 * @scratch: balik_ranks_get_scratch_size() bytes, aligned for any type
 *
 * Finds the order of @keys. Equal ones keep their order.
 */
void
balik_ranks_sort_keys (const uint64_t *keys, size_t n, uint32_t *order, void *scratch)
{
  const Scratch parts = split_scratch (scratch, n);

  memcpy (parts.keys, keys, sizeof *keys * n);
  sort (parts, n, order);
}

/**
 * balik_ranks_sort:
 * @values: (array length=n): numbers, none of them NaN
 * @n: how many, below 2³²
 * @order: (out caller-allocates) (array length=n): the places of the smallest, the next, …
 * @scratch: balik_ranks_get_scratch_size() bytes, aligned for any type
 *
 * Finds the order of @values. Equal ones keep their order.
 */
void
balik_ranks_sort (const double *values, size_t n, uint32_t *order, void *scratch)
{
  const Scratch parts = split_scratch (scratch, n);

  for (size_t i = 0; i < n; i++)
    parts.keys[i] = get_key (values[i]);
  sort (parts, n, order);
}

/**
 * balik_ranks_fill:
 * @values: (array length=n): numbers, none of them NaN
 * @n: how many, below 2³²
 * @ranks: (out caller-allocates) (array length=n): the rank of each, from 0
 * @scratch: balik_ranks_get_scratch_size() bytes, aligned for any type
 *
 * Finds the rank of each of @values. Equal ones have the mean of their ranks.
 */
void
balik_ranks_fill (const double *values, size_t n, double *ranks, void *scratch)
{
  const Scratch parts = split_scratch (scratch, n);
  uint32_t *order = parts.order;

  balik_ranks_sort (values, n, order, scratch);

  for (size_t first = 0; first < n;)
    {
      size_t end = first + 1;

      while (end < n && values[order[end]] == values[order[first]])
        end++;
      for (size_t i = first; i < end; i++)
        ranks[order[i]] = 0.5 * ((double)first + (double)end - 1.0);
      first = end;
    }
}

/**
 * balik_ranks_correlate:
 * @ranks: (array length=n): ranks from balik_ranks_fill()
 * @other_ranks: (array length=n): ranks of something else in the same runs
 * @n: how many
 *
 * Computes the correlation of two sets of ranks (Spearman).
 *
 * Returns: the correlation, −1…1; 0 where one of them never changes
 */
double
balik_ranks_correlate (const double *ranks, const double *other_ranks, size_t n)
{
  const double mean = 0.5 * ((double)n - 1.0);
  double both = 0.0;
  double square = 0.0;
  double other_square = 0.0;

  for (size_t i = 0; i < n; i++)
    {
      const double x = ranks[i] - mean;
      const double y = other_ranks[i] - mean;

      both += x * y;
      square += x * x;
      other_square += y * y;
    }

  if (!(square > 0) || !(other_square > 0))
    return 0.0;

  return both / sqrt (square * other_square);
}
