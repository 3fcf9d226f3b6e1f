/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-feed-private.h"
#include "balik-spread.h"

G_BEGIN_DECLS

struct _BalikSpread
{
  gatomicrefcount ref_count;
  guint n_runs;
  double seed;
  int n_months;
  int n_years;
  gsize n_figures;
  char **names;
  BalikSampleSummary *summaries;
  double *values;
  double *fans; /* by fan, level and month */
  guint n_swings;
  BalikSwing *swings;
};

/**
 * BalikDrawing:
 * @feed: the plan
 * @n_runs: how often it is projected, at least 1
 * @seed: of the draws
 * @correlation: of the numbers of a group
 * @n_threads: how many threads work on it, at least 1
 * @kernel: which kernel of the engine; a negative number stands for the fastest
 * @generation: (nullable): the generation of the newest plan
 * @own_generation: that of this one; the work stops when the two differ
 *
 * How a plan is projected many times.
 */
typedef struct
{
  const BalikEngineFeed *feed;
  guint n_runs;
  double seed;
  double correlation;
  guint n_threads;
  int kernel;
  const gint *generation;
  gint own_generation;
} BalikDrawing;

BalikSpread *balik_spread_new_runs (const BalikDrawing *drawing) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_spread_is_finite (const BalikSpread *self);

typedef void (*BalikShareFunc) (gpointer job, guint worker, gsize item);

gboolean
balik_share_work (const BalikDrawing *drawing, BalikShareFunc func, gpointer job, gsize n_items);

gboolean balik_drawing_is_void (const BalikDrawing *drawing);

G_END_DECLS
