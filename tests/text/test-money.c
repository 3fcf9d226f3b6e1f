/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-money.h"

#include <math.h>

/* What is in daily use; a frozen table, so that new CLDR data changes nothing. */
static void
test_decimals_of_currencies (void)
{
  static const struct
  {
    const char *code;
    int decimals;
  } rows[] = {
    { "IDR", 0 }, { "LAK", 0 }, { "VND", 0 }, { "KHR", 0 },      { "MMK", 0 }, { "THB", 2 },
    { "PHP", 2 }, { "SGD", 2 }, { "MYR", 2 }, { "BND", 2 },      { "USD", 2 }, { "EUR", 2 },
    { "JPY", 0 }, { "idr", 0 }, { "", 2 },    { "nonsense", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (balik_text_get_currency_decimals (rows[i].code), ==, rows[i].decimals);
}

static void
test_full_amounts (void)
{
  static const struct
  {
    const char *locale;
    double amount;
    const char *currency;
    const char *expected;
  } rows[] = {
    { "en_US", 23000.0, "LAK", "23,000 kip" },
    { "lo_LA", 23000.4, "LAK", "23.000 kip" },
    { "id_ID", -1500000.0, "IDR", "−1.500.000 rupiah" },
    { "my_MM", 2500.0, "MMK", "၂,၅၀၀ kyat" },
    { "en_US", 12.5, "THB", "12.50 baht" },
    { "en_US", 12.0, "THB", "12 baht" },
    { "en_US", 999.99, "PHP", "999.99 pesos" },
    { "en_US", 1000.5, "PHP", "1,001 pesos" },
    { "en_US", 1.0, "USD", "1 US dollar" },
    { "en_US", 1.5, "USD", "1.50 US dollars" },
    { "en_US", 0.0, "USD", "0 US dollars" },
    { "en_US", 1000001.0, "EUR", "1,000,001 euros" },
    { "en_US", 0.0347, "USD", "0.035 US dollars" },
    { "en_US", 2.44, "LAK", "2.4 kip" },
    { "en_US", 0.3, "LAK", "0.3 kip" },
    { "en_US", 300.4, "LAK", "300 kip" },
    { "en_US", 5.0, "SGD", "5 Singapore dollars" },
    { "en_US", 5.0, "BND", "5 Brunei dollars" },
    { "en_US", 5.0, "MYR", "5 ringgit" },
    { "en_US", 5.0, "KHR", "5 riel" },
    { "en_US", 5.0, "VND", "5 dong" },
    { "en_US", 500.0, "JPY", "500 Japanese yen" },
    { "en_US", 500.0, "QQQ", "500 QQQ" },
    { "en_US", 500.0, "", "500" },
    { "en_US", NAN, "LAK", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autofree char *text = balik_text_format_money (locale, rows[i].amount, rows[i].currency);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_amount_has_no_currency (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");
  g_autofree char *kip = balik_text_format_amount (locale, 23000.0, "LAK");
  g_autofree char *baht = balik_text_format_amount (locale, 23.5, "THB");

  g_assert_cmpstr (kip, ==, "23,000");
  g_assert_cmpstr (baht, ==, "23.50");
}

static void
test_short_amounts (void)
{
  static const struct
  {
    const char *locale;
    double amount;
    const char *currency;
    const char *expected;
  } rows[] = {
    { "en_US", 142345678.0, "LAK", "142 million kip" },
    { "en_US", -830000000.0, "LAK", "−830 million kip" },
    { "en_US", 142345.0, "LAK", "142,000 kip" },
    { "en_US", 999999.0, "USD", "1 million US dollars" },
    { "id_ID", 14000000.0, "IDR", "14 juta rupiah" },
    { "vi_VN", 14000000.0, "VND", "14 triệu dong" },
    { "th_TH", 1400000.0, "THB", "1.4 ล้าน baht" },
    { "en_US", 5000000.0, "JPY", "5 million Japanese yen" },
    { "en_US", INFINITY, "LAK", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autofree char *text
          = balik_text_format_money_short (locale, rows[i].amount, rows[i].currency, 3);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_range_of_amounts (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");
  g_autofree char *money = balik_text_format_money_range (locale, 116e6, 173e6, "LAK", 3);
  g_autofree char *unknown = balik_text_format_money_range (locale, NAN, 173e6, "LAK", 3);

  g_assert_cmpstr (money, ==, "116–173 million kip");
  g_assert_cmpstr (unknown, ==, "–");
}

static void
test_units_of_charts (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");
  g_autofree char *scaled = balik_text_format_scaled_currency (locale, "million", "LAK");
  g_autofree char *plain = balik_text_format_scaled_currency (locale, "", "USD");
  g_autofree char *foreign = balik_text_format_scaled_currency (locale, "million", "JPY");
  g_autofree char *unknown = balik_text_format_scaled_currency (locale, "million", "");
  g_autofree char *word = balik_text_dup_currency_word (locale, "IDR");

  g_assert_cmpstr (scaled, ==, "million kip");
  g_assert_cmpstr (plain, ==, "US dollars");
  g_assert_cmpstr (foreign, ==, "million Japanese yen");
  g_assert_cmpstr (unknown, ==, "million");
  g_assert_cmpstr (word, ==, "rupiah");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/money/decimals-of-currencies", test_decimals_of_currencies);
  g_test_add_func ("/text/money/full-amounts", test_full_amounts);
  g_test_add_func ("/text/money/amount-has-no-currency", test_amount_has_no_currency);
  g_test_add_func ("/text/money/short-amounts", test_short_amounts);
  g_test_add_func ("/text/money/range-of-amounts", test_range_of_amounts);
  g_test_add_func ("/text/money/units-of-charts", test_units_of_charts);

  return g_test_run ();
}
