/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-plan.h"

/* Key paths: from the plan to the item and key that they name. */

static BalikItem *find_below (BalikPlan *plan, BalikItem *item, const char *path, char **key);

/* What @path, which starts with a position, leads to. */
static BalikItem *
find_by_position (BalikPlan *plan, GListModel *list, const char *path, char **key)
{
  const gsize length = strspn (path, "0123456789");
  g_autoptr (BalikItem) child = NULL;

  if (length == 0 || length > 9 || (length > 1 && *path == '0')
      || (path[length] != '.' && path[length] != '\0'))
    return NULL;
  child = g_list_model_get_item (list, (guint)g_ascii_strtoull (path, NULL, 10));
  if (child == NULL)
    return NULL;
  return find_below (plan, child, path + length + (path[length] == '.' ? 1 : 0), key);
}

/* What @path, which starts with the id of a material, leads to. Ids may contain dots, keys of
 * materials do not. */
static BalikItem *
find_by_id (BalikPlan *plan, const char *path, char **key)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *id = dot != NULL ? g_strndup (path, (gsize)(dot - path)) : NULL;
  BalikItem *material = id != NULL ? balik_plan_find_material (plan, id) : NULL;

  if (material != NULL && balik_fields_find (BALIK_ITEM_MATERIAL, dot + 1) != NULL)
    {
      *key = g_strdup (dot + 1);
      return material;
    }
  return balik_plan_find_material (plan, path);
}

static BalikItem *
find_below (BalikPlan *plan, BalikItem *item, const char *path, char **key)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  if (*path == '\0')
    {
      *key = NULL;
      return item;
    }
  for (guint i = 0; i < n_fields; i++)
    {
      const gsize length = strlen (fields[i].key);
      GListModel *list;

      if (fields[i].type != BALIK_FIELD_LIST || strncmp (path, fields[i].key, length) != 0
          || path[length] != '.')
        continue;
      list = balik_item_get_list (item, fields[i].key);
      return fields[i].item_kind == BALIK_ITEM_MATERIAL
                 ? find_by_id (plan, path + length + 1, key)
                 : find_by_position (plan, list, path + length + 1, key);
    }
  if (balik_fields_find (balik_item_get_kind (item), path) == NULL)
    return NULL;
  *key = g_strdup (path);
  return item;
}

/**
 * balik_plan_find_path:
 * @self: a plan
 * @path: a key path, as "lines.0.price.unit" or "materials.pp.co2e_virgin"
 * @key: (out) (transfer full) (nullable): the key in the item, %NULL where
 *     @path names the item itself
 *
 * Returns: (transfer none) (nullable): the item that @path leads to
 */
BalikItem *
balik_plan_find_path (BalikPlan *self, const char *path, char **key)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  *key = NULL;
  return find_below (self, balik_plan_get_root (self), path, key);
}
