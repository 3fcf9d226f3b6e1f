/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-rows.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-field-check.h"
#include "balik-plan-check.h"
#include "balik-row-words.h"

/* Rows become a plan: what they mean together, then the plan's own rules. */

static gboolean
fail_tree (const char *name, gint64 id, GError **error)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: the name of a plan, then the number of a thing in it */
               _ ("“%s” is damaged: thing number %s is not where it can be."), name, row);
  return FALSE;
}

static int
get_depth (BalikItemKind kind)
{
  if (kind == BALIK_ITEM_PLAN)
    return 0;
  return kind == BALIK_ITEM_PART ? 2 : 1;
}

/* Holders first, and the things of one list in their order. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const BalikItemRow *x = *(const BalikItemRow *const *)a;
  const BalikItemRow *y = *(const BalikItemRow *const *)b;
  int order = get_depth (x->kind) - get_depth (y->kind);

  if (order == 0)
    order = (x->parent > y->parent) - (x->parent < y->parent);
  if (order == 0)
    order = strcmp (x->list_key, y->list_key);
  if (order == 0)
    order = (x->position > y->position) - (x->position < y->position);
  return order;
}

static GPtrArray *
sort_items (const BalikPlanRows *self)
{
  GPtrArray *sorted = g_ptr_array_sized_new (self->items->len);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->items, BalikItemRow, i));
  g_ptr_array_sort (sorted, compare_places);
  return sorted;
}

/* Each place of a list is taken once, from 0 on. */
static gboolean
follows (const BalikItemRow *row, const BalikItemRow *before)
{
  const gboolean is_same_list
      = row->parent == before->parent && strcmp (row->list_key, before->list_key) == 0;

  return row->position == (is_same_list ? before->position + 1 : 0);
}

static gboolean
is_root (const BalikItemRow *row)
{
  return row->id == BALIK_PLAN_ROOT_ID && row->kind == BALIK_ITEM_PLAN && row->parent == 0
         && *row->list_key == '\0' && row->position == 0;
}

/* Kinds nest in one way only, so that a ring cannot pass. */
static gboolean
check_tree (GPtrArray *sorted, const char *name, GError **error)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_int64_hash, g_int64_equal);
  const BalikItemRow *before = NULL;

  for (guint i = 0; i < sorted->len; i++)
    {
      BalikItemRow *row = g_ptr_array_index (sorted, i);

      if (i == 0)
        {
          if (!is_root (row))
            return fail_tree (name, row->id, error);
        }
      else
        {
          const BalikItemRow *holder = g_hash_table_lookup (kinds, &row->parent);
          const BalikField *field
              = holder != NULL ? balik_fields_find (holder->kind, row->list_key) : NULL;

          if (row->id <= BALIK_PLAN_ROOT_ID || row->id > G_MAXINT64 / 2 || field == NULL
              || field->type != BALIK_FIELD_LIST || field->item_kind != row->kind
              || !follows (row, before))
            return fail_tree (name, row->id, error);
        }
      g_hash_table_insert (kinds, &row->id, row);
      before = row;
    }
  return sorted->len > 0 || fail_tree (name, BALIK_PLAN_ROOT_ID, error);
}

static BalikEditGroup *
make_group (const BalikPlanRows *self, GPtrArray *sorted)
{
  BalikEditGroup *group = balik_edit_group_new ("");

  for (guint i = 1; i < sorted->len; i++)
    {
      const BalikItemRow *row = g_ptr_array_index (sorted, i);

      balik_edit_group_insert (group, row->id, row->kind, row->parent, row->list_key,
                               row->position);
    }
  for (guint i = 0; i < self->values->len; i++)
    {
      const BalikValueRow *row = &g_array_index (self->values, BalikValueRow, i);

      balik_edit_group_set (group, row->item, row->key, row->value);
    }
  return group;
}

static gboolean
fail_rule (const char *name, const char *rule, GError **error)
{
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: the name of a plan, then a whole sentence about a broken rule */
               _ ("“%s” breaks a rule of every plan. %s"), name, rule);
  return FALSE;
}

/*
 * Bounds first: the other rules may count on them. Cards break no projection,
 * and edits of cards are not held against the rules of the whole plan either.
 */
static gboolean
check_rules (const BalikPlanRows *self, BalikPlan *plan, const char *name, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < self->values->len; i++)
    {
      const BalikValueRow *row = &g_array_index (self->values, BalikValueRow, i);
      BalikItem *item = balik_plan_get_item (plan, row->item);
      const BalikField *field = balik_rows_find_field (balik_item_get_kind (item), row->key);
      g_autofree char *rule = balik_field_check_value (field, row->value);

      if (rule != NULL)
        return fail_rule (name, rule, error);
    }

  problems = balik_plan_check (plan);
  for (guint i = 0; i < problems->len; i++)
    {
      const BalikProblem *problem = g_ptr_array_index (problems, i);
      BalikItem *item = balik_plan_get_item (plan, problem->item);

      if (item == NULL || balik_item_get_kind (item) != BALIK_ITEM_CARD)
        return fail_rule (name, problem->message, error);
    }
  return TRUE;
}

/**
 * balik_plan_rows_load:
 * @self: rows, of which only types, kinds and keys were looked at
 * @name: what messages call the plan
 * @error: what does not fit
 *
 * As balik_plan_rows_build(), but the plan may break its own rules.
 *
 * Returns: (transfer full): the plan
 */
BalikPlan *
balik_plan_rows_load (const BalikPlanRows *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) sorted = sort_items (self);
  g_autoptr (BalikEditGroup) group = NULL;
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GError) misfit = NULL;

  if (!check_tree (sorted, name, error))
    return NULL;

  group = make_group (self, sorted);
  plan = balik_plan_new ();
  if (!balik_plan_load (plan, group, &misfit))
    {
      fail_rule (name, misfit->message, error);
      return NULL;
    }
  return g_steal_pointer (&plan);
}

/**
 * balik_plan_rows_build:
 * @self: rows, of which only types, kinds and keys were looked at
 * @name: what messages call the plan
 * @error: what does not fit
 *
 * Returns: (transfer full): the plan, which belongs to whoever gets it, in
 *     whatever thread
 */
BalikPlan *
balik_plan_rows_build (const BalikPlanRows *self, const char *name, GError **error)
{
  g_autoptr (BalikPlan) plan = balik_plan_rows_load (self, name, error);

  return plan != NULL && check_rules (self, plan, name, error) ? g_steal_pointer (&plan) : NULL;
}
