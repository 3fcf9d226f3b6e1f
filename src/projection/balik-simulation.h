/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"
#include "balik-spread.h"

G_BEGIN_DECLS

/* How often a plan is projected for a first picture, and to be sure. */
#define BALIK_FIRST_RUNS 200
#define BALIK_ALL_RUNS 10000

#define BALIK_TYPE_SIMULATION (balik_simulation_get_type ())
G_DECLARE_FINAL_TYPE (BalikSimulation, balik_simulation, BALIK, SIMULATION, GObject)

/* Follows a plan: "spread" is notified twice after each group of edits that touches
 * numbers, first for a few draws and then for many. */
BalikSimulation *balik_simulation_new (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *balik_simulation_get_plan (BalikSimulation *self);
BalikSpread *balik_simulation_get_spread (BalikSimulation *self);
gboolean balik_simulation_is_refining (BalikSimulation *self);

/* Draws at once, for tools without a window. */
BalikSpread *balik_simulate (BalikPlan *plan,
                             guint n_runs,
                             double seed,
                             guint n_threads,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
