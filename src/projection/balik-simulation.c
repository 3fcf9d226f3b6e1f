/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-simulation.h"

#include <glib/gi18n.h>

#include "balik-plan-check.h"
#include "balik-spread-private.h"

/**
 * BalikSimulation:
 *
 * Keeps a plan with uncertain numbers drawn.
 *
 * After each group of edits that touches numbers it copies them and draws, in
 * threads: a few runs for a first picture, then many. Every group begins a new
 * generation; a run of an older one sees that within a few of its projections and
 * stops, and what it has is thrown away. The main thread never waits for it.
 *
 * The last spread stays until there is a newer one. There is none while the plan
 * has draws whose results are too large for numbers.
 */
struct _BalikSimulation
{
  GObject parent_instance;

  BalikPlan *plan;
  BalikSpread *spread;
  gint *generation; /* atomic, and shared with the threads */
  gboolean is_refining;
};

typedef enum
{
  PROP_SPREAD = 1,
  PROP_REFINING,
} BalikSimulationProperty;

static GParamSpec *props[PROP_REFINING + 1];

G_DEFINE_FINAL_TYPE (BalikSimulation, balik_simulation, G_TYPE_OBJECT)

/* A run, and the next ones of the same plan. It does not keep the simulation. */
typedef struct
{
  GWeakRef simulation;
  BalikEngineFeed *feed;
  gint *generation;
  BalikDrawing drawing;
} Run;

static void
run_free (Run *run)
{
  g_weak_ref_clear (&run->simulation);
  balik_engine_feed_free (run->feed);
  g_atomic_rc_box_release (run->generation);
  g_free (run);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  BalikSpread *spread = balik_spread_new_runs (&run->drawing);

  g_task_return_pointer (task, spread, (GDestroyNotify)balik_spread_unref);
}

static void
set_refining (BalikSimulation *self, gboolean is_refining)
{
  if (self->is_refining == is_refining)
    return;
  self->is_refining = is_refining;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REFINING]);
}

static void run_ready_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
start (Run *run, guint n_runs, guint n_threads)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, run_ready_cb, NULL);

  run->drawing.n_runs = n_runs;
  run->drawing.n_threads = n_threads;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, run, NULL);
  g_task_run_in_thread (task, run_thread);
}

/* Shows what a run has found. Returns whether there is more to find. */
static gboolean
take_spread (BalikSimulation *self, const Run *run, BalikSpread *spread)
{
  if (spread != NULL && !balik_spread_is_finite (spread))
    g_clear_pointer (&spread, balik_spread_unref);
  g_clear_pointer (&self->spread, balik_spread_unref);
  self->spread = spread;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPREAD]);

  /* The listeners may have edited the plan. */
  if (balik_drawing_is_void (&run->drawing))
    return FALSE;
  if (spread != NULL && run->drawing.n_runs < BALIK_ALL_RUNS)
    return TRUE;
  set_refining (self, FALSE);
  return FALSE;
}

static void
run_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = g_task_get_task_data (G_TASK (result));
  BalikSpread *spread = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (BalikSimulation) self = g_weak_ref_get (&run->simulation);

  if (self == NULL || balik_drawing_is_void (&run->drawing))
    g_clear_pointer (&spread, balik_spread_unref);
  else if (take_spread (self, run, spread))
    {
      start (run, BALIK_ALL_RUNS, g_get_num_processors ());
      return;
    }
  run_free (run);
}

static void
begin_generation (BalikSimulation *self)
{
  BalikItem *root = balik_plan_get_root (self->plan);
  Run *run = g_new0 (Run, 1);

  g_weak_ref_init (&run->simulation, self);
  run->feed = balik_engine_feed_new (self->plan);
  run->generation = g_atomic_rc_box_acquire (self->generation);
  run->drawing.feed = run->feed;
  run->drawing.seed = balik_item_get_number (root, "seed");
  run->drawing.correlation = balik_item_get_number (root, "correlation");
  run->drawing.kernel = -1;
  run->drawing.generation = run->generation;
  run->drawing.own_generation = g_atomic_int_add (self->generation, 1) + 1;
  set_refining (self, TRUE);
  start (run, BALIK_FIRST_RUNS, 1);
}

static void
plan_applied_cb (BalikPlan *plan, BalikEditGroup *group, BalikSimulation *self)
{
  if (balik_edit_group_touches_numbers (group))
    begin_generation (self);
}

