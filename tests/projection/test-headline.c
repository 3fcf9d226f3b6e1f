/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-headline.h"
#include "balik-projection.h"
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
          = balik_headline_new (rows[i].answer, plan, result, locale);

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
          g_autoptr (BalikHeadline) headline = balik_headline_new (answer, plan, result, locale);

          g_assert_cmpstr (headline->title, !=, "");
          g_assert_cmpstr (headline->detail, !=, "");
          if (answer == BALIK_ANSWER_PAYBACK)
            g_assert_cmpint (headline->tone, ==, pays ? BALIK_TONE_GOOD : BALIK_TONE_BAD);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projection/headline/answers", test_answers);
  g_test_add_func ("/projection/headline/every-plan-is-answered", test_every_plan_is_answered);
  return g_test_run ();
}
