/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-compare.h"
#include "plan-fixture.h"

/* What differs between two plans, and the edits from one to the other. */

static void
set (BalikPlan *plan, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  plan_fixture_set (plan, path, text, &error);
  g_assert_no_error (error);
}

static void
apply (BalikPlan *plan, BalikEditGroup *group)
{
  g_autoptr (GError) error = NULL;

  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
}

static const BalikDifference *
get (GPtrArray *differences, guint index)
{
  g_assert_cmpuint (index, <, differences->len);
  return g_ptr_array_index (differences, index);
}

/* Turns a copy of @before into @after; the copy must then be equal, and turn back by undo. */
static void
assert_turns (BalikPlan *before, BalikPlan *after, gboolean same_document)
{
  g_autoptr (BalikPlan) plan = balik_plan_compare_copy (before);
  g_autofree char *state_before = plan_fixture_dump (before);
  g_autofree char *state_after = plan_fixture_dump (after);
  g_autofree char *state = NULL;
  g_autofree char *state_back = NULL;
  g_autoptr (GPtrArray) differences = balik_plan_compare (plan, after, same_document);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (BalikEditGroup) group
      = balik_plan_compare_new_edits (plan, after, same_document, "Restore");
  g_autoptr (BalikEditGroup) inverse = NULL;
  g_autoptr (BalikEditGroup) rest = NULL;

  g_assert_cmpint (differences->len > 0, ==, g_strcmp0 (state_before, state_after) != 0);
  apply (plan, group);
  state = plan_fixture_dump (plan);
  g_assert_cmpstr (state, ==, state_after);

  left = balik_plan_compare (plan, after, same_document);
  rest = balik_plan_compare_new_edits (plan, after, same_document, "Restore");
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (balik_edit_group_get_n_edits (rest), ==, 0);

  inverse = balik_edit_group_new_inverse (group);
  apply (plan, inverse);
  state_back = plan_fixture_dump (plan);
  g_assert_cmpstr (state_back, ==, state_before);
}

static void
test_equal_plans_differ_in_nothing (void)
{
  for (guint same_document = 0; same_document < 2; same_document++)
    {
      g_autoptr (BalikPlan) plan = plan_fixture_new ();
      g_autoptr (BalikPlan) copy = balik_plan_compare_copy (plan);
      g_autoptr (GPtrArray) differences = balik_plan_compare (plan, copy, same_document);
      g_autoptr (BalikEditGroup) group
          = balik_plan_compare_new_edits (plan, copy, same_document, "Restore");

      g_assert_cmpuint (differences->len, ==, 0);
      g_assert_cmpuint (balik_edit_group_get_n_edits (group), ==, 0);
      g_assert_cmpstr (balik_edit_group_get_label (group), ==, "Restore");
    }
}

static void
test_tells_values_in_the_order_of_the_plan (void)
{
  static const struct
  {
    BalikDifferenceKind kind;
    const char *key;
  } expected[] = {
    { BALIK_DIFFERENCE_CHANGED, "title" },
    { BALIK_DIFFERENCE_CHANGED, "rates.discount" },
    { BALIK_DIFFERENCE_CHANGED, "product.unit_cost" },
    { BALIK_DIFFERENCE_ORIGIN, "price.unit" },
    { BALIK_DIFFERENCE_CHANGED, "kg" },
    { BALIK_DIFFERENCE_CHANGED, "per_month" },
    { BALIK_DIFFERENCE_CHANGED, "block" },
  };
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikPlan) later = balik_plan_compare_copy (plan);
  g_autoptr (GPtrArray) differences = NULL;

  set (later, "canvas.cards.1.block", "'offer'");
  set (later, "overheads.0.per_month", "200");
  set (later, "lines.0.product.materials.0.kg", "3");
  set (later, "lines.0.price.unit#origin", "@quote");
  set (later, "lines.0.product.unit_cost", "11");
  set (later, "rates.discount", "-");
  set (later, "title", "'Tables'");
  differences = balik_plan_compare (plan, later, TRUE);

  g_assert_cmpuint (differences->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (get (differences, i)->kind, ==, expected[i].kind);
      g_assert_cmpstr (get (differences, i)->field->key, ==, expected[i].key);
    }
  g_assert_cmpstr (balik_value_get_text (get (differences, 0)->value_before), ==, "Chairs");
  g_assert_cmpstr (balik_value_get_text (get (differences, 0)->value_after), ==, "Tables");
  g_assert_cmpfloat (balik_value_get_high (get (differences, 1)->value_before), ==, 0.2);
  g_assert_null (get (differences, 1)->value_after);
  assert_turns (plan, later, TRUE);
}

