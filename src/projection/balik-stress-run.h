/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-spread.h"
#include "balik-stress.h"

G_BEGIN_DECLS

/**
 * BalikStressRun:
 * @steps: (element-type BalikStressStep): what was changed
 * @spread: how the results then spread
 *
 * What a plan comes to under stress.
 */
typedef struct
{
  GPtrArray *steps;
  BalikSpread *spread;
} BalikStressRun;

BalikStressRun *balik_stress_run_new (BalikPlan *plan,
                                      GPtrArray *sets,
                                      guint n_runs,
                                      guint n_threads,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_stress_run_free (BalikStressRun *self);

gboolean balik_stress_run_get_worst_dscr (const BalikStressRun *self, double *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikStressRun, balik_stress_run_free)

G_END_DECLS
