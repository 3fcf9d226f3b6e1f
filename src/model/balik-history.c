/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-history.h"

#include <string.h>

/**
 * BalikHistory:
 *
 * What was done to a plan, and what was taken back.
 *
 * It listens to the plan and keeps each applied group as an act: those that
 * are done, then those that were taken back. Undo applies the inverse of the
 * last act that is done, redo the next one again. Groups that set again what the
 * last one set, in the same place, merge with it while the user types, until the
 * history is sealed, which a field does when focus leaves it.
 *
 * What each group meant is told by #BalikHistory::recorded, for whoever keeps
 * the acts; acts that were kept come back with balik_history_load().
 */
struct _BalikHistory
{
  GObject parent_instance;

  BalikPlan *plan;
  GPtrArray *acts;
  guint n_done;
  char *place;
  gboolean is_sealed;
  BalikEditGroup *stepping; /* what undo or redo applies at the moment */
  gboolean is_undoing;
};

typedef enum
{
  PROP_UNDO_LABEL = 1,
  PROP_REDO_LABEL,
} BalikHistoryProperty;

static GParamSpec *props[PROP_REDO_LABEL + 1];

enum
{
  SIGNAL_RECORDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (BalikHistoryChange,
                    balik_history_change,
                    G_DEFINE_ENUM_VALUE (BALIK_HISTORY_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (BALIK_HISTORY_MERGED, "merged"),
                    G_DEFINE_ENUM_VALUE (BALIK_HISTORY_UNDONE, "undone"),
                    G_DEFINE_ENUM_VALUE (BALIK_HISTORY_REDONE, "redone"))
G_DEFINE_FINAL_TYPE (BalikHistory, balik_history, G_TYPE_OBJECT)

static void
emit_recorded (BalikHistory *self,
               BalikHistoryChange change,
               BalikEditGroup *applied,
               BalikEditGroup *act)
{
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, change, applied, act);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
}

static BalikEditGroup *
get_last_done (BalikHistory *self)
{
  return self->n_done > 0 ? g_ptr_array_index (self->acts, self->n_done - 1) : NULL;
}

static BalikEditGroup *
get_next (BalikHistory *self)
{
  return self->n_done < self->acts->len ? g_ptr_array_index (self->acts, self->n_done) : NULL;
}

static gboolean
can_merge (BalikHistory *self, BalikEditGroup *group)
{
  BalikEditGroup *last = get_last_done (self);

  return last != NULL && !self->is_sealed && self->n_done == self->acts->len
         && strcmp (balik_edit_group_get_place (last), self->place) == 0
         && balik_edit_group_can_merge (last, group);
}

/* Keeps copies: acts are shared with other threads, and the caller has @group. */
static void
record_act (BalikHistory *self, BalikEditGroup *group)
{
  g_autoptr (BalikEditGroup) applied = balik_edit_group_new_copy (group);
  const gboolean is_merged = can_merge (self, group);

  balik_edit_group_set_place (applied, self->place);
  if (is_merged)
    {
      BalikEditGroup *merged = balik_edit_group_new_merged (get_last_done (self), applied);

      g_ptr_array_set_size (self->acts, (int)self->acts->len - 1);
      g_ptr_array_add (self->acts, merged);
    }
  else
    {
      g_ptr_array_set_size (self->acts, (int)self->n_done);
      g_ptr_array_add (self->acts, balik_edit_group_ref (applied));
    }
  self->n_done = self->acts->len;
  self->is_sealed = FALSE;
  emit_recorded (self, is_merged ? BALIK_HISTORY_MERGED : BALIK_HISTORY_NEW, applied,
                 get_last_done (self));
}

static void
record_step (BalikHistory *self, BalikEditGroup *group)
{
  const gboolean is_undo = self->is_undoing;
  g_autoptr (BalikEditGroup) act
      = balik_edit_group_ref (is_undo ? get_last_done (self) : get_next (self));

  self->n_done = is_undo ? self->n_done - 1 : self->n_done + 1;
  self->is_sealed = TRUE;
  emit_recorded (self, is_undo ? BALIK_HISTORY_UNDONE : BALIK_HISTORY_REDONE, group, act);
}

static void
plan_applied_cb (BalikPlan *plan, BalikEditGroup *group, BalikHistory *self)
{
  if (group == self->stepping)
    record_step (self, group);
  else
    record_act (self, group);
}

static gboolean
step (BalikHistory *self, gboolean is_undo, GError **error)
{
  g_autoptr (BalikEditGroup) group = is_undo ? balik_edit_group_new_inverse (get_last_done (self))
                                             : balik_edit_group_new_copy (get_next (self));
  gboolean is_done;

  self->stepping = group;
  self->is_undoing = is_undo;
  is_done = balik_plan_apply (self->plan, group, error);
  self->stepping = NULL;
  return is_done;
}

static const char *
get_label (BalikEditGroup *act)
{
  return act != NULL ? balik_edit_group_get_label (act) : NULL;
}

static const char *
get_place (BalikEditGroup *act)
{
  return act != NULL ? balik_edit_group_get_place (act) : NULL;
}

static void
balik_history_finalize (GObject *object)
{
  BalikHistory *self = BALIK_HISTORY (object);

  g_clear_object (&self->plan);
  g_ptr_array_unref (self->acts);
  g_free (self->place);

  G_OBJECT_CLASS (balik_history_parent_class)->finalize (object);
}

static void
balik_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikHistory *self = BALIK_HISTORY (object);