static void
balik_simulation_dispose (GObject *object)
{
  BalikSimulation *self = BALIK_SIMULATION (object);

  g_atomic_int_inc (self->generation);
  g_clear_pointer (&self->spread, balik_spread_unref);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (balik_simulation_parent_class)->dispose (object);
}

static void
balik_simulation_finalize (GObject *object)
{
  BalikSimulation *self = BALIK_SIMULATION (object);

  g_atomic_rc_box_release (self->generation);

  G_OBJECT_CLASS (balik_simulation_parent_class)->finalize (object);
}

static void
balik_simulation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikSimulation *self = BALIK_SIMULATION (object);

  switch ((BalikSimulationProperty)prop_id)
    {
    case PROP_SPREAD:
      g_value_set_boxed (value, self->spread);
      break;
    case PROP_REFINING:
      g_value_set_boolean (value, self->is_refining);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_simulation_class_init (BalikSimulationClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_simulation_dispose;
  object_class->finalize = balik_simulation_finalize;
  object_class->get_property = balik_simulation_get_property;

  /**
   * BalikSimulation:spread:
   *
   * The newest spread; %NULL for a moment after the simulation is made.
   */
  props[PROP_SPREAD] = g_param_spec_boxed ("spread", NULL, NULL, BALIK_TYPE_SPREAD, flags);

  /**
   * BalikSimulation:refining:
   *
   * Whether a newer or a better spread is on its way.
   */
  props[PROP_REFINING] = g_param_spec_boolean ("refining", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
balik_simulation_init (BalikSimulation *self)
{
  self->generation = g_atomic_rc_box_new0 (gint);
}

/**
 * balik_simulation_new:
 * @plan: a plan without problems, as every plan is that edits were applied to
 *
 * Returns: (transfer full): a simulation that follows @plan
 */
BalikSimulation *
balik_simulation_new (BalikPlan *plan)
{
  BalikSimulation *self;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);

  self = g_object_new (BALIK_TYPE_SIMULATION, NULL);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "applied", G_CALLBACK (plan_applied_cb), self, 0);
  begin_generation (self);
  return self;
}

/**
 * balik_simulation_get_plan:
 * @self: a simulation
 *
 * Returns: (transfer none): the plan that it follows
 */
BalikPlan *
balik_simulation_get_plan (BalikSimulation *self)
{
  g_return_val_if_fail (BALIK_IS_SIMULATION (self), NULL);

  return self->plan;
}

/**
 * balik_simulation_get_spread:
 * @self: a simulation
 *
 * Returns: (transfer none) (nullable): the newest spread
 */
BalikSpread *
balik_simulation_get_spread (BalikSimulation *self)
{
  g_return_val_if_fail (BALIK_IS_SIMULATION (self), NULL);

  return self->spread;
}

/**
 * balik_simulation_is_refining:
 * @self: a simulation
 *
 * Returns: whether a newer or a better spread is on its way
 */
gboolean
balik_simulation_is_refining (BalikSimulation *self)
{
  g_return_val_if_fail (BALIK_IS_SIMULATION (self), FALSE);

  return self->is_refining;
}

/**
 * balik_simulate:
 * @plan: a plan
 * @n_runs: how often to project it, at least 1
 * @seed: of the draws; a negative number stands for the plan's own
 * @n_threads: how many threads do it, at least 1; the result is the same
 * @error: the first broken rule of @plan, or that its results are too large
 *
 * Draws a plan's uncertain numbers many times, at once. For tools and tests; a
 * window uses #BalikSimulation.
 *
 * Returns: (transfer full) (nullable): how the results spread
 */
BalikSpread *
balik_simulate (BalikPlan *plan, guint n_runs, double seed, guint n_threads, GError **error)
{
  g_autoptr (BalikEngineFeed) feed = NULL;
  g_autoptr (BalikSpread) spread = NULL;
  BalikDrawing drawing = { .n_runs = n_runs, .n_threads = n_threads, .kernel = -1 };
  BalikItem *root;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (n_runs >= 1 && n_threads >= 1, NULL);

  feed = balik_engine_feed_new_checked (plan, error);
  if (feed == NULL)
    return NULL;
  root = balik_plan_get_root (plan);
  drawing.feed = feed;
  drawing.seed = seed < 0 ? balik_item_get_number (root, "seed") : seed;
  drawing.correlation = balik_item_get_number (root, "correlation");
  spread = balik_spread_new_runs (&drawing);
  if (!balik_spread_is_finite (spread))
    {
      balik_set_too_large_error (error);
      return NULL;
    }
  return g_steal_pointer (&spread);
}
