/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <json-glib/json-glib.h>

#include "balik-headline.h"
#include "balik-projection.h"
#include "report-fixture.h"

/* What the pages say. */

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_fail_printf ("“%s” is not in: %s", words, text);
}

static void
assert_says_not (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_test_fail_printf ("“%s” is in: %s", words, text);
}

static BalikReport *
new_report (const char *name, ReportFixtureEdit edit)
{
  g_autofree char *path = report_fixture_dup_example (name);
  g_autoptr (BalikPlan) plan = report_fixture_load (path, edit);

  return report_fixture_new (plan, "en_US", BALIK_PAPER_A4);
}

static void
test_says_finding (void)
{
  g_autofree char *path = report_fixture_dup_example ("lease-school-uniforms.json");
  g_autoptr (BalikPlan) plan = report_fixture_load (path, NULL);
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");
  g_autoptr (BalikResult) result = balik_project (plan, NULL);
  g_autoptr (BalikReport) report = balik_report_new (plan, result, locale, BALIK_PAPER_A4);
  g_autofree char *text = balik_report_dup_page_text (report, 0);

  for (int answer = 0; answer < BALIK_N_ANSWERS; answer++)
    {
      g_autoptr (BalikHeadline) headline
          = balik_headline_new ((BalikAnswer)answer, plan, result, NULL, locale);

      if (answer != BALIK_ANSWER_FUNDING)
        assert_says (text, headline->title);
    }
  assert_says (text, "School uniforms that come back · Laos");
  assert_says (text, "June 2027 – May 2032");
  assert_says (text, "The loan does not carry it alone");
  assert_says (text, "Uniform set\tlent for 23,000 kip a month, deposit 40,000 kip");
  assert_says (text, "Customers pay more\t857 million kip");
  assert_says (text, "Debt cover (DSCR), lowest year\t4.01");
  assert_says (text, "90% take the place");
  assert_says (text, "(cut-off)");
  assert_says (text, "1 of 2");
}

static void
test_says_figures (void)
{
  g_autoptr (BalikReport) report = new_report ("lease-school-uniforms.json", NULL);
  g_autofree char *text = balik_report_dup_page_text (report, 1);

  assert_says (text, "Cash by plan year\tmillion kip, from June 2027\n");
  assert_says (text, "\tOpening\tYear 1\tYear 2\tYear 3\tYear 4\tYear 5\tAll\n");
  assert_says (text, "Fees and rents\t–\t83.2\t273.5\t434.4\t513.3\t535.4\t1,839.9\n");
  assert_says (text, "Overheads\t–\t−20.9\t−21.9\t−23.0\t−24.2\t−25.4\t−115.3\n");
  assert_says (text, "Cash for the owner\t2.0\t−45.3\t26.2\t120.7\t204.9\t218.0\t526.7\n");
  assert_says (text, "Debt cover (DSCR)\t–\t4.01\t11.88\t18.84\t–\t–\t4.01\n");
  assert_says (text, "… after buying products\t–\t−2.41\t2.59\t8.33\t–\t–\t−2.41\n");
  assert_says (text, "True rate, all counted\t9.4% a year\n");
  assert_says (text, "Monthly fee\t23,000 kip a month\t19,000–26,000\tnot stated\t\n");
  assert_says (text, "Owner, date\nLoan officer, date\n");
  assert_says (text, "printed November 24, 2026 · Made with Balik");
  /* Nothing is bought to be sold, and nothing is sold. */
  assert_says_not (text, "Products to sell");
  assert_says_not (text, "\nSales\t");
}

static void
test_says_who_assumes (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "data", "templates", "phone-repair.json", NULL);
  g_autoptr (BalikPlan) plan = report_fixture_load (path, NULL);
  g_autoptr (BalikReport) report = report_fixture_new (plan, "en_US", BALIK_PAPER_A4);
  g_autofree char *first = balik_report_dup_page_text (report, 0);
  g_autofree char *text = balik_report_dup_page_text (report, 1);

  assert_says (first, "Your phone back, working, the same day");
  assert_says (text, "assumed, typical\t");
  assert_says (text, "more numbers are in the plan's file.");
}

