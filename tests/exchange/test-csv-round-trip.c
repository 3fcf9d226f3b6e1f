/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "balik-plan-compare.h"
#include "csv-fixture.h"
#include "json-compare.h"
#include "plan-fixture.h"

static void
assert_nothing_differs (BalikPlan *plan, BalikCsvTable table, BalikCsvExportFlags flags)
{
  g_autoptr (GBytes) bytes = balik_csv_export (plan, table, flags);
  BalikCsvSettings settings = csv_fixture_settings ();
  g_autoptr (BalikCsvPreview) preview = NULL;
  g_autofree char *found = NULL;

  settings.removes = TRUE;
  preview = csv_fixture_preview (plan, bytes, &settings);
  found = csv_fixture_dump (preview);
  g_assert_cmpuint (balik_csv_preview_get_n_problems (preview), ==, 0);
  g_assert_cmpint (balik_csv_preview_get_table (preview), ==, table);
  g_assert_true (balik_csv_preview_is_ours (preview));
  g_assert_cmpstr (found, ==, "");
}

static void
assert_survives (BalikPlan *plan)
{
  for (BalikCsvTable table = 0; table < BALIK_CSV_N_TABLES; table++)
    {
      assert_nothing_differs (plan, table, BALIK_CSV_EXPORT_PLAIN);
      assert_nothing_differs (plan, table, BALIK_CSV_EXPORT_MARK | BALIK_CSV_EXPORT_WORDS);
    }
}

static void
check_folder (const char *folder, guint n_expected)
{
  g_autoptr (GPtrArray) names = json_compare_list_plans (folder);

  g_assert_cmpuint (names->len, >=, n_expected);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (BalikPlan) plan = csv_fixture_load (folder, g_ptr_array_index (names, i));

      g_test_message ("%s", (const char *)g_ptr_array_index (names, i));
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

  assert_survives (plan);
}

/* Every number that a plan states is in the table of numbers, and in no other place twice. */
static void
test_all_numbers_are_there (void)
{
  g_autoptr (BalikPlan) plan = csv_fixture_load ("templates", "school-uniforms.json");
  g_autoptr (GBytes) bytes = balik_csv_export (plan, BALIK_CSV_NUMBERS, BALIK_CSV_EXPORT_PLAIN);
  const BalikCsvForm form = { BALIK_CSV_ENCODING_UTF_8, ',' };
  g_autoptr (BalikCsvRows) rows = balik_csv_read (bytes, &form, NULL);
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *dump = plan_fixture_dump (plan);
  guint n_stated = 0;
  guint n_dumped = 0;

  for (guint i = 1; i < balik_csv_rows_get_n_rows (rows); i++)
    {
      g_assert_true (g_hash_table_add (paths, (char *)balik_csv_rows_get_cell (rows, i, 0)));
      n_stated += *balik_csv_rows_get_cell (rows, i, 4) != '\0' ? 1 : 0;
    }
  for (const char *c = dump; *c != '\0'; c++)
    n_dumped += g_str_has_prefix (c, " = number ") || g_str_has_prefix (c, " = range ") ? 1 : 0;
  g_assert_cmpuint (n_stated, >, 60);
  g_assert_cmpuint (n_stated, ==, n_dumped);
}

static char *
make_text (GRand *rand)
{
  static const char *const signs[] = { "'", "=", "+", "-", "@",  "\t", "\n", " ", "\"",
                                       ",", ";", "a", "ລ", "＝", "#",  "1",  "(", "\r\n" };
  GString *text = g_string_new (NULL);

  for (gint n = g_rand_int_range (rand, 1, 8); n > 0; n--)
    g_string_append (text, signs[g_rand_int_range (rand, 0, G_N_ELEMENTS (signs))]);
  return g_string_free (text, FALSE);
}

/* Another value that the row allows by itself; NULL now and then. */
static BalikValue *
make_value (GRand *rand, const BalikField *field)
{
  const double low = MAX (field->min, -1000);
  const double high = MIN (field->max, field->type == BALIK_FIELD_INTEGER ? 60 : 1000);
  double points[3];

  if (!balik_field_is_number (field) || g_rand_int_range (rand, 0, 8) == 0)
    return NULL;
  for (guint i = 0; i < 3; i++)
    points[i] = low + (high - low) * g_rand_double (rand);
  if (field->type == BALIK_FIELD_INTEGER)
    return balik_value_new_number (floor (points[0]));
  if ((field->flags & BALIK_FIELD_NO_RANGE) || g_rand_boolean (rand))
    return balik_value_new_number (points[0]);
  return balik_value_new_range (MIN (points[0], points[1]), MAX (points[0], points[1]),
                                MAX (MAX (points[0], points[1]), points[2]));
}

