/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-stress-run.h"

#include "balik-plan-compare.h"
#include "balik-simulation.h"

/* A plan is copied, changed by stress sets and drawn. The draws of the numbers that a set leaves
 * alone are the same as without it, so that only the stress makes the difference. */

static gboolean
apply (BalikPlan *plan, const BalikStress *stress, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) steps = balik_stress_list_steps (stress, plan);
  g_autoptr (BalikEditGroup) group = balik_stress_new_edits (stress, steps);

  if (steps->len > 0 && !balik_plan_apply (plan, group, error))
    {
      g_prefix_error (error, "%s: ", balik_stress_get_name (stress));
      return FALSE;
    }
  g_ptr_array_extend_and_steal (all, g_steal_pointer (&steps));
  return TRUE;
}

/**
 * balik_stress_run_new:
 * @plan: a plan, which stays as it is
 * @sets: (element-type BalikStress): sets, applied one after the other; none
 *     for the plan as it is
 * @n_runs: how many draws
 * @n_threads: in how many threads; the result is the same
 * @error: that the plan has problems, or would have them with the sets
 *
 * Returns: (transfer full) (nullable): what the plan then comes to
 */
BalikStressRun *
balik_stress_run_new (BalikPlan *plan,
                      GPtrArray *sets,
                      guint n_runs,
                      guint n_threads,
                      GError **error)
{
  g_autoptr (BalikStressRun) self = g_new0 (BalikStressRun, 1);
  g_autoptr (BalikPlan) copy = NULL;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (sets != NULL, NULL);

  copy = balik_plan_compare_copy (plan);
  self->steps = balik_stress_steps_new ();
  for (guint i = 0; i < sets->len; i++)
    if (!apply (copy, g_ptr_array_index (sets, i), self->steps, error))
      return NULL;
  self->spread = balik_simulate (copy, n_runs, -1, n_threads, error);
  return self->spread != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * balik_stress_run_free:
 * @self: (transfer full): what a plan came to
 *
 * Frees it.
 */
void
balik_stress_run_free (BalikStressRun *self)
{
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->spread, balik_spread_unref);
  g_free (self);
}

/**
 * balik_stress_run_get_worst_dscr:
 * @self: what a plan came to
 * @value: (out): the lowest of the yearly medians of the debt service cover
 *
 * Returns: whether there is one, that is, a loan
 */
gboolean
balik_stress_run_get_worst_dscr (const BalikStressRun *self, double *value)
{
  gboolean exists = FALSE;

  for (int year = 1; year <= balik_spread_get_n_years (self->spread); year++)
    {
      g_autofree char *name = g_strdup_printf ("dscr.%d", year);
      double median;

      if (!balik_spread_get_percentile (self->spread, name, BALIK_LEVEL_50, &median)
          || (exists && median >= *value))
        continue;
      *value = median;
      exists = TRUE;
    }
  return exists;
}
