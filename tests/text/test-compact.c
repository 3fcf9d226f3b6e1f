/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-compact.h"

#include <math.h>

static void
test_short_by_locale (void)
{
  static const struct
  {
    const char *locale;
    double value;
    const char *expected;
  } rows[] = {
    { "en_US", 142345678.0, "142 million" },
    { "en_US", 1400000.0, "1.4 million" },
    { "en_US", 23000.0, "23,000" },
    { "en_US", 999999.0, "1 million" },
    { "en_US", 999499999.0, "999 million" },
    { "en_US", 999999999.0, "1 billion" },
    { "en_US", -5.5e9, "−5.5 billion" },
    { "en_US", 2e16, "20,000 trillion" },
    { "en_US", 0.0, "0" },
    { "en_US", NAN, "–" },
    { "id_ID", 14000000.0, "14 juta" },
    { "id_ID", 1200000000.0, "1,2 miliar" },
    { "ms_MY", 1420000.0, "1.42 juta" },
    { "vi_VN", 142000000.0, "142 triệu" },
    { "th_TH", 142000000.0, "142 ล้าน" },
    { "lo_LA", 142000000.0, "142 ລ້ານ" },
    { "km_KH", 142000000.0, "142 លាន" },
    { "my_MM", 142000000.0, "၁၄.၂ ကုဋေ" },
    { "fil_PH", 142000000.0, "142 milyon" },
    { "fil_PH", 1400000.0, "1.4 na milyon" },
    { "de_DE", 1000000.0, "1 Million" },
    { "de_DE", 142000000.0, "142 Millionen" },
    { "fr_FR", 142000000.0, "142 millions" },
    { "es_ES", 2000000000.0, "2 mil millones" },
    { "hi_IN", 142000000.0, "14.2 करोड़" },
    { "zh_CN", 142000000.0, "1.42亿" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autofree char *text = balik_text_format_short (locale, rows[i].value, 3);
      g_auto (GStrv) parts = g_strsplit (text, "\u00A0", -1);
      g_autofree char *with_spaces = g_strjoinv (" ", parts);

      g_assert_cmpstr (with_spaces, ==, rows[i].expected);
    }
}

static void
test_range_has_one_word (void)
{
  static const struct
  {
    double low;
    double high;
    const char *expected;
  } rows[] = {
    { 116.2e6, 173.4e6, "116–173 million" },
    { 630e6, 1020e6, "630–1,020 million" },
    { 0.0, 1.4e6, "0–1.4 million" },
    { -6.4e6, 8.04e6, "−6.4 to 8.04 million" },
    { 400000.0, 2.5e6, "0.4–2.5 million" },
    { 80.0, 560.0, "80–560" },
    { 5e6, 5e6, "5 million" },
    { 2e6, 50e9, "0–50 billion" },
    { 0.0, 0.0, "0" },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = balik_text_format_short_range (locale, rows[i].low, rows[i].high, 3);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_scale_of_a_chart (void)
{
  static const struct
  {
    const char *locale;
    double max_abs;
    double divisor;
    const char *word;
  } rows[] = {
    { "en_US", 628e6, 1e6, "million" },
    { "en_US", 9999.0, 1.0, "" },
    { "en_US", 10000.0, 1e3, "thousand" },
    { "en_US", 2.5e9, 1e9, "billion" },
    { "en_US", 0.0, 1.0, "" },
    { "en_US", NAN, 1.0, "" },
    { "en_US", 1e250, 1e12, "trillion" },
    { "id_ID", 628e6, 1e6, "juta" },
    { "id_ID", 62800.0, 1e3, "ribu" },
    { "ms_MY", 628e6, 1e6, "juta" },
    { "vi_VN", 628e6, 1e6, "triệu" },
    { "th_TH", 628e6, 1e6, "ล้าน" },
    { "lo_LA", 628e6, 1e6, "ລ້ານ" },
    { "km_KH", 628e6, 1e6, "លាន" },
    { "my_MM", 628e6, 1e7, "ကုဋေ" },
    { "fil_PH", 628e6, 1e6, "milyon" },
    { "de_DE", 628e6, 1e6, "Millionen" },
    { "fr_FR", 62800.0, 1e3, "mille" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autofree char *word = NULL;
      double divisor = balik_text_choose_scale (locale, rows[i].max_abs, &word);

      g_test_message ("%s %g", rows[i].locale, rows[i].max_abs);
      g_assert_cmpfloat (divisor, ==, rows[i].divisor);
      g_assert_cmpstr (word, ==, rows[i].word);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/compact/short-by-locale", test_short_by_locale);
  g_test_add_func ("/text/compact/range-has-one-word", test_range_has_one_word);
  g_test_add_func ("/text/compact/scale-of-a-chart", test_scale_of_a_chart);

  return g_test_run ();
}
