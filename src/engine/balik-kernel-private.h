/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "balik-engine-result.h"
#include "balik-monte-carlo.h"

/* What a kernel gives of each run: the summary figures, then each year's debt
 * service cover, then the same after capital expenditure. */
#define BALIK_KERNEL_N_FIGURES(years) (BALIK_SUMMARY_N_FIGURES + 2 * (years))

/* Where the runs of a batch put what they give. Each array has n_lanes values
 * side by side, one for each run of the batch, for each entry. */
typedef struct
{
  double *figures; /* BALIK_KERNEL_N_FIGURES () entries; NaN where there is none */
  float *fans; /* BALIK_N_FANS times months + 1 entries, or NULL */
  size_t fan_stride; /* from one entry of fans to the next */
  double *first; /* the same of the first run alone, in full; or NULL */
} BalikKernelOutput;

/* The engine, made for some number of runs side by side. Its workspace is at most so
 * many times as large as that of one run. */
typedef struct
{
  const char *name;
  size_t n_lanes;
  void (*run) (const void *input, void *workspace, const BalikKernelOutput *output);
} BalikKernel;

#define BALIK_KERNEL_NAME_(variant) balik_kernel_##variant
#define BALIK_KERNEL_NAME(variant) BALIK_KERNEL_NAME_ (variant)

/* Not all are in every build. */
extern const BalikKernel balik_kernel_scalar;
extern const BalikKernel balik_kernel_plain;
extern const BalikKernel balik_kernel_avx2;
extern const BalikKernel balik_kernel_avx512;
