/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-store-repair.h"
#include "open-fixture.h"
#include "plan-file-fixture.h"
#include "store-fixture.h"

/*
 * Plans that hold more than a plan's tables: the plan is read, the rest is left
 * out and told by kind and name, and the file stays as it is.
 */

/* Each with the whole notes, in their order, one on a line. */
static const struct
{
  const char *name;
  const char *sql;
  const char *notes;
} additions[] = {
  { "table", "CREATE TABLE extra (a); INSERT INTO extra VALUES (1)",
    "The table “extra”, which Balik did not write, was left out.\n" },
  { "virtual-table",
    "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('table', 'f', 'f', 0,"
    " 'CREATE VIRTUAL TABLE f USING fts5 (x)')",
    "The virtual table “f”, which Balik did not write, was left out.\n" },
  { "index", "CREATE INDEX i ON item (kind)",
    "The index “i”, which Balik did not write, was left out.\n" },
  { "view", "CREATE VIEW v AS SELECT 1",
    "The view “v”, which Balik did not write, was left out.\n" },
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON item BEGIN DELETE FROM value; END",
    "The trigger “t”, which Balik did not write, was left out.\n" },
  { "column", "ALTER TABLE item ADD COLUMN more TEXT DEFAULT 'x'",
    "The column “more” of the table “item”, which Balik did not write, was left out.\n" },
  { "rules",
    "CREATE TABLE other (key TEXT NOT NULL PRIMARY KEY CHECK (length (key) < 100), value TEXT);"
    " INSERT INTO other SELECT * FROM meta; DROP TABLE meta; ALTER TABLE other RENAME TO meta",
    "The index “sqlite_autoindex_meta_1”, which Balik did not write, was left out.\n"
    "The table “meta” has rules that Balik did not write; only its rows were taken.\n" },
  { "names", "CREATE TABLE \"a\x1b[2J\u202E\nb\" (a)",
    "The table “a\\u001B[2J\\u202E\\nb”, which Balik did not write, was left out.\n" },
  { "long-name",
    "CREATE TABLE \"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg\" (a)",
    "The table “aaaaaaaaaabbbbbbbbbbccccccccc…eeeeeeeeeeffffffffffgggggggggg”, which Balik did "
    "not write, was left out.\n" },
  { "several", "CREATE TABLE b (a); CREATE VIEW c AS SELECT * FROM b; CREATE TABLE a (b)",
    "The table “b”, which Balik did not write, was left out.\n"
    "The view “c”, which Balik did not write, was left out.\n"
    "The table “a”, which Balik did not write, was left out.\n" },
};

static char *
join (GPtrArray *notes)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *)g_ptr_array_index (notes, i));
  return g_string_free_and_steal (lines);
}

static void
assert_notes (GPtrArray *notes, const char *expected)
{
  g_autofree char *lines = join (notes);

  g_assert_cmpstr (lines, ==, expected);
}

static char *
dup_digest (BalikPlan *plan)
{
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);

  return balik_plan_rows_dup_digest (rows);
}

static void
test_addition (PlanFileFixture *fixture, gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GFile) place = store_fixture_file (fixture->folder, "saved.balik");
  g_autoptr (BalikPlan) plan = balik_store_read_plan (fixture->file, NULL, NULL);
  g_autofree char *digest = dup_digest (plan);
  g_autofree char *digest_after = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *stamp_after = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_recovered = FALSE;
  BalikStore *store;

  store_fixture_run_sql (fixture->file, additions[i].sql);
  stamp = store_fixture_stamp (fixture->file);
  g_assert_true (balik_store_check (fixture->file, &is_recovered, &notes, &error));
  g_assert_true (is_recovered);
  assert_notes (notes, additions[i].notes);

  store = open_fixture_open (fixture->file);
  g_assert_true (balik_store_is_recovered (store));
  g_assert_false (balik_store_is_newer (store));
  assert_notes (balik_store_get_reading_notes (store), additions[i].notes);
  g_assert_null (balik_store_get_file (store));
  g_assert_cmpstr (balik_store_get_name (store), ==, "plan (recovered)");
  digest_after = dup_digest (balik_store_get_plan (store));
  g_assert_cmpstr (digest, ==, digest_after);

  /* It asks for a file, and that one is a plan without more. */
  open_fixture_set_title (store, "Recovered");
  g_assert_false (balik_store_publish (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NO_FILE);
  g_clear_error (&error);
  g_assert_true (balik_store_publish_to (store, place, &error));
  open_fixture_close (store);
  g_clear_pointer (&notes, g_ptr_array_unref);
  g_assert_true (balik_store_check (place, &is_recovered, &notes, &error));
  g_assert_false (is_recovered);
  g_assert_cmpuint (notes->len, ==, 0);
  open_fixture_assert_title (place, "Recovered");
  stamp_after = store_fixture_stamp (fixture->file);
  g_assert_cmpstr (stamp, ==, stamp_after);
}

