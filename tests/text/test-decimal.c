/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-decimal.h"

#include <glib.h>
#include <string.h>

static void
test_shortest_digits (void)
{
  static const struct
  {
    double value;
    const char *digits;
    int exponent;
  } rows[] = {
    { 0.0, "", 0 },        { 1.0, "1", 1 },       { -1500.0, "15", 4 },
    { 0.1, "1", 0 },       { 0.00012, "12", -3 }, { 1e23, "1", 24 },
    { 5e-324, "5", -323 }, { 2.675, "2675", 1 },  { 9007199254740993.0, "9007199254740992", 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BalikDecimal number = balik_decimal_from_double (rows[i].value);

      g_assert_cmpstr (number.digits, ==, rows[i].digits);
      g_assert_cmpint (number.n_digits, ==, (int)strlen (rows[i].digits));
      g_assert_cmpint (number.exponent, ==, rows[i].exponent);
      g_assert_cmpint (number.negative, ==, rows[i].value < 0.0);
      g_assert_cmpfloat (balik_decimal_to_double (&number), ==, rows[i].value);
    }
}

static void
test_halves_go_away_from_zero (void)
{
  static const struct
  {
    double value;
    int decimals;
    double rounded;
  } rows[] = {
    { 0.5, 0, 1.0 },    { 1.5, 0, 2.0 },       { 2.5, 0, 3.0 },      { -2.5, 0, -3.0 },
    { 2.675, 2, 2.68 }, { 1.005, 2, 1.01 },    { 0.4, 0, 0.0 },      { -0.4, 0, 0.0 },
    { 0.04, 0, 0.0 },   { 999.95, 1, 1000.0 }, { 149.0, -2, 100.0 }, { 50.0, -2, 100.0 },
    { 49.0, -2, 0.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BalikDecimal number = balik_decimal_from_double (rows[i].value);

      balik_decimal_round_decimals (&number, rows[i].decimals);
      g_assert_cmpfloat (balik_decimal_to_double (&number), ==, rows[i].rounded);
    }
}

static void
test_zero_has_no_sign (void)
{
  BalikDecimal number = balik_decimal_from_double (-0.001);

  balik_decimal_round_decimals (&number, 2);

  g_assert_cmpint (number.n_digits, ==, 0);
  g_assert_false (number.negative);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/decimal/shortest-digits", test_shortest_digits);
  g_test_add_func ("/text/decimal/halves-go-away-from-zero", test_halves_go_away_from_zero);
  g_test_add_func ("/text/decimal/zero-has-no-sign", test_zero_has_no_sign);

  return g_test_run ();
}
