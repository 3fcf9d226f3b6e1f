/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-acts.h"

#include <string.h>

/**
 * balik_acts_new:
 *
 * Returns: (transfer full): no acts
 */
BalikActs *
balik_acts_new (void)
{
  BalikActs *self = g_new0 (BalikActs, 1);

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_edit_group_unref);
  self->place = g_strdup ("");
  return self;
}

/**
 * balik_acts_new_for_history:
 * @history: a history
 *
 * Returns: (transfer full): what it holds now; the groups are shared, so it costs little
 */
BalikActs *
balik_acts_new_for_history (BalikHistory *history)
{
  BalikActs *self = g_new0 (BalikActs, 1);

  self->groups = balik_history_dup_acts (history, &self->n_done);
  self->place = g_strdup (balik_history_get_place (history));
  return self;
}

/**
 * balik_acts_copy:
 * @self: acts
 *
 * Returns: (transfer full): the same acts
 */
BalikActs *
balik_acts_copy (const BalikActs *self)
{
  BalikActs *copy = balik_acts_new ();

  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_add (copy->groups, balik_edit_group_ref (g_ptr_array_index (self->groups, i)));
  copy->n_done = self->n_done;
  g_set_str (&copy->place, self->place);
  return copy;
}

/**
 * balik_acts_free:
 * @self: (transfer full): acts
 *
 * Frees them.
 */
void
balik_acts_free (BalikActs *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self->place);
  g_free (self);
}

/**
 * balik_acts_equal:
 * @self: acts
 * @other: acts of the same history
 *
 * Returns: whether nothing was done, taken back or looked at between them
 */
gboolean
balik_acts_equal (const BalikActs *self, const BalikActs *other)
{
  if (self->groups->len != other->groups->len || self->n_done != other->n_done
      || strcmp (self->place, other->place) != 0)
    return FALSE;
  /* A group never changes, so one that is another does something else. */
  for (guint i = 0; i < self->groups->len; i++)
    if (g_ptr_array_index (self->groups, i) != g_ptr_array_index (other->groups, i))
      return FALSE;
  return TRUE;
}

/* Whether @edit, as it was applied just now, found what it says that was there. */
static gboolean
met (const BalikEdit *edit, const BalikEdit *expected)
{
  switch (edit->kind)
    {
    case BALIK_EDIT_SET:
      return balik_value_equal (edit->before, expected->before);
    case BALIK_EDIT_INSERT:
      return edit->to == expected->to;
    case BALIK_EDIT_REMOVE:
      return edit->item_kind == expected->item_kind && edit->parent == expected->parent
             && g_strcmp0 (edit->list_key, expected->list_key) == 0 && edit->from == expected->from;
    case BALIK_EDIT_MOVE:
      return edit->from == expected->from && edit->to == expected->to;
    default:
      return FALSE;
    }
}

static gboolean
walk_step (BalikPlan *plan, const BalikEditGroup *act, gboolean is_undo)
{
  g_autoptr (BalikEditGroup) group
      = is_undo ? balik_edit_group_new_inverse (act) : balik_edit_group_new_copy (act);
  g_autoptr (BalikEditGroup) expected = balik_edit_group_new_copy (group);

  if (!balik_plan_load (plan, group, NULL))
    return FALSE;
  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    if (!met (balik_edit_group_get_edit (group, i), balik_edit_group_get_edit (expected, i)))
      return FALSE;
  return TRUE;
}

/**
 * balik_acts_fit:
 * @self: acts that were kept
 * @plan: a plan that nobody else has; it is another one afterwards
 *
 * Walks back to the first act and then through all of them. An act that does
 * not find what it says that was there belongs to another plan, or was damaged.
 *
 * Returns: whether all of them are acts of this plan
 */
gboolean
balik_acts_fit (const BalikActs *self, BalikPlan *plan)
{
  for (guint i = self->n_done; i > 0; i--)
    if (!walk_step (plan, g_ptr_array_index (self->groups, i - 1), TRUE))
      return FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    if (!walk_step (plan, g_ptr_array_index (self->groups, i), FALSE))
      return FALSE;
  return TRUE;
}
