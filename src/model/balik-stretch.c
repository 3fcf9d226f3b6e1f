/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-stretch.h"

/**
 * BalikStretch:
 *
 * A stretch of typing: what is typed is applied again and again, and is one act
 * of the history in the end.
 *
 * It begins with the first group that is applied and lasts until
 * balik_stretch_end(), however long the pauses are. Groups after the first
 * should have its label and set only what it sets too, so that they merge.
 */
struct _BalikStretch
{
  GObject parent_instance;

  BalikPlan *plan;
  BalikHistory *history;
  gboolean has_begun;
  gboolean is_applying;
};

G_DEFINE_FINAL_TYPE (BalikStretch, balik_stretch, G_TYPE_OBJECT)

/* What is done to the plan otherwise, by undo too, is nothing that was typed. */
static void
applied_cb (BalikStretch *self)
{
  if (!self->is_applying)
    balik_stretch_end (self);
}

static void
balik_stretch_finalize (GObject *object)
{
  BalikStretch *self = BALIK_STRETCH (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (balik_stretch_parent_class)->finalize (object);
}

static void
balik_stretch_class_init (BalikStretchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = balik_stretch_finalize;
}

static void
balik_stretch_init (BalikStretch *self)
{
}

/**
 * balik_stretch_new:
 * @plan: a plan
 * @history: its history
 *
 * Returns: (transfer full): a stretch that has not begun
 */
BalikStretch *
balik_stretch_new (BalikPlan *plan, BalikHistory *history)
{
  BalikStretch *self;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (BALIK_IS_HISTORY (history), NULL);

  self = g_object_new (BALIK_TYPE_STRETCH, NULL);
  self->plan = g_object_ref (plan);
  self->history = g_object_ref (history);
  g_signal_connect_object (plan, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * balik_stretch_apply:
 * @self: a stretch
 * @group: what has been typed so far
 * @error: the rule that it breaks
 *
 * Applies @group; the first of a stretch begins a new act.
 *
 * Returns: whether it was done
 */
gboolean
balik_stretch_apply (BalikStretch *self, BalikEditGroup *group, GError **error)
{
  gboolean done;

  g_return_val_if_fail (BALIK_IS_STRETCH (self), FALSE);

  if (!self->has_begun)
    balik_history_seal (self->history);
  self->is_applying = TRUE;
  done = balik_plan_apply (self->plan, group, error);
  self->is_applying = FALSE;
  if (done)
    self->has_begun = TRUE;
  return done;
}

/**
 * balik_stretch_take_back:
 * @self: a stretch
 *
 * Takes back all that was typed, and ends.
 *
 * Returns: whether there was something to take back
 */
gboolean
balik_stretch_take_back (BalikStretch *self)
{
  g_return_val_if_fail (BALIK_IS_STRETCH (self), FALSE);

  if (!self->has_begun)
    return FALSE;
  return balik_history_undo (self->history, NULL);
}

/**
 * balik_stretch_end:
 * @self: a stretch
 *
 * Ends it: what is typed from now on is another act.
 */
void
balik_stretch_end (BalikStretch *self)
{
  g_return_if_fail (BALIK_IS_STRETCH (self));

  if (!self->has_begun)
    return;
  self->has_begun = FALSE;
  balik_history_seal (self->history);
}

/**
 * balik_stretch_has_begun:
 * @self: a stretch
 *
 * Returns: whether something was typed that it could take back
 */
gboolean
balik_stretch_has_begun (BalikStretch *self)
{
  g_return_val_if_fail (BALIK_IS_STRETCH (self), FALSE);

  return self->has_begun;
}
