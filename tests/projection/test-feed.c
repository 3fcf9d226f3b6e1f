/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-json-result.h"
#include "balik-projection.h"
#include "example-plans.h"

/* Every number of a plan must reach the engine: one that is typed and changes
 * nothing would be a lie. For each key of the tables some example must give
 * other results when that key is moved. */

/* The model reads these only for draws, or only checks them. */
static const char *const silent_keys[]
    = { "seed", "correlation", "repair.capacity_per_month", NULL };

/* Up a little; or, for limits that do not bind, down a lot. */
static BalikValue *
new_moved (BalikItem *item, const BalikField *field, gboolean down)
{
  double number = balik_item_get_number (item, field->key);
  double moved;

  if (field->type == BALIK_FIELD_INTEGER)
    moved = number + 1 <= field->max ? number + 1 : number - 1;
  else if (field->max <= 1)
    moved = number > 0 ? number * 0.9 : 0.1;
  else if (down)
    moved = number / 100;
  else
    moved = number != 0 ? number * 1.1 : 1;
  return balik_value_new_number (moved);
}

static GBytes *
project (BalikPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikResult) result = balik_project (plan, &error);

  g_assert_no_error (error);
  return balik_json_export_result (result);
}

static gboolean
moves_results (BalikPlan *plan,
               BalikItem *item,
               const BalikField *field,
               gboolean down,
               GBytes *before)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Move");
  g_autoptr (BalikEditGroup) inverse = NULL;
  g_autoptr (GBytes) after = NULL;

  balik_edit_group_take (group, balik_item_get_id (item), field->key,
                         new_moved (item, field, down));
  /* Where the rules forbid the move, another example has to show it. */
  if (!balik_plan_apply (plan, group, NULL))
    return FALSE;
  after = project (plan);
  inverse = balik_edit_group_new_inverse (group);
  g_assert_true (balik_plan_apply (plan, inverse, NULL));
  return !g_bytes_equal (before, after);
}

static void
visit (BalikPlan *plan, BalikItem *item, GBytes *before, GHashTable *moved)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (balik_field_is_number (&fields[i]) && !g_hash_table_contains (moved, &fields[i])
          && (moves_results (plan, item, &fields[i], FALSE, before)
              || moves_results (plan, item, &fields[i], TRUE, before)))
        g_hash_table_add (moved, (gpointer)&fields[i]);
      if (fields[i].type == BALIK_FIELD_LIST && fields[i].item_kind != BALIK_ITEM_CARD)
        {
          GListModel *list = balik_item_get_list (item, fields[i].key);

          for (guint j = 0; j < g_list_model_get_n_items (list); j++)
            {
              g_autoptr (BalikItem) child = g_list_model_get_item (list, j);

              visit (plan, child, before, moved);
            }
        }
    }
}

static void
test_every_number_matters (void)
{
  g_autoptr (GPtrArray) plans = example_plans_list ();
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plans->len; i++)
    {
      BalikPlan *plan = g_ptr_array_index (plans, i);
      g_autoptr (GBytes) before = project (plan);

      visit (plan, balik_plan_get_root (plan), before, moved);
    }
  for (guint kind = 0; kind < BALIK_ITEM_N_KINDS; kind++)
    {
      guint n_fields = 0;
      const BalikField *fields = balik_fields_get (kind, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (balik_field_is_number (&fields[i]) && !g_strv_contains (silent_keys, fields[i].key)
            && !g_hash_table_contains (moved, &fields[i]))
          {
            g_test_message ("%s of a %s changes nothing", fields[i].key,
                            balik_item_kind_get_name (kind));
            g_test_fail ();
          }
    }
}

static void
count_notify (guint *count)
{
  (*count)++;
}

static void
wait_for (const guint *count, guint at_least)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (*count < at_least && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (*count, >=, at_least);
}

static gboolean
wake_up (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* A task lets go of its projection only after its callback, and in its thread. */
static void
finish (BalikProjection *projection, BalikPlan *plan)
{
  gpointer alive = projection;
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  guint id = g_timeout_add (5, wake_up, NULL);

  g_object_add_weak_pointer (G_OBJECT (projection), &alive);
  g_object_unref (projection);
  while (alive != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_null (alive);
  g_assert_finalize_object (plan);
}

static void
set_number (BalikPlan *plan, const char *path, double number)
{
  g_autofree char *key = NULL;
  BalikItem *item = balik_plan_find_path (plan, path, &key);
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (item);
  balik_edit_group_take (group, balik_item_get_id (item), key, balik_value_new_number (number));
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
}

static void
test_projection_follows_its_plan (void)
{
  BalikPlan *plan = example_plan_load ("lease-school-uniforms");
  BalikProjection *projection = balik_projection_new (plan);
  g_autoptr (BalikResult) expected = NULL;
  guint n_notified = 0;
  double before;
  double after;
  double direct;

  g_signal_connect_swapped (projection, "notify::result", G_CALLBACK (count_notify), &n_notified);
  wait_for (&n_notified, 1);
  balik_result_get_figure (balik_projection_get_result (projection), "npv", &before);

  /* A burst of edits ends with the result of the last. */
  for (int fee = 1; fee <= 50; fee++)
    set_number (plan, "lines.0.price.fee_per_month", 20000 + fee * 100);
  expected = balik_project (plan, NULL);
  balik_result_get_figure (expected, "npv", &direct);
  for (guint i = 2; i < 60; i++)
    {
      balik_result_get_figure (balik_projection_get_result (projection), "npv", &after);
      if (after == direct)
        break;
      wait_for (&n_notified, i);
    }
  g_assert_cmpfloat (after, ==, direct);
  g_assert_cmpfloat (after, !=, before);
  finish (projection, plan);
}

static void
test_cards_are_not_projected (void)
{
  BalikPlan *plan = example_plan_load ("lease-school-uniforms");
  BalikProjection *projection = balik_projection_new (plan);
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Add Card");
  guint n_notified = 0;
  gint64 id = balik_plan_reserve_id (plan);

  g_signal_connect_swapped (projection, "notify::result", G_CALLBACK (count_notify), &n_notified);
  wait_for (&n_notified, 1);
  balik_edit_group_insert (group, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards", 0);
  balik_edit_group_take (group, id, "title", balik_value_new_text ("A card"));
  g_assert_true (balik_plan_apply (plan, group, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  set_number (plan, "lines.0.price.fee_per_month", 25000);
  wait_for (&n_notified, 2);
  g_assert_cmpuint (n_notified, ==, 2);
  finish (projection, plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projection/feed/every-number-matters", test_every_number_matters);
  g_test_add_func ("/projection/follows-its-plan", test_projection_follows_its_plan);
  g_test_add_func ("/projection/cards-are-not-projected", test_cards_are_not_projected);
  return g_test_run ();
}
