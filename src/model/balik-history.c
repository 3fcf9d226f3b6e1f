/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-history.h"

/**
 * BalikHistory:
 *
 * What was done to a plan, and what was taken back.
 *
 * It listens to the plan and keeps each applied group. Undo applies the
 * inverse of the last one, redo the inverse of that: one code path. Groups
 * that set the same keys merge while the user types, until the history is
 * sealed, which a field does when focus leaves it.
 */
struct _BalikHistory
{
  GObject parent_instance;

  BalikPlan *plan;
  GPtrArray *undo;
  GPtrArray *redo;
  gboolean is_sealed;
  gboolean is_busy;
};

typedef enum
{
  PROP_UNDO_LABEL = 1,
  PROP_REDO_LABEL,
} BalikHistoryProperty;

static GParamSpec *props[PROP_REDO_LABEL + 1];

G_DEFINE_FINAL_TYPE (BalikHistory, balik_history, G_TYPE_OBJECT)

static void
notify_labels (BalikHistory *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
}

static void
plan_applied_cb (BalikPlan *plan, BalikEditGroup *group, BalikHistory *self)
{
  BalikEditGroup *last;

  if (self->is_busy)
    return;

  last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;
  if (last != NULL && !self->is_sealed && self->redo->len == 0
      && balik_edit_group_can_merge (last, group))
    balik_edit_group_merge (last, group);
  else
    {
      BalikEditGroup *twice = balik_edit_group_new_inverse (group);

      /* The history keeps its own copy, since merging changes it. */
      g_ptr_array_add (self->undo, balik_edit_group_new_inverse (twice));
      balik_edit_group_unref (twice);
    }
  self->is_sealed = FALSE;
  g_ptr_array_set_size (self->redo, 0);
  notify_labels (self);
}

static gboolean
step (BalikHistory *self, GPtrArray *from, GPtrArray *to, GError **error)
{
  BalikEditGroup *group = g_ptr_array_index (from, from->len - 1);
  g_autoptr (BalikEditGroup) inverse = balik_edit_group_new_inverse (group);
  gboolean done;

  self->is_busy = TRUE;
  done = balik_plan_apply (self->plan, inverse, error);
  self->is_busy = FALSE;
  if (!done)
    return FALSE;

  g_ptr_array_set_size (from, (int)from->len - 1);
  g_ptr_array_add (to, g_steal_pointer (&inverse));
  self->is_sealed = TRUE;
  notify_labels (self);
  return TRUE;
}

static const char *
label_of_last (GPtrArray *groups)
{
  if (groups->len == 0)
    return NULL;
  return balik_edit_group_get_label (g_ptr_array_index (groups, groups->len - 1));
}

static void
balik_history_finalize (GObject *object)
{
  BalikHistory *self = BALIK_HISTORY (object);

  g_clear_object (&self->plan);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);

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
}

static void
balik_history_init (BalikHistory *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_edit_group_unref);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_edit_group_unref);
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
 * balik_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is something to take back
 */
gboolean
balik_history_can_undo (BalikHistory *self)
{
  g_return_val_if_fail (BALIK_IS_HISTORY (self), FALSE);

  return self->undo->len > 0;
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

  return self->redo->len > 0;
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

  return label_of_last (self->undo);
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

  return label_of_last (self->redo);
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

  return step (self, self->undo, self->redo, error);
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

  return step (self, self->redo, self->undo, error);
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
