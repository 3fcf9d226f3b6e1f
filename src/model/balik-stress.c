/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-stress.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

/* Stress sets: “what if a fifth fewer come back?” A set is a name and changes that are made
 * together. A change names numbers by a key path with “*” for the place in a list, so that the same
 * set fits every plan. Numbers that a plan does not have, and those that decide nothing with its
 * offers, are passed over. */

#define ANY_PLACE ".*."

typedef struct
{
  char *numbers;
  BalikStressWay way;
  double amount;
} Change;

struct _BalikStress
{
  char *id;
  char *name;
  char *note;
  GArray *changes;
};

static void
clear_change (gpointer data)
{
  g_free (((Change *)data)->numbers);
}

/**
 * balik_stress_new:
 * @id: a code word
 * @name: what happens, in a few words
 * @note: more on it; may be empty
 *
 * Returns: (transfer full): a set without changes
 */
BalikStress *
balik_stress_new (const char *id, const char *name, const char *note)
{
  BalikStress *self = g_new0 (BalikStress, 1);

  g_return_val_if_fail (id != NULL && name != NULL && note != NULL, self);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->note = g_strdup (note);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (self->changes, clear_change);
  return self;
}

/**
 * balik_stress_free:
 * @self: (transfer full): a set
 *
 * Frees a set.
 */
void
balik_stress_free (BalikStress *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->note);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

/* Takes the first list off @numbers: its row, and what follows. */
static const BalikField *
take_list (BalikItemKind kind, const char **numbers)
{
  const char *star = strstr (*numbers, ANY_PLACE);
  g_autofree char *key = NULL;
  const BalikField *field;

  if (star == NULL)
    return NULL;
  key = g_strndup (*numbers, (gsize)(star - *numbers));
  field = balik_fields_find (kind, key);
  if (field == NULL || field->type != BALIK_FIELD_LIST)
    return NULL;
  *numbers = star + strlen (ANY_PLACE);
  return field;
}

/* The row of what @numbers names, %NULL if no plan has it. */
static const BalikField *
find_field (BalikItemKind kind, const char *numbers)
{
  const BalikField *list = take_list (kind, &numbers);

  return list != NULL ? find_field (list->item_kind, numbers) : balik_fields_find (kind, numbers);
}

/**
 * balik_stress_add:
 * @self: a set
 * @numbers: a key path of numbers, with "*" for every place of a list, as
 *     "lines.*.repair.parts_cost"
 * @way: how they change
 * @amount: by how much, in their unit; of %BALIK_STRESS_TIMES a factor that is not negative
 * @error: that no plan has such numbers, or that @amount cannot be, a #BalikPlanError
 *
 * Adds a change, which comes after those before. The three points of a range change alike.
 *
 * Returns: whether it could be added
 */
gboolean
balik_stress_add (BalikStress *self,
                  const char *numbers,
                  BalikStressWay way,
                  double amount,
                  GError **error)
{
  const BalikField *field = find_field (BALIK_ITEM_PLAN, numbers);
  const Change change = { .numbers = g_strdup (numbers), .way = way, .amount = amount };

  if (field == NULL || !balik_field_is_number (field))
    /* Translators: %s is a key path, as lines.*.price.unit */
    g_set_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE,
                 _ ("“%s” is not a number of a plan. Write a key path with * for the place in a "
                    "list, as lines.*.price.unit."),
                 numbers);
  else if (field->flags & BALIK_FIELD_NO_RANGE)
    /* Translators: %s is a key path, as years */
    g_set_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE,
                 _ ("“%s” is a fixed number of the plan, which no stress set can change."),
                 numbers);
  else if (!isfinite (amount) || (way == BALIK_STRESS_TIMES && amount < 0))
    /* Translators: %s is a key path, as lines.*.price.unit */
    g_set_error (
        error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE,
        _ ("The change of “%s” must be a finite number, and a factor must not be below 0."),
        numbers);
  else
    {
      g_array_append_val (self->changes, change);
      return TRUE;
    }
  g_free (change.numbers);
  return FALSE;
}

/**
 * balik_stress_get_id:
 * @self: a set
 *
 * Returns: its code word
 */
const char *
balik_stress_get_id (const BalikStress *self)
{
  return self->id;
}

/**
 * balik_stress_get_name:
 * @self: a set
 *
 * Returns: what happens, in a few words
 */
const char *
balik_stress_get_name (const BalikStress *self)
{
  return self->name;
}

/**
 * balik_stress_get_note:
 * @self: a set
 *
 * Returns: more on it; may be empty
 */
const char *
balik_stress_get_note (const BalikStress *self)
{
  return self->note;
}

static void
free_step (BalikStressStep *step)
{
  g_free (step->path);
  g_clear_pointer (&step->before, balik_value_unref);
  g_clear_pointer (&step->after, balik_value_unref);
  g_free (step);
}

