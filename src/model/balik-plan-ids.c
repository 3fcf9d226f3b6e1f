/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-ids.h"

#include <string.h>

/* The ids that a plan's things have for files and for each other. */

/**
 * balik_items_find:
 * @items: a list of #BalikItem
 * @key: the key of a text
 * @text: a text
 *
 * Returns: (transfer none) (nullable): the first item with that text
 */
BalikItem *
balik_items_find (GListModel *items, const char *key, const char *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (items, i);

      /* The list keeps it. */
      if (strcmp (balik_item_get_text (item, key), text) == 0)
        return item;
    }
  return NULL;
}

/**
 * balik_plan_dup_card_id:
 * @plan: a plan
 * @item: the number of a new card
 *
 * Returns: (transfer full): an id for it that no card has
 */
char *
balik_plan_dup_card_id (BalikPlan *plan, gint64 item)
{
  g_autoptr (GString) id = g_string_new (NULL);

  g_string_printf (id, "c%" G_GINT64_FORMAT, item);
  while (balik_items_find (balik_plan_get_cards (plan), "id", id->str) != NULL)
    g_string_append_c (id, 'a');
  return g_strdup (id->str);
}

static void
rename_in_list (BalikEditGroup *group, GListModel *parts, const char *before, const char *after)
{
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (BalikItem) part = g_list_model_get_item (parts, i);

      if (strcmp (balik_item_get_text (part, "material"), before) == 0)
        balik_edit_group_take (group, balik_item_get_id (part), "material",
                               balik_value_new_text (after));
    }
}

/**
 * balik_plan_rename_material:
 * @plan: a plan
 * @group: a group that gives a material another id
 * @before: its id before
 * @after: its id after
 *
 * Adds the new id to all parts that are made of the material.
 */
void
balik_plan_rename_material (BalikPlan *plan,
                            BalikEditGroup *group,
                            const char *before,
                            const char *after)
{
  GListModel *lines = balik_plan_get_lines (plan);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (BalikItem) line = g_list_model_get_item (lines, i);

      rename_in_list (group, balik_item_get_list (line, "product.materials"), before, after);
      rename_in_list (group, balik_item_get_list (line, "linear.materials"), before, after);
    }
}
