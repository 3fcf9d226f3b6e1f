/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-headline.h"
#include "balik-projection.h"
#include "balik-simulation.h"
#include "example-plans.h"

/* What the sentences say of plans whose results are known. */
static const struct
{
  const char *plan;
  BalikAnswer answer;
  const char *title;
  const char *detail;
  BalikTone tone;
} rows[] = {
  { "lease-school-uniforms", BALIK_ANSWER_PAYBACK, "Pays back in month 30",
    "and needs 136 million kip before it does.", BALIK_TONE_GOOD },
  { "lease-school-uniforms", BALIK_ANSWER_FUNDING, "Needs 136 million kip",
    "in all, most of it by month 15. After the loan, 113 million kip must be your own.",
    BALIK_TONE_WARNING },
  { "lease-school-uniforms", BALIK_ANSWER_WORTH, "Worth 330 million kip more",
    "in today's money over 5 years, compared with selling the usual way.", BALIK_TONE_GOOD },
  { "lease-school-uniforms", BALIK_ANSWER_SAVING, "Keeps 385 kg out of the dump",
    "and 2.97 t CO₂e out of the air, compared with customers buying.", BALIK_TONE_GOOD },
  { "lease-school-uniforms", BALIK_ANSWER_CUSTOMER, "Customers pay 857 million kip more",
    "over 5 years than if they bought.", BALIK_TONE_WARNING },
  { "sell-furniture-buyback", BALIK_ANSWER_PAYBACK, "Pays back in month 7", NULL, BALIK_TONE_GOOD },
};

static void
test_answers (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US.UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikPlan) plan = example_plan_load (rows[i].plan);
      g_autoptr (BalikResult) result = balik_project (plan, NULL);
      g_autoptr (BalikHeadline) headline
          = balik_headline_new (rows[i].answer, plan, result, NULL, locale);

      g_assert_cmpstr (headline->title, ==, rows[i].title);
      if (rows[i].detail != NULL)
        g_assert_cmpstr (headline->detail, ==, rows[i].detail);
      g_assert_cmpint (headline->tone, ==, rows[i].tone);
    }
}

/* Each plan gets an answer to each question, and bad news has its tone. */
static void
test_every_plan_is_answered (void)
{
  g_autoptr (GPtrArray) plans = example_plans_list ();
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US.UTF-8");

  for (guint i = 0; i < plans->len; i++)
    {
      BalikPlan *plan = g_ptr_array_index (plans, i);
      g_autoptr (BalikResult) result = balik_project (plan, NULL);
      double months;
      const gboolean pays = balik_result_get_figure (result, "payback_months", &months);

      for (guint answer = 0; answer < BALIK_N_ANSWERS; answer++)
        {
          g_autoptr (BalikHeadline) headline
              = balik_headline_new (answer, plan, result, NULL, locale);

          g_assert_cmpstr (headline->title, !=, "");
          g_assert_cmpstr (headline->detail, !=, "");
          if (answer == BALIK_ANSWER_PAYBACK)
            g_assert_cmpint (headline->tone, ==, pays ? BALIK_TONE_GOOD : BALIK_TONE_BAD);
        }
    }
}

/* A plan with ranges answers from its draws: the median, and what eight of ten draws hold. */
static const struct
{
  BalikAnswer answer;
  const char *title;
  const char *detail;
  const char *range;
  BalikTone tone;
} drawn[] = {
  { BALIK_ANSWER_PAYBACK, "Pays back in month 31", "and needs 141 million kip before it does.",
    "8 in 10 chances: month 29–41, 114–172 million kip", BALIK_TONE_GOOD },
  { BALIK_ANSWER_FUNDING, "Needs 141 million kip",
    "in all, most of it by month 15. After the loan, 118 million kip must be your own.",
    "8 in 10 chances: 114–172 million kip", BALIK_TONE_WARNING },
  { BALIK_ANSWER_WORTH, "Worth 291 million kip more",
    "in today's money over 5 years, compared with selling the usual way.",
    "8 in 10 chances: 188–396 million kip", BALIK_TONE_GOOD },
  { BALIK_ANSWER_SAVING, "Keeps 321 kg out of the dump",
    "compared with customers buying. For the climate it is too close to call.",
    "8 in 10 chances: 99–552 kg; 6 in 10 chances of less climate gas", BALIK_TONE_GOOD },
  { BALIK_ANSWER_CUSTOMER, "Customers pay 832 million kip more",
    "over 5 years than if they bought.", "8 in 10 chances: 634–1,030 million kip",
    BALIK_TONE_WARNING },
};

static void
test_ranges (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US.UTF-8");
  g_autoptr (BalikPlan) plan = example_plan_load ("lease-school-uniforms");
  g_autoptr (BalikResult) result = balik_project (plan, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikSpread) spread = balik_simulate (plan, 2000, -1, 1, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      g_autoptr (BalikHeadline) headline
          = balik_headline_new (drawn[i].answer, plan, result, spread, locale);

      g_assert_cmpstr (headline->title, ==, drawn[i].title);
      g_assert_cmpstr (headline->detail, ==, drawn[i].detail);
      g_assert_cmpstr (headline->range, ==, drawn[i].range);
      g_assert_cmpint (headline->tone, ==, drawn[i].tone);
    }
}

static void
set_range (BalikPlan *plan, const char *path, double low, double likely, double high)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("set");
  g_autofree char *key = NULL;
  BalikItem *item = balik_plan_find_path (plan, path, &key);
  g_autoptr (GError) error = NULL;

  balik_edit_group_take (group, balik_item_get_id (item), key,
                         balik_value_new_range (low, likely, high));
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
}

/* What may be more or less is too close to call, and says its chance. */
static void
test_too_close (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US.UTF-8");
  g_autoptr (BalikPlan) plan = example_plan_load ("lease-school-uniforms");
  g_autoptr (BalikResult) result = balik_project (plan, NULL);
  g_autoptr (BalikSpread) spread = NULL;
  g_autoptr (BalikHeadline) payback = NULL;
  g_autoptr (BalikHeadline) worth = NULL;

  set_range (plan, "lines.0.price.fee_per_month", 5000, 17000, 26000);
  spread = balik_simulate (plan, 2000, -1, 1, NULL);
  payback = balik_headline_new (BALIK_ANSWER_PAYBACK, plan, result, spread, locale);
  worth = balik_headline_new (BALIK_ANSWER_WORTH, plan, result, spread, locale);
  g_assert_true (g_str_has_suffix (payback->range, " chances that it pays back within 5 years"));
  g_assert_true (g_str_has_suffix (worth->range, " chances that it is worth more"));
  g_assert_cmpint (worth->tone, ==, BALIK_TONE_WARNING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projection/headline/answers", test_answers);
  g_test_add_func ("/projection/headline/ranges", test_ranges);
  g_test_add_func ("/projection/headline/too-close", test_too_close);
  g_test_add_func ("/projection/headline/every-plan-is-answered", test_every_plan_is_answered);
  return g_test_run ();
}
