/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "plan-fixture.h"

/* @group must be refused, and the plan be as before. */
static void
assert_refused (BalikPlan *plan, BalikEditGroup *group, int code, const char *fragment)
{
  g_autofree char *before = plan_fixture_dump (plan);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (balik_plan_apply (plan, group, &error));
  g_assert_error (error, BALIK_PLAN_ERROR, code);
  if (strstr (error->message, fragment) == NULL)
    g_error ("“%s” does not say “%s”.", error->message, fragment);
  after = plan_fixture_dump (plan);
  g_assert_cmpstr (after, ==, before);
}

static void
count_applied (BalikPlan *plan, BalikEditGroup *group, guint *n_applied)
{
  *n_applied += 1;
}

static void
test_apply_tells_once_for_a_group (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");
  guint n_applied = 0;

  g_signal_connect (plan, "applied", G_CALLBACK (count_applied), &n_applied);
  plan_fixture_add (group, plan, "lines.0.price.unit", "33");
  plan_fixture_add (group, plan, "title", "'Tables'");
  g_assert_true (balik_plan_apply (plan, group, NULL));
  g_assert_cmpuint (n_applied, ==, 1);
  g_assert_cmpstr (balik_plan_get_title (plan), ==, "Tables");
}

static void
test_refused_group_tells_nobody (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  guint n_applied = 0;

  g_signal_connect (plan, "applied", G_CALLBACK (count_applied), &n_applied);
  g_assert_false (plan_fixture_set (plan, "years", "21", NULL));
  g_assert_cmpuint (n_applied, ==, 0);
}

static void
test_a_broken_rule_takes_the_group_back (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Much at Once");
  const gint64 id = balik_plan_reserve_id (plan);

  plan_fixture_add (group, plan, "title", "'Tables'");
  balik_edit_group_remove (group, plan_fixture_find (plan, "lines.1", NULL));
  balik_edit_group_insert (group, id, BALIK_ITEM_OVERHEAD, BALIK_PLAN_ROOT_ID, "overheads", 0);
  balik_edit_group_move (group, balik_item_get_id (plan_fixture_find (plan, "materials.pp", NULL)),
                         1);
  plan_fixture_add (group, plan, "lines.0.takeback.recycle.share", "0.9");
  assert_refused (plan, group, BALIK_PLAN_ERROR_RULE, "1.2");
}

static void
test_a_late_stale_edit_takes_the_group_back (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");

  plan_fixture_add (group, plan, "title", "'Tables'");
  balik_edit_group_remove (group, plan_fixture_find (plan, "canvas.cards.0", NULL));
  balik_edit_group_take (group, 12345, "title", balik_value_new_text ("x"));
  assert_refused (plan, group, BALIK_PLAN_ERROR_STALE, "no longer");
}

typedef void (*BreakFunc) (BalikPlan *plan, BalikEditGroup *group);

static void
set_unknown_key (BalikPlan *plan, BalikEditGroup *group)
{
  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "titel", balik_value_new_text ("x"));
}

static void
set_key_of_another_kind (BalikPlan *plan, BalikEditGroup *group)
{
  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "price.unit", balik_value_new_number (1));
}

static void
insert_twice (BalikPlan *plan, BalikEditGroup *group)
{
  const gint64 id = balik_plan_reserve_id (plan);

  balik_edit_group_insert (group, id, BALIK_ITEM_GRANT, BALIK_PLAN_ROOT_ID, "grants", 0);
  balik_edit_group_insert (group, id, BALIK_ITEM_GRANT, BALIK_PLAN_ROOT_ID, "grants", 0);
}

static void
insert_into_a_wrong_list (BalikPlan *plan, BalikEditGroup *group)
{
  balik_edit_group_insert (group, balik_plan_reserve_id (plan), BALIK_ITEM_GRANT,
                           BALIK_PLAN_ROOT_ID, "investments", 0);
}

static void
insert_into_no_list (BalikPlan *plan, BalikEditGroup *group)
{
  balik_edit_group_insert (group, balik_plan_reserve_id (plan), BALIK_ITEM_GRANT,
                           BALIK_PLAN_ROOT_ID, "title", 0);
}

static void
insert_without_an_id (BalikPlan *plan, BalikEditGroup *group)
{
  balik_edit_group_insert (group, 0, BALIK_ITEM_GRANT, BALIK_PLAN_ROOT_ID, "grants", 0);
}

static void
remove_twice (BalikPlan *plan, BalikEditGroup *group)
{
  BalikItem *card = plan_fixture_find (plan, "canvas.cards.0", NULL);

  balik_edit_group_remove (group, card);
  balik_edit_group_remove (group, card);
}

