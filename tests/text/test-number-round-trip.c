/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-compact.h"
#include "balik-money.h"
#include "balik-number-format.h"
#include "balik-number-parser.h"

#include <math.h>
#include <string.h>

/* Properties of writing and reading that hold for any number and any text. */

#define SEED 20261124
#define N_VALUES 10000
#define N_TEXTS 40000

static const char *const locale_names[] = {
  "en_US", "id_ID", "vi_VN",  "th_TH", "lo_LA", "km_KH", "my_MM",
  "ms_MY", "de_DE", "fil_PH", "fr_FR", "es_ES", "hi_IN", "ar_EG",
};

/* Half of them any finite pattern of bits, half such as people type. */
static double
next_value (GRand *rand)
{
  union
  {
    guint64 bits;
    double value;
  } any;

  if (g_rand_boolean (rand))
    {
      double scale = pow (10.0, g_rand_int_range (rand, -6, 7));

      return round (g_rand_double_range (rand, -1e6, 1e6)) * scale;
    }

  do
    any.bits = (guint64)g_rand_int (rand) << 32 | g_rand_int (rand);
  while (!isfinite (any.value));

  return any.value;
}

static void
check_round_trip (BalikLocale *locale, double value, BalikTextKind kind)
{
  g_autofree char *text = balik_text_format_for_entry (locale, value, kind);
  g_autoptr (GError) error = NULL;
  double back = NAN;

  balik_text_parse_number (locale, text, kind, &back, NULL, &error);
  if (error != NULL || back != value)
    g_test_message ("%s: %.17g is written %s and read %.17g", balik_locale_get_name (locale), value,
                    text, back);
  g_assert_no_error (error);
  g_assert_cmpfloat (back, ==, value);
}

static void
test_entries_round_trip (void)
{
  g_test_message ("seed %d", SEED);

  for (guint i = 0; i < G_N_ELEMENTS (locale_names); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (locale_names[i]);
      g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

      for (int k = 0; k < N_VALUES; k++)
        check_round_trip (locale, next_value (rand), (BalikTextKind)(k % 3));
    }
}

static void
test_edges_round_trip (void)
{
  static const double edges[] = { 0.0,
                                  -0.0,
                                  5e-324,
                                  2.2250738585072014e-308,
                                  1.7976931348623157e308,
                                  1e15,
                                  1e16,
                                  999999999999999.9,
                                  1e-6,
                                  1e-7,
                                  1.5,
                                  1.525,
                                  1000.0,
                                  1500.0,
                                  1234.567,
                                  0.1,
                                  123.456,
                                  9007199254740993.0 };

  for (guint i = 0; i < G_N_ELEMENTS (locale_names); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (locale_names[i]);

      for (guint k = 0; k < G_N_ELEMENTS (edges); k++)
        for (int kind = BALIK_TEXT_PLAIN; kind <= BALIK_TEXT_MONEY; kind++)
          {
            check_round_trip (locale, edges[k], (BalikTextKind)kind);
            check_round_trip (locale, -edges[k], (BalikTextKind)kind);
          }
    }
}

/* What is shown can be copied and pasted: short forms and money read back. */
static void
test_shown_text_reads_back (void)
{
  static const double values[] = { 1.0,       12.0,        999.0,  1500.0, 23000.0, 142000.0,
                                   1400000.0, 142000000.0, -8.2e8, 2.5e9,  14e12 };
  static const char *const currencies[]
      = { "LAK", "IDR", "VND", "THB", "KHR", "MMK", "MYR", "PHP", "SGD", "BND", "USD", "EUR" };

  for (guint i = 0; i < G_N_ELEMENTS (locale_names); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (locale_names[i]);

      /* CLDR's words of these are not among those that we read. */
      if (g_str_has_prefix (locale_names[i], "es") || g_str_has_prefix (locale_names[i], "hi")
          || g_str_has_prefix (locale_names[i], "ar"))
        continue;

      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        for (guint c = 0; c < G_N_ELEMENTS (currencies); c++)
          {
            g_autofree char *text
                = balik_text_format_money_short (locale, values[k], currencies[c], 3);
            g_autoptr (GError) error = NULL;
            double back = NAN;

            g_test_message ("%s: %s", locale_names[i], text);
            balik_text_parse_money (locale, text, currencies[c], &back, NULL, &error);
            g_assert_no_error (error);
            g_assert_cmpfloat_with_epsilon (back, values[k], fabs (values[k]) * 1e-12);
          }
    }
}

static char *
next_text (GRand *rand)
{
  static const char *const pieces[] = {
    "1", "2",    "0",        "500", "000",     ".",  ",",   " ",      "-",    "−",      "+",   "*",
    "/", "(",    ")",        "%",   "e",       "E9", "x",   "rb",     "juta", "k",      "M",   "Rp",
    "₭", "$",    "ล้าน",      "ລ້ານ", "၁",       "ဝ",  "សែន", "\u200B", "'",    "\u202F", "သိန်း", "٫",
    "٬", "\xff", "\xe0\xba", "kip", "na libo", "tr", "\t",  "\u0301", "đồng", "9e999",  ",-",
  };
  GString *text = g_string_new (NULL);
  int n_pieces = g_rand_int_range (rand, 0, 12);

  for (int i = 0; i < n_pieces; i++)
    if (g_rand_int_range (rand, 0, 8) == 0)
      g_string_append_c (text, (char)g_rand_int_range (rand, 1, 256));
    else
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free_and_steal (text);
}

static void
test_any_text_is_safe (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) locales
      = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_locale_unref);
  guint n_read = 0;

  g_test_message ("seed %d", SEED);
  for (guint i = 0; i < G_N_ELEMENTS (locale_names); i++)
    g_ptr_array_add (locales, balik_locale_new (locale_names[i]));

  for (guint i = 0; i < N_TEXTS; i++)
    {
      BalikLocale *locale = g_ptr_array_index (locales, i % locales->len);
      g_autofree char *text = next_text (rand);
      g_autoptr (GError) error = NULL;
      double value = 0.5;
      gboolean read
          = balik_text_parse_number (locale, text, (BalikTextKind)(i % 3), &value, NULL, &error);

      g_assert_true (isfinite (value));
      g_assert_true (read == (error == NULL));
      if (read)
        {
          n_read++;
          continue;
        }

      g_assert_true (error->domain == BALIK_TEXT_ERROR);
      g_assert_cmpfloat (value, ==, 0.5);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), >, 20);
    }

  /* The texts are near enough to numbers that some are. */
  g_assert_cmpuint (n_read, >, N_TEXTS / 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/number-round-trip/entries", test_entries_round_trip);
  g_test_add_func ("/text/number-round-trip/edges", test_edges_round_trip);
  g_test_add_func ("/text/number-round-trip/shown-text-reads-back", test_shown_text_reads_back);
  g_test_add_func ("/text/number-round-trip/any-text-is-safe", test_any_text_is_safe);

  return g_test_run ();
}
