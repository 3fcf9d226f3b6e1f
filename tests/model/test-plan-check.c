/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-plan-check.h"
#include "plan-fixture.h"

/* Each rule of model.md §1, broken once. */
typedef struct
{
  const char *name;
  const char *path; /* what is set … */
  const char *text; /* … to what; see plan_fixture_parse () */
  const char *problem_path;
  const char *fragment;
} Case;

static const Case cases[] = {
  { "share-below-0", "lines.0.repair.success", "-0.1", NULL, "-0.1, but it must be from 0 to 1" },
  { "share-above-1", "lines.0.repair.success", "1.1", NULL, "1.1, but it must be from 0 to 1" },
  { "share-high-above-1", "lines.0.repair.success", "[0.1, 0.5, 1.5]", NULL, "1.5" },
  { "share-low-below-0", "lines.0.repair.success", "[-0.5, 0.5, 0.6]", NULL, "-0.5" },
  { "leave-above-1", "lines.0.leaving.leave_per_year", "1.01", NULL, "1.01" },
  { "likely-below-low", "lines.0.price.unit", "[3, 2, 4]", NULL, "from 3 over 2 to 4" },
  { "high-below-likely", "lines.0.price.unit", "[1, 5, 4]", NULL, "from 1 over 5 to 4" },
  { "route-shares", "lines.0.takeback.recycle.share", "0.71", "lines.0.takeback", "1.01" },
  { "route-share-highs", "lines.0.takeback.recycle.share", "[0, 0.1, 0.75]", "lines.0.takeback",
    "1.05" },
  { "renewed-without-maximum", "lines.0.takeback.reuse.max_per_month", "-", NULL, "reuse" },
  { "second-route-without-maximum", "lines.0.takeback.refurbish.share", "0.1",
    "lines.0.takeback.refurbish.max_per_month", "refurbish" },
  { "loan-within-grace", "loan.grace_months", "24", "loan.months", "24 grace months" },
  { "loan-months-range", "loan.months", "[3, 24, 30]", NULL, "runs for 3 months" },
  { "grace-below-0", "loan.grace_months", "-1", NULL, "at least 0" },
  { "overhead-ends-before-it-starts", "overheads.0.from", "21", "overheads.0.to", "at least the" },
  { "overhead-from-0", "overheads.0.from", "0", NULL, "at least 1" },
  { "grant-after-the-plan", "grants.0.month", "61", NULL, "ends with month 60" },
  { "grant-high-after-the-plan", "grants.0.month", "[1, 2, 61]", NULL, "61" },
  { "investment-after-any-plan", "investments.0.month", "241", NULL, "beyond month 240" },
  { "month-below-0", "grants.0.month", "-1", NULL, "at least 0" },
  { "life-0", "lines.0.product.life_months", "0", NULL, "more than 0" },
  { "linear-life-0", "lines.0.linear.life_months", "0", NULL, "more than 0" },
  { "investment-life-0", "investments.0.life_months", "0", NULL, "at least 1" },
  { "shape-too-low", "lines.0.product.life_shape", "0.29", NULL, "from 0.3 to 10" },
  { "shape-too-high", "lines.0.product.life_shape", "10.5", NULL, "from 0.3 to 10" },
  { "uses-per-customer-0", "lines.1.price.uses_per_customer", "0", NULL, "more than 0" },
  { "uses-per-unit-0", "lines.1.price.uses_per_unit", "0", NULL, "more than 0" },
  { "life-factor-0", "lines.0.takeback.reuse.life_factor", "0", NULL, "more than 0" },
  { "displacement-not-finite", "lines.0.linear.displacement", "inf", NULL, "written out" },
  { "displacement-not-a-number", "lines.0.linear.displacement", "nan", NULL, "written out" },
  { "growth-not-finite", "lines.0.demand.growth_per_year", "-inf", NULL, "written out" },
  { "growth-minus-1", "lines.0.demand.growth_per_year", "-1", NULL, "more than -1" },
  { "discount-minus-1", "rates.discount", "-1", NULL, "more than -1" },
  { "loan-rate-minus-1", "loan.rate", "-1.5", NULL, "more than -1" },
  { "grid-change-minus-1", "environment.grid_change_per_year", "-1", NULL, "more than -1" },
  { "displacement-missing-takeback", "lines.0.linear.displacement", "-", NULL, "must be stated" },
  { "displacement-missing-rent", "lines.1.linear.displacement", "-", NULL, "must be stated" },
  { "years-0", "years", "0", NULL, "from 1 to 20" },
  { "years-21", "years", "21", NULL, "from 1 to 20" },
  { "years-broken", "years", "2.5", NULL, "whole number" },
  { "years-range", "years", "[1, 2, 3]", NULL, "cannot be a range" },
  { "seed-range", "seed", "[1, 2, 3]", NULL, "cannot be a range" },
  { "seed-below-0", "seed", "-1", NULL, "at least 0" },
  { "seed-too-large", "seed", "9007199254740994", NULL, "at most 9007199254740992" },
  { "correlation-too-high", "correlation", "0.96", NULL, "from 0 to 0.95" },
  { "ramp-below-1", "lines.0.demand.ramp_months", "0.5", NULL, "at least 1" },
  { "existing-below-0", "lines.0.demand.existing", "-1", NULL, "at least 0" },
  { "month-broken", "lines.0.takeback.lag_months", "1.5", NULL, "whole number" },
  { "season-with-a-gap", "lines.0.demand.season.4", "2", "lines.0.demand.season", "1 number" },
  { "start-without-month", "start", "'2027'", NULL, "2027-06" },
  { "start-month-13", "start", "'2027-13'", NULL, "2027-13" },
  { "start-before-calendars", "start", "'0999-12'", NULL, "from 1000 to 9000" },
  { "start-after-calendars", "start", "'9001-01'", NULL, "from 1000 to 9000" },
  { "months-beyond-counting", "rates.tax.asset_life_months", "1000000001", NULL, "1000000000" },
  { "value-in-full", "rates.tax.asset_life_months", "[1, 2, 1000000000.25]", NULL,
    "is 1000000000.25" },
  { "lag-beyond-counting", "lines.0.takeback.lag_months", "[0, 1, 2e9]", NULL, "1000000000" },
  { "country-small", "country", "'la'", NULL, "two capital letters" },
  { "currency-long", "currency", "'KIPS'", NULL, "three capital letters" },
  { "offer-unknown", "lines.1.offer", "'leese'", NULL, "sell, lease, rent, care" },
  { "tax-kind-unknown", "rates.tax.kind", "'vat'", NULL, "none, profit, turnover" },
  { "scenario-unknown", "overheads.0.scenario", "''", NULL, "circular, linear" },
  { "line-id-missing", "lines.1.id", "-", NULL, "must be stated" },
  { "line-id-empty", "lines.1.id", "''", NULL, "must not be empty" },
  { "line-id-twice", "lines.1.id", "'chair'", NULL, "“chair” is used twice" },
  { "card-id-twice", "canvas.cards.1.id", "'a'", NULL, "“a” is used twice" },
  { "card-block-unknown", "canvas.cards.0.block", "'roof'", NULL, "roof" },
  { "card-colour-unknown", "canvas.cards.0.colour", "'red'", NULL, "red" },
  { "material-unknown", "lines.0.product.materials.0.material", "'pvc'", NULL, "pvc" },
  { "material-missing", "lines.0.product.materials.0.material", "-", NULL, "must be stated" },
  { "weight-below-0", "lines.0.product.materials.0.kg", "-1", NULL, "at least 0" },
  { "factor-below-0", "materials.pp.water_virgin", "-1", NULL, "at least 0" },
  { "origin-kind-unknown", "lines.0.price.unit#origin", "@hearsay", "lines.0.price.unit",
    "hearsay" },
};

