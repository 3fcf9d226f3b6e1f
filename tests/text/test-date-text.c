/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-date-text.h"

static void
test_month_by_locale (void)
{
  static const struct
  {
    const char *locale;
    const char *expected;
  } rows[] = {
    { "en_US", "June 2027" },
    { "id_ID", "Juni 2027" },
    { "vi_VN", "tháng 6 năm 2027" },
    { "th_TH", "มิถุนายน 2570" },
    { "lo_LA", "ມິຖຸນາ 2027" },
    { "km_KH", "មិថុនា 2027" },
    { "my_MM", "၂၀၂၇ ဇွန်" },
    { "ms_MY", "Jun 2027" },
    { "fil_PH", "Hunyo 2027" },
    { "de_DE", "Juni 2027" },
    { "fr_FR", "juin 2027" },
    { "th-TH-u-ca-gregory", "มิถุนายน 2027" },
    /* A Persian month would begin on another day. */
    { "fa_IR", "ژوئن ۲۰۲۷" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autofree char *text = balik_text_format_plan_month (locale, 2027, 6, 1);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_index_counts_from_the_start (void)
{
  static const struct
  {
    int index;
    const char *expected;
    const char *expected_short;
  } rows[] = {
    { 0, "May 2027", "May 2027" },       { 1, "June 2027", "Jun 2027" },
    { 7, "December 2027", "Dec 2027" },  { 8, "January 2028", "Jan 2028" },
    { 31, "December 2029", "Dec 2029" }, { 240, "May 2047", "May 2047" },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = balik_text_format_plan_month (locale, 2027, 6, rows[i].index);
      g_autofree char *narrow = balik_text_format_plan_month_short (locale, 2027, 6, rows[i].index);

      g_assert_cmpstr (text, ==, rows[i].expected);
      g_assert_cmpstr (narrow, ==, rows[i].expected_short);
    }
}

static void
test_day_by_locale (void)
{
  static const struct
  {
    const char *locale;
    const char *expected;
  } rows[] = {
    { "en_US", "November 24, 2026" }, { "en_GB", "24 November 2026" },
    { "id_ID", "24 November 2026" },  { "th_TH", "24 พฤศจิกายน 2569" },
    { "de_DE", "24. November 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autofree char *text = balik_text_format_date (locale, 2026, 11, 24);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_digits_are_of_the_numbers (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new_for_words ("en_US", "my_MM");
  g_autoptr (BalikLocale) turned = balik_locale_new_for_words ("my_MM", "en_US");
  g_autofree char *text = balik_text_format_plan_month (locale, 2027, 6, 1);
  g_autofree char *turned_text = balik_text_format_plan_month (turned, 2027, 6, 1);

  g_assert_cmpstr (text, ==, "2027 ဇွန်");
  g_assert_cmpstr (turned_text, ==, "June ၂၀၂၇");
}

static void
test_year_month_is_strict (void)
{
  static const char *const refused[] = {
    "",         "2027",    "2027-6",  "2027-00", "2027-13", "2027-06 ",
    " 2027-06", "2027/06", "20a7-06", "2027-0x", "+027-06", "2027-06-01",
  };
  int year = 0;
  int month = 0;

  g_assert_true (balik_text_parse_year_month ("2027-06", &year, &month));
  g_assert_cmpint (year, ==, 2027);
  g_assert_cmpint (month, ==, 6);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (balik_text_parse_year_month (refused[i], &year, &month));
    }
  g_assert_cmpint (year, ==, 2027);
}

static void
test_moment_is_near_or_has_a_date (void)
{
  static const struct
  {
    const char *locale;
    const char *moment;
    const char *expected;
  } rows[] = {
    { "en_GB", "2027-01-01T08:05:00+07", "Today 08:05" },
    { "en_GB", "2026-12-31T23:59:00+07", "Yesterday 23:59" },
    { "en_GB", "2026-12-30T23:59:00+07", "30 December 2026, 23:59" },
    /* A clock that went wrong: what comes after now is told as what it says. */
    { "en_GB", "2027-01-01T09:30:00+07", "Today 09:30" },
    { "en_GB", "2027-01-02T09:30:00+07", "2 January 2027, 09:30" },
    { "lo_LA", "2026-12-30T06:03:00+07", "30 ທັນວາ 2026, 06:03" },
    { "my_MM", "2026-12-30T06:03:00+07", "၂၀၂၆ ဒီဇင်ဘာ ၃၀, ၀၆:၀၃" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+07");
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2027-01-01T09:00:00+07", zone);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (rows[i].moment, zone);
      g_autofree char *text = balik_text_format_moment (locale, moment, now);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/date-text/month-by-locale", test_month_by_locale);
  g_test_add_func ("/text/date-text/index-counts-from-the-start", test_index_counts_from_the_start);
  g_test_add_func ("/text/date-text/day-by-locale", test_day_by_locale);
  g_test_add_func ("/text/date-text/digits-are-of-the-numbers", test_digits_are_of_the_numbers);
  g_test_add_func ("/text/date-text/moment-is-near-or-has-a-date",
                   test_moment_is_near_or_has_a_date);
  g_test_add_func ("/text/date-text/year-month-is-strict", test_year_month_is_strict);

  return g_test_run ();
}
