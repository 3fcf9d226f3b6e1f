/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-item-private.h"
#include "balik-plan-check.h"

/**
 * BalikPlan:
 *
 * A plan: a tree of items, changed only by applying groups of edits.
 *
 * A group is applied as a whole or not at all. When it would break a rule of
 * the plan it is taken back, and the caller gets the rule in words. History,
 * store, projection and views listen to #BalikPlan::applied; nobody else
 * changes an item.
 */
struct _BalikPlan
{
  GObject parent_instance;

  BalikItem *root;
  GHashTable *items;
  GHashTable *materials; /* id → item, %NULL until it is needed */
  gint64 next_id;
};

enum
{
  SIGNAL_APPLIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikPlan, balik_plan, G_TYPE_OBJECT)
G_DEFINE_QUARK (balik_plan_error_quark, balik_plan_error)

static gboolean
fail_stale (GError **error)
{
  g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_STALE,
                       _ ("This change is about something that is no longer in the plan."));
  return FALSE;
}

/* The row of an edit's key; of an origin, the row of the number that it is about. */
static const BalikField *
find_field (const BalikEdit *edit, BalikItemKind kind, gboolean *is_origin)
{
  g_autofree char *base = NULL;

  *is_origin = g_str_has_suffix (edit->key, BALIK_ORIGIN_SUFFIX);
  if (!*is_origin)
    return balik_fields_find (kind, edit->key);
  base = g_strndup (edit->key, strlen (edit->key) - strlen (BALIK_ORIGIN_SUFFIX));
  return balik_fields_find (kind, base);
}

/* Not a rule but the ground of all: no item ever holds a value that its key cannot have. */
static gboolean
fits (const BalikField *field, gboolean is_origin, const BalikValue *value)
{
  if (is_origin)
    return balik_field_has_origin (field)
           && (value == NULL || balik_value_get_value_type (value) == BALIK_VALUE_ORIGIN);
  return value == NULL || balik_field_takes_type (field, balik_value_get_value_type (value));
}

static gboolean
apply_set (BalikPlan *self, BalikEdit *edit, GError **error)
{
  BalikItem *item = balik_plan_get_item (self, edit->item);
  const BalikField *field;
  gboolean is_origin;
  BalikValue *before;

  if (item == NULL)
    return fail_stale (error);

  field = find_field (edit, balik_item_get_kind (item), &is_origin);
  if (field == NULL)
    return fail_stale (error);
  if (!fits (field, is_origin, edit->after))
    {
      g_set_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_STALE,
                   /* Translators: %s is the key of a value, as “price.unit” */
                   _ ("The value given for “%s” is not of the kind that belongs there."),
                   edit->key);
      return FALSE;
    }

  edit->item_kind = balik_item_get_kind (item);
  before = balik_item_get_value (item, edit->key);
  g_clear_pointer (&edit->before, balik_value_unref);
  edit->before = before != NULL ? balik_value_ref (before) : NULL;
  balik_item_set_value (item, edit->key, edit->after);
  return TRUE;
}

static gboolean
apply_insert (BalikPlan *self, BalikEdit *edit, GError **error)
{
  BalikItem *holder = balik_plan_get_item (self, edit->parent);
  const BalikField *field;
  g_autoptr (BalikItem) item = NULL;

  if (holder == NULL || edit->item <= 0 || balik_plan_get_item (self, edit->item) != NULL)
    return fail_stale (error);
  field = balik_fields_find (balik_item_get_kind (holder), edit->list_key);
  if (field == NULL || field->type != BALIK_FIELD_LIST || field->item_kind != edit->item_kind)
    return fail_stale (error);

  edit->to
      = MIN (edit->to, g_list_model_get_n_items (balik_item_get_list (holder, edit->list_key)));
  item = balik_item_new (edit->item_kind, edit->item);
  g_hash_table_insert (self->items, g_memdup2 (&edit->item, sizeof edit->item),
                       g_object_ref (item));
  self->next_id = MAX (self->next_id, edit->item + 1);
  balik_item_insert_child (holder, edit->list_key, edit->to, item);
  return TRUE;
}

static gboolean
apply_remove (BalikPlan *self, BalikEdit *edit, GError **error)
{
  g_autoptr (BalikItem) item = NULL;
  BalikItem *found = balik_plan_get_item (self, edit->item);
  g_auto (GStrv) keys = NULL;

  if (found == NULL || found == self->root)
    return fail_stale (error);
  keys = balik_item_dup_keys (found);
  if (keys[0] != NULL)
    return fail_stale (error);

  item = g_object_ref (found);
  edit->item_kind = balik_item_get_kind (item);
  edit->parent = balik_item_get_id (balik_item_get_parent (item));
  edit->list_key = balik_item_get_list_key (item);
  edit->from = balik_item_get_position (item);
  balik_item_remove_child (balik_item_get_parent (item), item);
  g_hash_table_remove (self->items, &edit->item);
  return TRUE;
}

