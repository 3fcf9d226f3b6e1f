/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "balik-history.h"
#include "balik-plan-acts.h"
#include "balik-plan-ids.h"

/* Each act leaves a plan that obeys its rules, and undo takes all of it back. */

static BalikItem *
add_line (BalikPlan *plan, const char *offer)
{
  gint64 id = 0;
  g_autoptr (BalikEditGroup) group = balik_plan_acts_add_line (plan, offer, &id);

  g_assert_true (balik_plan_apply (plan, group, NULL));
  return balik_plan_get_item (plan, id);
}

static void
apply (BalikPlan *plan, BalikEditGroup *taken)
{
  g_autoptr (BalikEditGroup) group = taken;
  g_autoptr (GError) error = NULL;

  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
}

static void
test_line_of_each_offer (void)
{
  static const char *const offers[] = { "sell", "lease", "rent", "care" };
  g_autoptr (BalikPlan) plan = balik_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      BalikItem *line = add_line (plan, offers[i]);

      g_assert_cmpstr (balik_item_get_text (line, "offer"), ==, offers[i]);
      g_assert_cmpuint (balik_item_get_position (line), ==, i);
    }
}

static void
test_lending_states_displacement (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  BalikItem *line = add_line (plan, "lease");

  g_assert_cmpfloat (balik_item_get_number (line, "linear.displacement"), ==, 0.646);
  g_assert_true (balik_item_is_assumed (line, "linear.displacement"));
  g_assert_cmpuint (balik_plan_acts_count_assumed (plan), ==, 1);
}

static void
test_takeback_comes_and_goes_as_one (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  BalikItem *line = add_line (plan, "sell");
  g_autoptr (BalikHistory) history = balik_history_new (plan);

  apply (plan, balik_plan_acts_add_section (line, "takeback"));
  apply (plan, balik_plan_acts_add_section (line, "takeback.reuse"));
  g_assert_true (balik_item_is_assumed (line, "linear.displacement"));
  g_assert_true (balik_item_is_assumed (line, "takeback.reuse.max_per_month"));

  apply (plan, balik_plan_acts_remove_section (line, "takeback"));
  g_assert_false (balik_item_has (line, "takeback"));
  g_assert_false (balik_item_has (line, "takeback.reuse"));
  g_assert_false (balik_item_has (line, "takeback.reuse.max_per_month"));

  g_assert_true (balik_history_undo (history, NULL));
  g_assert_true (balik_item_has (line, "takeback.reuse"));
  g_assert_true (balik_item_is_assumed (line, "takeback.reuse.max_per_month"));
  g_assert_true (balik_history_undo (history, NULL));
  g_assert_true (balik_history_undo (history, NULL));
  g_assert_false (balik_history_can_undo (history));
  g_assert_false (balik_item_has (line, "linear.displacement"));
}

static void
test_route_share_is_accepted_after_its_switch (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  BalikItem *line = add_line (plan, "care");
  BalikEditGroup *group;

  apply (plan, balik_plan_acts_add_section (line, "takeback"));
  apply (plan, balik_plan_acts_add_section (line, "takeback.refurbish"));
  group = balik_edit_group_new ("Share");
  balik_edit_group_take (group, balik_item_get_id (line), "takeback.refurbish.share",
                         balik_value_new_number (0.4));
  apply (plan, group);
  g_assert_cmpfloat (balik_item_get_number (line, "takeback.refurbish.share"), ==, 0.4);
}

static void
test_duplicate_has_parts_and_its_own_id (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  BalikItem *line = add_line (plan, "lease");
  BalikItem *copy;
  gint64 id = 0;

  apply (plan, balik_plan_acts_add_item (plan, line, "product.materials", &id));
  apply (plan, balik_plan_acts_duplicate_line (plan, line, &id));
  copy = balik_plan_get_item (plan, id);
  g_assert_cmpstr (balik_item_get_text (copy, "name"), ==, "New line (copy)");
  g_assert_cmpstr (balik_item_get_text (copy, "id"), !=, balik_item_get_text (line, "id"));
  g_assert_cmpuint (g_list_model_get_n_items (balik_item_get_list (copy, "product.materials")), ==,
                    1);

  apply (plan, balik_plan_acts_remove (line));
  g_assert_cmpuint (g_list_model_get_n_items (balik_plan_get_lines (plan)), ==, 1);
}