static void
change_number (GRand *rand, BalikPlan *plan, BalikItem *item, const BalikField *field)
{
  static const char *const kinds[] = { "guess", "own record", "quote", "measured" };
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Change");
  g_autofree char *origin_key = g_strconcat (field->key, BALIK_ORIGIN_SUFFIX, NULL);
  g_autofree char *note = make_text (rand);

  balik_edit_group_take (group, balik_item_get_id (item), field->key, make_value (rand, field));
  if (g_rand_boolean (rand))
    balik_edit_group_take (
        group, balik_item_get_id (item), origin_key,
        balik_value_new_origin (kinds[g_rand_int_range (rand, 0, 4)], note, NULL, "2027-06-30"));
  /* What breaks a rule of the plan is not done. */
  if (!balik_plan_apply (plan, group, NULL))
    return;
}

/* Changes one in @one_in numbers, of all or of those that are stated. */
static void
change_item (GRand *rand, BalikPlan *plan, BalikItem *item, gint32 one_in, gboolean only_stated)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      GListModel *list;

      if (balik_field_is_number (&fields[i]) && g_rand_int_range (rand, 0, one_in) == 0
          && (!only_stated || balik_item_has (item, fields[i].key)))
        change_number (rand, plan, item, &fields[i]);
      if (fields[i].type != BALIK_FIELD_LIST)
        continue;
      list = balik_item_get_list (item, fields[i].key);
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (BalikItem) child = g_list_model_get_item (list, j);

          change_item (rand, plan, child, one_in, only_stated);
        }
    }
}

static void
add_things (GRand *rand, BalikPlan *plan)
{
  static const struct
  {
    const char *list_key;
    const char *text_key;
    BalikItemKind kind;
  } lists[] = { { "overheads", "name", BALIK_ITEM_OVERHEAD },
                { "grants", "name", BALIK_ITEM_GRANT },
                { "materials", "id", BALIK_ITEM_MATERIAL },
                { "canvas.cards", "title", BALIK_ITEM_CARD } };

  for (gint n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    {
      const gint i = g_rand_int_range (rand, 0, G_N_ELEMENTS (lists));
      g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Add");
      g_autofree char *text = make_text (rand);
      const gint64 id = balik_plan_reserve_id (plan);

      balik_edit_group_insert (group, id, lists[i].kind, BALIK_PLAN_ROOT_ID, lists[i].list_key,
                               G_MAXUINT);
      balik_edit_group_take (group, id, lists[i].text_key, balik_value_new_text (text));
      if (lists[i].kind == BALIK_ITEM_CARD)
        balik_edit_group_take (group, id, "text", balik_value_new_text (text));
      if (!balik_plan_apply (plan, group, NULL))
        continue;
    }
}

static BalikPlan *
make_plan (GRand *rand)
{
  static const char *const names[] = { "care-phone-repair.json", "lease-school-uniforms.json",
                                       "rent-refill-jar.json",   "sell-furniture-buyback.json",
                                       "stress-1.json",          "stress-5.json" };
  BalikPlan *plan
      = csv_fixture_load ("examples", names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);

  add_things (rand, plan);
  change_item (rand, plan, balik_plan_get_root (plan), 4, FALSE);
  return plan;
}

static void
test_random_plans (void)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint run = 0; run < 40; run++)
    {
      g_autoptr (BalikPlan) plan = make_plan (rand);

      assert_survives (plan);
    }
}

/* The table of one plan makes another the same, whatever was changed there. */
static void
test_import_makes_equal (void)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  BalikCsvSettings settings = csv_fixture_settings ();

  g_test_message ("seed %u", seed);
  settings.removes = TRUE;
  for (guint run = 0; run < 40; run++)
    {
      g_autoptr (BalikPlan) plan = make_plan (rand);
      g_autoptr (BalikPlan) other = balik_plan_compare_copy (plan);
      g_autoptr (GBytes) bytes = balik_csv_export (plan, BALIK_CSV_NUMBERS, 0);
      g_autoptr (GBytes) found = NULL;
      g_autoptr (BalikCsvPreview) preview = NULL;

      change_item (rand, other, balik_plan_get_root (other), 3, TRUE);
      preview = csv_fixture_preview (other, bytes, &settings);
      g_assert_cmpuint (balik_csv_preview_count (preview, BALIK_CSV_REFUSED), ==, 0);
      csv_fixture_apply (preview, other);
      found = balik_csv_export (other, BALIK_CSV_NUMBERS, 0);
      g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found),
                       g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