static void
move_the_plan_itself (BalikPlan *plan, BalikEditGroup *group)
{
  balik_edit_group_move (group, BALIK_PLAN_ROOT_ID, 0);
}

static void
set_text_for_number (BalikPlan *plan, BalikEditGroup *group)
{
  plan_fixture_add (group, plan, "lines.0.price.unit", "'20'");
}

static void
set_number_for_text (BalikPlan *plan, BalikEditGroup *group)
{
  plan_fixture_add (group, plan, "title", "20");
}

static void
set_presence_for_number (BalikPlan *plan, BalikEditGroup *group)
{
  plan_fixture_add (group, plan, "lines.0.price.unit", "+");
}

static void
set_number_for_section (BalikPlan *plan, BalikEditGroup *group)
{
  plan_fixture_add (group, plan, "lines.0.takeback", "1");
}

static void
set_origin_for_number (BalikPlan *plan, BalikEditGroup *group)
{
  plan_fixture_add (group, plan, "lines.0.price.unit", "@guess");
}

static void
set_number_for_origin (BalikPlan *plan, BalikEditGroup *group)
{
  plan_fixture_add (group, plan, "lines.0.price.unit#origin", "1");
}

static void
set_origin_of_text (BalikPlan *plan, BalikEditGroup *group)
{
  plan_fixture_add (group, plan, "title#origin", "@guess");
}

static void
test_edits_that_fit_nowhere_are_refused (void)
{
  static const struct
  {
    BreakFunc func;
    const char *fragment;
  } cases[] = {
    { set_unknown_key, "no longer" },
    { set_key_of_another_kind, "no longer" },
    { insert_twice, "no longer" },
    { insert_into_a_wrong_list, "no longer" },
    { insert_into_no_list, "no longer" },
    { insert_without_an_id, "no longer" },
    { remove_twice, "no longer" },
    { move_the_plan_itself, "no longer" },
    { set_text_for_number, "price.unit" },
    { set_number_for_text, "title" },
    { set_presence_for_number, "price.unit" },
    { set_number_for_section, "takeback" },
    { set_origin_for_number, "price.unit" },
    { set_number_for_origin, "price.unit#origin" },
    { set_origin_of_text, "title#origin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BalikPlan) plan = plan_fixture_new ();
      g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");

      plan_fixture_add (group, plan, "title", "'Before'");
      cases[i].func (plan, group);
      assert_refused (plan, group, BALIK_PLAN_ERROR_STALE, cases[i].fragment);
    }
}

static void
test_origins_of_unknown_kinds_are_refused (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");

  plan_fixture_add (group, plan, "lines.0.price.unit#origin", "@hearsay");
  assert_refused (plan, group, BALIK_PLAN_ERROR_RULE, "hearsay");
}

static void
test_load_breaks_rules_without_a_word (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Load");
  guint n_applied = 0;

  g_signal_connect (plan, "applied", G_CALLBACK (count_applied), &n_applied);
  plan_fixture_add (group, plan, "years", "50");
  g_assert_true (balik_plan_load (plan, group, NULL));
  g_assert_cmpuint (n_applied, ==, 0);
  g_assert_cmpint (balik_plan_get_n_months (plan), ==, 600);
}

static void
test_ids_are_never_reused (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) insert = balik_edit_group_new ("Add");
  g_autoptr (BalikEditGroup) removal = balik_edit_group_new ("Remove");
  const gint64 id = balik_plan_reserve_id (plan) + 100;

  balik_edit_group_insert (insert, id, BALIK_ITEM_GRANT, BALIK_PLAN_ROOT_ID, "grants", 0);
  g_assert_true (balik_plan_apply (plan, insert, NULL));
  balik_edit_group_remove (removal, balik_plan_get_item (plan, id));
  g_assert_true (balik_plan_apply (plan, removal, NULL));
  g_assert_cmpint (balik_plan_reserve_id (plan), >, id);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/plan/apply/tells-once", test_apply_tells_once_for_a_group);
  g_test_add_func ("/model/plan/apply/refused-tells-nobody", test_refused_group_tells_nobody);
  g_test_add_func ("/model/plan/apply/broken-rule-is-taken-back",
                   test_a_broken_rule_takes_the_group_back);
  g_test_add_func ("/model/plan/apply/stale-edit-is-taken-back",
                   test_a_late_stale_edit_takes_the_group_back);
  g_test_add_func ("/model/plan/apply/fits-nowhere", test_edits_that_fit_nowhere_are_refused);
  g_test_add_func ("/model/plan/apply/unknown-origin", test_origins_of_unknown_kinds_are_refused);
  g_test_add_func ("/model/plan/load/breaks-rules", test_load_breaks_rules_without_a_word);
  g_test_add_func ("/model/plan/ids-are-never-reused", test_ids_are_never_reused);
  return g_test_run ();
}
