/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <math.h>
#include <string.h>

#include "balik-ranks.h"
#include "balik-spread-private.h"

/* Projects a plan many times, in threads. All results have places of their own,
 * so the number of threads does not change a bit of them. */

/* As many runs are taken at once. Small enough to stop soon, and a whole number of
 * lines of a cache for each fan. */
#define CHUNK 64

#define ALIGNMENT 64

typedef struct
{
  BalikMonteCarloWorker worker;
  void *scratch;
  gboolean has_begun_to_draw;
} Worker;

typedef struct
{
  const BalikDrawing *drawing;
  BalikSpread *spread;
  BalikMonteCarlo runs;
  guint n_workers;
  Worker *workers;
  double *npv_ranks;
  double *correlations;
  GPtrArray *blocks;
} Job;

static gpointer
take_block (Job *job, gsize size)
{
  gpointer block = g_aligned_alloc (1, (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT, ALIGNMENT);

  g_ptr_array_add (job->blocks, block);
  return block;
}

static void
prepare_workers (Job *job)
{
  const gsize worker_size = balik_monte_carlo_get_worker_size (&job->runs);
  const gsize scratch_size = balik_monte_carlo_get_scratch_size (&job->runs);

  for (guint i = 0; i < job->n_workers; i++)
    {
      Worker *worker = &job->workers[i];

      balik_monte_carlo_worker_init (&worker->worker, &job->runs, take_block (job, worker_size));
      worker->scratch = take_block (job, scratch_size);
    }
}

static void
draw_number (gpointer data, guint worker_index, gsize item)
{
  Job *job = data;
  Worker *worker = &job->workers[worker_index];
  const BalikMonteCarlo *runs = &job->runs;

  if (!worker->has_begun_to_draw)
    balik_draws_begin (&runs->settings, worker->scratch);
  worker->has_begun_to_draw = TRUE;

  balik_draws_fill (&runs->settings, &runs->numbers[item].draw,
                    balik_monte_carlo_get_draws (runs, item), worker->scratch);
}

static void
run_chunk (gpointer data, guint worker, gsize item)
{
  Job *job = data;
  const gsize first = item * CHUNK;

  balik_monte_carlo_worker_run (&job->workers[worker].worker, first,
                                MIN (CHUNK, job->runs.settings.n_runs - first));
}

static void
summarise_figure (gpointer data, guint worker, gsize item)
{
  Job *job = data;

  balik_monte_carlo_summarise_figure (&job->runs, item, &job->spread->summaries[item],
                                      job->workers[worker].scratch);
}

static void
summarise_column (gpointer data, guint worker, gsize item)
{
  Job *job = data;
  const gsize n_entries = (gsize)job->spread->n_months + 1;
  const gsize fan = item / n_entries;
  const gsize entry = item % n_entries;
  double percentiles[BALIK_N_PERCENTILES];

  balik_monte_carlo_summarise_fan (&job->runs, item, percentiles, job->workers[worker].scratch);
  for (gsize level = 0; level < BALIK_N_LEVELS; level++)
    job->spread->fans[(fan * BALIK_N_LEVELS + level) * n_entries + entry] = percentiles[level];
}

static void
correlate_number (gpointer data, guint worker, gsize item)
{
  Job *job = data;
  const gsize n = job->runs.settings.n_runs;
  double *ranks = job->workers[worker].scratch;

  balik_ranks_fill (balik_monte_carlo_get_draws (&job->runs, item), n, ranks, ranks + n);
  job->correlations[item] = balik_ranks_correlate (ranks, job->npv_ranks, n);
}

/* Ranks the net present values, by run. */
static void
rank_npv (Job *job)
{
  const gsize n = job->runs.settings.n_runs;
  const double *npv = job->runs.figures + BALIK_SUMMARY_NPV * n;
  double *by_run = job->workers[0].scratch;

  for (gsize place = 0; place < n; place++)
    by_run[job->runs.runs[place]] = isnan (npv[place]) ? -INFINITY : npv[place];
  balik_ranks_fill (by_run, n, job->npv_ranks, by_run + n);
}

static gboolean
run_all (Job *job)
{
  const BalikDrawing *drawing = job->drawing;
  const gsize n_runs = drawing->n_runs;

  if (!balik_share_work (drawing, draw_number, job, job->runs.n_numbers))
    return FALSE;
  balik_monte_carlo_sort_runs (&job->runs, job->workers[0].scratch);
  if (!balik_share_work (drawing, run_chunk, job, (n_runs + CHUNK - 1) / CHUNK))
    return FALSE;
  rank_npv (job);

  return balik_share_work (drawing, summarise_figure, job, job->runs.n_figures)
         && balik_share_work (drawing, summarise_column, job, job->runs.n_columns)
         && balik_share_work (drawing, correlate_number, job, job->runs.n_numbers);
}

/* Each number at its lowest and its highest, all others likely. */
static void
swing_numbers (Job *job)
{
  const gsize n_numbers = job->runs.n_numbers;
  BalikMonteCarlo runs = job->runs;
  BalikMonteCarloWorker worker;
  const double *npv;

  runs.has_fans = false;
  runs.settings.n_runs = 2 * n_numbers;
  runs.figures = take_block (job, sizeof (double) * balik_monte_carlo_get_n_values (&runs));
  balik_monte_carlo_init (&runs, take_block (job, balik_monte_carlo_get_size (&runs)));
  for (gsize i = 0; i < n_numbers; i++)
    {
      const BalikDrawnNumber *number = &runs.numbers[i].draw;
      double *draws = balik_monte_carlo_get_draws (&runs, i);

      for (gsize run = 0; run < 2 * n_numbers; run++)
        draws[run] = number->likely;
      draws[2 * i] = number->low;
      draws[2 * i + 1] = number->high;
      for (gsize run = 0; number->is_integer && run < 2 * n_numbers; run++)
        draws[run] = balik_draws_round (draws[run]);
    }

  balik_monte_carlo_sort_runs (&runs, take_block (job, balik_monte_carlo_get_scratch_size (&runs)));
  balik_monte_carlo_worker_init (&worker, &runs,
                                 take_block (job, balik_monte_carlo_get_worker_size (&runs)));
  balik_monte_carlo_worker_run (&worker, 0, 2 * n_numbers);

  npv = runs.figures + BALIK_SUMMARY_NPV * 2 * n_numbers;
  for (gsize place = 0; place < 2 * n_numbers; place++)
    {
      BalikSwing *swing = &job->spread->swings[runs.runs[place] / 2];

      *(runs.runs[place] % 2 == 0 ? &swing->npv_at_low : &swing->npv_at_high) = npv[place];
    }
}

static int
compare_swings (const void *a, const void *b)
{
  const BalikSwing *first = a;
  const BalikSwing *second = b;
  const double first_swing = fabs (first->npv_at_high - first->npv_at_low);
  const double second_swing = fabs (second->npv_at_high - second->npv_at_low);

  if (first_swing != second_swing)
    return first_swing > second_swing ? -1 : 1;
  return strcmp (first->path, second->path);
}

static void
fill_swings (Job *job)
{
  BalikSpread *spread = job->spread;

  for (guint i = 0; i < spread->n_swings; i++)
    {
      const BalikDrawnNumber *number = &job->runs.numbers[i].draw;
      BalikSwing *swing = &spread->swings[i];

      swing->path = g_strdup (g_ptr_array_index (job->drawing->feed->paths, i));
      swing->low = number->low;
      swing->likely = number->likely;
      swing->high = number->high;
      swing->correlation = job->correlations[i];
    }
  if (spread->n_swings > 0)
    {
      swing_numbers (job);
      qsort (spread->swings, spread->n_swings, sizeof *spread->swings, compare_swings);
    }
}

static char **
new_figure_names (int n_years)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (int i = 0; i < BALIK_SUMMARY_N_FIGURES; i++)
    g_strv_builder_add (names, balik_engine_summary_name ((BalikSummaryFigure)i));
  for (int year = 1; year <= n_years; year++)
    g_strv_builder_take (names, g_strdup_printf ("dscr.%d", year));
  for (int year = 1; year <= n_years; year++)
    g_strv_builder_take (names, g_strdup_printf ("dscr_after_capex.%d", year));
  return g_strv_builder_end (names);
}

