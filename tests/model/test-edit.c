/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

/* Applies @group and its inverse: the plan must be as before, and after doing it again as after. */
static void
assert_turns_round (BalikPlan *plan, BalikEditGroup *group)
{
  g_autofree char *before = plan_fixture_dump (plan);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  g_autoptr (BalikEditGroup) inverse = NULL;
  g_autoptr (BalikEditGroup) repeat = NULL;
  g_autoptr (GError) error = NULL;

  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
  after = plan_fixture_dump (plan);
  g_assert_cmpstr (after, !=, before);

  inverse = balik_edit_group_new_inverse (group);
  g_assert_cmpstr (balik_edit_group_get_label (inverse), ==, balik_edit_group_get_label (group));
  balik_plan_apply (plan, inverse, &error);
  g_assert_no_error (error);
  back = plan_fixture_dump (plan);
  g_assert_cmpstr (back, ==, before);

  repeat = balik_edit_group_new_inverse (inverse);
  balik_plan_apply (plan, repeat, &error);
  g_assert_no_error (error);
  again = plan_fixture_dump (plan);
  g_assert_cmpstr (again, ==, after);
}

static void
test_set_turns_round (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Change Price");

  plan_fixture_add (group, plan, "lines.0.price.unit", "33");
  plan_fixture_add (group, plan, "lines.0.price.deposit", "5");
  plan_fixture_add (group, plan, "lines.0.takeback.collect_working", "-");
  plan_fixture_add (group, plan, "lines.0.price.unit#origin", "@quote");
  /* The same key twice: the last holds, and the first value comes back. */
  plan_fixture_add (group, plan, "lines.0.price.unit", "34");
  assert_turns_round (plan, group);
  g_assert_cmpfloat (
      balik_item_get_number (plan_fixture_find (plan, "lines.0", NULL), "price.unit"), ==, 34);
}

static void
test_insert_turns_round (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Add Line");
  const gint64 line = balik_plan_reserve_id (plan);
  const gint64 part = balik_plan_reserve_id (plan);

  balik_edit_group_insert (group, line, BALIK_ITEM_LINE, BALIK_PLAN_ROOT_ID, "lines", 1);
  balik_edit_group_take (group, line, "id", balik_value_new_text ("table"));
  balik_edit_group_insert (group, part, BALIK_ITEM_PART, line, "product.materials", 0);
  balik_edit_group_take (group, part, "material", balik_value_new_text ("pe"));
  assert_turns_round (plan, group);
  g_assert_cmpstr (balik_item_get_text (plan_fixture_find (plan, "lines.1", NULL), "id"), ==,
                   "table");
  g_assert_cmpint (
      balik_item_get_id (plan_fixture_find (plan, "lines.1.product.materials.0", NULL)), ==, part);
}

static void
test_remove_turns_round_with_all_inside (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Remove Line");
  BalikItem *line = plan_fixture_find (plan, "lines.0", NULL);
  const gint64 id = balik_item_get_id (line);

  g_assert_true (plan_fixture_set (plan, "lines.0.price.unit#origin", "@guess", NULL));
  balik_edit_group_remove (group, line);
  g_assert_true (balik_edit_group_touches (group, id, "price.unit"));
  assert_turns_round (plan, group);
  g_assert_null (balik_plan_get_item (plan, id));
}

static void
test_move_turns_round (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Move Card");
  BalikItem *card = plan_fixture_find (plan, "canvas.cards.0", NULL);

  balik_edit_group_move (group, balik_item_get_id (card), 99);
  assert_turns_round (plan, group);
  g_assert_cmpuint (balik_item_get_position (card), ==, 1);
}

