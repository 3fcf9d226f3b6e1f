/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chance-text.h"

static const struct
{
  double share;
  const char *expected;
} rows[] = {
  { 0, "less than 1 in 100" },
  { 0.004, "less than 1 in 100" },
  { 0.006, "1 in 100" },
  { 0.04, "4 in 100" },
  { 0.0999, "10 in 100" },
  { 0.1, "1 in 10" },
  { 0.149, "1 in 10" },
  { 0.15, "2 in 10" },
  { 0.5, "5 in 10" },
  { 0.8, "8 in 10" },
  { 0.9, "9 in 10" },
  { 0.901, "90 in 100" },
  { 0.96, "96 in 100" },
  { 0.994, "99 in 100" },
  { 0.996, "more than 99 in 100" },
  { 1, "more than 99 in 100" },
};

static void
test_chances (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("en_US.UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = balik_text_format_chance (locale, rows[i].share);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_digits (void)
{
  g_autoptr (BalikLocale) locale = balik_locale_new ("my_MM.UTF-8");
  g_autofree char *text = balik_text_format_chance (locale, 0.8);

  g_assert_cmpstr (text, ==, "၈ in ၁၀");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/chance/chances", test_chances);
  g_test_add_func ("/text/chance/digits", test_digits);
  return g_test_run ();
}
