/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "balik-ranks.h"
#include "balik-spread-private.h"
#include "work-case.h"

/*
 * How long a plan takes, once and with its numbers drawn. Medians of eleven. What one
 * thread does is told in its own processor time, which other programs hardly change;
 * what several do in time that passes. docs/performance.md says what is hoped for.
 */

#define N_TIMES 11
#define N_DRAWS 10000
#define N_RUNS 2048

static double
get_time (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a;
  const double y = *(const double *)b;

  return (x > y) - (x < y);
}

typedef void (*Func) (gpointer data);

/* The median of the seconds that a function takes. */
static double
measure (clockid_t clock, Func func, gpointer data)
{
  double times[N_TIMES];

  func (data);
  for (guint i = 0; i < N_TIMES; i++)
    {
      const double start = get_time (clock);

      func (data);
      times[i] = get_time (clock) - start;
    }
  qsort (times, N_TIMES, sizeof *times, compare);
  return times[N_TIMES / 2];
}

static void
say_us (const char *what, double seconds)
{
  printf ("# %-52s %10.2f µs\n", what, 1e6 * seconds);
}

static void
say_ms (const char *what, double seconds)
{
  printf ("# %-52s %10.2f ms\n", what, 1e3 * seconds);
}

static void
say_ratio (const char *what, double ratio)
{
  printf ("# %-52s %10.3f\n", what, ratio);
}

/* A plan, and room for all that is done with it. */
typedef struct
{
  BalikPlan *plan;
  BalikEngineFeed *feed;
  BalikEngineResult result;
  gpointer workspace;
  BalikMonteCarlo runs;
  BalikMonteCarloWorker worker;
  gpointer blocks[3];
  double *ranks;
} Case;

static gpointer
new_block (gsize size)
{
  return g_aligned_alloc0 (1, (size + 63) / 64 * 64, 64);
}

static void
draw_numbers (gpointer data)
{
  Case *self = data;
  BalikMonteCarlo *runs = &self->runs;

  balik_draws_begin (&runs->settings, self->blocks[1]);
  for (gsize i = 0; i < runs->n_numbers; i++)
    balik_draws_fill (&runs->settings, &runs->numbers[i].draw,
                      balik_monte_carlo_get_draws (runs, i), self->blocks[1]);
}

static void
sort_runs (gpointer data)
{
  Case *self = data;

  balik_monte_carlo_sort_runs (&self->runs, self->blocks[1]);
}

static void
run_all (gpointer data)
{
  Case *self = data;

  balik_monte_carlo_worker_run (&self->worker, 0, self->runs.settings.n_runs);
}

static void
summarise_figures (gpointer data)
{
  Case *self = data;

  for (gsize i = 0; i < self->runs.n_figures; i++)
    {
      BalikSampleSummary summary;

      balik_monte_carlo_summarise_figure (&self->runs, i, &summary, self->blocks[1]);
    }
}

static void
summarise_fans (gpointer data)
{
  Case *self = data;

  for (gsize i = 0; i < self->runs.n_columns; i++)
    {
      double percentiles[BALIK_N_PERCENTILES];

      balik_monte_carlo_summarise_fan (&self->runs, i, percentiles, self->blocks[1]);
    }
}

static void
correlate_numbers (gpointer data)
{
  Case *self = data;
  const gsize n = self->runs.settings.n_runs;
  double *ranks = self->blocks[1];

  balik_ranks_fill (self->runs.figures, n, self->ranks, self->blocks[1]);
  for (gsize i = 0; i < self->runs.n_numbers; i++)
    {
      balik_ranks_fill (balik_monte_carlo_get_draws (&self->runs, i), n, ranks, ranks + n);
      balik_ranks_correlate (ranks, self->ranks, n);
    }
}

static void
case_init (Case *self, BalikPlan *plan, gsize n_runs, gsize kernel, gboolean has_fans)
{
  BalikMonteCarlo *runs = &self->runs;

  self->plan = plan;
  self->feed = balik_engine_feed_new (plan);
  self->workspace = new_block (balik_engine_get_size (&self->feed->input));
  *runs = (BalikMonteCarlo){ .input = &self->feed->input,
                             .numbers = (gconstpointer)self->feed->numbers->data,
                             .n_numbers = self->feed->numbers->len,
                             .settings = { 1, 0.3, n_runs },
                             .kernel = kernel,
                             .has_fans = has_fans };
  runs->figures = g_new (double, balik_monte_carlo_get_n_values (runs));
  self->blocks[0] = new_block (balik_monte_carlo_get_size (runs));
  balik_monte_carlo_init (runs, self->blocks[0]);
  self->blocks[1] = new_block (balik_monte_carlo_get_scratch_size (runs));
  self->blocks[2] = new_block (balik_monte_carlo_get_worker_size (runs));
  self->ranks = g_new (double, n_runs);
  balik_monte_carlo_worker_init (&self->worker, runs, self->blocks[2]);
  draw_numbers (self);
  sort_runs (self);
}