/* Replaces the cell of @column in the @row-th row, all cells being in quotation marks. */
static GBytes *
change_cell (GBytes *bytes, guint row, guint column, const char *text)
{
  const BalikCsvForm form = { BALIK_CSV_ENCODING_UTF_8, ',' };
  g_autoptr (BalikCsvRows) rows = balik_csv_read (bytes, &form, NULL);
  GString *changed = g_string_new (NULL);

  for (guint i = 0; i < balik_csv_rows_get_n_rows (rows); i++)
    {
      for (guint j = 0; j < balik_csv_rows_get_n_cells (rows, i); j++)
        {
          const char *cell = i == row && j == column ? text : balik_csv_rows_get_cell (rows, i, j);
          g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
          g_autofree char *doubled = g_strjoinv ("\"\"", parts);

          g_string_append_printf (changed, "%s\"%s\"", j > 0 ? ";" : "", doubled);
        }
      g_string_append_c (changed, '\n');
    }
  return g_string_free_to_bytes (changed);
}

static void
test_one_cell (void)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const BalikCsvSettings settings = csv_fixture_settings ();
  guint n_changed = 0;

  g_test_message ("seed %u", seed);
  for (guint run = 0; run < 60; run++)
    {
      g_autoptr (BalikPlan) plan = make_plan (rand);
      g_autoptr (BalikPlan) expected = balik_plan_compare_copy (plan);
      g_autoptr (GBytes) bytes = balik_csv_export (plan, BALIK_CSV_NUMBERS, 0);
      const BalikCsvForm form = { BALIK_CSV_ENCODING_UTF_8, ',' };
      g_autoptr (BalikCsvRows) rows = balik_csv_read (bytes, &form, NULL);
      const guint row = (guint)g_rand_int_range (rand, 1, (gint32)balik_csv_rows_get_n_rows (rows));
      const char *path = balik_csv_rows_get_cell (rows, row, 0);
      g_autoptr (GBytes) changed = change_cell (bytes, row, 4, "0.5");
      g_autoptr (BalikCsvPreview) preview = csv_fixture_preview (plan, changed, &settings);
      GPtrArray *entries = balik_csv_preview_get_entries (preview);
      g_autofree char *found_state = NULL;
      g_autofree char *expected_state = NULL;

      g_assert_cmpuint (entries->len, <=, 1);
      if (entries->len == 0 || *balik_csv_rows_get_cell (rows, row, 3) != '\0'
          || !plan_fixture_set (expected, path, "0.5", NULL))
        continue;
      csv_fixture_apply (preview, plan);
      found_state = plan_fixture_dump (plan);
      expected_state = plan_fixture_dump (expected);
      g_assert_cmpstr (found_state, ==, expected_state);
      n_changed++;
    }
  g_assert_cmpuint (n_changed, >, 5);
}

/* Whatever the locale: the same bytes, and nothing differs when they come back. */
static void
test_locales (void)
{
  static const char *const names[]
      = { "C.UTF-8",     "en_US.UTF-8", "id_ID.UTF-8", "ms_MY.UTF-8", "vi_VN.UTF-8", "th_TH.UTF-8",
          "tr_TR.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8", "my_MM.UTF-8",
          "km_KH.UTF-8", "lo_LA.UTF-8", "ta_IN.UTF-8", "zh_CN.UTF-8", "ja_JP.UTF-8" };
  g_autoptr (BalikPlan) plan = csv_fixture_load ("examples", "stress-3.json");
  g_autoptr (GBytes) expected = balik_csv_export (plan, BALIK_CSV_NUMBERS, 0);
  const BalikCsvSettings settings = csv_fixture_settings ();
  guint n_there = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (BalikLocale) locale = balik_locale_new (names[i]);
      g_autoptr (BalikCsvPreview) preview = NULL;
      g_autoptr (GBytes) bytes = NULL;

      n_there += setlocale (LC_NUMERIC, names[i]) != NULL ? 1 : 0;
      bytes = balik_csv_export (plan, BALIK_CSV_NUMBERS, 0);
      preview = balik_csv_preview_new (plan, bytes, &settings, locale, NULL);
      setlocale (LC_NUMERIC, "C");
      g_assert_true (g_bytes_equal (bytes, expected));
      g_assert_cmpuint (balik_csv_preview_get_entries (preview)->len, ==, 0);
    }
  g_assert_cmpuint (n_there, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-round-trip/examples", test_examples);
  g_test_add_func ("/exchange/csv-round-trip/templates", test_templates);
  g_test_add_func ("/exchange/csv-round-trip/empty-plan", test_empty_plan);
  g_test_add_func ("/exchange/csv-round-trip/all-numbers-are-there", test_all_numbers_are_there);
  g_test_add_func ("/exchange/csv-round-trip/random-plans", test_random_plans);
  g_test_add_func ("/exchange/csv-round-trip/import-makes-equal", test_import_makes_equal);
  g_test_add_func ("/exchange/csv-round-trip/one-cell", test_one_cell);
  g_test_add_func ("/exchange/csv-round-trip/locales", test_locales);

  return g_test_run ();
}