  switch ((BalikHistoryProperty)prop_id)
    {
    case PROP_UNDO_LABEL:
      g_value_set_string (value, balik_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, balik_history_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_history_class_init (BalikHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = balik_history_finalize;
  object_class->get_property = balik_history_get_property;

  /**
   * BalikHistory:undo-label:
   *
   * What undo would take back, in words; %NULL where there is nothing.
   */
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);

  /**
   * BalikHistory:redo-label:
   *
   * What redo would do again, in words; %NULL where there is nothing.
   */
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * BalikHistory::recorded:
   * @self: a history
   * @change: what the group means for the history
   * @applied: what was done to the plan
   * @act: the act that is new, does more, was taken back or was done again
   *
   * Emitted once for each group that the plan applied, in their order. Both
   * groups never change, so that a listener may share them with other threads.
   */
  signals[SIGNAL_RECORDED] = g_signal_new (
      "recorded", BALIK_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
      BALIK_TYPE_HISTORY_CHANGE, BALIK_TYPE_EDIT_GROUP, BALIK_TYPE_EDIT_GROUP);
}

static void
balik_history_init (BalikHistory *self)
{
  self->acts = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_edit_group_unref);
  self->place = g_strdup ("");
}

/**
 * balik_history_new:
 * @plan: a plan
 *
 * Returns: (transfer full): the history of what is done to @plan from now on
 */
BalikHistory *
balik_history_new (BalikPlan *plan)
{
  BalikHistory *self;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);

  self = g_object_new (BALIK_TYPE_HISTORY, NULL);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "applied", G_CALLBACK (plan_applied_cb), self, 0);
  return self;
}

/**
 * balik_history_load:
 * @self: a history of which nothing is known yet
 * @acts: (element-type BalikEditGroup): acts that were kept, the oldest first
 * @n_done: how many of them are done; the others were taken back
 *
 * Brings back what an earlier history held, of a plan that is as it was then.
 */
void
balik_history_load (BalikHistory *self, GPtrArray *acts, guint n_done)
{
  g_return_if_fail (BALIK_IS_HISTORY (self));
  g_return_if_fail (self->acts->len == 0);
  g_return_if_fail (n_done <= acts->len);

  for (guint i = 0; i < acts->len; i++)
    g_ptr_array_add (self->acts, balik_edit_group_ref (g_ptr_array_index (acts, i)));
  self->n_done = n_done;
  self->is_sealed = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
}

/**
 * balik_history_dup_acts:
 * @self: a history
 * @n_done: (out): how many of them are done; the others were taken back
 *
 * Returns: (transfer full) (element-type BalikEditGroup): all acts, the oldest
 *     first, which never change
 */
GPtrArray *
balik_history_dup_acts (BalikHistory *self, guint *n_done)
{
  GPtrArray *acts;

  g_return_val_if_fail (BALIK_IS_HISTORY (self), NULL);

  acts = g_ptr_array_new_full (self->acts->len, (GDestroyNotify)balik_edit_group_unref);
  for (guint i = 0; i < self->acts->len; i++)
    g_ptr_array_add (acts, balik_edit_group_ref (g_ptr_array_index (self->acts, i)));
  *n_done = self->n_done;
  return acts;
}

/**
 * balik_history_get_place:
 * @self: a history
 *
 * Returns: the code word of the place where the user is, "" where unknown
 */
const char *
balik_history_get_place (BalikHistory *self)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), "");

  return self->place;
}

/**
 * balik_history_set_place:
 * @self: a history
 * @place: the code word of a place
 *
 * Says where the user is: acts from now on are done there.
 */
void
balik_history_set_place (BalikHistory *self, const char *place)
{
  g_return_if_fail (BALIK_IS_HISTORY (self));
  g_return_if_fail (place != NULL);

  g_set_str (&self->place, place);
}

/**
 * balik_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is something to take back
 */
gboolean
balik_history_can_undo (BalikHistory *self)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), FALSE);

  return self->n_done > 0;
}

/**
 * balik_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is something to do again
 */
gboolean
balik_history_can_redo (BalikHistory *self)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), FALSE);

  return self->n_done < self->acts->len;
}

/**
 * balik_history_get_undo_label:
 * @self: a history
 *
 * Returns: (nullable): what undo would take back
 */
const char *
balik_history_get_undo_label (BalikHistory *self)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), NULL);

  return get_label (get_last_done (self));
}

/**
 * balik_history_get_redo_label:
 * @self: a history
 *
 * Returns: (nullable): what redo would do again
 */
const char *
balik_history_get_redo_label (BalikHistory *self)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), NULL);

  return get_label (get_next (self));
}

/**
 * balik_history_get_undo_place:
 * @self: a history
 *
 * Returns: (nullable): where that was done which undo would take back
 */
const char *
balik_history_get_undo_place (BalikHistory *self)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), NULL);

  return get_place (get_last_done (self));
}

/**
 * balik_history_get_redo_place:
 * @self: a history
 *
 * Returns: (nullable): where that was done which redo would do again
 */
const char *
balik_history_get_redo_place (BalikHistory *self)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), NULL);

  return get_place (get_next (self));
}

/**
 * balik_history_undo:
 * @self: a history that can undo
 * @error: why not
 *
 * Takes the last group back.
 *
 * Returns: whether it was
 */
gboolean
balik_history_undo (BalikHistory *self, GError **error)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (balik_history_can_undo (self), FALSE);

  return step (self, TRUE, error);
}

/**
 * balik_history_redo:
 * @self: a history that can redo
 * @error: why not
 *
 * Does the last group again that was taken back.
 *
 * Returns: whether it was
 */
gboolean
balik_history_redo (BalikHistory *self, GError **error)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (balik_history_can_redo (self), FALSE);

  return step (self, FALSE, error);
}

/**
 * balik_history_seal:
 * @self: a history
 *
 * Ends a stretch of typing: the next group does not merge with the last.
 */
void
balik_history_seal (BalikHistory *self)
{
  g_return_if_fail (BALIK_IS_HISTORY (self));

  self->is_sealed = TRUE;
}
