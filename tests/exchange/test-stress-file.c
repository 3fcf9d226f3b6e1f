/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-json-import.h"
#include "balik-stress-file.h"
#include "plan-fixture.h"

/* Stress sets as files. */

#define BEGIN "{\"format\": \"balik-stress-sets\", \"version\": 1, \"sets\": "
#define SET(changes) "[{\"id\": \"a\", \"name\": \"A\", \"changes\": " changes "}]}"

static GPtrArray *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return balik_stress_sets_parse (bytes, error);
}

/* Those that ship: five with names and notes, all of which concern a plan with everything. */
static void
test_shipped (void)
{
  static const char *const ids[]
      = { "fewer-returns", "more-defaults", "slow-start", "dearer-loan", "dearer-parts" };
  g_autoptr (GPtrArray) sets = balik_stress_sets_list ();
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (GError) error = NULL;

  plan_fixture_set (plan, "lines.0.repair", "+", &error);
  g_assert_no_error (error);
  plan_fixture_set (plan, "lines.0.repair.parts_cost", "4", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sets->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < sets->len; i++)
    {
      const BalikStress *set = g_ptr_array_index (sets, i);
      g_autoptr (GPtrArray) steps = balik_stress_list_steps (set, plan);

      g_assert_cmpstr (balik_stress_get_id (set), ==, ids[i]);
      g_assert_cmpstr (balik_stress_get_name (set), !=, "");
      g_assert_cmpstr (balik_stress_get_note (set), !=, "");
      g_assert_cmpuint (steps->len, >, 0);
    }
}

static void
test_own (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sets
      = parse (BEGIN SET ("[{\"numbers\": \"loan.rate\", \"plus\": 0.5}]"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sets->len, ==, 1);
  g_assert_cmpstr (balik_stress_get_name (g_ptr_array_index (sets, 0)), ==, "A");
  g_assert_cmpstr (balik_stress_get_note (g_ptr_array_index (sets, 0)), ==, "");
}

/* What is wrong, and where it is. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *fragment;
  } cases[] = {
    { "", "Line 1, column 1" },
    { "[]", "an object in braces" },
    { "{}", "not a file of stress sets" },
    { "{\"format\": \"balik-plan\", \"version\": 1}", "“balik-stress-sets”" },
    { "{\"format\": \"balik-stress-sets\", \"version\": 2, \"sets\": []}", "version 1" },
    { "{\"format\": \"balik-stress-sets\", \"version\": [1], \"sets\": []}", "version 1" },
    { BEGIN "[]}", "sets: There must be between 1 and 100" },
    { BEGIN "{}}", "sets: There must be" },
    { BEGIN "[5]}", "sets.0: Here an object" },
    { BEGIN "[{\"id\": \"a\"}]}", "sets.0: “id”, “name”" },
    { BEGIN "[{\"id\": \"a\", \"name\": 5, \"changes\": []}]}", "sets.0: “id”" },
    { BEGIN "[{\"id\": \"a\", \"nam\": \"x\"}]}", "“nam” is unknown here" },
    { BEGIN SET ("[]"), "sets.0: “changes” must be a list" },
    { BEGIN SET ("[5]"), "sets.0.changes.0: Here an object" },
    { BEGIN SET ("[{\"times\": 2}]"), "“numbers” must be a key path" },
    { BEGIN SET ("[{\"numbers\": \"loan.rate\"}]"), "One of “times”, “plus” and “value”" },
    { BEGIN SET ("[{\"numbers\": \"loan.rate\", \"times\": 1, \"plus\": 1}]"), "One of “times”" },
    { BEGIN SET ("[{\"numbers\": \"loan.rate\", \"times\": \"2\"}]"), "with a number" },
    { BEGIN SET ("[{\"numbers\": \"loan.rat\", \"times\": 2}]"), "“loan.rat” is not a number" },
    { BEGIN SET ("[{\"numbers\": \"loan.rate\", \"times\": 1e999}]"), "sets.0.changes.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sets = parse (cases[i].text, &error);

      g_assert_null (sets);
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].fragment) == NULL)
        g_error ("%s gives “%s”, without “%s”", cases[i].text, error->message, cases[i].fragment);
    }
}

static void
test_same_id (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sets
      = parse (BEGIN "[{\"id\": \"a\", \"name\": \"A\", \"changes\": [{\"numbers\": \"loan.rate\", "
                     "\"plus\": 1}]}, {\"id\": \"a\", \"name\": \"B\", \"changes\": "
                     "[{\"numbers\": \"loan.rate\", \"plus\": 1}]}]}",
               &error);

  g_assert_null (sets);
  g_assert_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "sets.1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stress-file/shipped", test_shipped);
  g_test_add_func ("/stress-file/own", test_own);
  g_test_add_func ("/stress-file/refused", test_refused);
  g_test_add_func ("/stress-file/same-id", test_same_id);
  return g_test_run ();
}