static void
test_rule (gconstpointer data)
{
  const Case *test = data;
  const char *expected = test->problem_path != NULL ? test->problem_path : test->path;
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikPlan) applied = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Break");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  const BalikProblem *problem;

  plan_fixture_add (group, plan, test->path, test->text);
  g_assert_true (balik_plan_load (plan, group, NULL));
  problems = balik_plan_check (plan);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->path, ==, expected);
  g_test_message ("%s: %s", problem->path, problem->message);
  g_assert_nonnull (strstr (problem->message, test->fragment));
  g_assert_nonnull (balik_plan_get_item (plan, problem->item));

  /* As an edit it is refused with the same words. */
  g_assert_false (plan_fixture_set (applied, test->path, test->text, &error));
  g_assert_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE);
  g_assert_cmpstr (error->message, ==, problem->message);
}

static void
test_fixture_keeps_all_rules (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikPlan) empty = balik_plan_new ();
  g_autoptr (GPtrArray) problems = balik_plan_check (plan);
  g_autoptr (GPtrArray) none = balik_plan_check (empty);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_values_at_their_bounds_are_allowed (void)
{
  static const struct
  {
    const char *path;
    const char *text;
  } good[] = {
    { "years", "20" },
    { "seed", "9007199254740992" },
    { "correlation", "0.95" },
    { "lines.0.takeback.recycle.share", "0.7" },
    { "lines.0.product.life_shape", "[0.3, 2, 10]" },
    { "lines.0.linear.displacement", "-0.2" },
    { "lines.0.linear.displacement", "1.3" },
    { "lines.0.price.unit", "-5" },
    { "lines.0.product.retire_months", "[1.5, 2, 7.5]" },
    { "loan.grace_months", "23" },
    { "overheads.0.to", "0" },
    { "overheads.0.to", "2" },
    { "grants.0.month", "60" },
    { "investments.0.month", "240" },
    { "country", "''" },
    { "lines.0.price.unit#origin", "@own record" },
  };
  g_autoptr (BalikPlan) plan = plan_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      plan_fixture_set (plan, good[i].path, good[i].text, &error);
      g_assert_no_error (error);
    }
}