/* A plan without materials gets one together with the first part. */
static void
test_part_brings_its_material (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  BalikItem *line = add_line (plan, "sell");
  GListModel *materials = balik_item_get_list (balik_plan_get_root (plan), "materials");
  gint64 id = 0;

  apply (plan, balik_plan_acts_add_item (plan, line, "product.materials", &id));
  g_assert_cmpuint (g_list_model_get_n_items (materials), ==, 1);
  apply (plan, balik_plan_acts_add_item (plan, line, "product.materials", &id));
  g_assert_cmpuint (g_list_model_get_n_items (materials), ==, 1);
}

static void
test_material_is_renamed_in_its_parts (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  BalikItem *line = add_line (plan, "sell");
  g_autoptr (BalikItem) material = NULL;
  BalikItem *part;
  BalikEditGroup *group = balik_edit_group_new ("Rename");
  gint64 id = 0;

  apply (plan, balik_plan_acts_add_item (plan, line, "product.materials", &id));
  part = balik_plan_get_item (plan, id);
  material
      = g_list_model_get_item (balik_item_get_list (balik_plan_get_root (plan), "materials"), 0);
  balik_edit_group_take (group, balik_item_get_id (material), "id", balik_value_new_text ("teak"));
  balik_plan_rename_material (plan, group, balik_item_get_text (material, "id"), "teak");
  apply (plan, group);
  g_assert_cmpstr (balik_item_get_text (part, "material"), ==, "teak");
}

static void
test_offer_is_completed (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  BalikItem *line = add_line (plan, "sell");
  BalikEditGroup *group = balik_edit_group_new ("Offer");

  balik_edit_group_take (group, balik_item_get_id (line), "offer", balik_value_new_text ("rent"));
  balik_plan_acts_complete_offer (group, line, "rent");
  apply (plan, group);
  g_assert_true (balik_item_is_assumed (line, "linear.displacement"));
}

static void
test_lists_and_loan (void)
{
  static const char *const lists[] = { "overheads", "investments", "grants", "materials" };
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  BalikItem *root = balik_plan_get_root (plan);
  gint64 id = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      apply (plan, balik_plan_acts_add_item (plan, root, lists[i], &id));
      apply (plan, balik_plan_acts_add_item (plan, root, lists[i], &id));
      apply (plan, balik_plan_acts_remove (balik_plan_get_item (plan, id)));
      g_assert_cmpuint (g_list_model_get_n_items (balik_item_get_list (root, lists[i])), ==, 1);
    }

  apply (plan, balik_plan_acts_add_section (root, "loan"));
  g_assert_true (balik_item_has (root, "loan"));
  g_assert_cmpfloat (balik_item_get_number (root, "loan.months"), >, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/plan-acts/line/each-offer", test_line_of_each_offer);
  g_test_add_func ("/app/plan-acts/line/lending-states-displacement",
                   test_lending_states_displacement);
  g_test_add_func ("/app/plan-acts/line/duplicate-has-parts-and-its-own-id",
                   test_duplicate_has_parts_and_its_own_id);
  g_test_add_func ("/app/plan-acts/section/takeback-comes-and-goes-as-one",
                   test_takeback_comes_and_goes_as_one);
  g_test_add_func ("/app/plan-acts/section/route-share-is-accepted-after-its-switch",
                   test_route_share_is_accepted_after_its_switch);
  g_test_add_func ("/app/plan-acts/material/part-brings-its-material",
                   test_part_brings_its_material);
  g_test_add_func ("/app/plan-acts/material/is-renamed-in-its-parts",
                   test_material_is_renamed_in_its_parts);
  g_test_add_func ("/app/plan-acts/offer/is-completed", test_offer_is_completed);
  g_test_add_func ("/app/plan-acts/lists/and-loan", test_lists_and_loan);
  return g_test_run ();
}