static void
case_clear (Case *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->blocks); i++)
    g_aligned_free (self->blocks[i]);
  g_aligned_free (self->workspace);
  g_free (self->runs.figures);
  g_free (self->ranks);
  balik_engine_feed_free (self->feed);
  g_object_unref (self->plan);
}

static void
project (gpointer data)
{
  Case *self = data;

  for (guint i = 0; i < 200; i++)
    balik_engine_run (&self->feed->input, self->workspace, &self->result);
}

/* One run of a plan, with its likely numbers. */
static double
measure_projection (int n_years, guint n_lines)
{
  Case self;
  double seconds;

  case_init (&self, work_case_new (n_years, n_lines), 1, 0, FALSE);
  seconds = measure (CLOCK_THREAD_CPUTIME_ID, project, &self) / 200;
  case_clear (&self);
  return seconds;
}

/* One run among many. */
static double
measure_run (int n_years, guint n_lines, gsize kernel)
{
  Case self;
  double seconds;

  case_init (&self, work_case_new (n_years, n_lines), N_RUNS, kernel, TRUE);
  seconds = measure (CLOCK_THREAD_CPUTIME_ID, run_all, &self) / N_RUNS;
  case_clear (&self);
  return seconds;
}

typedef struct
{
  BalikPlan *plan;
  guint n_runs;
  guint n_threads;
  gint generation; /* atomic */
  double seconds;
} AllIn;

static void
draw_all_in (gpointer data)
{
  AllIn *self = data;
  g_autoptr (BalikEngineFeed) feed = balik_engine_feed_new (self->plan);
  const BalikDrawing drawing = { .feed = feed,
                                 .n_runs = self->n_runs,
                                 .seed = 1,
                                 .correlation = 0.3,
                                 .n_threads = self->n_threads,
                                 .kernel = -1,
                                 .generation = &self->generation };
  BalikSpread *spread = balik_spread_new_runs (&drawing);

  g_clear_pointer (&spread, balik_spread_unref);
}

static double
measure_all_in (int n_years, guint n_lines, guint n_runs, guint n_threads)
{
  g_autoptr (BalikPlan) plan = work_case_new (n_years, n_lines);
  AllIn self = { .plan = plan, .n_runs = n_runs, .n_threads = n_threads };

  return measure (n_threads == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, draw_all_in, &self);
}

/* The processor time of two threads together, which tells what they would take if both
 * processors were free. */
static double
measure_both (int n_years, guint n_lines)
{
  g_autoptr (BalikPlan) plan = work_case_new (n_years, n_lines);
  AllIn self = { .plan = plan, .n_runs = N_DRAWS, .n_threads = 2 };

  return measure (CLOCK_PROCESS_CPUTIME_ID, draw_all_in, &self);
}

static void
test_one_run (void)
{
  const double one = measure_projection (10, 1);
  const double three = measure_projection (10, 3);

  say_us ("projection, 1 line", one);
  say_us ("projection, 3 lines", three);
  say_ratio ("projection, 3 lines : 1", three / one);
  say_ratio ("projection, 20 years : 10", measure_projection (20, 1) / one);
}

static void
test_one_of_many_runs (void)
{
  for (gsize kernel = 0; kernel < balik_monte_carlo_get_n_kernels (); kernel++)
    {
      const double one = measure_run (10, 1, kernel);

      printf ("# kernel %s\n", balik_monte_carlo_get_kernel_name (kernel));
      say_us ("a run of many", one);
      say_ratio ("a run of many, 3 lines : 1", measure_run (10, 3, kernel) / one);
      say_ratio ("a run of many, 20 years : 10", measure_run (20, 1, kernel) / one);
    }
}

