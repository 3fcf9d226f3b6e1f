/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "balik-json-export.h"
#include "balik-json-import.h"
#include "json-compare.h"
#include "plan-fixture.h"

static BalikPlan *
import (GBytes *bytes)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  BalikPlan *plan = balik_json_import (bytes, &problems, &error);

  if (plan == NULL)
    {
      g_autofree char *lines = balik_json_format_problems (problems);

      g_error ("%s\n%s", error->message, lines);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  return plan;
}

/* What @plan exports must be read as the same plan, and be written as the same bytes. */
static void
assert_survives (BalikPlan *plan)
{
  g_autoptr (GBytes) bytes = balik_json_export (plan);
  g_autoptr (BalikPlan) copy = import (bytes);
  g_autoptr (GBytes) again = balik_json_export (copy);
  g_autofree char *state = plan_fixture_dump (plan);
  g_autofree char *copied_state = plan_fixture_dump (copy);

  g_assert_cmpstr (copied_state, ==, state);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
check_folder (const char *folder, guint n_expected)
{
  g_autoptr (GPtrArray) names = json_compare_list_plans (folder);

  g_assert_cmpuint (names->len, >=, n_expected);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GBytes) bytes = json_compare_load (folder, g_ptr_array_index (names, i));
      g_autoptr (BalikPlan) plan = import (bytes);
      g_autoptr (GBytes) written = balik_json_export (plan);
      g_autoptr (JsonNode) before = json_compare_parse (bytes);
      g_autoptr (JsonNode) after = json_compare_parse (written);

      g_test_message ("%s", (const char *)g_ptr_array_index (names, i));
      json_compare_assert_equal (before, after);
      json_compare_assert_equal (after, before);
      assert_survives (plan);
    }
}

static void
test_examples (void)
{
  check_folder ("examples", 12);
}

static void
test_templates (void)
{
  check_folder ("templates", 3);
}

static void
test_empty_plan (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  g_autoptr (GBytes) bytes = balik_json_export (plan);
  const char expected[] = "{\n  \"format\": \"balik-plan\",\n  \"version\": 1\n}\n";

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
  assert_survives (plan);
}

/* A value that the row allows, another for each @number. */
static BalikValue *
make_value (const BalikField *field, BalikItemKind kind, guint number)
{
  const char *const texts[] = { "a", "", "ລາວ", NULL };
  g_autofree char *text = g_strdup_printf ("“%u”\n\t\\\"/\x01\x7f ລາວ 𝄞", number);
  double low;

  switch (field->type)
    {
    case BALIK_FIELD_SECTION:
    case BALIK_FIELD_LIST:
      return balik_value_new_present ();
    case BALIK_FIELD_NUMBER:
      low = field->max <= 1 ? 0.01 + 1e-4 * number : MAX (field->min, 0) + 1 + number / 7.0;
      low = MIN (low, field->max - 0.05);
      return field->flags & BALIK_FIELD_NO_RANGE
                 ? balik_value_new_number (low)
                 : balik_value_new_range (low, low * 1.1, low * 1.2);
    case BALIK_FIELD_INTEGER:
      return balik_value_new_number (g_str_has_suffix (field->key, "grace_months")
                                         ? 1
                                         : MIN (field->max, MAX (field->min, 2) + number));
    case BALIK_FIELD_TEXT:
      if (g_str_equal (field->key, "country") || g_str_equal (field->key, "currency"))
        return balik_value_new_text (g_str_equal (field->key, "country") ? "LA" : "LAK");
      if (kind == BALIK_ITEM_PART && g_str_equal (field->key, "material"))
        return balik_value_new_text ("m.1 ‹x›");
      if (kind == BALIK_ITEM_MATERIAL && g_str_equal (field->key, "id"))
        return balik_value_new_text ("m.1 ‹x›");
      return balik_value_new_text (text);
    case BALIK_FIELD_TEXTS:
      return balik_value_new_texts (texts);
    case BALIK_FIELD_CHOICE:
      return balik_value_new_text (strrchr (field->choices, '|') + 1);
    case BALIK_FIELD_MONTH:
      return balik_value_new_text ("2031-12");
    case BALIK_FIELD_SEASON:
    default:
      return NULL;
    }
}

