/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-monte-carlo.h"

#include <math.h>
#include <string.h>

#include "balik-batch-input-private.h"
#include "balik-engine.h"
#include "balik-kernel-private.h"
#include "balik-plan-run-private.h"
#include "balik-random.h"
#include "balik-ranks.h"

/* Runs a plan many times. A kernel does several runs at once; those must have the
 * same whole numbers and be of one shape, so runs are put into an order in which
 * alike ones are neighbours. Everything that is calculated has a place of its
 * own, so it does not matter who calculates it, when, or with which kernel. */

/* Fans go to their columns by so many runs at once: whole lines of a cache. */
#define FAN_RUNS 64

static const BalikKernel *const kernels[] = {
  &balik_kernel_scalar,
  &balik_kernel_plain,
#ifdef BALIK_HAS_X86_KERNELS
  &balik_kernel_avx2,
  &balik_kernel_avx512,
#endif
};

static int
get_n_months (const BalikMonteCarlo *self)
{
  return 12 * self->input->years;
}

/* Lays out all that a set of runs keeps. */
static void
reserve (BalikMonteCarlo *self, BalikWorkspace *workspace)
{
  const size_t n = self->settings.n_runs;

  self->n_figures = BALIK_KERNEL_N_FIGURES ((size_t)self->input->years);
  self->n_columns = self->has_fans ? BALIK_N_FANS * ((size_t)get_n_months (self) + 1) : 0;
  self->draws = balik_workspace_take_numbers (workspace, n * self->n_numbers);
  self->runs = balik_workspace_take (workspace, n, sizeof *self->runs);
  self->fans = balik_workspace_take (workspace, n * self->n_columns, sizeof *self->fans);
  self->first = balik_workspace_take_numbers (workspace, self->n_columns);
}

/**
 * balik_monte_carlo_get_n_kernels:
 *
 * Returns: how many kernels this machine has; the last is the fastest
 */
size_t
balik_monte_carlo_get_n_kernels (void)
{
#ifdef BALIK_HAS_X86_KERNELS
  const bool has_avx2 = __builtin_cpu_supports ("avx2");
  const bool has_avx512 = __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512vl")
                          && __builtin_cpu_supports ("avx512dq");

  return 2u + has_avx2 + (has_avx2 && has_avx512);
#else
  return sizeof kernels / sizeof kernels[0];
#endif
}

/**
 * balik_monte_carlo_get_kernel_name:
 * @kernel: a kernel
 *
 * Returns: its name
 */
const char *
balik_monte_carlo_get_kernel_name (size_t kernel)
{
  return kernels[kernel]->name;
}

/**
 * balik_monte_carlo_get_n_values:
 * @self: runs, of which the plan and the settings are set
 *
 * Returns: how many figures all runs have together
 */
size_t
balik_monte_carlo_get_n_values (const BalikMonteCarlo *self)
{
  return self->settings.n_runs * BALIK_KERNEL_N_FIGURES ((size_t)self->input->years);
}

/**
 * balik_monte_carlo_get_size:
 * @self: runs, of which the caller's members are set
 *
 * Computes how much memory the draws and the fans need.
 *
 * Returns: the size, in bytes
 */
size_t
balik_monte_carlo_get_size (const BalikMonteCarlo *self)
{
  BalikMonteCarlo counted = *self;
  BalikWorkspace counting = { NULL, 0, 0 };

  reserve (&counted, &counting);

  return counting.used;
}

/**
 * balik_monte_carlo_init:
 * @self: runs, of which the caller's members are set
 * @block: balik_monte_carlo_get_size() bytes, aligned for any type
 *
 * Lays out the other members in @block. The draws are to be filled then, and the
 * runs sorted.
 */
void
balik_monte_carlo_init (BalikMonteCarlo *self, void *block)
{
  BalikWorkspace taking = { block, 0, 0 };

  reserve (self, &taking);
}

/**
 * balik_monte_carlo_get_draws:
 * @self: runs
 * @number: which of the uncertain numbers
 *
 * Returns: its values by run, to be filled
 */
double *
balik_monte_carlo_get_draws (const BalikMonteCarlo *self, size_t number)
{
  return self->draws + number * self->settings.n_runs;
}

/**
 * balik_monte_carlo_get_scratch_size:
 * @self: runs
 *
 * Computes how much memory is enough for drawing, sorting and summarising.
 *
 * Returns: the size, in bytes
 */
size_t
balik_monte_carlo_get_scratch_size (const BalikMonteCarlo *self)
{
  const size_t n = self->settings.n_runs;
  const size_t drawing = balik_draws_get_scratch_size (&self->settings);
  const size_t sorting = balik_ranks_get_scratch_size (n) + n * sizeof (uint64_t);
  const size_t summarising = balik_sample_get_scratch_size (n) + n * sizeof (double);
  const size_t size = drawing > sorting ? drawing : sorting;

  return size > summarising ? size : summarising;
}