static void
test_stages (void)
{
  static const struct
  {
    const char *name;
    Func func;
  } stages[] = {
    { "stage: draws", draw_numbers },  { "stage: order of the runs", sort_runs },
    { "stage: runs", run_all },        { "stage: summary figures", summarise_figures },
    { "stage: fans", summarise_fans }, { "stage: correlations", correlate_numbers },
  };
  Case self;

  case_init (&self, work_case_new (10, 1), N_DRAWS, balik_monte_carlo_get_n_kernels () - 1, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    say_ms (stages[i].name, measure (CLOCK_THREAD_CPUTIME_ID, stages[i].func, &self));
  case_clear (&self);
}

/* Each number at its lowest and its highest: two runs for each. */
static void
run_tornado (gpointer data)
{
  Case *self = data;

  sort_runs (self);
  balik_monte_carlo_worker_init (&self->worker, &self->runs, self->blocks[2]);
  run_all (self);
}

static void
test_tornado (void)
{
  Case self;

  case_init (&self, work_case_new (10, 1), 52, balik_monte_carlo_get_n_kernels () - 1, FALSE);
  say_ms ("tornado of 26 numbers", measure (CLOCK_THREAD_CPUTIME_ID, run_tornado, &self));
  case_clear (&self);
}

static void
test_all_in (void)
{
  const double one = measure_all_in (10, 1, N_DRAWS, 1);
  const double two = measure_all_in (10, 1, N_DRAWS, 2);

  say_ms ("10,000 draws, 1 thread", one);
  say_ms ("10,000 draws, 2 threads", two);
  say_ratio ("10,000 draws, 1 thread : 2", one / two);
  say_ms ("10,000 draws, 2 threads, processor time of each", measure_both (10, 1) / 2);
  say_ms ("10,000 draws, 3 lines, the same", measure_both (10, 3) / 2);
  say_ms ("10,000 draws, 3 lines, 2 threads", measure_all_in (10, 3, N_DRAWS, 2));
  say_ms ("1,000 draws, 1 thread", measure_all_in (10, 1, 1000, 1));
  say_ratio ("10,000 draws, 20 years : 10", measure_all_in (20, 1, N_DRAWS, 1) / one);
}

/* The exponent by which the cost grows with the number of draws. */
static void
test_growth (void)
{
  const double few = measure_all_in (10, 1, 1000, 1);
  const double some = measure_all_in (10, 1, 10000, 1);
  const double many = measure_all_in (10, 1, 100000, 1);

  say_ms ("100,000 draws, 1 thread", many);
  say_ratio ("exponent, 1,000 to 10,000 draws", log10 (some / few));
  say_ratio ("exponent, 10,000 to 100,000 draws", log10 (many / some));
  say_ratio ("exponent, 1,000 to 100,000 draws", 0.5 * log10 (many / few));
}

/* A line of /proc/self/status, in kB. */
static double
read_status (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, key) : NULL;
  return line != NULL ? g_ascii_strtod (line + strlen (key), NULL) : NAN;
}

static void
test_memory (void)
{
  g_autoptr (BalikPlan) plan = work_case_new (10, 1);
  AllIn self = { .plan = plan, .n_runs = N_DRAWS, .n_threads = 2 };
  double before;

  malloc_trim (0);
  before = read_status ("VmRSS:");
  draw_all_in (&self);
  printf ("# %-52s %10.1f MB\n", "memory at most for 10,000 draws, over idle",
          (read_status ("VmHWM:") - before) / 1024);
}

/* The engine has all its memory beforehand. */
static void
test_allocations (void)
{
  Case self;
  struct mallinfo2 before;
  struct mallinfo2 after;

  case_init (&self, work_case_new (10, 1), N_RUNS, balik_monte_carlo_get_n_kernels () - 1, TRUE);
  before = mallinfo2 ();
  run_all (&self);
  after = mallinfo2 ();
  printf ("# %-52s %10zu bytes\n", "allocated in 2,048 runs",
          after.uordblks + after.hblkhd - before.uordblks - before.hblkhd);
  case_clear (&self);
}

static gpointer
draw_thread (gpointer data)
{
  AllIn *self = data;

  draw_all_in (self);
  self->seconds = get_time (CLOCK_PROCESS_CPUTIME_ID);
  return NULL;
}

/* How long draws go on after a newer plan has made them void, in the processor time of
 * both threads. */
static void
test_cancel (void)
{
  g_autoptr (BalikPlan) plan = work_case_new (10, 1);
  const double whole = measure_all_in (10, 1, N_DRAWS, 2);
  double times[N_TIMES];

  for (guint i = 0; i < N_TIMES; i++)
    {
      AllIn self = { .plan = plan, .n_runs = N_DRAWS, .n_threads = 2 };
      GThread *thread = g_thread_new ("draws", draw_thread, &self);
      double start;

      g_usleep ((gulong)(1e6 * whole * (0.1 + 0.07 * i)));
      start = get_time (CLOCK_PROCESS_CPUTIME_ID);
      g_atomic_int_inc (&self.generation);
      g_thread_join (thread);
      times[i] = MAX (0, self.seconds - start);
    }
  qsort (times, N_TIMES, sizeof *times, compare);
  say_ms ("stopping, median", times[N_TIMES / 2]);
  say_ms ("stopping, longest", times[N_TIMES - 1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* Memory first: later cases leave more of it behind. */
  g_test_add_func ("/projection/speed/memory", test_memory);
  g_test_add_func ("/projection/speed/allocations", test_allocations);
  g_test_add_func ("/projection/speed/one-run", test_one_run);
  g_test_add_func ("/projection/speed/one-of-many-runs", test_one_of_many_runs);
  g_test_add_func ("/projection/speed/stages", test_stages);
  g_test_add_func ("/projection/speed/tornado", test_tornado);
  g_test_add_func ("/projection/speed/all-in", test_all_in);
  g_test_add_func ("/projection/speed/growth", test_growth);
  g_test_add_func ("/projection/speed/cancel", test_cancel);

  return g_test_run ();
}