static BalikSpread *
new_empty (const BalikDrawing *drawing, gsize n_figures)
{
  const BalikEngineFeed *feed = drawing->feed;
  BalikSpread *self = g_new0 (BalikSpread, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_runs = drawing->n_runs;
  self->seed = drawing->seed;
  self->n_years = feed->input.years;
  self->n_months = 12 * feed->input.years;
  self->n_figures = n_figures;
  self->names = new_figure_names (feed->input.years);
  self->summaries = g_new0 (BalikSampleSummary, n_figures);
  self->fans = g_new0 (double, (gsize)BALIK_N_FANS *BALIK_N_LEVELS *((gsize)self->n_months + 1));
  self->n_swings = feed->numbers->len;
  self->swings = g_new0 (BalikSwing, feed->numbers->len);
  return self;
}

static void
prepare (Job *job, const BalikDrawing *drawing)
{
  const BalikEngineFeed *feed = drawing->feed;
  const gsize n_kernels = balik_monte_carlo_get_n_kernels ();

  job->drawing = drawing;
  job->blocks = g_ptr_array_new_with_free_func (g_aligned_free);
  job->runs.input = &feed->input;
  job->runs.numbers = (const BalikUncertainNumber *)(gpointer)feed->numbers->data;
  job->runs.n_numbers = feed->numbers->len;
  job->runs.settings.n_runs = drawing->n_runs;
  job->runs.settings.seed = (guint64)drawing->seed;
  job->runs.settings.correlation = drawing->correlation;
  job->runs.kernel = drawing->kernel < 0 ? n_kernels - 1 : (gsize)drawing->kernel;
  job->runs.has_fans = true;
  job->runs.figures = g_new (double, balik_monte_carlo_get_n_values (&job->runs));
  balik_monte_carlo_init (&job->runs, take_block (job, balik_monte_carlo_get_size (&job->runs)));

  job->spread = new_empty (drawing, job->runs.n_figures);
  job->n_workers = drawing->n_threads;
  job->workers = g_new0 (Worker, job->n_workers);
  job->npv_ranks = take_block (job, sizeof (double) * drawing->n_runs);
  job->correlations = take_block (job, sizeof (double) * (feed->numbers->len + 1));
  prepare_workers (job);
}

/**
 * balik_spread_new_runs: (skip)
 * @drawing: what to run, and how
 *
 * Projects a plan many times. Safe in any thread; starts threads of its own, and
 * waits for them.
 *
 * Returns: (transfer full) (nullable): how the results spread; %NULL if a newer
 *     plan made that void
 */
BalikSpread *
balik_spread_new_runs (const BalikDrawing *drawing)
{
  Job job = { 0 };
  gboolean is_done;

  prepare (&job, drawing);
  is_done = run_all (&job);
  if (is_done)
    {
      fill_swings (&job);
      job.spread->values = g_steal_pointer (&job.runs.figures);
    }
  else
    g_clear_pointer (&job.spread, balik_spread_unref);

  g_free (job.runs.figures);
  g_ptr_array_unref (job.blocks);
  g_free (job.workers);
  return job.spread;
}
