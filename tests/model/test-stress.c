/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "balik-stress.h"
#include "plan-fixture.h"

/* What stress sets do to the numbers of a plan. */

static BalikStress *
new_set (const char *numbers, BalikStressWay way, double amount)
{
  BalikStress *set = balik_stress_new ("a", "Worse", "");
  g_autoptr (GError) error = NULL;

  balik_stress_add (set, numbers, way, amount, &error);
  g_assert_no_error (error);
  return set;
}

/* Lists the steps as “path before > after”, with “!” where a number is held. */
static char *
dup_steps (const BalikStress *set, BalikPlan *plan)
{
  g_autoptr (GPtrArray) steps = balik_stress_list_steps (set, plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const BalikStressStep *step = g_ptr_array_index (steps, i);

      g_string_append_printf (text, "%s%s %g > %g,%g,%g%s", i > 0 ? "; " : "", step->path,
                              step->before != NULL ? balik_value_get_number (step->before) : -1,
                              balik_value_get_low (step->after),
                              balik_value_get_number (step->after),
                              balik_value_get_high (step->after), step->is_held ? " !" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_steps (const char *numbers, BalikStressWay way, double amount, const char *expected)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikStress) set = new_set (numbers, way, amount);
  g_autofree char *steps = dup_steps (set, plan);

  g_assert_cmpstr (steps, ==, expected);
}

static void
test_ways (void)
{
  assert_steps ("loan.rate", BALIK_STRESS_PLUS, 0.03, "loan.rate 0.09 > 0.12,0.12,0.12");
  assert_steps ("overheads.*.per_month", BALIK_STRESS_TIMES, 2,
                "overheads.0.per_month 120 > 200,240,300");
  assert_steps ("investments.*.month", BALIK_STRESS_PLUS, 2.5, "investments.0.month 1 > 4,4,4");
  assert_steps ("materials.*.co2e_virgin", BALIK_STRESS_VALUE, 2,
                "materials.pe.co2e_virgin 1.5 > 2,2,2");
  assert_steps ("lines.*.product.materials.*.kg", BALIK_STRESS_TIMES, 0.5,
                "lines.0.product.materials.0.kg 2 > 1,1,1");
}

/* Numbers that are not stated have their fallback. */
static void
test_fallback (void)
{
  assert_steps ("lines.*.demand.ramp_months", BALIK_STRESS_PLUS, 6,
                "lines.0.demand.ramp_months -1 > 7,7,7; lines.1.demand.ramp_months -1 > 7,7,7");
  assert_steps ("lines.*.serving.bad_debt_share", BALIK_STRESS_TIMES, 2, "");
}

/* Sections that are not there, and numbers that decide nothing, stay as they are. */
static void
test_not_concerned (void)
{
  assert_steps ("lines.*.repair.parts_cost", BALIK_STRESS_PLUS, 5, "");
  assert_steps ("lines.*.takeback.refurbish.parts_cost", BALIK_STRESS_PLUS, 5, "");
  assert_steps ("lines.*.price.unit", BALIK_STRESS_TIMES, 0.5, "lines.0.price.unit 20 > 7.5,10,11");
  assert_steps ("lines.*.price.fee_per_month", BALIK_STRESS_PLUS, 1, "");
}

static void
test_held (void)
{
  assert_steps ("lines.*.takeback.collect_working", BALIK_STRESS_TIMES, 3,
                "lines.0.takeback.collect_working 0.5 > 1,1,1 !");
  assert_steps ("lines.*.takeback.reuse.share", BALIK_STRESS_PLUS, -0.2,
                "lines.0.takeback.reuse.share 0.2 > 0,0,0.1 !");
}

/* Two changes of one number follow one another, and are one step and one act. */
static void
test_twice (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikStress) set = new_set ("loan.rate", BALIK_STRESS_PLUS, 0.01);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (BalikEditGroup) group = NULL;
  g_autoptr (GError) error = NULL;

  balik_stress_add (set, "loan.rate", BALIK_STRESS_TIMES, 2, &error);
  g_assert_no_error (error);
  steps = balik_stress_list_steps (set, plan);
  g_assert_cmpuint (steps->len, ==, 1);
  group = balik_stress_new_edits (set, steps);
  g_assert_cmpstr (balik_edit_group_get_label (group), ==, "Worse");
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (balik_item_get_number (balik_plan_get_root (plan), "loan.rate"),
                                  0.2, 1e-15);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *numbers;
    BalikStressWay way;
    double amount;
  } cases[] = {
    { "lines.*.price.uint", BALIK_STRESS_TIMES, 2 },
    { "lines.0.price.unit", BALIK_STRESS_TIMES, 2 },
    { "lines.*", BALIK_STRESS_TIMES, 2 },
    { "", BALIK_STRESS_TIMES, 2 },
    { "lines.*.name", BALIK_STRESS_PLUS, 2 },
    { "loan", BALIK_STRESS_PLUS, 2 },
    { "years", BALIK_STRESS_VALUE, 3 },
    { "loan.rate", BALIK_STRESS_TIMES, -1 },
    { "loan.rate", BALIK_STRESS_PLUS, INFINITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BalikStress) set = balik_stress_new ("a", "Worse", "");
      g_autoptr (GError) error = NULL;

      g_assert_false (
          balik_stress_add (set, cases[i].numbers, cases[i].way, cases[i].amount, &error));
      g_assert_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stress/ways", test_ways);
  g_test_add_func ("/stress/fallback", test_fallback);
  g_test_add_func ("/stress/not-concerned", test_not_concerned);
  g_test_add_func ("/stress/held", test_held);
  g_test_add_func ("/stress/twice", test_twice);
  g_test_add_func ("/stress/refused", test_refused);
  return g_test_run ();
}
