/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "uncertain-plans.h"

#include <math.h>

typedef BalikValue *(*ChangeFunc) (BalikItem *item, const BalikField *field);

/* Applies a change to every number of an item, where the rules allow it. */
static void
change_item (BalikPlan *plan, BalikItem *item, ChangeFunc change)
{
  guint n_fields;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (BalikEditGroup) group = balik_edit_group_new ("change");
      BalikValue *value;

      if (fields[i].type == BALIK_FIELD_LIST)
        {
          GListModel *list = balik_item_get_list (item, fields[i].key);

          for (guint k = 0; k < g_list_model_get_n_items (list); k++)
            {
              g_autoptr (BalikItem) child = g_list_model_get_item (list, k);

              change_item (plan, child, change);
            }
          continue;
        }
      if (!balik_field_is_number (&fields[i]) || !balik_item_has (item, fields[i].key))
        continue;
      value = change (item, &fields[i]);
      if (value == NULL)
        continue;
      balik_edit_group_take (group, balik_item_get_id (item), fields[i].key, value);
      /* Some numbers together would break a rule; those stay as they are. */
      balik_plan_apply (plan, group, NULL);
    }
}

static BalikValue *
widen (BalikItem *item, const BalikField *field)
{
  const double likely = balik_item_get_number (item, field->key);
  double low = likely - 0.2 * fabs (likely);
  double high = likely + 0.3 * fabs (likely);

  if (field->flags & BALIK_FIELD_NO_RANGE || likely == 0)
    return NULL;
  if (field->type == BALIK_FIELD_INTEGER)
    {
      low = fmax (floor (low), likely - 2);
      high = fmin (ceil (high), likely + 1);
    }
  return balik_value_new_range (fmax (low, field->min), likely, fmin (high, field->max));
}

static BalikValue *
narrow (BalikItem *item, const BalikField *field)
{
  return balik_value_new_number (balik_item_get_number (item, field->key));
}

/* Makes a range of every number that is not 0. */
void
make_uncertain (BalikPlan *plan)
{
  change_item (plan, balik_plan_get_root (plan), widen);
}

/* Makes every range its likely number. */
void
make_certain (BalikPlan *plan)
{
  change_item (plan, balik_plan_get_root (plan), narrow);
}