static void
test_problems_are_found_all_at_once (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Break");
  g_autoptr (GPtrArray) problems = NULL;
  static const char *const expected[]
      = { "years", "overheads.0.from", "lines.0.price.deposit", "canvas.cards.0.block" };

  plan_fixture_add (group, plan, "years", "0");
  plan_fixture_add (group, plan, "canvas.cards.0.block", "'roof'");
  plan_fixture_add (group, plan, "lines.0.price.deposit", "-1");
  plan_fixture_add (group, plan, "overheads.0.from", "0");
  plan_fixture_add (group, plan, "grants.0.month", "0");
  plan_fixture_add (group, plan, "investments.0.month", "0");
  g_assert_true (balik_plan_load (plan, group, NULL));
  problems = balik_plan_check (plan);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpstr (((const BalikProblem *)g_ptr_array_index (problems, i))->path, ==,
                     expected[i]);
}

static void
test_season_of_zeros_is_refused (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) zeros = balik_edit_group_new ("Season");
  g_autoptr (BalikEditGroup) one = balik_edit_group_new ("Season");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("lines.0.demand.season.%u", i);

      plan_fixture_add (zeros, plan, path, "0");
      plan_fixture_add (one, plan, path, i == 7 ? "3" : "0");
    }
  g_assert_false (balik_plan_apply (plan, zeros, &error));
  g_assert_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE);
  g_assert_true (balik_plan_apply (plan, one, NULL));
}

static void
test_lines_are_bounded (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Many Lines");
  const guint n_before = g_list_model_get_n_items (balik_plan_get_lines (plan));
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = n_before; i < 201; i++)
    {
      const gint64 id = balik_plan_reserve_id (plan);
      g_autofree char *text = g_strdup_printf ("line-%u", i);

      balik_edit_group_insert (group, id, BALIK_ITEM_LINE, BALIK_PLAN_ROOT_ID, "lines", i);
      balik_edit_group_take (group, id, "id", balik_value_new_text (text));
    }
  g_assert_true (balik_plan_load (plan, group, NULL));
  problems = balik_plan_check (plan);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((const BalikProblem *)g_ptr_array_index (problems, 0))->path, ==, "lines");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/plan-check/fixture", test_fixture_keeps_all_rules);
  g_test_add_func ("/model/plan-check/bounds", test_values_at_their_bounds_are_allowed);
  g_test_add_func ("/model/plan-check/all-at-once", test_problems_are_found_all_at_once);
  g_test_add_func ("/model/plan-check/season-of-zeros", test_season_of_zeros_is_refused);
  g_test_add_func ("/model/plan-check/lines", test_lines_are_bounded);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/model/plan-check/rule/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_rule);
    }
  return g_test_run ();
}