static void
test_tells_a_section_as_a_whole (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikPlan) later = balik_plan_compare_copy (plan);
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Remove Section");
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) back = NULL;
  BalikItem *root = balik_plan_get_root (later);
  g_auto (GStrv) keys = balik_item_dup_keys (root);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], "loan"))
      balik_edit_group_set (group, BALIK_PLAN_ROOT_ID, keys[i], NULL);
  apply (later, group);

  differences = balik_plan_compare (plan, later, TRUE);
  g_assert_cmpuint (differences->len, ==, 1);
  g_assert_cmpint (get (differences, 0)->kind, ==, BALIK_DIFFERENCE_REMOVED);
  g_assert_cmpstr (get (differences, 0)->field->key, ==, "loan");

  back = balik_plan_compare (later, plan, TRUE);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpint (get (back, 0)->kind, ==, BALIK_DIFFERENCE_ADDED);
  assert_turns (later, plan, TRUE);
}

static void
test_tells_a_removed_item_where_it_was (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikPlan) later = balik_plan_compare_copy (plan);
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Remove Line");
  g_autoptr (BalikEditGroup) back = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  BalikItem *line = plan_fixture_find (plan, "lines.0", NULL);
  const gint64 id = balik_item_get_id (line);

  balik_edit_group_remove (group, plan_fixture_find (later, "lines.0", NULL));
  apply (later, group);
  set (later, "lines.0.price.deposit", "7");

  differences = balik_plan_compare (plan, later, TRUE);
  g_assert_cmpuint (differences->len, ==, 2);
  g_assert_cmpint (get (differences, 0)->kind, ==, BALIK_DIFFERENCE_REMOVED);
  g_assert_true (balik_difference_get_item (get (differences, 0)) == line);
  g_assert_null (get (differences, 0)->field);
  g_assert_cmpstr (get (differences, 1)->field->key, ==, "price.deposit");

  /* It comes back under its old number. */
  back = balik_plan_compare_new_edits (later, plan, TRUE, "Restore");
  apply (later, back);
  g_assert_cmpint (balik_item_get_id (plan_fixture_find (later, "lines.0", NULL)), ==, id);
}

static void
test_moving_one_is_one_difference (void)
{
  static const guint places[] = { 0, 2, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (BalikPlan) plan = plan_fixture_new ();
      g_autoptr (BalikPlan) later = NULL;
      g_autoptr (BalikEditGroup) cards = balik_edit_group_new ("Add Cards");
      g_autoptr (BalikEditGroup) move = balik_edit_group_new ("Move Card");
      g_autoptr (GPtrArray) differences = NULL;
      g_autoptr (BalikEditGroup) group = NULL;
      gint64 id = 0;

      for (guint j = 0; j < 4; j++)
        {
          g_autofree char *title = g_strdup_printf ("Card %u", j);

          id = balik_plan_reserve_id (plan);
          balik_edit_group_insert (cards, id, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards",
                                   j);
          balik_edit_group_take (cards, id, "title", balik_value_new_text (title));
        }
      apply (plan, cards);
      later = balik_plan_compare_copy (plan);
      balik_edit_group_move (move, id, places[i]);
      apply (later, move);

      differences = balik_plan_compare (plan, later, TRUE);
      g_assert_cmpuint (differences->len, ==, 1);
      g_assert_cmpint (get (differences, 0)->kind, ==, BALIK_DIFFERENCE_MOVED);
      g_assert_cmpint (balik_item_get_id (get (differences, 0)->after), ==, id);
      group = balik_plan_compare_new_edits (plan, later, TRUE, "Restore");
      g_assert_cmpuint (balik_edit_group_get_n_edits (group), ==, 1);
      assert_turns (plan, later, TRUE);
    }
}

