/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-compare.h"

#include <string.h>

#include "balik-plan-match-private.h"

/*
 * What differs between two plans, for a person: values in the order of the
 * field table, what was added or taken away as a whole, and what has moved.
 * Keys without a name, as ids, belong to no place that a person sees.
 */
typedef struct
{
  const BalikPlanMatch *match;
  GPtrArray *differences;
} Comparison;

static void compare_items (Comparison *self, BalikItem *before, BalikItem *after);

/**
 * balik_difference_free:
 * @self: (transfer full): a difference
 *
 * Frees it.
 */
void
balik_difference_free (BalikDifference *self)
{
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_clear_pointer (&self->value_before, balik_value_unref);
  g_clear_pointer (&self->value_after, balik_value_unref);
  g_free (self);
}

/**
 * balik_difference_get_item:
 * @self: a difference
 *
 * Returns: (transfer none): the item that it is about, in the second plan where
 *     it is there
 */
BalikItem *
balik_difference_get_item (const BalikDifference *self)
{
  return self->after != NULL ? self->after : self->before;
}

static BalikDifference *
add_difference (Comparison *self,
                BalikDifferenceKind kind,
                BalikItem *before,
                BalikItem *after,
                const BalikField *field)
{
  BalikDifference *difference = g_new0 (BalikDifference, 1);

  difference->kind = kind;
  difference->before = before != NULL ? g_object_ref (before) : NULL;
  difference->after = after != NULL ? g_object_ref (after) : NULL;
  difference->field = field;
  g_ptr_array_add (self->differences, difference);
  return difference;
}

static void
add_values (Comparison *self,
            BalikDifferenceKind kind,
            BalikItem *before,
            BalikItem *after,
            const BalikField *field,
            const char *key)
{
  BalikDifference *difference = add_difference (self, kind, before, after, field);
  BalikValue *old = balik_item_get_value (before, key);
  BalikValue *new = balik_item_get_value (after, key);

  difference->value_before = old != NULL ? balik_value_ref (old) : NULL;
  difference->value_after = new != NULL ? balik_value_ref (new) : NULL;
}

static gboolean
is_equal (BalikItem *before, BalikItem *after, const char *key)
{
  BalikValue *old = balik_item_get_value (before, key);
  BalikValue *new = balik_item_get_value (after, key);

  if (old == NULL || new == NULL)
    return old == new;
  return balik_value_equal (old, new);
}

/* Whether the optional section that holds the key is in one of the items only: then it is
 * told as a whole. */
static gboolean
is_in_told_section (BalikItem *before, BalikItem *after, const char *key)
{
  g_autofree char *section = g_strdup (key);
  char *dot;

  while ((dot = strrchr (section, '.')) != NULL)
    {
      const BalikField *field;

      *dot = '\0';
      field = balik_fields_find (balik_item_get_kind (after), section);
      if (field != NULL && field->type == BALIK_FIELD_SECTION
          && (field->flags & BALIK_FIELD_OPTIONAL)
          && balik_item_has (before, section) != balik_item_has (after, section))
        return TRUE;
    }
  return FALSE;
}

static void
compare_section (Comparison *self, BalikItem *before, BalikItem *after, const BalikField *field)
{
  const gboolean is_there = balik_item_has (after, field->key);

  if ((field->flags & BALIK_FIELD_OPTIONAL) && balik_item_has (before, field->key) != is_there)
    add_values (self, is_there ? BALIK_DIFFERENCE_ADDED : BALIK_DIFFERENCE_REMOVED, before, after,
                field, field->key);
}

static void
compare_origin (Comparison *self, BalikItem *before, BalikItem *after, const BalikField *field)
{
  g_autofree char *key = NULL;

  if (!balik_field_has_origin (field))
    return;
  key = g_strconcat (field->key, BALIK_ORIGIN_SUFFIX, NULL);
  if (!is_equal (before, after, key))
    add_values (self, BALIK_DIFFERENCE_ORIGIN, before, after, field, key);
}

