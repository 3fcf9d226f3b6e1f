/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-parser.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *locale;
  BalikTextKind kind;
  const char *text;
  double value;
  BalikTextFlags flags;
} Row;

#define PLAIN BALIK_TEXT_PLAIN
#define PERCENT BALIK_TEXT_PERCENT
#define MONEY BALIK_TEXT_MONEY
#define AMBIGUOUS BALIK_TEXT_AMBIGUOUS
#define SUM BALIK_TEXT_SUM

static void
check_rows (const Row *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (rows[i].locale);
      g_autoptr (GError) error = NULL;
      BalikTextFlags flags = BALIK_TEXT_CLEAR;
      double value = NAN;

      g_test_message ("%s: %s", rows[i].locale, rows[i].text);
      balik_text_parse_number (locale, rows[i].text, rows[i].kind, &value, &flags, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (value, ==, rows[i].value);
      g_assert_cmpuint (flags, ==, rows[i].flags);
    }
}

static void
test_separators (void)
{
  static const Row rows[] = {
    { "en_US", PLAIN, "1,500,000", 1500000.0, 0 },
    { "en_US", PLAIN, "1.500.000", 1500000.0, 0 },
    { "id_ID", PLAIN, "1.500.000", 1500000.0, 0 },
    { "id_ID", PLAIN, "1,500,000", 1500000.0, 0 },
    { "en_US", PLAIN, "1.250,50", 1250.5, 0 },
    { "id_ID", PLAIN, "1,250.50", 1250.5, 0 },
    { "en_US", PLAIN, "1,500", 1500.0, 0 },
    { "en_US", PLAIN, "1.500", 1.5, AMBIGUOUS },
    { "id_ID", PLAIN, "1.500", 1500.0, 0 },
    { "id_ID", PLAIN, "1,500", 1.5, AMBIGUOUS },
    { "vi_VN", PLAIN, "1.500", 1500.0, 0 },
    { "lo_LA", PLAIN, "1.500", 1500.0, 0 },
    { "th_TH", PLAIN, "1,500", 1500.0, 0 },
    { "km_KH", PLAIN, "1,500", 1500.0, 0 },
    { "my_MM", PLAIN, "1,500", 1500.0, 0 },
    { "ms_MY", PLAIN, "1.500", 1.5, AMBIGUOUS },
    { "fil_PH", PLAIN, "1,500", 1500.0, 0 },
    { "de_DE", PLAIN, "1.500", 1500.0, 0 },
    /* Neither sign sets thousands apart in French; a point with three digits may. */
    { "fr_FR", PLAIN, "1.500", 1500.0, AMBIGUOUS },
    { "fr_FR", PLAIN, "1,500", 1.5, AMBIGUOUS },
    { "fr_FR", PLAIN, "1 500,25", 1500.25, 0 },
    { "fr_FR", PLAIN, "1\u202F500", 1500.0, 0 },
    { "fr_FR", PLAIN, "1\u00A0500\u00A0000", 1500000.0, 0 },
    { "en_US", PLAIN, "1 500", 1500.0, 0 },
    { "en_US", PLAIN, "1'500.25", 1500.25, 0 },
    { "de_DE", PLAIN, "1’500", 1500.0, 0 },
    { "en_US", PLAIN, "12,5", 12.5, 0 },
    { "en_US", PLAIN, "0.125", 0.125, 0 },
    { "id_ID", PLAIN, "0.125", 0.125, 0 },
    { "id_ID", PLAIN, "1234.567", 1234.567, 0 },
    { "en_US", PLAIN, ".5", 0.5, 0 },
    { "en_US", PLAIN, ",500", 0.5, 0 },
    { "en_US", PLAIN, "5.", 5.0, 0 },
    { "hi_IN", PLAIN, "12,34,567.5", 1234567.5, 0 },
    { "en_US", PLAIN, "007", 7.0, 0 },
    { "en_US", PLAIN, "1e6", 1000000.0, 0 },
    { "en_US", PLAIN, "1.5E-3", 0.0015, 0 },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_digits_of_all_scripts (void)
{
  static const Row rows[] = {
    { "en_US", PLAIN, "໑໒໓", 123.0, 0 }, /* Lao */
    { "en_US", PLAIN, "១២៣.៥", 123.5, 0 }, /* Khmer */
    { "en_US", PLAIN, "၁၂,၀၀၀", 12000.0, 0 }, /* Burmese */
    { "my_MM", PLAIN, "၁၂,၀ဝဝ", 12000.0, 0 }, /* with the letter wa for zero */
    { "en_US", PLAIN, "๑๒๓", 123.0, 0 }, /* Thai */
    { "en_US", PLAIN, "١٢٣٫٥", 123.5, 0 }, /* Arabic */
    { "ar_EG", PLAIN, "١٬٥٠٠", 1500.0, 0 }, /* Arabic thousands */
    { "fa_IR", PLAIN, "۱۲۳", 123.0, 0 }, /* Persian */
    { "en_US", PLAIN, "௧௨௩", 123.0, 0 }, /* Tamil */
    { "en_US", PLAIN, "१२३", 123.0, 0 }, /* Devanagari */
    { "en_US", PLAIN, "１２３．５", 123.5, 0 }, /* full width */
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_per_cent (void)
{
  static const Row rows[] = {
    { "en_US", PERCENT, "12.5", 0.125, 0 },
    { "en_US", PERCENT, "12.5%", 0.125, 0 },
    { "id_ID", PERCENT, "12,5 %", 0.125, 0 },
    { "de_DE", PERCENT, "12,5\u00A0%", 0.125, 0 },
    { "en_US", PERCENT, "0.125", 0.00125, 0 },
    { "en_US", PERCENT, "29", 0.29, 0 },
    { "en_US", PERCENT, "7%", 0.07, 0 },
    { "tr_TR", PERCENT, "100", 1.0, 0 },
    { "ar_EG", PERCENT, "٣٥٪", 0.35, 0 },
    { "en_US", PERCENT, "-5", -0.05, 0 },
    { "en_US", PERCENT, "3*12.5", 0.375, SUM },
    { "en_US", PERCENT, "10% + 5%", 0.1 + 0.05, SUM },
    { "en_US", PERCENT, "10% + 5", 0.1 + 0.05, SUM },
    { "en_US", PERCENT, "50% * 30%", 0.15, SUM },
    { "en_US", PERCENT, "(10+5)%", 0.15, SUM },
    { "en_US", PERCENT, "100-20", 0.8, SUM },
    { "en_US", PLAIN, "12,5 %", 0.125, 0 },
    { "en_US", MONEY, "45000 + 10%", 49500.0, SUM },
    { "en_US", MONEY, "45000*10%", 4500.0, SUM },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_words (void)
{
  static const Row rows[] = {
    { "id_ID", MONEY, "Rp 45rb", 45000.0, 0 },
    { "id_ID", MONEY, "45 ribu", 45000.0, 0 },
    { "en_US", MONEY, "45k", 45000.0, 0 },
    { "en_US", MONEY, "1.2 juta", 1200000.0, 0 },
    { "id_ID", MONEY, "1,2jt", 1200000.0, 0 },
    { "id_ID", MONEY, "1 juta 200 ribu", 1200000.0, SUM },
    { "en_US", MONEY, "2 million", 2000000.0, 0 },
    { "en_US", MONEY, "2M", 2000000.0, AMBIGUOUS },
    { "id_ID", MONEY, "2 M", 2000000000.0, AMBIGUOUS },
    { "en_US", MONEY, "1 billion", 1000000000.0, 0 },
    { "de_DE", MONEY, "1 Billion", 1000000000000.0, AMBIGUOUS },
    { "de_DE", MONEY, "1,5 Mio.", 1500000.0, 0 },
    { "fr_FR", MONEY, "5 mille", 5000.0, 0 },
    { "vi_VN", MONEY, "14 triệu", 14000000.0, 0 },
    { "vi_VN", MONEY, "14 tr", 14000000.0, 0 },
    { "vi_VN", MONEY, "2 nghìn tỷ đồng", 2000000000000.0, 0 },
    { "vi_VN", MONEY, "500 ngàn", 500000.0, 0 },
    { "th_TH", MONEY, "1.4 ล้านบาท", 1400000.0, 0 },
    { "th_TH", MONEY, "3 แสน", 300000.0, 0 },
    { "lo_LA", MONEY, "23 ພັນກີບ", 23000.0, 0 },
    { "lo_LA", MONEY, "1,5 ລ້ານ", 1500000.0, 0 },
    { "km_KH", MONEY, "10 ម៉ឺនរៀល", 100000.0, 0 },
    { "my_MM", MONEY, "သိန်း ၅၀", 5000000.0, 0 },
    { "my_MM", MONEY, "၁၄.၂ ကုဋေ", 142000000.0, 0 },
    { "ms_MY", MONEY, "RM1.5 juta", 1500000.0, 0 },
    { "fil_PH", MONEY, "14 na libo", 14000.0, 0 },
    { "fil_PH", MONEY, "₱1.4 milyon", 1400000.0, 0 },
    { "en_US", PLAIN, "45k", 45000.0, 0 },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_currencies (void)
{
  static const Row rows[] = {
    { "id_ID", MONEY, "Rp1.500.000", 1500000.0, 0 },
    { "id_ID", MONEY, "Rp. 45.000,-", 45000.0, 0 },
    { "en_US", MONEY, "Rp.45.000,-", 45000.0, 0 },
    { "id_ID", MONEY, "45.000 rupiah", 45000.0, 0 },
    { "lo_LA", MONEY, "₭23.000", 23000.0, 0 },
    { "vi_VN", MONEY, "500.000₫", 500000.0, 0 },
    { "vi_VN", MONEY, "500.000 đ", 500000.0, 0 },
    { "th_TH", MONEY, "฿ 12.50", 12.5, 0 },
    { "en_US", MONEY, "US$ 12.50", 12.5, 0 },
    { "en_US", MONEY, "-$5", -5.0, 0 },
    { "en_US", MONEY, "$ −5", -5.0, 0 },
    { "en_US", MONEY, "5 EUR", 5.0, 0 },
    { "de_DE", MONEY, "5,50 €", 5.5, 0 },
    { "my_MM", MONEY, "500 ကျပ်", 500.0, 0 },
    { "my_MM", MONEY, "K 500", 500.0, 0 },
    { "id_ID", MONEY, "3 * Rp 45rb", 135000.0, SUM },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_sums (void)
{
  static const Row rows[] = {
    { "en_US", PLAIN, "3*45000+2000", 137000.0, SUM },
    { "en_US", PLAIN, "2+3*4", 14.0, SUM },
    { "en_US", PLAIN, "(2+3)*4", 20.0, SUM },
    { "en_US", PLAIN, "10-4-3", 3.0, SUM },
    { "en_US", PLAIN, "100/8/2", 6.25, SUM },
    { "en_US", PLAIN, "3x500", 1500.0, SUM },
    { "en_US", PLAIN, "3 × 500", 1500.0, SUM },
    { "en_US", PLAIN, "10 ÷ 4", 2.5, SUM },
    { "en_US", PLAIN, "5 − 7", -2.0, SUM },
    { "en_US", PLAIN, "--5", 5.0, 0 },
    { "en_US", PLAIN, "-(2+3)", -5.0, SUM },
    { "en_US", PLAIN, "  12  ", 12.0, 0 },
    { "id_ID", PLAIN, "3*1.500", 4500.0, SUM },
    { "en_US", PLAIN, "3*1.500", 4.5, AMBIGUOUS | SUM },
    { "en_US", PLAIN, "\u200E-5\u200F", -5.0, 0 },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_errors (void)
{
  static const struct
  {
    BalikTextKind kind;
    const char *text;
    BalikTextError code;
    /* What the sentence must quote. */
    const char *quoted;
  } rows[] = {
    { PLAIN, "", BALIK_TEXT_ERROR_EMPTY, "number" },
    { PLAIN, " \u00A0\t", BALIK_TEXT_ERROR_EMPTY, "number" },
    { PLAIN, "many", BALIK_TEXT_ERROR_SYNTAX, "“many”" },
    { PLAIN, "3 kg", BALIK_TEXT_ERROR_SYNTAX, "because of “kg”" },
    { PLAIN, "12 34", BALIK_TEXT_ERROR_SYNTAX, "because of “34”" },
    { PLAIN, "1\u20091500", BALIK_TEXT_ERROR_SYNTAX, "because of “1500”" },
    { PLAIN, "3*", BALIK_TEXT_ERROR_SYNTAX, "not finished" },
    { PLAIN, "(4+5", BALIK_TEXT_ERROR_SYNTAX, "not finished" },
    { PLAIN, "4+5)", BALIK_TEXT_ERROR_SYNTAX, "because of “)”" },
    { PLAIN, "80–90", BALIK_TEXT_ERROR_SYNTAX, "“80–90”" },
    { PLAIN, "1.50.00", BALIK_TEXT_ERROR_SEPARATORS, "“1.50.00”" },
    { PLAIN, "1,234.567.890", BALIK_TEXT_ERROR_SEPARATORS, "1,234,567.5" },
    { PLAIN, "1234,567,890", BALIK_TEXT_ERROR_SEPARATORS, "“1234,567,890”" },
    { PLAIN, "1234 567", BALIK_TEXT_ERROR_SYNTAX, "because of “567”" },
    { PLAIN, "1'234 567", BALIK_TEXT_ERROR_SEPARATORS, "“1'234”" },
    { MONEY, "200 ribu 1 juta", BALIK_TEXT_ERROR_SYNTAX, "because of “1”" },
    { MONEY, "1 juta 2 juta", BALIK_TEXT_ERROR_SYNTAX, "because of “2”" },
    { MONEY, "1 juta 200", BALIK_TEXT_ERROR_SYNTAX, "because of “200”" },
    { PLAIN, "1/(1/0)", BALIK_TEXT_ERROR_RANGE, "zero" },
    { PLAIN, "1/0", BALIK_TEXT_ERROR_RANGE, "“1/0”" },
    { PLAIN, "1/(3-3)", BALIK_TEXT_ERROR_RANGE, "zero" },
    { PLAIN, "1e400", BALIK_TEXT_ERROR_RANGE, "“1e400”" },
    { PLAIN, "1e300*1e300", BALIK_TEXT_ERROR_RANGE, "too large" },
    { PLAIN, "Rp 500", BALIK_TEXT_ERROR_CURRENCY, "“Rp”" },
    { PERCENT, "5 USD", BALIK_TEXT_ERROR_CURRENCY, "“USD”" },
    { MONEY, "5 USD + 3 kip", BALIK_TEXT_ERROR_CURRENCY, "“kip”" },
    { PLAIN, "\xff\xfe", BALIK_TEXT_ERROR_SYNTAX, "\uFFFD" },
    { PLAIN, "nan", BALIK_TEXT_ERROR_SYNTAX, "“nan”" },
    { PLAIN, "inf", BALIK_TEXT_ERROR_SYNTAX, "“inf”" },
    { PLAIN, "45 kip5", BALIK_TEXT_ERROR_CURRENCY, "kip5" },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *printable = g_strescape (rows[i].text, NULL);
      g_autoptr (GError) error = NULL;
      BalikTextFlags flags = SUM;
      double value = -1.0;

      g_test_message ("%s", printable);
      g_assert_false (
          balik_text_parse_number (locale, rows[i].text, rows[i].kind, &value, &flags, &error));
      g_assert_error (error, BALIK_TEXT_ERROR, (int)rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].quoted));

      /* Nothing is set in part. */
      g_assert_cmpfloat (value, ==, -1.0);
      g_assert_cmpuint (flags, ==, SUM);
    }
}

static gboolean
reads (BalikLocale *locale, const char *text)
{
  g_autoptr (GError) error = NULL;
  double value = 0.0;
  gboolean read = balik_text_parse_number (locale, text, PLAIN, &value, NULL, &error);

  if (!read)
    g_assert_error (error, BALIK_TEXT_ERROR, BALIK_TEXT_ERROR_SYNTAX);

  return read;
}

static char *
nest (gsize depth)
{
  g_autofree char *opening = g_strnfill (depth, '(');
  g_autofree char *closing = g_strnfill (depth, ')');

  return g_strconcat (opening, "5", closing, NULL);
}

static void
test_depth_and_length_have_limits (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");
  g_autofree char *shallow = nest (20);
  g_autofree char *deep = nest (100);
  g_autofree char *short_text = g_strnfill (200, '1');
  g_autofree char *long_text = g_strnfill (5000, '1');
  g_autofree char *signs = g_strnfill (900, '-');

  g_assert_true (reads (locale, shallow));
  g_assert_false (reads (locale, deep));
  g_assert_true (reads (locale, short_text));
  g_assert_false (reads (locale, long_text));
  g_assert_false (reads (locale, signs));
}

static void
test_money_of_the_plan (void)
{
  static const struct
  {
    const char *text;
    const char *currency;
    gboolean taken;
  } rows[] = {
    { "500", "LAK", TRUE },      { "500 kip", "LAK", TRUE }, { "₭500", "LAK", TRUE },
    { "5 USD", "LAK", FALSE },   { "$5", "LAK", FALSE },     { "$5", "USD", TRUE },
    { "$5", "SGD", TRUE },       { "S$5", "SGD", TRUE },     { "US$5", "SGD", FALSE },
    { "Rp 5", "IDR", TRUE },     { "5 JPY", "JPY", TRUE },   { "5 yen", "JPY", FALSE },
    { "Rp 5 + 3", "IDR", TRUE }, { "5 USD", NULL, TRUE },    { "5 USD", "", TRUE },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      double value = 0.0;

      g_test_message ("%s in %s", rows[i].text,
                      rows[i].currency != NULL ? rows[i].currency : "any");
      g_assert_cmpint (
          balik_text_parse_money (locale, rows[i].text, rows[i].currency, &value, NULL, &error), ==,
          rows[i].taken);
      g_assert_cmpint (error == NULL, ==, rows[i].taken);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/number-parser/separators", test_separators);
  g_test_add_func ("/text/number-parser/digits-of-all-scripts", test_digits_of_all_scripts);
  g_test_add_func ("/text/number-parser/per-cent", test_per_cent);
  g_test_add_func ("/text/number-parser/words", test_words);
  g_test_add_func ("/text/number-parser/currencies", test_currencies);
  g_test_add_func ("/text/number-parser/sums", test_sums);
  g_test_add_func ("/text/number-parser/errors", test_errors);
  g_test_add_func ("/text/number-parser/depth-and-length-have-limits",
                   test_depth_and_length_have_limits);
  g_test_add_func ("/text/number-parser/money-of-the-plan", test_money_of_the_plan);

  return g_test_run ();
}
