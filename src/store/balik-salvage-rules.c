/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-plan-check.h"
#include "balik-plan-ids.h"
#include "balik-row-words.h"
#include "balik-salvage-private.h"

/*
 * What was saved must keep every rule of a plan. A value that breaks one is
 * left out; where one is missing that must be stated, something modest is put
 * in its place, and said; what cannot be helped in either way is left out as a
 * whole. After each round the rules are asked again.
 */

#define MAX_ROUNDS 12
/* Stands for what cannot be known: it makes no plan look better. */
#define MODEST_DISPLACEMENT 0

static const char *const ways_on[] = { "reuse", "refurbish", "remanufacture", "parts", "recycle" };

typedef struct
{
  BalikMending *mending;
  BalikPlan *plan;
  /* "ID KEY" of values, and ids of things, that are left out in this round. */
  GHashTable *values;
  GHashTable *items;
  guint n_changes;
} Round;

static char *
dup_name (gint64 id, const char *key)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", id, key);
}

static gboolean
is_left_out (Round *self, gint64 id, const char *key)
{
  g_autofree char *name = dup_name (id, key);

  return g_hash_table_contains (self->values, name) || g_hash_table_contains (self->items, &id);
}

static gboolean
leave_out (Round *self, BalikItem *item, const char *key)
{
  const gint64 id = balik_item_get_id (item);

  if (!balik_item_has (item, key) || !g_hash_table_add (self->values, dup_name (id, key)))
    return FALSE;
  self->n_changes++;
  self->mending->n_values_lost++;
  return TRUE;
}

static void
put_value (Round *self, BalikItem *item, const char *key, BalikValue *value)
{
  const BalikValueRow row
      = { .item = balik_item_get_id (item), .key = g_intern_string (key), .value = value };

  g_array_append_val (self->mending->rows->values, row);
  self->n_changes++;
}

static void
leave_out_item (Round *self, BalikItem *item, const char *why)
{
  const gint64 id = balik_item_get_id (item);

  if (item == balik_plan_get_root (self->plan) || g_hash_table_contains (self->items, &id))
    return;
  g_hash_table_add (self->items, g_memdup2 (&id, sizeof id));
  self->n_changes++;
  balik_mending_note (self->mending,
                      /* Translators: the name of a thing, then a whole sentence */
                      _ ("“%s” was left out. %s"), balik_mending_get_name (self->mending, id), why);
}

/* The field that a problem is about; %NULL where it is none of the item's. */
static const BalikField *
find_problem_field (BalikItem *item, const char *path)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *other = balik_item_dup_path (item, fields[i].key);

      if (strcmp (other, path) == 0)
        return &fields[i];
    }
  return NULL;
}

/* The only id that parts of products name and no material has; NULL where there are several. */
static char *
find_missing_material (BalikPlan *plan, const GArray *items)
{
  char *missing = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const BalikItemRow *row = &g_array_index (items, BalikItemRow, i);
      BalikItem *part = row->kind == BALIK_ITEM_PART ? balik_plan_get_item (plan, row->id) : NULL;
      const char *id = part != NULL ? balik_item_get_text (part, "material") : "";

      if (*id == '\0' || g_strcmp0 (id, missing) == 0
          || balik_plan_find_material (plan, id) != NULL)
        continue;
      if (missing != NULL)
        {
          g_free (missing);
          return NULL;
        }
      missing = g_strdup (id);
    }
  return missing;
}

static gboolean
is_only_one_without_id (BalikItem *item)
{
  GListModel *list
      = balik_item_get_list (balik_item_get_parent (item), balik_item_get_list_key (item));
  guint n_without = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (BalikItem) other = g_list_model_get_item (list, i);

      n_without += balik_item_has (other, "id") ? 0 : 1;
    }
  return n_without == 1 && !balik_item_has (item, "id");
}

/* The id that a material must have had, or one that nobody has. */
static char *
make_id (Round *self, BalikItem *item)
{
  char *missing = NULL;

  if (balik_item_get_kind (item) == BALIK_ITEM_MATERIAL && is_only_one_without_id (item))
    missing = find_missing_material (self->plan, self->mending->rows->items);
  if (missing == NULL)
    return g_strdup_printf ("saved-%" G_GINT64_FORMAT, balik_item_get_id (item));
  /* So it need not be put there once more. */
  g_hash_table_add (self->values, g_strconcat ("material ", missing, NULL));
  return missing;
}

/* An id that is lost, or used twice, is drawn anew: nobody sees it. */
static void
renew_id (Round *self, BalikItem *item)
{
  const gint64 number = balik_item_get_id (item);
  GListModel *list
      = balik_item_get_list (balik_item_get_parent (item), balik_item_get_list_key (item));
  g_autofree char *id = make_id (self, item);

  while (balik_items_find (list, "id", id) != NULL)
    {
      char *longer = g_strconcat (id, "x", NULL);

      g_free (id);
      id = longer;
    }
  if (balik_item_has (item, "id"))
    g_hash_table_add (self->values, dup_name (number, "id"));
  put_value (self, item, "id", balik_value_new_text (id));
  balik_mending_note (self->mending,
                      /* Translators: the name of a thing, then the id that it has now */
                      _ ("The id of “%s” is lost, or was used twice; it is “%s” now."),
                      balik_mending_get_name (self->mending, number), id);
}

