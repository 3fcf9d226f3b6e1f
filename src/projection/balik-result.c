/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "balik-result-private.h"

/**
 * BalikResult:
 *
 * What a projection gives: series by month, summary figures and indicators.
 *
 * A result never changes, so threads, charts and reports share it. Names are
 * those of the results JSON (model.md §7).
 */
struct _BalikResult
{
  gatomicrefcount ref_count;
  BalikEngineResult engine;
  char **line_ids;
  gpointer workspace;
};

typedef const char *(*NameFunc) (int index);

G_DEFINE_BOXED_TYPE (BalikResult, balik_result, balik_result_ref, balik_result_unref)

static const char *
line_series_name (int index)
{
  return balik_engine_line_series_name ((BalikLineSeries)index);
}

static const char *
summary_name (int index)
{
  return balik_engine_summary_name ((BalikSummaryFigure)index);
}

static const char *
indicator_name (int index)
{
  return balik_engine_indicator_name ((BalikIndicator)index);
}

static const char *const *
new_names (NameFunc get_name, int n)
{
  const char **names = g_new0 (const char *, n + 1);

  for (int i = 0; i < n; i++)
    names[i] = get_name (i);
  return names;
}

static int
find_name (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

/**
 * balik_result_new_run: (skip)
 * @feed: what to project
 *
 * Runs the engine. Safe in any thread.
 *
 * Returns: (transfer full): the result
 */
BalikResult *
balik_result_new_run (const BalikEngineFeed *feed)
{
  BalikResult *self = g_new0 (BalikResult, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->line_ids = g_strdupv (feed->line_ids);
  self->workspace = g_malloc0 (balik_engine_get_size (&feed->input));
  balik_engine_run (&feed->input, self->workspace, &self->engine);
  return self;
}

static gboolean
are_finite (const double *numbers, int n)
{
  for (int i = 0; i < n; i++)
    if (!isfinite (numbers[i]))
      return FALSE;
  return TRUE;
}

static gboolean
are_figures_finite (const BalikFigure *figures, int n)
{
  for (int i = 0; i < n; i++)
    if (!isfinite (figures[i].value))
      return FALSE;
  return TRUE;
}

/* Whether every number of a result is one: a plan may have numbers whose
 * products are too large for that. */
gboolean
balik_result_is_finite (const BalikResult *self)
{
  const BalikEngineResult *engine = &self->engine;
  gboolean is_finite = are_figures_finite (engine->summary, BALIK_SUMMARY_N_FIGURES)
                       && are_figures_finite (engine->dscr, engine->years)
                       && are_figures_finite (engine->dscr_after_capex, engine->years)
                       && isfinite (engine->mass_balance_error);

  for (int i = 0; is_finite && i < BALIK_PLAN_N_SERIES; i++)
    is_finite = are_finite (engine->series[i], engine->months + 1);
  for (gsize l = 0; is_finite && l < engine->n_lines; l++)
    {
      const BalikEngineLineResult *line = &engine->lines[l];

      is_finite = isfinite (line->residual) && isfinite (line->opening_value)
                  && are_figures_finite (line->indicators, BALIK_N_INDICATORS);
      for (int i = 0; is_finite && i < BALIK_LINE_N_SERIES; i++)
        is_finite = are_finite (line->series[i], engine->months + 1);
    }
  return is_finite;
}

/**
 * balik_result_ref:
 * @self: a result
 *
 * Returns: (transfer full): the same result
 */
BalikResult *
balik_result_ref (BalikResult *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * balik_result_unref:
 * @self: (transfer full): a result
 *
 * Lets go of a result.
 */
void
balik_result_unref (BalikResult *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_strfreev (self->line_ids);
  g_free (self->workspace);
  g_free (self);
}

/**
 * balik_result_get_n_months:
 * @self: a result
 *
 * Returns: the months projected, T; series have T + 1 entries
 */
int
balik_result_get_n_months (const BalikResult *self)
{
  return self->engine.months;
}

/**
 * balik_result_get_n_years:
 * @self: a result
 *
 * Returns: the plan years projected
 */
int
balik_result_get_n_years (const BalikResult *self)
{
  return self->engine.years;
}

/**
 * balik_result_get_series_names:
 *
 * Returns: the names of the plan's series, %NULL-terminated
 */
const char *const *
balik_result_get_series_names (void)
{
  static const char *const *names;

  if (g_once_init_enter_pointer (&names))
    g_once_init_leave_pointer (
        &names, (gpointer)new_names (balik_engine_plan_series_name, BALIK_PLAN_N_SERIES));
  return names;
}

/**
 * balik_result_get_line_series_names:
 *
 * Returns: the names of a line's series, %NULL-terminated
 */
const char *const *
balik_result_get_line_series_names (void)
{
  static const char *const *names;

  if (g_once_init_enter_pointer (&names))
    g_once_init_leave_pointer (&names, (gpointer)new_names (line_series_name, BALIK_LINE_N_SERIES));
  return names;
}

/**
 * balik_result_get_figure_names:
 *
 * Returns: the names of the summary figures, %NULL-terminated; the yearly
 *     ratios are asked for with balik_result_get_dscr()
 */
const char *const *
balik_result_get_figure_names (void)
{
  static const char *const *names;

  if (g_once_init_enter_pointer (&names))
    g_once_init_leave_pointer (&names, (gpointer)new_names (summary_name, BALIK_SUMMARY_N_FIGURES));
  return names;
}

/**
 * balik_result_get_indicator_names:
 *
 * Returns: the names of a line's indicators, %NULL-terminated
 */
const char *const *
balik_result_get_indicator_names (void)
{
  static const char *const *names;

  if (g_once_init_enter_pointer (&names))
    g_once_init_leave_pointer (&names, (gpointer)new_names (indicator_name, BALIK_N_INDICATORS));
  return names;
}

/**
 * balik_result_get_series:
 * @self: a result
 * @name: the name of a series of the plan
 *
 * Returns: (transfer none): T + 1 numbers; index = month
 */
const double *
balik_result_get_series (const BalikResult *self, const char *name)
{
  int index = find_name (balik_result_get_series_names (), name);

  g_return_val_if_fail (index >= 0, NULL);

  return self->engine.series[index];
}

/**
 * balik_result_get_total:
 * @self: a result
 * @name: the name of a series of the plan
 *
 * Returns: the sum over all months, month 0 included
 */
double
balik_result_get_total (const BalikResult *self, const char *name)
{
  const double *series = balik_result_get_series (self, name);
  double total = 0;

  g_return_val_if_fail (series != NULL, 0);

  for (int t = 0; t <= self->engine.months; t++)
    total += series[t];
  return total;
}

/**
 * balik_result_get_year_total:
 * @self: a result
 * @name: the name of a series of the plan
 * @year: a plan year from 1; 0 for month 0
 *
 * Returns: the sum over the months of that year
 */
double
balik_result_get_year_total (const BalikResult *self, const char *name, int year)
{
  const double *series = balik_result_get_series (self, name);
  double total = 0;

  g_return_val_if_fail (series != NULL, 0);
  g_return_val_if_fail (year >= 0 && year <= self->engine.years, 0);

  if (year == 0)
    return series[0];
  for (int t = 12 * year - 11; t <= 12 * year; t++)
    total += series[t];
  return total;
}

/**
 * balik_result_dup_cumulative:
 * @self: a result
 * @name: the name of a series of the plan
 *
 * Returns: (transfer full): T + 1 running sums
 */
double *
balik_result_dup_cumulative (const BalikResult *self, const char *name)
{
  const double *series = balik_result_get_series (self, name);
  double *sums;
  double sum = 0;

  g_return_val_if_fail (series != NULL, NULL);

  sums = g_new (double, self->engine.months + 1);
  for (int t = 0; t <= self->engine.months; t++)
    sums[t] = sum += series[t];
  return sums;
}

static gboolean
get_figure (const BalikFigure *figure, double *value)
{
  *value = figure->value;
  return figure->exists;
}

/**
 * balik_result_get_figure:
 * @self: a result
 * @name: the name of a summary figure
 * @value: (out): the figure
 *
 * Returns: whether the figure exists
 */
gboolean
balik_result_get_figure (const BalikResult *self, const char *name, double *value)
{
  int index = find_name (balik_result_get_figure_names (), name);

  *value = 0;
  g_return_val_if_fail (index >= 0, FALSE);

  return get_figure (&self->engine.summary[index], value);
}

/**
 * balik_result_get_dscr:
 * @self: a result
 * @year: a plan year from 1
 * @after_capex: whether purchases are taken off and grants added first
 * @value: (out): the debt service cover ratio
 *
 * Returns: whether there is debt service in that year
 */
gboolean
balik_result_get_dscr (const BalikResult *self, int year, gboolean after_capex, double *value)
{
  const BalikFigure *ratios = after_capex ? self->engine.dscr_after_capex : self->engine.dscr;

  *value = 0;
  g_return_val_if_fail (year >= 1 && year <= self->engine.years, FALSE);

  return get_figure (&ratios[year - 1], value);
}

/**
 * balik_result_get_n_lines:
 * @self: a result
 *
 * Returns: how many lines were projected
 */
guint
balik_result_get_n_lines (const BalikResult *self)
{
  return (guint)self->engine.n_lines;
}

/**
 * balik_result_get_line_id:
 * @self: a result
 * @line: which line
 *
 * Returns: the line's id in the plan
 */
const char *
balik_result_get_line_id (const BalikResult *self, guint line)
{
  g_return_val_if_fail (line < self->engine.n_lines, NULL);

  return self->line_ids[line];
}

/**
 * balik_result_get_line_residual:
 * @self: a result
 * @line: which line
 *
 * Returns: what its units are worth at the end, in money of that month
 */
double
balik_result_get_line_residual (const BalikResult *self, guint line)
{
  g_return_val_if_fail (line < self->engine.n_lines, 0);

  return self->engine.lines[line].residual;
}

/**
 * balik_result_get_line_opening_value:
 * @self: a result
 * @line: which line
 *
 * Returns: what its units were worth before opening
 */
double
balik_result_get_line_opening_value (const BalikResult *self, guint line)
{
  g_return_val_if_fail (line < self->engine.n_lines, 0);

  return self->engine.lines[line].opening_value;
}

/**
 * balik_result_get_line_series:
 * @self: a result
 * @line: which line
 * @name: the name of a series of a line
 *
 * Returns: (transfer none): T + 1 numbers; index = month
 */
const double *
balik_result_get_line_series (const BalikResult *self, guint line, const char *name)
{
  int index = find_name (balik_result_get_line_series_names (), name);

  g_return_val_if_fail (line < self->engine.n_lines, NULL);
  g_return_val_if_fail (index >= 0, NULL);

  return self->engine.lines[line].series[index];
}

/**
 * balik_result_get_indicator:
 * @self: a result
 * @line: which line
 * @name: the name of an indicator
 * @value: (out): the indicator
 *
 * Returns: whether the indicator exists
 */
gboolean
balik_result_get_indicator (const BalikResult *self, guint line, const char *name, double *value)
{
  int index = find_name (balik_result_get_indicator_names (), name);

  *value = 0;
  g_return_val_if_fail (line < self->engine.n_lines, FALSE);
  g_return_val_if_fail (index >= 0, FALSE);

  return get_figure (&self->engine.lines[line].indicators[index], value);
}

/**
 * balik_result_get_mass_balance_error:
 * @self: a result
 *
 * Returns: the largest imbalance of mass in any month and line, as a share of
 *     the stock; 1e-9 is the most that rounding explains
 */
double
balik_result_get_mass_balance_error (const BalikResult *self)
{
  return self->engine.mass_balance_error;
}
