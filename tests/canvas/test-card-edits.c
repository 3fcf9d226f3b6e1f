/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-card-edits.h"
#include "canvas-fixture.h"

static void
assert_titles (BalikPlan *plan, const char *block, const char *expected)
{
  g_autofree char *titles = canvas_fixture_dup_titles (plan, block);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_add_takes_block_and_colour (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  gint64 id = 0;
  BalikItem *card;

  canvas_fixture_apply (plan, balik_card_edit_add (plan, "partners", 1, "Market", &id));

  assert_titles (plan, "partners", "Schools|Market|Tailor");
  card = balik_plan_get_item (plan, id);
  g_assert_cmpstr (balik_item_get_text (card, "colour"), ==, "yellow");
  g_assert_cmpstr (balik_item_get_text (card, "id"), !=, "");
}

static void
test_add_gives_an_id_of_its_own (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  g_autoptr (BalikEditGroup) taken = balik_edit_group_new ("Take the next id");
  BalikItem *schools = canvas_fixture_get_card (plan, "Schools");
  gint64 next = balik_plan_reserve_id (plan) + 1;
  g_autofree char *name = g_strdup_printf ("c%" G_GINT64_FORMAT, next);
  gint64 id = 0;

  balik_edit_group_take (taken, balik_item_get_id (schools), "id", balik_value_new_text (name));
  canvas_fixture_apply (plan, g_steal_pointer (&taken));
  canvas_fixture_apply (plan, balik_card_edit_add (plan, "partners", 0, "Market", &id));

  g_assert_cmpint (id, ==, next);
  g_assert_cmpstr (balik_item_get_text (balik_plan_get_item (plan, id), "id"), !=, name);
}

static void
test_move_table (void)
{
  static const struct
  {
    const char *card;
    const char *block;
    guint index;
    const char *partners;
    const char *product;
  } rows[] = {
    { "Schools", "partners", 1, "Tailor|Schools", "Lasts" },
    { "Schools", "partners", 9, "Tailor|Schools", "Lasts" },
    { "Tailor", "partners", 0, "Tailor|Schools", "Lasts" },
    { "Schools", "product", 0, "Tailor", "Schools|Lasts" },
    { "Schools", "product", 1, "Tailor", "Lasts|Schools" },
    { "Lasts", "partners", 1, "Schools|Lasts|Tailor", "" },
    { "Lasts", "partners", G_MAXUINT, "Schools|Tailor|Lasts", "" },
    { "Swapped", "product", 1, "Schools|Tailor", "Lasts|Swapped" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
      g_autoptr (BalikHistory) history = balik_history_new (plan);
      BalikItem *card = canvas_fixture_get_card (plan, rows[i].card);

      canvas_fixture_apply (plan, balik_card_edit_move (plan, card, rows[i].block, rows[i].index));
      assert_titles (plan, "partners", rows[i].partners);
      assert_titles (plan, "product", rows[i].product);
      canvas_fixture_undo (history);
      assert_titles (plan, "partners", "Schools|Tailor");
      assert_titles (plan, "product", "Lasts");
    }
}

static void
test_move_to_own_place_is_nothing (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  BalikItem *tailor = canvas_fixture_get_card (plan, "Tailor");

  g_assert_null (balik_card_edit_move (plan, tailor, "partners", 1));
  g_assert_null (balik_card_edit_move (plan, tailor, "partners", G_MAXUINT));
}

static void
test_remove_comes_back_whole (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  g_autoptr (BalikHistory) history = balik_history_new (plan);
  BalikItem *card;

  canvas_fixture_apply (plan, balik_card_edit_remove (canvas_fixture_get_card (plan, "Lasts")));
  assert_titles (plan, "product", "");
  canvas_fixture_undo (history);
  card = canvas_fixture_get_card (plan, "Lasts");
  g_assert_cmpstr (balik_item_get_texts (card, "links")[0], ==, "lines.0.product.life_months");
}

static void
test_same_text_is_nothing (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();

  g_assert_null (
      balik_card_edit_set (canvas_fixture_get_card (plan, "Schools"), "title", "Schools"));
}

static void
test_link_replaces_the_first (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  BalikItem *card = canvas_fixture_get_card (plan, "Lasts");

  g_assert_null (balik_card_edit_link (card, "lines.0.product.life_months"));
  canvas_fixture_apply (plan, balik_card_edit_link (card, "rates.discount"));
  g_assert_cmpstr (balik_item_get_texts (card, "links")[0], ==, "rates.discount");
  g_assert_null (balik_item_get_texts (card, "links")[1]);
  canvas_fixture_apply (plan, balik_card_edit_link (card, NULL));
  g_assert_null (balik_item_get_texts (card, "links")[0]);
}

static void
test_text_pastes_as_it_was_copied (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();
  BalikItem *card = canvas_fixture_get_card (plan, "Tailor");
  g_autofree char *text = NULL;
  gint64 id = 0;

  canvas_fixture_apply (plan, balik_card_edit_set (card, "text", "Sews at night.\nLives near."));
  text = balik_card_dup_text (card);
  canvas_fixture_apply (plan, balik_card_edit_paste (plan, "work", 0, text, &id));
  card = balik_plan_get_item (plan, id);
  g_assert_cmpstr (balik_item_get_text (card, "title"), ==, "Tailor");
  g_assert_cmpstr (balik_item_get_text (card, "text"), ==, "Sews at night.\nLives near.");
  g_assert_cmpstr (balik_item_get_text (card, "block"), ==, "work");
}

static void
test_each_line_becomes_a_card (void)
{
  g_autoptr (BalikPlan) plan = canvas_fixture_new_plan ();

  canvas_fixture_apply (
      plan, balik_card_edit_paste (plan, "partners", 1, "One\r\n\n  Two \n\nThree", NULL));
  assert_titles (plan, "partners", "Schools|One|Two|Three|Tailor");
  g_assert_null (balik_card_edit_paste (plan, "partners", 0, " \n\t\n", NULL));
  g_assert_null (balik_card_edit_paste (plan, "partners", 0, "\xff", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/card-edits/add/takes-block-and-colour",
                   test_add_takes_block_and_colour);
  g_test_add_func ("/canvas/card-edits/add/gives-an-id-of-its-own",
                   test_add_gives_an_id_of_its_own);
  g_test_add_func ("/canvas/card-edits/move/table", test_move_table);
  g_test_add_func ("/canvas/card-edits/move/to-own-place-is-nothing",
                   test_move_to_own_place_is_nothing);
  g_test_add_func ("/canvas/card-edits/remove/comes-back-whole", test_remove_comes_back_whole);
  g_test_add_func ("/canvas/card-edits/set/same-text-is-nothing", test_same_text_is_nothing);
  g_test_add_func ("/canvas/card-edits/link/replaces-the-first", test_link_replaces_the_first);
  g_test_add_func ("/canvas/card-edits/paste/as-it-was-copied", test_text_pastes_as_it_was_copied);
  g_test_add_func ("/canvas/card-edits/paste/each-line-becomes-a-card",
                   test_each_line_becomes_a_card);

  return g_test_run ();
}
