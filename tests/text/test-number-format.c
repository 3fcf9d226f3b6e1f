/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-format.h"

#include <math.h>

static void
test_number_by_locale (void)
{
  static const struct
  {
    const char *locale;
    const char *expected;
  } rows[] = {
    { "en_US", "−1,234,567.5" },           { "id_ID", "−1.234.567,5" },
    { "vi_VN", "−1.234.567,5" },           { "th_TH", "−1,234,567.5" },
    { "lo_LA", "−1.234.567,5" },           { "km_KH", "−1,234,567.5" },
    { "my_MM", "−၁,၂၃၄,၅၆၇.၅" },           { "ms_MY", "−1,234,567.5" },
    { "fil_PH", "−1,234,567.5" },          { "de_DE", "−1.234.567,5" },
    { "fr_FR", "−1\u202F234\u202F567,5" }, { "hi_IN", "−12,34,567.5" },
    { "th-TH-u-nu-thai", "−๑,๒๓๔,๕๖๗.๕" }, { "km-KH-u-nu-khmr", "−១.២៣៤.៥៦៧,៥" },
    { "ar_EG", "\u061C−١٬٢٣٤٬٥٦٧٫٥" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autofree char *text = balik_text_format_number (locale, -1234567.5, 0, 2);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_decimals_are_kept (void)
{
  static const struct
  {
    double value;
    int min_decimals;
    int max_decimals;
    const char *expected;
  } rows[] = {
    { 0.0, 0, 0, "0" },
    { 0.0, 2, 2, "0.00" },
    { 2.675, 0, 2, "2.68" },
    { 8.0, 1, 1, "8.0" },
    { 999.96, 1, 1, "1,000.0" },
    { -0.004, 0, 2, "0" },
    { 0.06, 0, 2, "0.06" },
    { 12.0, 0, 3, "12" },
    { 1e21, 0, 0, "1,000,000,000,000,000,000,000" },
    { 0.5, 0, 0, "1" },
    { NAN, 0, 2, "–" },
    { -INFINITY, 0, 2, "–" },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = balik_text_format_number (locale, rows[i].value, rows[i].min_decimals,
                                                        rows[i].max_decimals);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

/* Spanish keeps four digits together. */
static void
test_minimum_grouping (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("es_ES");
  g_autofree char *four = balik_text_format_count (locale, 1500.0);
  g_autofree char *five = balik_text_format_count (locale, 15000.0);

  g_assert_cmpstr (four, ==, "1500");
  g_assert_cmpstr (five, ==, "15.000");
}

static void
test_significant_digits (void)
{
  static const struct
  {
    double value;
    int digits;
    const char *expected;
    double rounded;
  } rows[] = {
    { 320.4, 2, "320", 320.0 },    { 3.14159, 2, "3.1", 3.1 },
    { 0.0584, 2, "0.058", 0.058 }, { 142345678.0, 3, "142,000,000", 142000000.0 },
    { 9.996, 3, "10", 10.0 },      { 0.0, 3, "0", 0.0 },
    { -850.0, 1, "−900", -900.0 },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = balik_text_format_significant (locale, rows[i].value, rows[i].digits);

      g_assert_cmpstr (text, ==, rows[i].expected);
      g_assert_cmpfloat (balik_text_round_significant (rows[i].value, rows[i].digits), ==,
                         rows[i].rounded);
    }
}

static void
test_percent_by_locale (void)
{
  static const struct
  {
    const char *locale;
    double share;
    const char *expected;
  } rows[] = {
    { "en_US", 0.35, "35%" },       { "id_ID", 0.355, "35,5%" }, { "de_DE", 0.35, "35\u00A0%" },
    { "fr_FR", 0.35, "35\u00A0%" }, { "tr_TR", 0.35, "%35" },    { "my_MM", 0.35, "၃၅%" },
    { "en_US", -0.07, "−7%" },      { "en_US", 0.07, "7%" },     { "en_US", 0.29, "29%" },
    { "en_US", 12.0, "1,200%" },    { "en_US", NAN, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autofree char *text = balik_text_format_percent (locale, rows[i].share, 1);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_entry_holds_all_digits (void)
{
  static const struct
  {
    const char *locale;
    double value;
    BalikTextKind kind;
    const char *expected;
  } rows[] = {
    { "en_US", 1234.5678, BALIK_TEXT_PLAIN, "1,234.5678" },
    { "id_ID", 1234.5678, BALIK_TEXT_PLAIN, "1.234,5678" },
    { "en_US", -3.0, BALIK_TEXT_MONEY, "-3" },
    { "en_US", 0.125, BALIK_TEXT_PERCENT, "12.5" },
    { "en_US", 0.29, BALIK_TEXT_PERCENT, "29" },
    { "en_US", 0.1 + 0.2, BALIK_TEXT_PLAIN, "0.30000000000000004" },
    { "en_US", 1e300, BALIK_TEXT_PLAIN, "1E300" },
    { "de_DE", 1.5e-9, BALIK_TEXT_PLAIN, "1,5E-9" },
    { "en_US", NAN, BALIK_TEXT_PLAIN, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autofree char *text = balik_text_format_for_entry (locale, rows[i].value, rows[i].kind);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_range (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");
  g_autofree char *months = balik_text_format_range (locale, 28.0, 40.0, 0);
  g_autofree char *with_sign = balik_text_format_range (locale, -6.4, 8.04, 1);

  g_assert_cmpstr (months, ==, "28–40");
  g_assert_cmpstr (with_sign, ==, "−6.4 to 8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/number-format/number-by-locale", test_number_by_locale);
  g_test_add_func ("/text/number-format/decimals-are-kept", test_decimals_are_kept);
  g_test_add_func ("/text/number-format/minimum-grouping", test_minimum_grouping);
  g_test_add_func ("/text/number-format/significant-digits", test_significant_digits);
  g_test_add_func ("/text/number-format/percent-by-locale", test_percent_by_locale);
  g_test_add_func ("/text/number-format/entry-holds-all-digits", test_entry_holds_all_digits);
  g_test_add_func ("/text/number-format/range", test_range);

  return g_test_run ();
}