/* What of a number must be the same for runs side by side: all of a whole number,
 * of another only its sign and whether it is nothing. */
static uint64_t
get_shape (const BalikDrawnNumber *number, double value)
{
  if (number->is_integer)
    return (uint64_t)value + 1;

  return value > 0 ? 1 : value < 0 ? 2 : 3;
}

/**
 * balik_monte_carlo_sort_runs:
 * @self: runs with draws
 * @scratch: balik_monte_carlo_get_scratch_size() bytes, aligned for any type
 *
 * Finds the order in which the runs are calculated.
 */
void
balik_monte_carlo_sort_runs (BalikMonteCarlo *self, void *scratch)
{
  const size_t n = self->settings.n_runs;
  uint64_t *shapes = scratch;

  memset (shapes, 0, sizeof *shapes * n);
  for (size_t i = 0; i < self->n_numbers; i++)
    {
      const BalikDrawnNumber *number = &self->numbers[i].draw;
      const double *draws = balik_monte_carlo_get_draws (self, i);

      if (!number->is_integer && (number->low > 0 || number->high < 0))
        continue;
      for (size_t run = 0; run < n; run++)
        shapes[run] = balik_random_at (shapes[run], get_shape (number, draws[run]));
    }

  balik_ranks_sort_keys (shapes, n, self->runs, shapes + n);
}

/* How much older than in the plan itself the units before opening may be drawn. */
static int
get_n_spare_ages (const BalikMonteCarlo *self)
{
  const BalikEngineInput *input = self->input;
  int n_spare_ages = 0;

  for (size_t i = 0; i < self->n_numbers; i++)
    for (size_t k = 0; k < input->n_lines; k++)
      {
        const int *age = &input->lines[k].demand.existing_age_months;

        if (self->numbers[i].target == age)
          n_spare_ages
              = (int)fmax (n_spare_ages, balik_draws_round (self->numbers[i].draw.high) - *age);
      }

  return n_spare_ages;
}

/* Lays out all that a worker has. */
static void
reserve_worker (BalikMonteCarloWorker *self, BalikWorkspace *workspace)
{
  const BalikMonteCarlo *runs = self->runs;
  const BalikKernel *kernel = kernels[runs->kernel];
  BalikBatchInput input;

  balik_batch_input_init (&input, workspace, runs->input, kernel->n_lanes);
  self->targets = balik_workspace_take (workspace, runs->n_numbers, sizeof *self->targets);
  self->figures = balik_workspace_take_numbers (workspace, runs->n_figures * kernel->n_lanes);
  self->fans = balik_workspace_take (workspace, runs->n_columns * FAN_RUNS, sizeof *self->fans);

  if (self->targets == NULL)
    return;

  self->input = balik_batch_input_get_root (&input);
  for (size_t i = 0; i < runs->n_numbers; i++)
    self->targets[i] = balik_batch_input_find (&input, runs->numbers[i].target);
}

/**
 * balik_monte_carlo_get_worker_size:
 * @self: runs
 *
 * Computes how much memory a worker needs. It does not depend on the number of
 * runs.
 *
 * Returns: the size, in bytes
 */
size_t
balik_monte_carlo_get_worker_size (const BalikMonteCarlo *self)
{
  const BalikKernel *kernel = kernels[self->kernel];
  BalikWorkspace counting = { NULL, 0, 0 };
  BalikMonteCarloWorker counted = { .runs = self };

  reserve_worker (&counted, &counting);

  return counting.used
         + kernel->n_lanes * balik_engine_get_spare_size (self->input, get_n_spare_ages (self));
}

/**
 * balik_monte_carlo_worker_init:
 * @self: (out caller-allocates): a worker
 * @runs: what it works on
 * @block: balik_monte_carlo_get_worker_size() bytes, aligned for any type
 *
 * Makes a worker.
 */
void
balik_monte_carlo_worker_init (BalikMonteCarloWorker *self,
                               const BalikMonteCarlo *runs,
                               void *block)
{
  BalikWorkspace taking = { block, 0, 0 };

  self->runs = runs;
  reserve_worker (self, &taking);
  self->workspace = taking.block + taking.used;
}

/* Whether the runs at two places may be side by side. */
static bool
are_alike (const BalikMonteCarlo *self, size_t place, size_t other)
{
  for (size_t i = 0; i < self->n_numbers; i++)
    {
      const BalikDrawnNumber *number = &self->numbers[i].draw;
      const double *draws = balik_monte_carlo_get_draws (self, i);

      if ((number->is_integer || !(number->low > 0 || number->high < 0))
          && get_shape (number, draws[self->runs[place]])
                 != get_shape (number, draws[self->runs[other]]))
        return false;
    }

  return true;
}

/* Writes the draws of some runs into the plan. Lanes without a run of their own
 * repeat the last. */
