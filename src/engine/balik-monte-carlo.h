/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include "balik-draws.h"
#include "balik-engine-input.h"
#include "balik-sample.h"

/* What is followed month by month, added up since before opening. */
typedef enum
{
  BALIK_FAN_CASH,
  BALIK_FAN_OWNER_CASH,
  BALIK_FAN_SAVED_VIRGIN_KG,
  BALIK_FAN_SAVED_CO2E_KG,
  BALIK_FAN_SAVED_ENERGY_MJ,
  BALIK_FAN_SAVED_WATER_L,
  BALIK_FAN_SAVED_WASTE_KG,
  BALIK_N_FANS,
} BalikFan;

/* A number that is not certain: where it is in the plan, and how it is drawn. */
typedef struct
{
  BalikDrawnNumber draw;
  const void *target; /* a double, or an int if it is whole, in the input or what it points to */
} BalikUncertainNumber;

/* Many runs of a plan, each with draws of its uncertain numbers. The first
 * members are the caller's; the others are set by balik_monte_carlo_init(). */
typedef struct
{
  const BalikEngineInput *input;
  const BalikUncertainNumber *numbers;
  size_t n_numbers;
  BalikDrawSettings settings;
  size_t kernel; /* below balik_monte_carlo_get_n_kernels() */
  bool has_fans;
  double *figures; /* balik_monte_carlo_get_n_values(): of a figure after the other, by place;
                      NaN: none, infinite: too large */

  size_t n_figures; /* summary figures, then DSCR of each year, then that after capex */
  size_t n_columns; /* of the fans: each has an entry for each month, from 0 */
  double *draws; /* of a number after the other, by run */
  uint32_t *runs; /* by place: the run that was calculated there */
  float *fans; /* of a column after the other, by place */
  double *first; /* the fans of the run at place 0, in full */
} BalikMonteCarlo;

/* Runs a part of the draws; each thread has one of its own. */
typedef struct
{
  const BalikMonteCarlo *runs;
  void *input; /* the plan, as the kernel reads it */
  void **targets; /* of each number, in there */
  double *figures;
  float *fans;
  void *workspace;
} BalikMonteCarloWorker;

size_t balik_monte_carlo_get_n_kernels (void);

const char *balik_monte_carlo_get_kernel_name (size_t kernel);

size_t balik_monte_carlo_get_n_values (const BalikMonteCarlo *self);

size_t balik_monte_carlo_get_size (const BalikMonteCarlo *self);

void balik_monte_carlo_init (BalikMonteCarlo *self, void *block);

double *balik_monte_carlo_get_draws (const BalikMonteCarlo *self, size_t number);

size_t balik_monte_carlo_get_scratch_size (const BalikMonteCarlo *self);

void balik_monte_carlo_sort_runs (BalikMonteCarlo *self, void *scratch);

size_t balik_monte_carlo_get_worker_size (const BalikMonteCarlo *self);

void balik_monte_carlo_worker_init (BalikMonteCarloWorker *self,
                                    const BalikMonteCarlo *runs,
                                    void *block);

void balik_monte_carlo_worker_run (BalikMonteCarloWorker *self, size_t first, size_t n);

void balik_monte_carlo_summarise_figure (const BalikMonteCarlo *self,
                                         size_t figure,
                                         BalikSampleSummary *summary,
                                         void *scratch);

void balik_monte_carlo_summarise_fan (const BalikMonteCarlo *self,
                                      size_t column,
                                      double percentiles[BALIK_N_PERCENTILES],
                                      void *scratch);
