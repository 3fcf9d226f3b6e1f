/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "salvage-fixture.h"
#include "store-fixture.h"

/* What becomes of rows that do not fit together, and what is said of it. */

/* As other programs, or a few bits, can leave a plan; with what is said then. */
static const struct
{
  const char *name;
  const char *sql;
  const char *words;
} broken[] = {
  { "lost-root", "DELETE FROM item WHERE id = 1", "Nothing of the plan is lost" },
  { "lost-card", "DELETE FROM item WHERE kind = 'card' AND position = 0",
    "The place of 1 thing is lost" },
  { "lost-card-and-values",
    "DELETE FROM value WHERE item = (SELECT id FROM item WHERE kind = 'card' AND position = 0);"
    " DELETE FROM item WHERE kind = 'card' AND position = 0; DROP TABLE meta",
    "Values may have been changed" },
  { "moved-card", "UPDATE item SET parent = 999 WHERE kind = 'card'",
    "Nothing of the plan is lost" },
  { "moved-and-changed",
    "UPDATE item SET parent = 999 WHERE kind = 'card'; UPDATE value SET text = 'x' WHERE key ="
    " 'title' AND item = 1",
    "The places of 2 things were damaged" },
  { "unknown-kind", "UPDATE item SET kind = 'xyz' WHERE kind = 'card' AND position = 1",
    "Nothing of the plan is lost" },
  { "bad-text",
    "UPDATE value SET text = CAST (x'4142ff43' AS TEXT) WHERE key = 'title' AND item = 1",
    "“Title” of “the plan itself” is not whole" },
  { "no-number", "UPDATE value SET likely = NULL WHERE key = 'price.unit'",
    "Of “chair”, this could not be read: Price." },
  { "out-of-bounds",
    "UPDATE value SET low = NULL, high = NULL, type = 'number', likely = 7"
    " WHERE key = 'takeback.reuse.share'",
    "was left out. “" },
  { "shares", "UPDATE value SET likely = 1, high = 1 WHERE key = 'takeback.reuse.share'",
    "add up to 1.5" },
  { "no-displacement", "DELETE FROM value WHERE key = 'linear.displacement'",
    "0 stands in its place" },
  { "no-max", "DELETE FROM value WHERE key = 'takeback.reuse.max_per_month'",
    "must be stated for “reuse”" },
  { "no-takeback", "DELETE FROM value WHERE key IN ('takeback', 'linear')", "has the parts again" },
  { "no-material",
    "DELETE FROM value WHERE item = (SELECT item FROM value WHERE text = 'pp'"
    " AND key = 'id'); DELETE FROM item WHERE kind = 'material' AND position = 0",
    "The material “pp” is lost" },
  { "no-id",
    "DELETE FROM value WHERE key = 'id' AND item IN (SELECT id FROM item"
    " WHERE kind = 'line')",
    "is lost, or was used twice" },
  { "twice", "UPDATE value SET text = 'jar' WHERE key = 'id' AND text = 'chair'",
    "is lost, or was used twice" },
  { "late-grant", "UPDATE value SET likely = 100 WHERE key = 'month'", "was left out. The month" },
  { "loan", "UPDATE value SET likely = 2 WHERE key = 'loan.months'", "grace months" },
  { "overhead", "UPDATE value SET likely = 50 WHERE key = 'from'", "was left out. The last month" },
  { "no-tables", "DROP TABLE item; DROP TABLE meta", "The places of" },
  { "season",
    "INSERT INTO value (item, key, type, likely) SELECT id, 'demand.season.3', 'number',"
    " 1.0 FROM item WHERE kind = 'line' AND position = 0",
    "The season has 1 number" },
};

static void
test_broken (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  char *folder = store_fixture_make_folder ();
  g_autoptr (GFile) path = store_fixture_write (folder, "plan.balik");
  Whole whole = salvage_fixture_make_whole (0);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlanFile) file = NULL;
  g_autoptr (BalikPlan) plan = NULL;

  store_fixture_run_sql (path, broken[i].sql);
  bytes = g_file_load_bytes (path, NULL, NULL, NULL);
  file = balik_plan_file_salvage_bytes (bytes, "Name", NULL, &error);
  g_assert_no_error (error);
  plan = balik_plan_rows_build (file->rows, "Name", &error);
  g_assert_no_error (error);
  if (!salvage_fixture_has_note (file, broken[i].words))
    {
      for (guint n = 0; n < file->notes->len; n++)
        g_test_message ("%s", (const char *)g_ptr_array_index (file->notes, n));
      g_error ("%s: the notes do not say “%s”.", broken[i].name, broken[i].words);
    }
  /* One thing may be lost, never a product or most of the plan. */
  g_assert_cmpuint (salvage_fixture_count (file->rows, BALIK_ITEM_LINE), ==, 2);
  g_assert_cmpuint (file->rows->values->len, >=, whole.rows->values->len - 8);
  salvage_fixture_clear (&whole);
  store_fixture_remove_folder (folder);
}

static void
test_counts_gap (void)
{
  char *folder = store_fixture_make_folder ();
  g_autoptr (GFile) path = store_fixture_file (folder, "cards.balik");
  g_autoptr (BalikPlan) plan = salvage_fixture_make_cards (100);
  g_autoptr (GBytes) whole = salvage_fixture_make_bytes (plan);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikPlanFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);
  g_autofree guint8 *copy = NULL;

  g_assert_true (
      g_file_set_contents (g_file_peek_path (path), (const char *)data, (gssize)size, NULL));
  store_fixture_run_sql (path, "DELETE FROM value WHERE item IN (SELECT id FROM item"
                               " WHERE kind = 'card' AND position IN (10, 11, 50));"
                               " DELETE FROM item WHERE kind = 'card' AND position IN (10, 11, 50);"
                               " VACUUM");
  bytes = g_file_load_bytes (path, NULL, NULL, NULL);
  data = g_bytes_get_data (bytes, &size);
  /* The mark of the first page of the last table, so that the file counts as damaged. */
  copy = g_memdup2 (data, size);
  copy[size - PAGE] ^= 0xff;
  file = salvage_fixture_salvage (copy, size, &error);
  g_assert_no_error (error);
  g_assert_true (
      salvage_fixture_has_note (file, "99 of about 102 cards could be saved; 3 are lost."));
  store_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/mending/broken/%s", broken[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_broken);
    }
  g_test_add_func ("/store/mending/counts-gap", test_counts_gap);

  return g_test_run ();
}