/* A part of a product stays what it weighs, though nothing is known of its material. */
static void
restore_material (Round *self, BalikItem *part)
{
  const char *id = balik_item_get_text (part, "material");
  GListModel *materials = balik_item_get_list (balik_plan_get_root (self->plan), "materials");
  BalikItemRow row = { .id = balik_plan_reserve_id (self->plan),
                       .kind = BALIK_ITEM_MATERIAL,
                       .parent = BALIK_PLAN_ROOT_ID,
                       .list_key = g_intern_static_string ("materials"),
                       .position = g_list_model_get_n_items (materials) };
  g_autofree char *name = g_strconcat ("material ", id, NULL);
  BalikValueRow value = { .item = row.id, .key = g_intern_static_string ("id") };

  /* Several parts may be of the same material. */
  if (!g_hash_table_add (self->values, g_steal_pointer (&name)))
    return;
  value.value = balik_value_new_text (id);
  g_array_append_val (self->mending->rows->items, row);
  g_array_append_val (self->mending->rows->values, value);
  self->n_changes++;
  balik_mending_note (self->mending,
                      /* Translators: %s is the id of a material */
                      _ ("The material “%s” is lost. It is there again without any figure."), id);
}

static void
put_modest (Round *self, BalikItem *line, const BalikField *field)
{
  g_autofree char *origin = g_strconcat (field->key, BALIK_ORIGIN_SUFFIX, NULL);

  put_value (self, line, field->key, balik_value_new_number (MODEST_DISPLACEMENT));
  if (balik_item_has (line, origin))
    g_hash_table_add (self->values, dup_name (balik_item_get_id (line), origin));
  put_value (self, line, origin, balik_value_new_origin ("guess", "", "", ""));
  balik_mending_note (
      self->mending,
      /* Translators: the name of a number, the name of a thing, a number */
      _ ("“%s” of “%s” is lost. %d stands in its place, as a guess; state it anew."),
      _ (field->label), balik_mending_get_name (self->mending, balik_item_get_id (line)),
      MODEST_DISPLACEMENT);
}

/* Leaves out all that a rule about several values is about. */
static gboolean
leave_out_group (Round *self, BalikItem *item, const BalikField *field)
{
  gboolean is_less = FALSE;

  if (strcmp (field->key, "demand.season") == 0)
    for (guint i = 0; i < 12; i++)
      {
        g_autofree char *key = g_strdup_printf ("demand.season.%u", i);

        is_less |= leave_out (self, item, key);
      }
  else if (strcmp (field->key, "takeback") == 0)
    for (guint i = 0; i < G_N_ELEMENTS (ways_on); i++)
      {
        g_autofree char *key = g_strdup_printf ("takeback.%s.share", ways_on[i]);

        is_less |= leave_out (self, item, key);
      }
  else if (g_str_has_suffix (field->key, ".max_per_month"))
    {
      g_autofree char *route
          = g_strndup (field->key, strlen (field->key) - strlen (".max_per_month"));
      g_autofree char *key = g_strconcat (route, ".share", NULL);

      is_less = leave_out (self, item, key);
    }
  else if (strcmp (field->key, "loan.months") == 0)
    is_less = leave_out (self, item, "loan.grace_months") || leave_out (self, item, "loan.amount");
  else
    is_less = leave_out (self, item, field->key);
  return is_less;
}

static void
leave_out_lines (Round *self, const char *why)
{
  GListModel *lines = balik_plan_get_lines (self->plan);
  g_autoptr (BalikItem) last = g_list_model_get_item (lines, g_list_model_get_n_items (lines) - 1);

  leave_out_item (self, last, why);
}

static void
mend (Round *self, const BalikProblem *problem)
{
  BalikItem *item = balik_plan_get_item (self->plan, problem->item);
  const BalikField *field = item != NULL ? find_problem_field (item, problem->path) : NULL;
  const BalikItemKind kind = item != NULL ? balik_item_get_kind (item) : BALIK_ITEM_PLAN;

  if (field == NULL || kind == BALIK_ITEM_CARD)
    return;
  if (is_left_out (self, problem->item, field->key))
    return;
  if (strcmp (field->key, "id") == 0)
    renew_id (self, item);
  else if (strcmp (field->key, "lines") == 0)
    leave_out_lines (self, problem->message);
  else if (kind == BALIK_ITEM_PART && strcmp (field->key, "material") == 0
           && balik_item_has (item, "material") && *balik_item_get_text (item, "material") != '\0')
    restore_material (self, item);
  else if (strcmp (field->key, "linear.displacement") == 0 && !balik_item_has (item, field->key))
    put_modest (self, item, field);
  else if (leave_out_group (self, item, field))
    balik_mending_note (
        self->mending,
        /* Translators: the name of a value, the name of a thing, then a whole sentence */
        _ ("“%s” of “%s” was left out. %s"), balik_field_get_label (field),
        balik_mending_get_name (self->mending, problem->item), problem->message);
  else
    leave_out_item (self, item, problem->message);
}