static void
fill_item (BalikPlan *plan, BalikEditGroup *group, gint64 id, BalikItemKind kind, guint *number)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      BalikValue *value = make_value (&fields[i], kind, *number % 20);
      g_autofree char *origin_key = g_strconcat (fields[i].key, BALIK_ORIGIN_SUFFIX, NULL);

      *number += 1;
      if (value != NULL)
        balik_edit_group_take (group, id, fields[i].key, value);
      if (balik_field_is_number (&fields[i]) || fields[i].type == BALIK_FIELD_SEASON)
        balik_edit_group_take (group, id, origin_key,
                               balik_value_new_origin ("quote", *number % 2 ? "a “note”" : NULL,
                                                       *number % 3 ? "ilo-2024" : NULL,
                                                       *number % 5 ? "2027-02-28" : NULL));
      if (fields[i].type == BALIK_FIELD_LIST)
        {
          const gint64 child = balik_plan_reserve_id (plan);

          balik_edit_group_insert (group, child, fields[i].item_kind, id, fields[i].key, 0);
          fill_item (plan, group, child, fields[i].item_kind, number);
        }
    }
}

static void
test_every_key_survives (void)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Fill");
  g_autoptr (GError) error = NULL;
  guint number = 0;

  fill_item (plan, group, BALIK_PLAN_ROOT_ID, BALIK_ITEM_PLAN, &number);
  g_assert_cmpuint (number, >, 150);
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
  assert_survives (plan);
}

static void
test_empty_sections_and_lists_survive (void)
{
  static const char *const keys[] = { "rates", "rates.tax", "loan", "environment", "template" };
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Fill");
  g_autoptr (GBytes) bytes = NULL;
  const gint64 line = balik_plan_reserve_id (plan);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, keys[i], balik_value_new_present ());
  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "grants", balik_value_new_present ());
  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "lines", balik_value_new_present ());
  balik_edit_group_insert (group, line, BALIK_ITEM_LINE, BALIK_PLAN_ROOT_ID, "lines", 0);
  balik_edit_group_take (group, line, "id", balik_value_new_text ("a"));
  balik_edit_group_take (group, line, "repair", balik_value_new_present ());
  balik_edit_group_take (group, line, "linear", balik_value_new_present ());
  balik_edit_group_take (group, line, "linear.materials", balik_value_new_present ());
  g_assert_true (balik_plan_apply (plan, group, NULL));
  assert_survives (plan);

  bytes = balik_json_export (plan);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                                  "\"materials\": []"));
}

static void
test_sections_switched_off_keep_their_values (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikPlan) copy = NULL;

  g_assert_true (plan_fixture_set (plan, "loan", "-", NULL));
  g_assert_true (plan_fixture_set (plan, "lines.0.takeback", "-", NULL));
  bytes = balik_json_export (plan);
  copy = import (bytes);
  g_assert_false (balik_item_has (balik_plan_get_root (copy), "loan"));
  g_assert_cmpfloat (balik_item_get_number (balik_plan_get_root (copy), "loan.amount"), ==, 1000);
  g_assert_true (balik_item_has (plan_fixture_find (copy, "lines.0", NULL), "takeback.reuse"));
  g_assert_true (plan_fixture_set (copy, "lines.0.takeback", "+", NULL));
  g_assert_cmpfloat (balik_value_get_high (balik_item_get_value (
                         plan_fixture_find (copy, "lines.0", NULL), "takeback.reuse.share")),
                     ==, 0.3);
}