/**
 * balik_stress_steps_new:
 *
 * Returns: (transfer full) (element-type BalikStressStep): a list of no steps
 */
GPtrArray *
balik_stress_steps_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)free_step);
}

static double
change_number (const Change *change, const BalikField *field, double number, gboolean *is_held)
{
  double changed = change->amount;

  if (change->way == BALIK_STRESS_TIMES)
    changed = number * change->amount;
  else if (change->way == BALIK_STRESS_PLUS)
    changed = number + change->amount;
  if (field->type == BALIK_FIELD_INTEGER)
    changed = floor (changed + 0.5);
  if (changed >= field->min && changed <= field->max)
    return changed;
  *is_held = TRUE;
  return changed < field->min ? field->min : field->max;
}

static BalikValue *
change_value (const Change *change,
              const BalikField *field,
              BalikItem *item,
              const BalikValue *before,
              gboolean *is_held)
{
  const double number
      = before != NULL ? balik_value_get_number (before) : balik_item_get_number (item, field->key);
  const double likely = change_number (change, field, number, is_held);

  if (before == NULL || !balik_value_is_range (before))
    return balik_value_new_number (likely);
  return balik_value_new_range (
      change_number (change, field, balik_value_get_low (before), is_held), likely,
      change_number (change, field, balik_value_get_high (before), is_held));
}

static BalikStressStep *
find_step (GPtrArray *steps, gint64 item, const char *key)
{
  for (guint i = 0; i < steps->len; i++)
    {
      BalikStressStep *step = g_ptr_array_index (steps, i);

      if (step->item == item && step->key == key)
        return step;
    }
  return NULL;
}

static void
add_step (const Change *change, BalikItem *item, const BalikField *field, GPtrArray *steps)
{
  const char *key = g_intern_string (field->key);
  BalikStressStep *step = find_step (steps, balik_item_get_id (item), key);
  BalikValue *before = step != NULL ? step->after : balik_item_get_value (item, key);
  gboolean is_held = FALSE;
  g_autoptr (BalikValue) after = NULL;

  if (!balik_item_needs (item, field) || balik_item_is_set_aside (item, key))
    return;
  after = change_value (change, field, item, before, &is_held);
  if (step == NULL)
    {
      if (before != NULL ? balik_value_equal (before, after)
                         : balik_value_get_number (after) == balik_item_get_number (item, key))
        return;
      step = g_new0 (BalikStressStep, 1);
      step->path = balik_item_dup_path (item, key);
      step->item = balik_item_get_id (item);
      step->key = key;
      step->before = before != NULL ? balik_value_ref (before) : NULL;
      g_ptr_array_add (steps, step);
    }
  step->is_held = step->is_held || is_held;
  g_clear_pointer (&step->after, balik_value_unref);
  step->after = g_steal_pointer (&after);
}

static void
add_steps (const Change *change, BalikItem *item, const char *numbers, GPtrArray *steps)
{
  const BalikField *list = take_list (balik_item_get_kind (item), &numbers);
  GListModel *children;

  if (list == NULL)
    {
      add_step (change, item, balik_fields_find (balik_item_get_kind (item), numbers), steps);
      return;
    }
  children = balik_item_get_list (item, list->key);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (BalikItem) child = g_list_model_get_item (children, i);

      add_steps (change, child, numbers, steps);
    }
}

/**
 * balik_stress_list_steps:
 * @self: a set
 * @plan: a plan
 *
 * Finds out what the set does to a plan. A number that would go beyond what it
 * may be is held there, and the step says so.
 *
 * Returns: (transfer full) (element-type BalikStressStep): a step for each
 *     number that changes; none if the set does not concern the plan
 */
GPtrArray *
balik_stress_list_steps (const BalikStress *self, BalikPlan *plan)
{
  GPtrArray *steps = balik_stress_steps_new ();

  g_return_val_if_fail (self != NULL, steps);
  g_return_val_if_fail (BALIK_IS_PLAN (plan), steps);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      add_steps (change, balik_plan_get_root (plan), change->numbers, steps);
    }
  return steps;
}

/**
 * balik_stress_new_edits:
 * @self: a set
 * @steps: (element-type BalikStressStep): of balik_stress_list_steps()
 *
 * Returns: (transfer full): the steps as one act, for balik_plan_apply()
 */
BalikEditGroup *
balik_stress_new_edits (const BalikStress *self, GPtrArray *steps)
{
  BalikEditGroup *group = balik_edit_group_new (self->name);

  for (guint i = 0; i < steps->len; i++)
    {
      const BalikStressStep *step = g_ptr_array_index (steps, i);

      balik_edit_group_set (group, step->item, step->key, step->after);
    }
  return group;
}
