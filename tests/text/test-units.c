/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-units.h"

#include <math.h>

static void
test_unit_suits_the_size (void)
{
  static const struct
  {
    BalikQuantity quantity;
    double value;
    int digits;
    const char *expected;
  } rows[] = {
    { BALIK_QUANTITY_MASS, 320.4, 2, "320 kg" },
    { BALIK_QUANTITY_MASS, 3140.0, 2, "3.1 t" },
    { BALIK_QUANTITY_MASS, 999.6, 3, "1 t" },
    { BALIK_QUANTITY_MASS, 0.45, 2, "450 g" },
    { BALIK_QUANTITY_MASS, 0.0, 2, "0 kg" },
    { BALIK_QUANTITY_MASS, -3140.0, 2, "−3.1 t" },
    { BALIK_QUANTITY_MASS, NAN, 2, "–" },
    { BALIK_QUANTITY_CO2E, 1040.0, 2, "1 t CO₂e" },
    { BALIK_QUANTITY_WATER, 750.0, 2, "750 L" },
    { BALIK_QUANTITY_WATER, 0.5, 2, "0.5 L" },
    { BALIK_QUANTITY_WATER, 32.9e6, 3, "32,900 m³" },
    { BALIK_QUANTITY_WATER, 1.24e9, 2, "1.2 million m³" },
    { BALIK_QUANTITY_ENERGY, 36.0, 2, "36 MJ" },
    { BALIK_QUANTITY_ENERGY, 3600.0, 2, "3.6 GJ" },
    { BALIK_QUANTITY_ELECTRICITY, 1250.0, 3, "1.25 MWh" },
    { BALIK_QUANTITY_DISTANCE, 12345.0, 3, "12,300 km" },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text
          = balik_text_format_quantity (locale, rows[i].quantity, rows[i].value, rows[i].digits);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_range_has_one_unit (void)
{
  static const struct
  {
    double low;
    double high;
    const char *expected;
  } rows[] = {
    { 80.0, 560.0, "80–560 kg" },
    { 800.0, 5600.0, "0.8–5.6 t" },
    { -6400.0, 8000.0, "−6.4 to 8 t" },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = balik_text_format_quantity_range (locale, BALIK_QUANTITY_MASS,
                                                                rows[i].low, rows[i].high, 2);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_unit_of_a_chart (void)
{
  static const struct
  {
    BalikQuantity quantity;
    double max_abs;
    double divisor;
    const char *unit;
  } rows[] = {
    { BALIK_QUANTITY_CO2E, 74600.0, 1000.0, "t CO₂e" },
    { BALIK_QUANTITY_WATER, 32.9e6, 1e6, "thousand m³" },
    { BALIK_QUANTITY_MASS, 0.0, 1.0, "kg" },
    { BALIK_QUANTITY_MASS, 0.2, 0.001, "g" },
    { BALIK_QUANTITY_MASS, NAN, 1.0, "kg" },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *unit = NULL;
      double divisor = balik_text_choose_unit (locale, rows[i].quantity, rows[i].max_abs, &unit);

      g_assert_cmpfloat (divisor, ==, rows[i].divisor);
      g_assert_cmpstr (unit, ==, rows[i].unit);
    }
}

static void
test_months (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("my_MM");
  g_autofree char *index = balik_text_format_month_index (locale, 31);

  g_assert_cmpstr (index, ==, "month ၃၁");
}

static void
test_durations (void)
{
  static const struct
  {
    int months;
    const char *expected;
  } rows[] = {
    { 0, "0 months" }, { 1, "1 month" },    { 11, "11 months" },
    { 12, "1 year" },  { 31, "31 months" }, { 60, "5 years" },
  };
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = balik_text_format_duration (locale, rows[i].months);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/units/unit-suits-the-size", test_unit_suits_the_size);
  g_test_add_func ("/text/units/range-has-one-unit", test_range_has_one_unit);
  g_test_add_func ("/text/units/unit-of-a-chart", test_unit_of_a_chart);
  g_test_add_func ("/text/units/months", test_months);
  g_test_add_func ("/text/units/durations", test_durations);

  return g_test_run ();
}