static gboolean
is_item_left_out (Round *self, gint64 id)
{
  const BalikItemRow *row = balik_plan_rows_find_item (self->mending->rows, id);

  return row == NULL || g_hash_table_contains (self->items, &row->id)
         || g_hash_table_contains (self->items, &row->parent);
}

/* Things first, because values look for theirs. */
static void
end_round (Round *self)
{
  BalikPlanRows *rows = self->mending->rows;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (BalikItemRow));
  guint n_kept = 0;

  balik_plan_rows_sort (rows);
  for (guint i = 0; i < rows->values->len; i++)
    {
      BalikValueRow *row = &g_array_index (rows->values, BalikValueRow, i);
      const BalikValueRow *next = i + 1 < rows->values->len ? row + 1 : NULL;
      g_autofree char *name = dup_name (row->item, row->key);
      /* What was put in the place of a value comes behind it. */
      const gboolean is_replaced
          = next != NULL && next->item == row->item && strcmp (next->key, row->key) == 0;
      const gboolean was_put
          = i > 0 && (row - 1)->item == row->item && g_strcmp0 ((row - 1)->key, row->key) == 0;

      if (is_item_left_out (self, row->item) || is_replaced
          || (g_hash_table_contains (self->values, name) && !was_put))
        g_clear_pointer (&row->value, balik_value_unref);
    }
  for (guint i = 0; i < rows->values->len; i++)
    {
      BalikValueRow *row = &g_array_index (rows->values, BalikValueRow, i);
      BalikValueRow moved = *row;

      if (row->value == NULL)
        continue;
      row->value = NULL;
      g_array_index (rows->values, BalikValueRow, n_kept++) = moved;
    }
  g_array_set_size (rows->values, n_kept);

  for (guint i = 0; i < rows->items->len; i++)
    {
      const BalikItemRow row = g_array_index (rows->items, BalikItemRow, i);

      if (!is_item_left_out (self, row.id))
        g_array_append_val (items, row);
    }
  g_array_set_size (rows->items, 0);
  g_array_append_vals (rows->items, items->data, items->len);
}

/* What breaks a rule by itself, the values of cards too. */
static void
leave_out_of_bounds (Round *self)
{
  BalikPlanRows *rows = self->mending->rows;
  guint n_kept = 0;

  for (guint i = 0; i < rows->values->len; i++)
    {
      BalikValueRow *row = &g_array_index (rows->values, BalikValueRow, i);
      const BalikItemRow *item = balik_plan_rows_find_item (rows, row->item);
      const BalikField *field = balik_rows_find_field (item->kind, row->key);
      g_autofree char *rule = balik_field_check_value (field, row->value);
      BalikValueRow moved = *row;

      if (rule != NULL)
        {
          self->mending->n_values_lost++;
          balik_mending_note (
              self->mending,
              /* Translators: the name of a value, the name of a thing, then a whole sentence */
              _ ("“%s” of “%s” was left out. %s"), balik_field_get_label (field),
              balik_mending_get_name (self->mending, row->item), rule);
          g_clear_pointer (&row->value, balik_value_unref);
          continue;
        }
      row->value = NULL;
      g_array_index (rows->values, BalikValueRow, n_kept++) = moved;
    }
  g_array_set_size (rows->values, n_kept);
}

/* Returns the plan where nothing had to be changed. */
static BalikPlan *
run_round (Round *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  balik_mending_close_up (self->mending);
  self->plan = balik_plan_rows_load (self->mending->rows, name, error);
  if (self->plan == NULL)
    return NULL;
  problems = balik_plan_check (self->plan);
  for (guint i = 0; i < problems->len; i++)
    mend (self, g_ptr_array_index (problems, i));
  if (self->n_changes == 0)
    return g_steal_pointer (&self->plan);
  end_round (self);
  return NULL;
}

/* The plan that is saved, which keeps every rule. */
BalikPlan *
balik_mending_keep_rules (BalikMending *self, const char *name, GError **error)
{
  for (guint i = 0; i < MAX_ROUNDS; i++)
    {
      g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) items
          = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_autoptr (GError) misfit = NULL;
      g_autoptr (BalikPlan) plan = NULL;
      Round round = { .mending = self, .values = values, .items = items };

      if (i == 0)
        leave_out_of_bounds (&round);
      plan = run_round (&round, name, &misfit);
      g_clear_object (&round.plan);
      if (misfit != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&misfit));
          return NULL;
        }
      if (plan != NULL)
        return g_steal_pointer (&plan);
    }
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: %s is the name of a plan */
               _ ("What is left of “%s” keeps breaking rules of every plan, so it was not saved."),
               name);
  return NULL;
}