static void
test_only_numbers_touch_numbers (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  static const struct
  {
    const char *path;
    const char *text;
    gboolean touches;
  } cases[] = {
    { "lines.0.price.unit", "21", TRUE },
    { "lines.0.price.unit#origin", "@quote", FALSE },
    { "canvas.cards.0.title", "'Friends'", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");

      plan_fixture_add (group, plan, cases[i].path, cases[i].text);
      g_assert_true (balik_plan_apply (plan, group, NULL));
      g_assert_cmpint (balik_edit_group_touches_numbers (group), ==, cases[i].touches);
    }
}

static void
test_groups_merge_when_they_set_the_same_keys (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) first = balik_edit_group_new ("Price");
  g_autoptr (BalikEditGroup) second = balik_edit_group_new ("Price");
  g_autoptr (BalikEditGroup) other_key = balik_edit_group_new ("Price");
  g_autoptr (BalikEditGroup) other_label = balik_edit_group_new ("Cost");
  g_autoptr (BalikEditGroup) empty = balik_edit_group_new ("Price");
  g_autoptr (BalikEditGroup) merged = NULL;
  const BalikEdit *edit;

  plan_fixture_add (first, plan, "lines.0.price.unit", "21");
  plan_fixture_add (second, plan, "lines.0.price.unit", "22");
  plan_fixture_add (other_key, plan, "lines.0.price.deposit", "22");
  plan_fixture_add (other_label, plan, "lines.0.price.unit", "22");
  g_assert_true (balik_plan_apply (plan, first, NULL));
  g_assert_true (balik_plan_apply (plan, second, NULL));

  g_assert_true (balik_edit_group_can_merge (first, second));
  g_assert_false (balik_edit_group_can_merge (first, other_key));
  g_assert_false (balik_edit_group_can_merge (first, other_label));
  g_assert_false (balik_edit_group_can_merge (empty, empty));

  merged = balik_edit_group_new_merged (first, second);
  edit = balik_edit_group_get_edit (merged, 0);
  g_assert_cmpfloat (balik_value_get_number (edit->before), ==, 20);
  g_assert_cmpfloat (balik_value_get_number (edit->after), ==, 22);
  edit = balik_edit_group_get_edit (first, 0);
  g_assert_cmpfloat (balik_value_get_number (edit->after), ==, 21);
}

static void
test_what_was_added_goes_on_being_typed (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) add = balik_edit_group_new ("Add Card");
  g_autoptr (BalikEditGroup) more = balik_edit_group_new ("Add Card");
  g_autoptr (BalikEditGroup) colour = balik_edit_group_new ("Add Card");
  g_autoptr (BalikEditGroup) merged = NULL;
  g_autoptr (BalikEditGroup) inverse = NULL;
  const gint64 card = balik_plan_reserve_id (plan);
  const guint n_before = g_list_model_get_n_items (balik_plan_get_cards (plan));

  balik_edit_group_insert (add, card, BALIK_ITEM_CARD, BALIK_PLAN_ROOT_ID, "canvas.cards",
                           n_before);
  balik_edit_group_take (add, card, "id", balik_value_new_text ("card-9"));
  balik_edit_group_take (add, card, "block", balik_value_new_text ("offer"));
  balik_edit_group_take (add, card, "title", balik_value_new_text ("Ta"));
  balik_edit_group_take (more, card, "title", balik_value_new_text ("Tailor"));
  balik_edit_group_take (colour, card, "colour", balik_value_new_text ("blue"));
  g_assert_true (balik_plan_apply (plan, add, NULL));
  g_assert_true (balik_plan_apply (plan, more, NULL));

  g_assert_true (balik_edit_group_can_merge (add, more));
  g_assert_false (balik_edit_group_can_merge (add, colour));
  g_assert_false (balik_edit_group_can_merge (more, add));

  merged = balik_edit_group_new_merged (add, more);
  inverse = balik_edit_group_new_inverse (merged);
  g_assert_true (balik_plan_apply (plan, inverse, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (balik_plan_get_cards (plan)), ==, n_before);
  g_assert_true (balik_plan_apply (plan, merged, NULL));
  g_assert_cmpstr (balik_item_get_text (balik_plan_get_item (plan, card), "title"), ==, "Tailor");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/edit/inverse/set", test_set_turns_round);
  g_test_add_func ("/model/edit/inverse/insert", test_insert_turns_round);
  g_test_add_func ("/model/edit/inverse/remove", test_remove_turns_round_with_all_inside);
  g_test_add_func ("/model/edit/inverse/move", test_move_turns_round);
  g_test_add_func ("/model/edit/touches-numbers", test_only_numbers_touch_numbers);
  g_test_add_func ("/model/edit/merge", test_groups_merge_when_they_set_the_same_keys);
  g_test_add_func ("/model/edit/merge-into-adding", test_what_was_added_goes_on_being_typed);
  return g_test_run ();
}