static double
pass_number (double number)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikPlan) copy = NULL;
  BalikItem *line = plan_fixture_find (plan, "lines.0", NULL);

  balik_edit_group_take (group, balik_item_get_id (line), "price.unit",
                         balik_value_new_number (number));
  g_assert_true (balik_plan_apply (plan, group, NULL));
  bytes = balik_json_export (plan);
  copy = import (bytes);
  return balik_item_get_number (plan_fixture_find (copy, "lines.0", NULL), "price.unit");
}

static void
test_numbers_are_exact (void)
{
  const guint32 seed = 20271;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const double numbers[] = { 0,
                             0.1,
                             1.0 / 3,
                             5e-324,
                             DBL_MIN,
                             DBL_MAX,
                             1e15,
                             1e21,
                             123456789.123456,
                             -2.5e-7,
                             1e22,
                             9.0e15,
                             9007199254740993.0,
                             0.1 + 0.2,
                             100 };

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_cmpfloat (pass_number (numbers[i]), ==, numbers[i]);
      g_assert_cmpfloat (pass_number (-numbers[i]), ==, -numbers[i]);
    }
  for (guint i = 0; i < 300; i++)
    {
      double number = ldexp (g_rand_double_range (rand, -1, 1), g_rand_int_range (rand, -300, 300));

      g_assert_cmpfloat (pass_number (number), ==, number);
    }
  g_assert_true (signbit (pass_number (-0.0)));
}

static void
test_numbers_are_short (void)
{
  static const struct
  {
    const char *text;
    double number;
  } cases[] = {
    { "0.1,", 0.1 },
    { "100000,", 100000 },
    { "-2.5,", -2.5 },
    { "1e-07,", 1e-7 },
    { "9007199254740992,", 9007199254740992.0 },
    { "1e+100,", 1e100 },
    { "0.30000000000000004,", 0.1 + 0.2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BalikPlan) plan = plan_fixture_new ();
      g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *expected = g_strconcat ("\"unit\": ", cases[i].text, NULL);
      BalikItem *line = plan_fixture_find (plan, "lines.0", NULL);

      expected[strlen (expected) - 1] = '\n';
      balik_edit_group_take (group, balik_item_get_id (line), "price.unit",
                             balik_value_new_number (cases[i].number));
      g_assert_true (balik_plan_apply (plan, group, NULL));
      bytes = balik_json_export (plan);
      if (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), expected)
          == NULL)
        g_error ("%s is not in the export.", expected);
    }
}

static void
test_order_of_keys_is_that_of_the_tables (void)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (GBytes) bytes = balik_json_export (plan);
  const char *at = g_bytes_get_data (bytes, NULL);
  static const char *const order[]
      = { "\"format\"", "\"version\"", "\"title\"", "\"rates\"", "\"loan\"",     "\"materials\"",
          "\"pp\"",     "\"pe\"",      "\"lines\"", "\"offer\"", "\"takeback\"", "\"canvas\"" };

  g_assert_true (g_utf8_validate_len (at, g_bytes_get_size (bytes), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      at = strstr (at, order[i]);
      if (at == NULL)
        g_error ("%s is not at its place.", order[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/json/round-trip/examples", test_examples);
  g_test_add_func ("/exchange/json/round-trip/templates", test_templates);
  g_test_add_func ("/exchange/json/round-trip/empty-plan", test_empty_plan);
  g_test_add_func ("/exchange/json/round-trip/every-key", test_every_key_survives);
  g_test_add_func ("/exchange/json/round-trip/empty-sections",
                   test_empty_sections_and_lists_survive);
  g_test_add_func ("/exchange/json/round-trip/switched-off",
                   test_sections_switched_off_keep_their_values);
  g_test_add_func ("/exchange/json/round-trip/numbers-are-exact", test_numbers_are_exact);
  g_test_add_func ("/exchange/json/export/numbers-are-short", test_numbers_are_short);
  g_test_add_func ("/exchange/json/export/order", test_order_of_keys_is_that_of_the_tables);
  return g_test_run ();
}