/* Two plans that began alike, but whose items have other numbers. */
static void
test_knows_things_of_another_document_by_name (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikPlan) other = balik_plan_new ();
  g_autoptr (BalikEditGroup) group = NULL;
  g_autoptr (BalikEditGroup) move = balik_edit_group_new ("Move Line");
  g_autoptr (GPtrArray) differences = NULL;

  for (guint i = 0; i < 50; i++)
    (void)balik_plan_reserve_id (other);
  group = balik_plan_compare_new_edits (other, plan, FALSE, "Copy");
  apply (other, group);
  balik_edit_group_move (move, balik_item_get_id (plan_fixture_find (other, "lines.1", NULL)), 0);
  apply (other, move);
  set (other, "overheads.0.name", "'Rent of the shop'");
  set (other, "canvas.cards.0.title", "'Friends'");

  differences = balik_plan_compare (plan, other, FALSE);
  g_assert_cmpuint (differences->len, ==, 3);
  g_assert_cmpint (get (differences, 0)->kind, ==, BALIK_DIFFERENCE_MOVED);
  g_assert_cmpint (balik_item_get_kind (get (differences, 0)->after), ==, BALIK_ITEM_LINE);
  g_assert_cmpstr (get (differences, 1)->field->key, ==, "name");
  g_assert_cmpstr (get (differences, 2)->field->key, ==, "title");
  assert_turns (plan, other, FALSE);
}

/* An item of the other document must not take over the number of one that is there. */
static void
test_gives_new_numbers_where_the_old_are_taken (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikPlan) other = balik_plan_new ();
  g_autoptr (BalikEditGroup) cards = balik_edit_group_new ("Add Cards");
  g_autoptr (BalikEditGroup) group = NULL;
  g_autofree char *state = NULL;
  g_autofree char *expected = NULL;

  for (guint i = 0; i < 60; i++)
    balik_edit_group_insert (cards, balik_plan_reserve_id (other), BALIK_ITEM_CARD,
                             BALIK_PLAN_ROOT_ID, "canvas.cards", 0);
  apply (other, cards);
  expected = plan_fixture_dump (other);
  group = balik_plan_compare_new_edits (plan, other, FALSE, "Restore");
  apply (plan, group);
  state = plan_fixture_dump (plan);
  g_assert_cmpstr (state, ==, expected);
}

/* Random pairs. */

static void
add_random_item (GRand *rand, BalikPlan *plan, BalikEditGroup *group)
{
  static const struct
  {
    const char *list_key;
    BalikItemKind kind;
    const char *key;
  } choices[] = {
    { "materials", BALIK_ITEM_MATERIAL, "id" },
    { "overheads", BALIK_ITEM_OVERHEAD, "name" },
    { "investments", BALIK_ITEM_INVESTMENT, "name" },
    { "grants", BALIK_ITEM_GRANT, "name" },
    { "lines", BALIK_ITEM_LINE, "id" },
    { "canvas.cards", BALIK_ITEM_CARD, "title" },
  };
  const guint which = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (choices));
  const gint64 id = balik_plan_reserve_id (plan);
  const gint64 part = balik_plan_reserve_id (plan);
  g_autofree char *name = g_strdup_printf ("n%d", g_rand_int_range (rand, 0, 40));

  balik_edit_group_insert (group, id, choices[which].kind, BALIK_PLAN_ROOT_ID,
                           choices[which].list_key, (guint)g_rand_int_range (rand, 0, 5));
  balik_edit_group_take (group, id, choices[which].key, balik_value_new_text (name));
  if (choices[which].kind != BALIK_ITEM_LINE)
    return;
  balik_edit_group_insert (group, part, BALIK_ITEM_PART, id, "product.materials", 0);
  balik_edit_group_take (group, part, "material", balik_value_new_text ("pe"));
}