/* The notes that cross the stream are those that are made here. */
static void
test_same_as_here (PlanFileFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_autoptr (GFile) file = store_fixture_write (fixture->folder, "other.balik");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (BalikPlanFile) here = NULL;
      g_autoptr (GError) error = NULL;

      store_fixture_run_sql (file, additions[i].sql);
      bytes = plan_file_load (file);
      here = balik_plan_file_read_bytes (bytes, "other.balik", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (here->outcome, ==, BALIK_PLAN_REPAIRED);
      assert_notes (here->notes, additions[i].notes);
      g_assert_true (g_file_delete (file, NULL, NULL));
    }
}

/* More tables do not make a changed plan good. */
static void
test_changed_too (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (BalikStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_run_sql (fixture->file,
                         "CREATE TABLE extra (a);"
                         " UPDATE value SET text = 'x' WHERE key = 'title' AND item = 1");
  plan_file_assert_refused_with (fixture->file, BALIK_STORE_ERROR_CHANGED, "outside Balik");
  store = balik_store_repair (fixture->file, &notes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 0), "“extra”"));
  g_assert_nonnull (strstr (g_ptr_array_index (notes, 1), "taken as it is"));
  balik_store_discard (store);
}

/* More than can be told is not opened. */
static void
test_too_many (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < 496; i++)
    g_string_append_printf (sql, "CREATE TABLE t%u (a);", i);
  store_fixture_run_sql (fixture->file, sql->str);
  {
    g_autoptr (GPtrArray) notes = NULL;
    g_autoptr (BalikPlan) plan = balik_store_read_plan (fixture->file, &notes, NULL);

    g_assert_nonnull (plan);
    g_assert_cmpuint (notes->len, ==, 496);
  }
  store_fixture_run_sql (fixture->file, "CREATE TABLE more (a)");
  plan_file_assert_refused_with (fixture->file, BALIK_STORE_ERROR_DAMAGED, "its tables");
}

/* A file that others have open is not taken for a recovered one of nobody. */
static void
test_lock (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_recovered;
  BalikStore *store;

  store = open_fixture_open (fixture->file);
  g_assert_false (balik_store_check (fixture->file, &is_recovered, &notes, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  open_fixture_close (store);

  /* The recovered one lets go of its file, which two may recover from at once. */
  store_fixture_run_sql (fixture->file, "CREATE TABLE extra (a)");
  store = open_fixture_open (fixture->file);
  g_assert_true (balik_store_check (fixture->file, &is_recovered, &notes, &error));
  g_assert_true (is_recovered);
  balik_store_discard (store);
  open_fixture_finalize (store);
}

#define ADD(path, func) \
  g_test_add (path, PlanFileFixture, NULL, plan_file_set_up, func, plan_file_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/foreign/left-out/%s", additions[i].name);

      g_test_add (path, PlanFileFixture, GUINT_TO_POINTER (i), plan_file_set_up, test_addition,
                  plan_file_tear_down);
    }
  ADD ("/store/foreign/same-as-here", test_same_as_here);
  ADD ("/store/foreign/changed-too", test_changed_too);
  ADD ("/store/foreign/too-many", test_too_many);
  ADD ("/store/foreign/lock", test_lock);

  return g_test_run ();
}
