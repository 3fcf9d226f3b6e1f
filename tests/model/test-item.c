/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

static void
test_absent_number_is_the_default (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  BalikItem *line = plan_fixture_find (plan, "lines.0", NULL);

  g_assert_false (balik_item_has (line, "product.life_months"));
  g_assert_cmpfloat (balik_item_get_number (line, "product.life_months"), ==, 60);
  g_assert_cmpfloat (balik_item_get_number (line, "product.resale"), ==, 0.5);
  g_assert_cmpfloat (balik_item_get_number (line, "demand.season.3"), ==, 1);
}

static void
test_absent_number_is_that_of_another_key (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  BalikItem *line = plan_fixture_find (plan, "lines.0", NULL);
  BalikItem *pp = plan_fixture_find (plan, "materials.pp", NULL);

  g_assert_cmpfloat (balik_item_get_number (line, "linear.price"), ==, 20);
  g_assert_cmpfloat (balik_item_get_number (line, "linear.unit_cost"), ==, 10);
  g_assert_cmpfloat (balik_item_get_number (line, "linear.life_months"), ==, 60);
  g_assert_cmpfloat (balik_item_get_number (pp, "co2e_recycled"), ==, 2);
}

static void
test_put_aside_depends_on_the_offer (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  BalikItem *line = plan_fixture_find (plan, "lines.0", NULL);
  static const struct
  {
    const char *offer;
    double put_aside;
  } cases[] = { { "'lease'", 0 }, { "'rent'", 0 }, { "'care'", 1 }, { "'sell'", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (plan_fixture_set (plan, "lines.0.offer", cases[i].offer, NULL));
      g_assert_cmpfloat (balik_item_get_number (line, "linear.put_aside"), ==, cases[i].put_aside);
    }
}

static void
test_absent_words_are_the_first_choice (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  BalikItem *root = balik_plan_get_root (plan);
  int year = 0;
  int month = 0;

  g_assert_cmpstr (balik_item_get_text (root, "rates.tax.kind"), ==, "none");
  g_assert_cmpstr (balik_item_get_text (root, "title"), ==, "");
  balik_plan_get_start (plan, &year, &month);
  g_assert_cmpint (year, ==, 2027);
  g_assert_cmpint (month, ==, 1);
  g_assert_cmpint (balik_plan_get_n_months (plan), ==, 60);
}

static void
test_paths_lead_back_to_their_item (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  static const char *const paths[] = { "title",
                                       "rates.discount",
                                       "materials.pe.co2e_virgin",
                                       "overheads.0.per_month",
                                       "lines.1.linear.displacement",
                                       "lines.0.product.materials.0.kg",
                                       "lines.0.demand.season.11",
                                       "canvas.cards.1.block" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const char *key = NULL;
      BalikItem *item = plan_fixture_find (plan, paths[i], &key);
      g_autofree char *path = balik_item_dup_path (item, key);

      g_assert_cmpstr (path, ==, paths[i]);
    }
}

static void
test_paths_that_lead_nowhere (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  static const char *const paths[]
      = { "titel",          "lines.2.price.unit",  "lines.00.price.unit", "lines.-1.price.unit",
          "lines..price",   "lines.0x.price.unit", "materials.p.x",       "materials.pp.x",
          "lines.0.prices", "lines.99999999999.id" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *key = NULL;

      g_assert_null (balik_plan_find_path (plan, paths[i], &key));
      g_assert_null (key);
    }
}

static void
test_ids_may_contain_dots (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  BalikItem *item;
  g_autofree char *key = NULL;

  g_assert_true (plan_fixture_set (plan, "materials.pe.id", "'pp.x'", NULL));
  item = balik_plan_find_path (plan, "materials.pp.x.co2e_virgin", &key);
  g_assert_nonnull (item);
  g_assert_cmpstr (balik_item_get_text (item, "id"), ==, "pp.x");
  g_assert_cmpstr (key, ==, "co2e_virgin");
}

static void
test_guesses_are_assumed (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  BalikItem *line = plan_fixture_find (plan, "lines.0", NULL);

  g_assert_false (balik_item_is_assumed (line, "price.unit"));
  g_assert_true (plan_fixture_set (plan, "lines.0.price.unit#origin", "@guess", NULL));
  g_assert_true (balik_item_is_assumed (line, "price.unit"));
  g_assert_true (plan_fixture_set (plan, "lines.0.price.unit#origin", "@quote", NULL));
  g_assert_false (balik_item_is_assumed (line, "price.unit"));
  g_assert_true (plan_fixture_set (plan, "lines.0.price.unit#origin", "@typical range", NULL));
  g_assert_true (balik_item_is_assumed (line, "price.unit"));
  g_assert_true (plan_fixture_set (plan, "lines.0.price.unit", "-", NULL));
  g_assert_false (balik_item_is_assumed (line, "price.unit"));
}

static void
count_change (guint *n_changes)
{
  *n_changes += 1;
}

static void
test_changes_are_told_once_and_by_key (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  BalikItem *line = plan_fixture_find (plan, "lines.0", NULL);
  guint n_changes = 0;
  guint n_others = 0;

  g_signal_connect_swapped (line, "changed::price.unit", G_CALLBACK (count_change), &n_changes);
  g_signal_connect_swapped (line, "changed::price.deposit", G_CALLBACK (count_change), &n_others);
  g_assert_true (plan_fixture_set (plan, "lines.0.price.unit", "30", NULL));
  g_assert_true (plan_fixture_set (plan, "lines.0.price.unit", "30", NULL));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (n_others, ==, 0);
}

static void
test_items_outlive_their_plan (void)
{
  BalikPlan *plan = plan_fixture_new ();
  g_autoptr (BalikItem) line = g_object_ref (plan_fixture_find (plan, "lines.0", NULL));

  g_assert_finalize_object (plan);
  g_assert_null (balik_item_get_parent (line));
  g_assert_cmpuint (balik_item_get_position (line), ==, 0);
  g_assert_cmpstr (balik_item_get_text (line, "id"), ==, "chair");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/item/absent-number/default", test_absent_number_is_the_default);
  g_test_add_func ("/model/item/absent-number/of-another-key",
                   test_absent_number_is_that_of_another_key);
  g_test_add_func ("/model/item/absent-number/put-aside", test_put_aside_depends_on_the_offer);
  g_test_add_func ("/model/item/absent-words/first-choice", test_absent_words_are_the_first_choice);
  g_test_add_func ("/model/item/path/leads-back", test_paths_lead_back_to_their_item);
  g_test_add_func ("/model/item/path/leads-nowhere", test_paths_that_lead_nowhere);
  g_test_add_func ("/model/item/path/ids-with-dots", test_ids_may_contain_dots);
  g_test_add_func ("/model/item/origin/guesses-are-assumed", test_guesses_are_assumed);
  g_test_add_func ("/model/item/changed/once-and-by-key", test_changes_are_told_once_and_by_key);
  g_test_add_func ("/model/item/outlives-its-plan", test_items_outlive_their_plan);
  return g_test_run ();
}