static void
change_random_item (GRand *rand, BalikPlan *plan, BalikEditGroup *group)
{
  static const char *const keys[]
      = { "materials", "overheads", "investments", "grants", "lines", "canvas.cards" };
  static const char *const numbers[]
      = { "co2e_virgin", "per_month", "amount", "amount", "price.unit", NULL };
  const guint which = (guint)g_rand_int_range (rand, 0, G_N_ELEMENTS (keys));
  GListModel *list = balik_item_get_list (balik_plan_get_root (plan), keys[which]);
  g_autoptr (BalikItem) item = NULL;
  const guint n_items = g_list_model_get_n_items (list);
  const int kind = g_rand_int_range (rand, 0, 4);

  if (n_items == 0)
    return;
  item = g_list_model_get_item (list, (guint)g_rand_int_range (rand, 0, (int)n_items));
  if (kind == 0)
    balik_edit_group_remove (group, item);
  else if (kind == 1 && numbers[which] != NULL)
    balik_edit_group_take (group, balik_item_get_id (item), numbers[which],
                           balik_value_new_number (g_rand_int_range (rand, 1, 9)));
  else
    balik_edit_group_move (group, balik_item_get_id (item), (guint)g_rand_int_range (rand, 0, 6));
}

static guint
change_at_random (GRand *rand, BalikPlan *plan)
{
  const int n_groups = g_rand_int_range (rand, 0, 25);
  guint n_done = 0;

  for (int i = 0; i < n_groups; i++)
    {
      g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Random");

      if (g_rand_boolean (rand))
        add_random_item (rand, plan, group);
      else
        change_random_item (rand, plan, group);
      n_done += balik_plan_apply (plan, group, NULL) ? 1 : 0;
    }
  return n_done;
}

static void
test_random_pairs (gconstpointer data)
{
  const guint32 seed = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_done = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (BalikPlan) before = plan_fixture_new ();
      g_autoptr (BalikPlan) after = NULL;

      n_done += change_at_random (rand, before);
      after = balik_plan_compare_copy (before);
      n_done += change_at_random (rand, after);
      n_done += change_at_random (rand, before);
      assert_turns (before, after, TRUE);
      assert_turns (before, after, FALSE);
      assert_turns (after, before, TRUE);
    }
  g_assert_cmpuint (n_done, >, 600);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/plan-compare/equal-plans-differ-in-nothing",
                   test_equal_plans_differ_in_nothing);
  g_test_add_func ("/model/plan-compare/tells-values-in-the-order-of-the-plan",
                   test_tells_values_in_the_order_of_the_plan);
  g_test_add_func ("/model/plan-compare/tells-a-section-as-a-whole",
                   test_tells_a_section_as_a_whole);
  g_test_add_func ("/model/plan-compare/tells-a-removed-item-where-it-was",
                   test_tells_a_removed_item_where_it_was);
  g_test_add_func ("/model/plan-compare/moving-one-is-one-difference",
                   test_moving_one_is_one_difference);
  g_test_add_func ("/model/plan-compare/knows-things-of-another-document-by-name",
                   test_knows_things_of_another_document_by_name);
  g_test_add_func ("/model/plan-compare/gives-new-numbers-where-the-old-are-taken",
                   test_gives_new_numbers_where_the_old_are_taken);
  g_test_add_data_func ("/model/plan-compare/random-pairs/1", GUINT_TO_POINTER (20261),
                        test_random_pairs);
  g_test_add_data_func ("/model/plan-compare/random-pairs/2", GUINT_TO_POINTER (4711),
                        test_random_pairs);

  return g_test_run ();
}