static void
compare_field (Comparison *self, BalikItem *before, BalikItem *after, const BalikField *field)
{
  const gboolean has_name = field->label != NULL || strcmp (field->key, "notes") == 0
                            || strcmp (field->key, "links") == 0
                            || field->type == BALIK_FIELD_SEASON;

  if (is_in_told_section (before, after, field->key))
    return;
  if (field->type == BALIK_FIELD_SECTION)
    compare_section (self, before, after, field);
  else if (!has_name || field->type == BALIK_FIELD_LIST)
    return;
  else if (!is_equal (before, after, field->key))
    add_values (self, BALIK_DIFFERENCE_CHANGED, before, after, field, field->key);
  else
    compare_origin (self, before, after, field);
}

/* A card that went to another block has a place of its own there: the block tells it. */
static gboolean
is_told_by_block (BalikItem *before, BalikItem *after)
{
  return balik_item_get_kind (after) == BALIK_ITEM_CARD && !is_equal (before, after, "block");
}

static void
add_removed (Comparison *self, GListModel *before, guint *next)
{
  for (; *next < g_list_model_get_n_items (before); (*next)++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (before, *next);

      if (balik_plan_match_get_after (self->match, item) != NULL)
        return;
      add_difference (self, BALIK_DIFFERENCE_REMOVED, item, NULL, NULL);
    }
}

/* What is gone stands where it was: before the first of those behind it that are left. */
static void
compare_lists (Comparison *self, GListModel *before, GListModel *after)
{
  g_autoptr (GHashTable) moved = balik_plan_match_find_moved (self->match, before, after);
  guint next = 0;

  add_removed (self, before, &next);
  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (after, i);
      BalikItem *old = balik_plan_match_get_before (self->match, item);

      if (old == NULL)
        {
          add_difference (self, BALIK_DIFFERENCE_ADDED, NULL, item, NULL);
          continue;
        }
      if (g_hash_table_contains (moved, item) && !is_told_by_block (old, item))
        add_difference (self, BALIK_DIFFERENCE_MOVED, old, item, NULL);
      compare_items (self, old, item);
      next++;
      add_removed (self, before, &next);
    }
}

static void
compare_list (Comparison *self, BalikItem *before, BalikItem *after, const BalikField *field)
{
  compare_lists (self, balik_item_get_list (before, field->key),
                 balik_item_get_list (after, field->key));
}

static void
compare_items (Comparison *self, BalikItem *before, BalikItem *after)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (after), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    compare_field (self, before, after, &fields[i]);
  /* What a plan lives on comes before what it is made of, and the pictures last. */
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].item_kind == BALIK_ITEM_LINE)
      compare_list (self, before, after, &fields[i]);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_LIST && fields[i].item_kind != BALIK_ITEM_LINE)
      compare_list (self, before, after, &fields[i]);
}

/**
 * balik_plan_compare:
 * @before: a plan
 * @after: another
 * @same_document: whether they are states of one document
 *
 * Finds what a person would say is different in @after. It may be called in a
 * thread that has both plans for itself.
 *
 * Returns: (transfer full) (element-type BalikDifference): the differences: the
 *     plan's own, then lines, materials, overheads, investments, grants, cards
 */
GPtrArray *
balik_plan_compare (BalikPlan *before, BalikPlan *after, gboolean same_document)
{
  g_autoptr (BalikPlanMatch) match = NULL;
  Comparison self = { 0 };

  g_return_val_if_fail (BALIK_IS_PLAN (before), NULL);
  g_return_val_if_fail (BALIK_IS_PLAN (after), NULL);

  match = balik_plan_match_new (before, after, same_document);
  self.match = match;
  self.differences = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_difference_free);
  compare_items (&self, balik_plan_get_root (before), balik_plan_get_root (after));
  return self.differences;
}