static void
put_draws (const BalikMonteCarloWorker *self, size_t place, size_t n, size_t n_lanes)
{
  const BalikMonteCarlo *runs = self->runs;

  for (size_t i = 0; i < runs->n_numbers; i++)
    {
      const double *draws = balik_monte_carlo_get_draws (runs, i);
      double *numbers = self->targets[i];

      if (runs->numbers[i].draw.is_integer)
        *(int *)self->targets[i] = (int)draws[runs->runs[place]];
      else
        for (size_t lane = 0; lane < n_lanes; lane++)
          numbers[lane] = draws[runs->runs[place + (lane < n ? lane : n - 1)]];
    }
}

static void
keep_figures (const BalikMonteCarloWorker *self, size_t place, size_t n, size_t n_lanes)
{
  const BalikMonteCarlo *runs = self->runs;

  for (size_t i = 0; i < runs->n_figures; i++)
    memcpy (runs->figures + i * runs->settings.n_runs + place, self->figures + i * n_lanes,
            sizeof (double) * n);
}

/* Moves the fans of some runs from the worker's block to their columns. */
static void
keep_fans (const BalikMonteCarloWorker *self, size_t place, size_t n)
{
  const BalikMonteCarlo *runs = self->runs;

  for (size_t i = 0; i < runs->n_columns; i++)
    memcpy (runs->fans + i * runs->settings.n_runs + place, self->fans + i * FAN_RUNS,
            sizeof (float) * n);
}

/**
 * balik_monte_carlo_worker_run:
 * @self: a worker
 * @first: a place
 * @n: how many places from there
 *
 * Calculates the runs at some places. Different workers may do so at the same
 * time, at different places.
 */
void
balik_monte_carlo_worker_run (BalikMonteCarloWorker *self, size_t first, size_t n)
{
  const BalikMonteCarlo *runs = self->runs;
  const BalikKernel *kernel = kernels[runs->kernel];
  BalikKernelOutput output = { .figures = self->figures, .fan_stride = FAN_RUNS };
  size_t n_kept = 0;

  for (size_t done = 0; done < n;)
    {
      const size_t place = first + done;
      size_t n_alike = 1;

      while (n_alike < kernel->n_lanes && done + n_alike < n
             && are_alike (runs, place, place + n_alike))
        n_alike++;
      if (n_kept + kernel->n_lanes > FAN_RUNS)
        {
          keep_fans (self, place - n_kept, n_kept);
          n_kept = 0;
        }

      put_draws (self, place, n_alike, kernel->n_lanes);
      output.fans = runs->has_fans ? self->fans + n_kept : NULL;
      output.first = runs->has_fans && place == 0 ? runs->first : NULL;
      kernel->run (self->input, self->workspace, &output);
      keep_figures (self, place, n_alike, kernel->n_lanes);
      n_kept += n_alike;
      done += n_alike;
    }

  keep_fans (self, first + n - n_kept, n_kept);
}

/* Figures of which a higher one is worse, among those that may not exist. */
static bool
is_none_high (size_t figure)
{
  return figure == BALIK_SUMMARY_PAYBACK_MONTHS || figure == BALIK_SUMMARY_LOAN_EFFECTIVE_RATE;
}

/**
 * balik_monte_carlo_summarise_figure:
 * @self: runs that are done
 * @figure: which
 * @summary: (out caller-allocates): where to put the results
 * @scratch: balik_monte_carlo_get_scratch_size() bytes, aligned for any type
 *
 * Summarises one of the figures over all runs.
 */
void
balik_monte_carlo_summarise_figure (const BalikMonteCarlo *self,
                                    size_t figure,
                                    BalikSampleSummary *summary,
                                    void *scratch)
{
  const size_t n = self->settings.n_runs;

  balik_sample_summarise (self->figures + figure * n, n, is_none_high (figure), summary, scratch);
}

/**
 * balik_monte_carlo_summarise_fan:
 * @self: runs that are done
 * @column: which
 * @percentiles: (out caller-allocates): where to put them
 * @scratch: balik_monte_carlo_get_scratch_size() bytes, aligned for any type
 *
 * Computes the percentiles of a month of a fan. Runs keep 24 bits of each; where
 * all agree, the result is that of the first in full.
 */
void
balik_monte_carlo_summarise_fan (const BalikMonteCarlo *self,
                                 size_t column,
                                 double percentiles[BALIK_N_PERCENTILES],
                                 void *scratch)
{
  const size_t n = self->settings.n_runs;
  const float *kept = self->fans + column * n;
  double *values = scratch;
  BalikFigure figures[BALIK_N_PERCENTILES];
  bool is_varied = false;

  for (size_t i = 0; i < n; i++)
    {
      values[i] = (double)kept[i];
      is_varied |= kept[i] != kept[0];
    }

  balik_sample_get_percentiles (values, n, 0, false, figures, values + n);
  for (int p = 0; p < BALIK_N_PERCENTILES; p++)
    percentiles[p] = is_varied ? figures[p].value : self->first[column];
}
