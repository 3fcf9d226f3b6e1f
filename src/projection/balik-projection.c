/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-projection.h"

#include <glib/gi18n.h>

#include "balik-engine-feed-private.h"
#include "balik-plan-check.h"
#include "balik-result-private.h"

/**
 * BalikProjection:
 *
 * Keeps a plan projected.
 *
 * After each group of edits that touches numbers it copies them, runs the
 * engine in a thread and notifies #BalikProjection:result. While a run is under
 * way further edits only mark the plan as changed, and one more run follows; a
 * result that is out of date when it arrives is still newer than what is shown,
 * so it is shown. A result that is too large to be written as numbers is not.
 */
struct _BalikProjection
{
  GObject parent_instance;

  BalikPlan *plan;
  BalikResult *result;
  GCancellable *cancellable;
  gboolean is_running;
  gboolean is_stale;
};

typedef enum
{
  PROP_RESULT = 1,
} BalikProjectionProperty;

static GParamSpec *props[PROP_RESULT + 1];

G_DEFINE_FINAL_TYPE (BalikProjection, balik_projection, G_TYPE_OBJECT)

static void start_run (BalikProjection *self);

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (BalikResult) result = balik_result_new_run (data);

  if (balik_result_is_finite (result))
    g_task_return_pointer (task, g_steal_pointer (&result), (GDestroyNotify)balik_result_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
run_ready_cb (GObject *source, GAsyncResult *async_result, gpointer data)
{
  BalikProjection *self = BALIK_PROJECTION (source);
  BalikResult *result = g_task_propagate_pointer (G_TASK (async_result), NULL);

  self->is_running = FALSE;
  if (result != NULL)
    {
      g_clear_pointer (&self->result, balik_result_unref);
      self->result = result;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RESULT]);
    }
  if (self->is_stale && !g_cancellable_is_cancelled (self->cancellable))
    start_run (self);
}

static void
start_run (BalikProjection *self)
{
  g_autoptr (GTask) task = NULL;

  self->is_stale = self->is_running;
  if (self->is_running)
    return;

  self->is_running = TRUE;
  task = g_task_new (self, self->cancellable, run_ready_cb, NULL);
  g_task_set_source_tag (task, start_run);
  g_task_set_task_data (task, balik_engine_feed_new (self->plan),
                        (GDestroyNotify)balik_engine_feed_free);
  g_task_run_in_thread (task, run_thread);
}

static void
plan_applied_cb (BalikPlan *plan, BalikEditGroup *group, BalikProjection *self)
{
  if (balik_edit_group_touches_numbers (group))
    start_run (self);
}

static void
balik_projection_dispose (GObject *object)
{
  BalikProjection *self = BALIK_PROJECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->result, balik_result_unref);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (balik_projection_parent_class)->dispose (object);
}

static void
balik_projection_finalize (GObject *object)
{
  BalikProjection *self = BALIK_PROJECTION (object);

  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (balik_projection_parent_class)->finalize (object);
}

static void
balik_projection_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikProjection *self = BALIK_PROJECTION (object);

  switch ((BalikProjectionProperty)prop_id)
    {
    case PROP_RESULT:
      g_value_set_boxed (value, self->result);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_projection_class_init (BalikProjectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_projection_dispose;
  object_class->finalize = balik_projection_finalize;
  object_class->get_property = balik_projection_get_property;

  /**
   * BalikProjection:result:
   *
   * The newest result; %NULL for a moment after the projection is made.
   */
  props[PROP_RESULT]
      = g_param_spec_boxed ("result", NULL, NULL, BALIK_TYPE_RESULT,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
balik_projection_init (BalikProjection *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * balik_projection_new:
 * @plan: a plan without problems, as every plan is that edits were applied to
 *
 * Returns: (transfer full): a projection that follows @plan
 */
BalikProjection *
balik_projection_new (BalikPlan *plan)
{
  BalikProjection *self;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);

  self = g_object_new (BALIK_TYPE_PROJECTION, NULL);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "applied", G_CALLBACK (plan_applied_cb), self, 0);
  start_run (self);
  return self;
}

/**
 * balik_projection_get_plan:
 * @self: a projection
 *
 * Returns: (transfer none): the plan that it follows
 */
BalikPlan *
balik_projection_get_plan (BalikProjection *self)
{
  g_return_val_if_fail (BALIK_IS_PROJECTION (self), NULL);

  return self->plan;
}

/**
 * balik_projection_get_result:
 * @self: a projection
 *
 * Returns: (transfer none) (nullable): the newest result
 */
BalikResult *
balik_projection_get_result (BalikProjection *self)
{
  g_return_val_if_fail (BALIK_IS_PROJECTION (self), NULL);

  return self->result;
}

/**
 * balik_engine_feed_new_checked: (skip)
 * @plan: a plan
 * @error: the first broken rule of @plan
 *
 * Returns: (transfer full) (nullable): what the engine is fed with
 */
BalikEngineFeed *
balik_engine_feed_new_checked (BalikPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) problems = balik_plan_check (plan);

  if (problems->len > 0)
    {
      const BalikProblem *first = g_ptr_array_index (problems, 0);

      /* Translators: a key path, as lines.0.price.unit, then a sentence */
      g_set_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE, _ ("%s: %s"), first->path,
                   first->message);
      return NULL;
    }
  return balik_engine_feed_new (plan);
}

/* Says that a plan's results are too large to be written as numbers. */
void
balik_set_too_large_error (GError **error)
{
  g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE,
                       _ ("The plan has numbers so large that its results cannot be written "
                          "as numbers. Look for one with too many zeros, or for growth that "
                          "was meant in percent."));
}

/**
 * balik_project:
 * @plan: a plan
 * @error: the first broken rule of @plan, or that its results are too large
 *
 * Projects a plan at once. For tools and tests; a window uses #BalikProjection.
 *
 * Returns: (transfer full) (nullable): the result
 */
BalikResult *
balik_project (BalikPlan *plan, GError **error)
{
  g_autoptr (BalikEngineFeed) feed = NULL;
  g_autoptr (BalikResult) result = NULL;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);

  feed = balik_engine_feed_new_checked (plan, error);
  if (feed == NULL)
    return NULL;
  result = balik_result_new_run (feed);
  if (!balik_result_is_finite (result))
    {
      balik_set_too_large_error (error);
      return NULL;
    }
  return g_steal_pointer (&result);
}