static gboolean
apply_move (BalikPlan *self, BalikEdit *edit, GError **error)
{
  BalikItem *item = balik_plan_get_item (self, edit->item);
  BalikItem *holder = item != NULL ? balik_item_get_parent (item) : NULL;
  guint n_items;

  if (holder == NULL)
    return fail_stale (error);

  n_items = g_list_model_get_n_items (balik_item_get_list (holder, balik_item_get_list_key (item)));
  edit->item_kind = balik_item_get_kind (item);
  edit->from = balik_item_get_position (item);
  edit->to = MIN (edit->to, n_items - 1);
  if (edit->to != edit->from)
    balik_item_move_child (holder, item, edit->to);
  return TRUE;
}

static gboolean
apply_edit (BalikPlan *self, BalikEdit *edit, GError **error)
{
  g_clear_pointer (&self->materials, g_hash_table_unref);

  switch (edit->kind)
    {
    case BALIK_EDIT_SET:
      return apply_set (self, edit, error);
    case BALIK_EDIT_INSERT:
      return apply_insert (self, edit, error);
    case BALIK_EDIT_REMOVE:
      return apply_remove (self, edit, error);
    case BALIK_EDIT_MOVE:
      return apply_move (self, edit, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Takes back the first @n_edits edits of a group, the last first. */
static void
roll_back (BalikPlan *self, BalikEditGroup *group, guint n_edits)
{
  g_autoptr (BalikEditGroup) inverse = balik_edit_group_new_inverse (group);
  guint n_all = balik_edit_group_get_n_edits (inverse);

  for (guint i = n_all - n_edits; i < n_all; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!apply_edit (self, balik_edit_group_get_edit (inverse, i), &error))
        g_critical ("A change could not be taken back: %s", error->message);
    }
}

static gboolean
check_values (BalikPlan *self, BalikEditGroup *group, GError **error)
{
  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    {
      const BalikEdit *edit = balik_edit_group_get_edit (group, i);
      gboolean is_origin;
      g_autofree char *message = NULL;

      if (edit->kind != BALIK_EDIT_SET || edit->after == NULL)
        continue;
      message
          = balik_field_check_value (find_field (edit, edit->item_kind, &is_origin), edit->after);
      if (message != NULL)
        {
          g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE, message);
          return FALSE;
        }
    }
  return TRUE;
}

/* Cards break no rule but one: that no two of them have the same id. */
static gboolean
gives_an_id (const BalikEditGroup *group)
{
  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    {
      const BalikEdit *edit = balik_edit_group_get_edit (group, i);
      const BalikField *field
          = edit->kind == BALIK_EDIT_SET ? balik_fields_find (edit->item_kind, edit->key) : NULL;

      if (field != NULL && (field->flags & BALIK_FIELD_UNIQUE) && edit->after != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_rules (BalikPlan *self, BalikEditGroup *group, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  const BalikProblem *first;

  if (!check_values (self, group, error))
    return FALSE;
  if (!balik_edit_group_touches_numbers (group) && !gives_an_id (group))
    return TRUE;

  problems = balik_plan_check (self);
  if (problems->len == 0)
    return TRUE;
  first = g_ptr_array_index (problems, 0);
  g_set_error_literal (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE, first->message);
  return FALSE;
}

static void
emit_changes (BalikPlan *self, BalikEditGroup *group)
{
  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    {
      const BalikEdit *edit = balik_edit_group_get_edit (group, i);
      BalikItem *item = balik_plan_get_item (self, edit->item);

      if (edit->kind == BALIK_EDIT_SET && item != NULL
          && !balik_value_equal (edit->before, edit->after))
        balik_item_emit_changed (item, edit->key);
    }
}

static void
balik_plan_finalize (GObject *object)
{
  BalikPlan *self = BALIK_PLAN (object);

  g_clear_pointer (&self->materials, g_hash_table_unref);
  g_hash_table_unref (self->items);
  g_object_unref (self->root);

  G_OBJECT_CLASS (balik_plan_parent_class)->finalize (object);
}

static void
balik_plan_class_init (BalikPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = balik_plan_finalize;

  /**
   * BalikPlan::applied:
   * @self: a plan
   * @group: the #BalikEditGroup that was applied
   *
   * Emitted once for each group, after every item was changed and told.
   */
  signals[SIGNAL_APPLIED] = g_signal_new ("applied", BALIK_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, BALIK_TYPE_EDIT_GROUP);
}

static void
balik_plan_init (BalikPlan *self)
{
  const gint64 id = BALIK_PLAN_ROOT_ID;

  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->root = balik_item_new (BALIK_ITEM_PLAN, id);
  self->next_id = id + 1;
  g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), g_object_ref (self->root));
}

/**
 * balik_plan_new:
 *
 * Returns: (transfer full): a plan in which nothing is stated yet
 */
BalikPlan *
balik_plan_new (void)
{
  return g_object_new (BALIK_TYPE_PLAN, NULL);
}

/**
 * balik_plan_get_root:
 * @self: a plan
 *
 * Returns: (transfer none): the item with the keys of the plan itself
 */
BalikItem *
balik_plan_get_root (BalikPlan *self)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), NULL);

  return self->root;
}