static void
test_groups_years (void)
{
  g_autoptr (BalikReport) report
      = new_report ("lease-school-uniforms.json", report_fixture_make_large);
  g_autofree char *first = balik_report_dup_page_text (report, 0);
  g_autofree char *text = balik_report_dup_page_text (report, 1);

  assert_says (text, "\tYear 5\tYears 6–10\tYears 11–15\tYears 16–20\tAll\n");
  assert_says (first, "Winter uniform of school number 4\t");
}

static void
test_says_nothing_of_empty (void)
{
  g_autoptr (BalikReport) report
      = new_report ("lease-school-uniforms.json", report_fixture_make_empty);
  g_autofree char *first = balik_report_dup_page_text (report, 0);
  g_autofree char *second = balik_report_dup_page_text (report, 1);

  assert_says (first, "Nothing to report yet.");
  assert_says_not (first, "Pays back");
  assert_says (second, "2 of 2");
}

static void
test_does_without_names (void)
{
  g_autoptr (BalikReport) report
      = new_report ("lease-school-uniforms.json", report_fixture_make_poor);
  g_autofree char *first = balik_report_dup_page_text (report, 0);
  g_autofree char *second = balik_report_dup_page_text (report, 1);

  g_assert_true (g_str_has_prefix (first, "A plan without a title\t"));
  assert_says (first, "lent for 23,000 a month");
  assert_says_not (first, "loan");
  assert_says_not (second, "The loan");
  assert_says (second, "Balance at the end");
}

/* The rows of the statement add up to its totals, in every month. */
static void
test_rows_add_up (gconstpointer data)
{
  const char *path = data;
  const char *const plus[] = { "revenue_sales",   "revenue_fees",  "revenue_repair",
                               "revenue_renewed", "revenue_scrap", "fleet_purchase" };
  const char *const minus[]
      = { "cost_units",   "cost_acquire", "cost_placing", "cost_serving",  "cost_repair",
          "cost_collect", "cost_process", "cost_storage", "cost_bad_debt", "overheads" };
  g_autoptr (BalikPlan) plan = report_fixture_load (path, NULL);
  g_autoptr (BalikResult) result = balik_project (plan, NULL);

  for (int t = 0; t <= balik_result_get_n_months (result); t++)
    {
      double ebitda = 0;
      double largest = 1e-6;

      for (guint i = 0; i < G_N_ELEMENTS (plus); i++)
        {
          ebitda += balik_result_get_series (result, plus[i])[t];
          largest = MAX (largest, fabs (balik_result_get_series (result, plus[i])[t]));
        }
      for (guint i = 0; i < G_N_ELEMENTS (minus); i++)
        ebitda -= balik_result_get_series (result, minus[i])[t];
      g_assert_cmpfloat (fabs (ebitda - balik_result_get_series (result, "ebitda")[t]) / largest, <,
                         1e-9);
      g_assert_cmpfloat (fabs (ebitda - balik_result_get_series (result, "fleet_purchase")[t]
                               - balik_result_get_series (result, "investments")[t]
                               + balik_result_get_series (result, "grants")[t]
                               + balik_result_get_series (result, "deposits")[t]
                               + balik_result_get_series (result, "working_capital")[t]
                               - balik_result_get_series (result, "tax")[t]
                               - balik_result_get_series (result, "cash")[t])
                             / largest,
                         <, 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1795478400", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/text/says-finding", test_says_finding);
  g_test_add_func ("/report/text/says-figures", test_says_figures);
  g_test_add_func ("/report/text/says-who-assumes", test_says_who_assumes);
  g_test_add_func ("/report/text/groups-years", test_groups_years);
  g_test_add_func ("/report/text/says-nothing-of-empty", test_says_nothing_of_empty);
  g_test_add_func ("/report/text/does-without-names", test_does_without_names);
  files = report_fixture_list_files ();
  for (guint i = 0; i < files->len; i++)
    {
      const char *path = (const char *)g_ptr_array_index (files, i);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *test_path = g_strdup_printf ("/report/text/rows-add-up/%s", name);

      g_test_add_data_func (test_path, path, test_rows_add_up);
    }

  return g_test_run ();
}
