/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-text-fill.h"

static void
test_places_are_filled (void)
{
  g_autofree char *plain = balik_text_fill ("%s of %s", "one", "two", NULL);
  g_autofree char *turned = balik_text_fill ("%2$s of %1$s: 5%%", "one", "two", NULL);

  g_assert_cmpstr (plain, ==, "one of two");
  g_assert_cmpstr (turned, ==, "two of one: 5%");
}

/* A translation loaded at run time may be wrong; it must stay harmless. */
static void
test_wrong_patterns_are_harmless (void)
{
  static const char *const patterns[][2] = {
    { "%n%n%n", "%n%n%n" },       { "%s%s%s", "one%s%s" }, { "%9$s", "%9$s" },
    { "100%", "100%" },           { "%1$", "%1$" },        { "%1", "%1" },
    { "%d apples", "%d apples" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *text = balik_text_fill (patterns[i][0], "one", NULL);

      g_assert_cmpstr (text, ==, patterns[i][1]);
    }
}

static void
test_text_is_not_read_as_pattern (void)
{
  g_autofree char *text = balik_text_fill ("a %s b", "%s %1$s", NULL);

  g_assert_cmpstr (text, ==, "a %s %1$s b");
}

static void
test_range_with_sign_is_worded (void)
{
  g_autofree char *plain = balik_text_join_range ("28", "40", FALSE);
  g_autofree char *signed_range = balik_text_join_range ("−6", "8", TRUE);
  g_autofree char *same = balik_text_join_range ("8", "8", FALSE);

  g_assert_cmpstr (plain, ==, "28–40");
  g_assert_cmpstr (signed_range, ==, "−6 to 8");
  g_assert_cmpstr (same, ==, "8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fill/places-are-filled", test_places_are_filled);
  g_test_add_func ("/text/fill/wrong-patterns-are-harmless", test_wrong_patterns_are_harmless);
  g_test_add_func ("/text/fill/text-is-not-read-as-pattern", test_text_is_not_read_as_pattern);
  g_test_add_func ("/text/fill/range-with-sign-is-worded", test_range_with_sign_is_worded);

  return g_test_run ();
}