/**
 * balik_plan_get_item:
 * @self: a plan
 * @id: the id of an item
 *
 * Returns: (transfer none) (nullable): the item
 */
BalikItem *
balik_plan_get_item (BalikPlan *self, gint64 id)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), NULL);

  return g_hash_table_lookup (self->items, &id);
}

/**
 * balik_plan_reserve_id:
 * @self: a plan
 *
 * Returns: an id for a new item, never given before
 */
gint64
balik_plan_reserve_id (BalikPlan *self)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), 0);

  return self->next_id++;
}

/**
 * balik_plan_get_lines:
 * @self: a plan
 *
 * Returns: (transfer none): its lines
 */
GListModel *
balik_plan_get_lines (BalikPlan *self)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), NULL);

  return balik_item_get_list (self->root, "lines");
}

/**
 * balik_plan_get_cards:
 * @self: a plan
 *
 * Returns: (transfer none): the cards of its canvas; a block shows those that
 *     name it, in this order
 */
GListModel *
balik_plan_get_cards (BalikPlan *self)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), NULL);

  return balik_item_get_list (self->root, "canvas.cards");
}

/**
 * balik_plan_apply:
 * @self: a plan
 * @group: what to do; filled with what was there before
 * @error: the broken rule in words, with value and bounds
 *
 * Does all that @group says, or nothing.
 *
 * Returns: whether it was done
 */
gboolean
balik_plan_apply (BalikPlan *self, BalikEditGroup *group, GError **error)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), FALSE);
  g_return_val_if_fail (group != NULL, FALSE);

  if (!balik_plan_load (self, group, error))
    return FALSE;
  if (!check_rules (self, group, error))
    {
      roll_back (self, group, balik_edit_group_get_n_edits (group));
      return FALSE;
    }

  emit_changes (self, group);
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0, group);
  return TRUE;
}

/**
 * balik_plan_load:
 * @self: a plan that nobody shows yet
 * @group: what to do
 * @error: what does not fit
 *
 * As balik_plan_apply(), but the rules are not looked at and nobody is told.
 * For import and store, which then ask balik_plan_check() for all problems.
 *
 * Returns: whether it was done
 */
gboolean
balik_plan_load (BalikPlan *self, BalikEditGroup *group, GError **error)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), FALSE);
  g_return_val_if_fail (group != NULL, FALSE);

  for (guint i = 0; i < balik_edit_group_get_n_edits (group); i++)
    if (!apply_edit (self, balik_edit_group_get_edit (group, i), error))
      {
        roll_back (self, group, i);
        return FALSE;
      }
  return TRUE;
}

/* Built when it is asked for, and dropped by the next edit. */
static GHashTable *
ensure_materials (BalikPlan *self)
{
  GListModel *list = balik_item_get_list (self->root, "materials");

  if (self->materials != NULL)
    return self->materials;

  self->materials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (BalikItem) material = g_list_model_get_item (list, i);
      const char *id = balik_item_get_text (material, "id");

      if (*id != '\0' && !g_hash_table_contains (self->materials, id))
        g_hash_table_insert (self->materials, g_strdup (id), material);
    }
  return self->materials;
}

/**
 * balik_plan_find_material:
 * @self: a plan
 * @id: the id of a material
 *
 * Returns: (transfer none) (nullable): the material
 */
BalikItem *
balik_plan_find_material (BalikPlan *self, const char *id)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (ensure_materials (self), id);
}

/**
 * balik_plan_get_title:
 * @self: a plan
 *
 * Returns: its title, "" where it has none
 */
const char *
balik_plan_get_title (BalikPlan *self)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), "");

  return balik_item_get_text (self->root, "title");
}

/**
 * balik_plan_get_currency:
 * @self: a plan
 *
 * Returns: its ISO 4217 currency, "" where none is stated
 */
const char *
balik_plan_get_currency (BalikPlan *self)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), "");

  return balik_item_get_text (self->root, "currency");
}

/**
 * balik_plan_get_start:
 * @self: a plan
 * @year: (out): the year of month 1
 * @month: (out): the calendar month of month 1, 1 to 12
 *
 * Tells when the plan opens.
 */
void
balik_plan_get_start (BalikPlan *self, int *year, int *month)
{
  const char *start;

  g_return_if_fail (BALIK_IS_PLAN (self));

  start = balik_item_get_text (self->root, "start");
  *year = (int)g_ascii_strtoll (start, NULL, 10);
  *month = (int)g_ascii_strtoll (start + 5, NULL, 10);
}

/**
 * balik_plan_get_n_months:
 * @self: a plan
 *
 * Returns: the months that it looks ahead, T = 12 × years
 */
int
balik_plan_get_n_months (BalikPlan *self)
{
  g_return_val_if_fail (BALIK_IS_PLAN (self), 0);

  return 12 * (int)balik_item_get_number (self->root, "years");
}
