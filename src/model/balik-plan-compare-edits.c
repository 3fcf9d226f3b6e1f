/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-plan-compare.h"
#include "balik-plan-match-private.h"

/* From one plan to another by edits, so that restoring is an act like any other. */

typedef struct
{
  BalikPlan *plan;
  BalikPlan *target;
  const BalikPlanMatch *match;
  BalikEditGroup *group;
} Transition;

static void turn_item (Transition *self, BalikItem *before, BalikItem *after, gint64 id);

/* A thing that comes back gets its old number, so that all that names it fits again; else one
 * that neither of the plans has given to anything. */
static gint64
choose_id (Transition *self, BalikItem *item)
{
  const gint64 own_id = balik_item_get_id (item);
  gint64 id = own_id;

  while (balik_plan_get_item (self->plan, id) != NULL
         || (id != own_id && balik_plan_get_item (self->target, id) != NULL))
    id = balik_plan_reserve_id (self->plan);
  return id;
}

static void
remove_missing (Transition *self, GListModel *before, GArray *order)
{
  for (guint i = g_list_model_get_n_items (before); i > 0; i--)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (before, i - 1);
      const gint64 id = balik_item_get_id (item);

      if (balik_plan_match_get_after (self->match, item) == NULL)
        balik_edit_group_remove (self->group, item);
      else
        g_array_prepend_val (order, id);
    }
}

static guint
find_place (GArray *order, gint64 id)
{
  guint place = 0;

  while (g_array_index (order, gint64, place) != id)
    place++;
  return place;
}

/* Where the item behind @last comes, once it is taken out of @order. */
static guint
find_place_after (GArray *order, const gint64 *last)
{
  return last != NULL ? find_place (order, *last) + 1 : 0;
}

static void
move_behind (Transition *self, GArray *order, gint64 id, const gint64 *last)
{
  const guint from = find_place (order, id);
  guint to;

  g_array_remove_index (order, from);
  to = find_place_after (order, last);
  g_array_insert_val (order, to, id);
  if (to != from)
    balik_edit_group_move (self->group, id, to);
}

static void
turn_list (Transition *self,
           GListModel *before,
           GListModel *after,
           const BalikField *field,
           gint64 parent)
{
  g_autoptr (GHashTable) moved
      = before != NULL ? balik_plan_match_find_moved (self->match, before, after) : NULL;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last = 0;

  if (before != NULL)
    remove_missing (self, before, order);
  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (after, i);
      BalikItem *old = balik_plan_match_get_before (self->match, item);
      const gint64 id = old != NULL ? balik_item_get_id (old) : choose_id (self, item);

      if (old == NULL)
        {
          const guint place = find_place_after (order, i > 0 ? &last : NULL);

          g_array_insert_val (order, place, id);
          balik_edit_group_insert (self->group, id, field->item_kind, parent, field->key, place);
        }
      else if (g_hash_table_contains (moved, item))
        move_behind (self, order, id, i > 0 ? &last : NULL);
      turn_item (self, old, item, id);
      last = id;
    }
}

static gboolean
is_equal (BalikValue *old, BalikValue *new)
{
  if (old == NULL || new == NULL)
    return old == new;
  return balik_value_equal (old, new);
}

static void
turn_values (Transition *self, BalikItem *before, BalikItem *after, gint64 id)
{
  g_auto (GStrv) new_keys = balik_item_dup_keys (after);
  g_auto (GStrv) old_keys = before != NULL ? balik_item_dup_keys (before) : NULL;

  for (guint i = 0; old_keys != NULL && old_keys[i] != NULL; i++)
    if (!balik_item_has (after, old_keys[i]))
      balik_edit_group_set (self->group, id, old_keys[i], NULL);
  for (guint i = 0; new_keys[i] != NULL; i++)
    {
      BalikValue *value = balik_item_get_value (after, new_keys[i]);
      BalikValue *old = before != NULL ? balik_item_get_value (before, new_keys[i]) : NULL;

      if (!is_equal (old, value))
        balik_edit_group_set (self->group, id, new_keys[i], value);
    }
}

static void
turn_item (Transition *self, BalikItem *before, BalikItem *after, gint64 id)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (after), &n_fields);

  turn_values (self, before, after, id);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_LIST)
      turn_list (self, before != NULL ? balik_item_get_list (before, fields[i].key) : NULL,
                 balik_item_get_list (after, fields[i].key), &fields[i], id);
}

/**
 * balik_plan_compare_new_edits:
 * @plan: a plan
 * @target: what it should become
 * @same_document: whether they are states of one document
 * @label: what the user does, in words
 *
 * Returns: (transfer full): the edits that make @plan equal to @target, as one
 *     act; none where it is equal already
 */
BalikEditGroup *
balik_plan_compare_new_edits (BalikPlan *plan,
                              BalikPlan *target,
                              gboolean same_document,
                              const char *label)
{
  g_autoptr (BalikPlanMatch) match = NULL;
  Transition self = { .plan = plan, .target = target };

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (BALIK_IS_PLAN (target), NULL);

  match = balik_plan_match_new (plan, target, same_document);
  self.match = match;
  self.group = balik_edit_group_new (label);
  turn_item (&self, balik_plan_get_root (plan), balik_plan_get_root (target), BALIK_PLAN_ROOT_ID);
  return self.group;
}

static void
copy_item (BalikEditGroup *group, BalikItem *item)
{
  g_auto (GStrv) keys = balik_item_dup_keys (item);
  const gint64 id = balik_item_get_id (item);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; keys[i] != NULL; i++)
    balik_edit_group_set (group, id, keys[i], balik_item_get_value (item, keys[i]));
  for (guint i = 0; i < n_fields; i++)
    {
      GListModel *list;

      if (fields[i].type != BALIK_FIELD_LIST)
        continue;
      list = balik_item_get_list (item, fields[i].key);
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (BalikItem) child = g_list_model_get_item (list, j);

          balik_edit_group_insert (group, balik_item_get_id (child), fields[i].item_kind, id,
                                   fields[i].key, j);
          copy_item (group, child);
        }
    }
}

/**
 * balik_plan_compare_copy:
 * @plan: a plan
 *
 * Returns: (transfer full): a plan with the same items under the same numbers,
 *     for a thread, or to go on with as another plan
 */
BalikPlan *
balik_plan_compare_copy (BalikPlan *plan)
{
  BalikPlan *copy = balik_plan_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("");
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);

  copy_item (group, balik_plan_get_root (plan));
  if (!balik_plan_load (copy, group, &error))
    g_critical ("A plan could not be copied: %s", error->message);
  return copy;
}
