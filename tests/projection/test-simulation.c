/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-simulation.h"
#include "example-plans.h"
#include "uncertain-plans.h"

/* A simulation follows its plan: first a picture, then the whole of it. */

typedef struct
{
  BalikPlan *plan;
  BalikSimulation *simulation;
  GArray *n_runs; /* of each spread that was shown */
} Fixture;

static void
spread_cb (BalikSimulation *simulation, GParamSpec *pspec, Fixture *fixture)
{
  const guint n_runs = balik_spread_get_n_runs (balik_simulation_get_spread (simulation));

  g_array_append_val (fixture->n_runs, n_runs);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->plan = example_plan_load ("lease-school-uniforms");
  make_uncertain (fixture->plan);
  fixture->n_runs = g_array_new (FALSE, FALSE, sizeof (guint));
  fixture->simulation = balik_simulation_new (fixture->plan);
  g_signal_connect (fixture->simulation, "notify::spread", G_CALLBACK (spread_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->simulation);
  g_clear_object (&fixture->plan);
  g_array_unref (fixture->n_runs);
}

static void
wait_until_done (Fixture *fixture)
{
  while (balik_simulation_is_refining (fixture->simulation))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_shown (Fixture *fixture, guint position, guint n_runs)
{
  g_assert_cmpuint (fixture->n_runs->len, >, position);
  g_assert_cmpuint (g_array_index (fixture->n_runs, guint, position), ==, n_runs);
}

/* What is shown is what a tool computes at once. */
static void
assert_is_of_plan (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikSpread) expected = balik_simulate (fixture->plan, BALIK_ALL_RUNS, -1, 1, &error);
  BalikSpread *spread = balik_simulation_get_spread (fixture->simulation);

  g_assert_no_error (error);
  g_assert_cmpuint (balik_spread_get_fingerprint (spread), ==,
                    balik_spread_get_fingerprint (expected));
}

static void
set_number (BalikPlan *plan, const char *key, double number)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");
  g_autoptr (GError) error = NULL;

  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, key, balik_value_new_number (number));
  g_assert_true (balik_plan_apply (plan, group, &error));
  g_assert_no_error (error);
}

static void
test_refines (Fixture *fixture, gconstpointer data)
{
  g_assert_null (balik_simulation_get_spread (fixture->simulation));
  g_assert_true (balik_simulation_is_refining (fixture->simulation));
  wait_until_done (fixture);
  g_assert_cmpuint (fixture->n_runs->len, ==, 2);
  assert_shown (fixture, 0, BALIK_FIRST_RUNS);
  assert_shown (fixture, 1, BALIK_ALL_RUNS);
  assert_is_of_plan (fixture);
}

/* Nothing of the plan as it was before is shown any more. */
static void
test_edit_makes_older_void (Fixture *fixture, gconstpointer data)
{
  set_number (fixture->plan, "rates.discount", 0.31);
  set_number (fixture->plan, "rates.discount", 0.27);
  wait_until_done (fixture);
  g_assert_cmpuint (fixture->n_runs->len, ==, 2);
  assert_shown (fixture, 0, BALIK_FIRST_RUNS);
  assert_shown (fixture, 1, BALIK_ALL_RUNS);
  assert_is_of_plan (fixture);
}

static void
edit_once_cb (BalikSimulation *simulation, GParamSpec *pspec, BalikPlan *plan)
{
  g_signal_handlers_disconnect_by_func (simulation, edit_once_cb, plan);
  set_number (plan, "rates.discount", 0.29);
}

/* Whoever is shown the first picture may edit the plan at once. */
static void
test_edit_while_shown (Fixture *fixture, gconstpointer data)
{
  g_signal_connect (fixture->simulation, "notify::spread", G_CALLBACK (edit_once_cb),
                    fixture->plan);
  wait_until_done (fixture);
  g_assert_cmpuint (fixture->n_runs->len, ==, 3);
  assert_shown (fixture, 0, BALIK_FIRST_RUNS);
  assert_shown (fixture, 1, BALIK_FIRST_RUNS);
  assert_shown (fixture, 2, BALIK_ALL_RUNS);
  assert_is_of_plan (fixture);
}

static void
test_origins_begin_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Origin");

  wait_until_done (fixture);
  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "rates.discount" BALIK_ORIGIN_SUFFIX,
                         balik_value_new_origin ("quote", "", "", ""));
  g_assert_true (balik_plan_apply (fixture->plan, group, NULL));
  g_assert_false (balik_simulation_is_refining (fixture->simulation));
  g_assert_cmpuint (fixture->n_runs->len, ==, 2);
}

/* The threads are on their own then; the sanitizers see what they leave. */
static void
test_ends_on_the_way (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->simulation), (gpointer *)&fixture->simulation);
  g_object_unref (fixture->simulation);
  g_assert_null (fixture->simulation);
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (2000);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
  g_assert_cmpuint (fixture->n_runs->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/projection/simulation/refines", test_refines);
  ADD ("/projection/simulation/edit-makes-older-void", test_edit_makes_older_void);
  ADD ("/projection/simulation/edit-while-shown", test_edit_while_shown);
  ADD ("/projection/simulation/origins-begin-nothing", test_origins_begin_nothing);
  ADD ("/projection/simulation/ends-on-the-way", test_ends_on_the_way);

  return g_test_run ();
}
