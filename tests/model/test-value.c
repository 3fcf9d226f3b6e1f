/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-value.h"

static void
test_number_has_three_equal_points (void)
{
  g_autoptr (BalikValue) value = balik_value_new_number (-2.5);

  g_assert_cmpint (balik_value_get_value_type (value), ==, BALIK_VALUE_NUMBER);
  g_assert_false (balik_value_is_range (value));
  g_assert_cmpfloat (balik_value_get_low (value), ==, -2.5);
  g_assert_cmpfloat (balik_value_get_number (value), ==, -2.5);
  g_assert_cmpfloat (balik_value_get_high (value), ==, -2.5);
}

static void
test_range_keeps_its_points (void)
{
  g_autoptr (BalikValue) value = balik_value_new_range (3, 2, 1);

  g_assert_true (balik_value_is_range (value));
  g_assert_cmpfloat (balik_value_get_low (value), ==, 3);
  g_assert_cmpfloat (balik_value_get_number (value), ==, 2);
  g_assert_cmpfloat (balik_value_get_high (value), ==, 1);
}

static void
test_texts_are_copied (void)
{
  char first[] = "one";
  const char *const texts[] = { first, "", NULL };
  g_autoptr (BalikValue) text = balik_value_new_text (first);
  g_autoptr (BalikValue) list = balik_value_new_texts (texts);

  first[0] = 'X';
  g_assert_cmpstr (balik_value_get_text (text), ==, "one");
  g_assert_cmpstr (balik_value_get_texts (list)[0], ==, "one");
  g_assert_cmpstr (balik_value_get_texts (list)[1], ==, "");
  g_assert_null (balik_value_get_texts (list)[2]);
}

static void
test_origin_parts_are_empty_where_not_given (void)
{
  g_autoptr (BalikValue) value = balik_value_new_origin ("quote", NULL, "ilo", NULL);

  g_assert_cmpstr (balik_value_get_origin_part (value, BALIK_ORIGIN_KIND), ==, "quote");
  g_assert_cmpstr (balik_value_get_origin_part (value, BALIK_ORIGIN_NOTE), ==, "");
  g_assert_cmpstr (balik_value_get_origin_part (value, BALIK_ORIGIN_SOURCE), ==, "ilo");
  g_assert_cmpstr (balik_value_get_origin_part (value, BALIK_ORIGIN_DATE), ==, "");
}

static void
test_equal_means_the_same_in_all_parts (void)
{
  const char *const texts[] = { "a", NULL };
  BalikValue *values[] = {
    balik_value_new_present (),
    balik_value_new_number (1),
    balik_value_new_number (2),
    balik_value_new_range (1, 1, 1),
    balik_value_new_range (0, 1, 1),
    balik_value_new_range (1, 1, 2),
    balik_value_new_text ("a"),
    balik_value_new_text (""),
    balik_value_new_texts (texts),
    balik_value_new_texts (texts + 1),
    balik_value_new_origin ("a", NULL, NULL, NULL),
    balik_value_new_origin ("a", "b", NULL, NULL),
    balik_value_new_origin ("a", NULL, "b", NULL),
    NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      g_assert_cmpint (balik_value_equal (values[i], values[j]), ==, i == j);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_clear_pointer (&values[i], balik_value_unref);
}

static void
test_equal_compares_contents (void)
{
  g_autoptr (BalikValue) a = balik_value_new_range (1, 2, 3);
  g_autoptr (BalikValue) b = balik_value_new_range (1, 2, 3);
  g_autoptr (BalikValue) c = balik_value_new_origin ("quote", "n", "s", "2027-01-02");
  g_autoptr (BalikValue) d = balik_value_new_origin ("quote", "n", "s", "2027-01-02");

  g_assert_true (a != b && balik_value_equal (a, b));
  g_assert_true (c != d && balik_value_equal (c, d));
}

static void
test_asking_for_another_kind_is_a_mistake (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (BalikValue) value = balik_value_new_text ("5");

      g_assert_cmpfloat (balik_value_get_number (value), ==, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*BALIK_VALUE_NUMBER*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/value/number/three-equal-points", test_number_has_three_equal_points);
  g_test_add_func ("/model/value/range/keeps-its-points", test_range_keeps_its_points);
  g_test_add_func ("/model/value/texts/are-copied", test_texts_are_copied);
  g_test_add_func ("/model/value/origin/empty-where-not-given",
                   test_origin_parts_are_empty_where_not_given);
  g_test_add_func ("/model/value/equal/same-in-all-parts", test_equal_means_the_same_in_all_parts);
  g_test_add_func ("/model/value/equal/compares-contents", test_equal_compares_contents);
  g_test_add_func ("/model/value/another-kind-is-a-mistake",
                   test_asking_for_another_kind_is_a_mistake);
  return g_test_run ();
}
