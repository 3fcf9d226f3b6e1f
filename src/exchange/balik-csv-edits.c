/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-block.h"
#include "balik-csv-preview-private.h"
#include "balik-plan-ids.h"

/* Entries → one group of edits, with what belongs to them by itself. */

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_STALE,
                       _ ("The plan was changed since the file was looked at. Look at it again."));
  return FALSE;
}

static gboolean
add_changes (const BalikCsvEntry *entry, BalikPlan *plan, BalikEditGroup *group, GError **error)
{
  BalikItem *item = balik_plan_get_item (plan, entry->item);

  if (item == NULL || balik_item_get_kind (item) != entry->kind)
    return fail_changed (error);
  for (guint i = 0; i < entry->values->len; i++)
    {
      const BalikCsvKeyChange *change = &g_array_index (entry->values, BalikCsvKeyChange, i);

      if (!balik_value_equal (balik_item_get_value (item, change->key), change->before))
        return fail_changed (error);
      balik_edit_group_set (group, entry->item, change->key, change->after);
      if (entry->kind == BALIK_ITEM_MATERIAL && strcmp (change->key, "id") == 0
          && change->before != NULL && change->after != NULL)
        balik_plan_rename_material (plan, group, balik_value_get_text (change->before),
                                    balik_value_get_text (change->after));
    }
  if (entry->values->len == 0)
    balik_edit_group_remove (group, item);
  return TRUE;
}

static const char *
get_new_text (const BalikCsvEntry *entry, const char *key)
{
  for (guint i = 0; i < entry->values->len; i++)
    {
      const BalikCsvKeyChange *change = &g_array_index (entry->values, BalikCsvKeyChange, i);

      if (strcmp (change->key, key) == 0)
        return balik_value_get_text (change->after);
    }
  return NULL;
}

/* A card has an id, and the colour of its block. */
static void
complete_card (const BalikCsvEntry *entry, BalikPlan *plan, BalikEditGroup *group)
{
  const char *code = get_new_text (entry, "block");
  const BalikBlock *block = balik_blocks_find (code != NULL ? code : "people");

  if (get_new_text (entry, "id") == NULL)
    {
      g_autofree char *id = balik_plan_dup_card_id (plan, entry->new_item);

      balik_edit_group_take (group, entry->new_item, "id", balik_value_new_text (id));
    }
  if (get_new_text (entry, "colour") == NULL && block != NULL)
    balik_edit_group_take (group, entry->new_item, "colour", balik_value_new_text (block->colour));
}

static gboolean
add_new (BalikCsvEntry *entry, BalikPlan *plan, BalikEditGroup *group, GError **error)
{
  BalikItem *holder = balik_plan_get_item (plan, entry->item);
  const BalikField *list
      = holder != NULL ? balik_fields_find (balik_item_get_kind (holder), entry->list_key) : NULL;

  if (list == NULL)
    return fail_changed (error);
  entry->new_item = balik_plan_reserve_id (plan);
  if ((list->flags & BALIK_FIELD_OPTIONAL) && !balik_item_has (holder, list->key))
    balik_edit_group_take (group, entry->item, list->key, balik_value_new_present ());
  balik_edit_group_insert (group, entry->new_item, entry->kind, entry->item, entry->list_key,
                           G_MAXUINT);
  for (guint i = 0; i < entry->values->len; i++)
    {
      const BalikCsvKeyChange *change = &g_array_index (entry->values, BalikCsvKeyChange, i);

      balik_edit_group_set (group, entry->new_item, change->key, change->after);
    }
  if (entry->kind == BALIK_ITEM_CARD)
    complete_card (entry, plan, group);
  return TRUE;
}

/**
 * balik_csv_preview_new_edits:
 * @self: a preview
 * @plan: the plan that it was made of, or a copy
 * @error: why not, a #BalikPlanError
 *
 * Makes one act of all that is changed, new or taken away. Only what the
 * preview was made of is changed: if that is no longer so, there is an error.
 *
 * Returns: (transfer full) (nullable): a group for balik_plan_apply()
 */
BalikEditGroup *
balik_csv_preview_new_edits (BalikCsvPreview *self, BalikPlan *plan, GError **error)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new (_ ("Import from CSV"));

  for (guint i = 0; i < self->entries->len; i++)
    {
      BalikCsvEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->outcome == BALIK_CSV_NEW && !add_new (entry, plan, group, error))
        return NULL;
      if ((entry->outcome == BALIK_CSV_CHANGED || entry->outcome == BALIK_CSV_REMOVED)
          && !add_changes (entry, plan, group, error))
        return NULL;
    }
  return g_steal_pointer (&group);
}
