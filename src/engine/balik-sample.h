/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "balik-engine-result.h"

/* The percentiles that are reported of everything drawn. */
typedef enum
{
  BALIK_PERCENTILE_5,
  BALIK_PERCENTILE_10,
  BALIK_PERCENTILE_50,
  BALIK_PERCENTILE_90,
  BALIK_PERCENTILE_95,
  BALIK_N_PERCENTILES,
} BalikPercentile;

/* What many runs give for one figure. Runs in which it does not exist are left
 * out of mean and deviation; among the percentiles they are the worst. */
typedef struct
{
  BalikFigure percentiles[BALIK_N_PERCENTILES];
  BalikFigure mean;
  BalikFigure deviation;
  double none_share;
} BalikSampleSummary;

size_t balik_sample_get_scratch_size (size_t n);

void balik_sample_get_percentiles (const double *values,
                                   size_t n,
                                   size_t n_none,
                                   bool none_is_high,
                                   BalikFigure *percentiles,
                                   void *scratch);

void balik_sample_summarise (const double *values,
                             size_t n,
                             bool none_is_high,
                             BalikSampleSummary *summary,
                             void *scratch);

double balik_percentile_get_share (BalikPercentile percentile);
