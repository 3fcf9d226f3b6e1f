/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-rows.h"

#include <string.h>

static void
clear_value_row (gpointer data)
{
  BalikValueRow *row = data;

  g_clear_pointer (&row->value, balik_value_unref);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const BalikItemRow *x = a;
  const BalikItemRow *y = b;

  return (x->id > y->id) - (x->id < y->id);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const BalikValueRow *x = a;
  const BalikValueRow *y = b;

  if (x->item != y->item)
    return x->item < y->item ? -1 : 1;
  return strcmp (x->key, y->key);
}

static void
add_item (BalikPlanRows *self, BalikItem *item, guint position)
{
  BalikItem *holder = balik_item_get_parent (item);
  BalikItemRow row = { .id = balik_item_get_id (item),
                       .kind = balik_item_get_kind (item),
                       .parent = holder != NULL ? balik_item_get_id (holder) : 0,
                       .list_key = holder != NULL ? balik_item_get_list_key (item) : "",
                       .position = position };
  g_auto (GStrv) keys = balik_item_dup_keys (item);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (row.kind, &n_fields);

  g_array_append_val (self->items, row);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      BalikValueRow value = { .item = row.id,
                              .key = g_intern_string (keys[i]),
                              .value = balik_value_ref (balik_item_get_value (item, keys[i])) };

      g_array_append_val (self->values, value);
    }
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_LIST)
      {
        GListModel *list = balik_item_get_list (item, fields[i].key);

        for (guint j = 0; j < g_list_model_get_n_items (list); j++)
          {
            g_autoptr (BalikItem) child = g_list_model_get_item (list, j);

            /* Items nest as deep as their kinds: plan, line, part. */
            add_item (self, child, j);
          }
      }
}

/**
 * balik_plan_rows_new:
 *
 * Returns: (transfer full): no rows
 */
BalikPlanRows *
balik_plan_rows_new (void)
{
  BalikPlanRows *self = g_new0 (BalikPlanRows, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (BalikItemRow));
  self->values = g_array_new (FALSE, FALSE, sizeof (BalikValueRow));
  g_array_set_clear_func (self->values, clear_value_row);
  return self;
}

/**
 * balik_plan_rows_sort:
 * @self: rows
 *
 * Brings them into their order.
 */
void
balik_plan_rows_sort (BalikPlanRows *self)
{
  g_array_sort (self->items, compare_items);
  g_array_sort (self->values, compare_values);
}

/**
 * balik_plan_rows_find_item:
 * @self: rows in their order
 * @id: of an item
 *
 * Returns: (transfer none) (nullable): its row
 */
const BalikItemRow *
balik_plan_rows_find_item (const BalikPlanRows *self, gint64 id)
{
  guint low = 0;
  guint high = self->items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const BalikItemRow *row = &g_array_index (self->items, BalikItemRow, middle);

      if (row->id == id)
        return row;
      if (row->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * balik_plan_rows_new_from_plan:
 * @plan: a plan
 *
 * Returns: (transfer full): what @plan holds now; the values are shared, so it costs little
 */
BalikPlanRows *
balik_plan_rows_new_from_plan (BalikPlan *plan)
{
  BalikPlanRows *self;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);

  self = balik_plan_rows_new ();
  add_item (self, balik_plan_get_root (plan), 0);
  balik_plan_rows_sort (self);
  return self;
}

/**
 * balik_plan_rows_free:
 * @self: (transfer full): rows
 *
 * Frees them.
 */
void
balik_plan_rows_free (BalikPlanRows *self)
{
  g_array_unref (self->items);
  g_array_unref (self->values);
  g_free (self);
}
