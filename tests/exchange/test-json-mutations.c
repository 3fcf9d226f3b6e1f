/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-json-export.h"
#include "balik-json-import.h"
#include "json-compare.h"

/*
 * Random damage to good files. Whatever comes in: no crash, and either a plan
 * that keeps its rules and is written the same twice, or a reason in words.
 */

static const char *const tokens[] = { "{",
                                      "}",
                                      "[",
                                      "]",
                                      ",",
                                      ":",
                                      "\"",
                                      "\\",
                                      "null",
                                      "true",
                                      "-1",
                                      "1e999",
                                      "0.5",
                                      "[1, 2, 3]",
                                      "\"x\"",
                                      "\"id\": \"a\"",
                                      "{}",
                                      "[]",
                                      "1e308",
                                      "\"offer\"",
                                      "\xff",
                                      "\xe2\x82",
                                      "-0",
                                      "\"share\": 1",
                                      "\n",
                                      "#",
                                      "\\u0000",
                                      "\\ud800",
                                      "99999999999999999999999" };

static void
mutate (GRand *rand, GString *text)
{
  const int n_mutations = g_rand_int_range (rand, 1, 5);
  /* Half of the files only get other numbers, so that many stay JSON, and some plans. */
  const gboolean only_digits = g_rand_boolean (rand);

  for (int i = 0; i < n_mutations && text->len > 2; i++)
    {
      const gssize at = g_rand_int_range (rand, 0, (int)text->len);
      const gssize rest = (gssize)text->len - at;
      const gssize wanted = g_rand_int_range (rand, 1, 40);
      const gssize length = MIN (rest, wanted);
      g_autofree char *piece = g_strndup (text->str + at, (gsize)length);
      const char *token = tokens[g_rand_int_range (rand, 0, G_N_ELEMENTS (tokens))];
      char *digit;

      switch (only_digits ? 4 : g_rand_int_range (rand, 0, 6))
        {
        case 0:
          text->str[at] = (char)g_rand_int_range (rand, 0, 256);
          break;
        case 1:
          g_string_erase (text, at, length);
          break;
        case 2:
          g_string_insert (text, at, piece);
          break;
        case 3:
          g_string_insert (text, at, token);
          break;
        case 4:
          digit = strpbrk (text->str + at, "0123456789");
          if (digit != NULL)
            *digit = (char)('0' + g_rand_int_range (rand, 0, 10));
          break;
        default:
          digit = strpbrk (text->str + at, ":");
          if (digit != NULL)
            g_string_insert (text, digit - text->str + 1, token);
          break;
        }
    }
}

static gboolean
check (GString *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (bytes, &problems, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (BalikPlan) copy = NULL;

  g_assert_nonnull (problems);
  if (plan == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == BALIK_JSON_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 10);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (error->code == BALIK_JSON_ERROR_SYNTAX || problems->len > 0);
      for (guint i = 0; i < problems->len; i++)
        g_assert_cmpuint (strlen (((BalikProblem *)g_ptr_array_index (problems, i))->message), >,
                          10);
      return FALSE;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  written = balik_json_export (plan);
  copy = balik_json_import (written, NULL, &error);
  g_assert_no_error (error);
  again = balik_json_export (copy);
  g_assert_true (g_bytes_equal (written, again));
  return TRUE;
}

static void
test_mutations (void)
{
  const guint32 seed = 4242;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) names = json_compare_list_plans ("examples");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  guint n_good = 0;
  guint n_bad = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (files, json_compare_load ("examples", g_ptr_array_index (names, i)));
  g_assert_cmpuint (files->len, >=, 12);
  for (guint i = 0; i < 2000; i++)
    {
      GBytes *file = g_ptr_array_index (files, i % files->len);
      g_autoptr (GString) text
          = g_string_new_len (g_bytes_get_data (file, NULL), (gssize)g_bytes_get_size (file));

      mutate (rand, text);
      if (check (text))
        n_good++;
      else
        n_bad++;
    }
  g_test_message ("%u plans, %u refused", n_good, n_bad);
  g_assert_cmpuint (n_good, >, 300);
  g_assert_cmpuint (n_bad, >, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json/mutations", test_mutations);
  return g_test_run ();
}
