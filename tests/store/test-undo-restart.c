/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "balik-recoverable.h"
#include "balik-version.h"
#include "plan-fixture.h"
#include "store-fixture.h"
#include "undo-fixture.h"

/* Undo goes on when a plan is opened again, on this computer and for its user only. */

typedef struct
{
  char *folder;
  GFile *file;
  char *doc_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  BalikStore *store;

  fixture->folder = store_fixture_make_folder ();
  fixture->file = store_fixture_write (fixture->folder, "plan.balik");
  store = undo_fixture_open (fixture->file);
  fixture->doc_id = g_strdup (balik_store_get_doc_id (store));
  undo_fixture_close (store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->doc_id);
  g_object_unref (fixture->file);
  store_fixture_remove_folder (fixture->folder);
}

static char *
dup_kept_path (Fixture *fixture)
{
  return g_build_filename (g_get_user_state_dir (), "balik", "kept", fixture->doc_id, "undo.db",
                           NULL);
}

static gboolean
is_kept (Fixture *fixture)
{
  g_autofree char *path = dup_kept_path (fixture);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Three acts in two places, of which the last is taken back. */
static void
do_three (BalikStore *store)
{
  balik_store_set_place (store, "numbers");
  undo_fixture_act (store, "Years", "years", "7");
  balik_store_set_place (store, "canvas");
  undo_fixture_act (store, "Title", "title", "'A'");
  undo_fixture_act (store, "Name", "title", "'B'");
  undo_fixture_undo (store);
}

static const char three[] = "Years@numbers;Title@canvas;|Name@canvas;";

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = undo_fixture_open (fixture->file);
  g_autofree char *kept = dup_kept_path (fixture);
  GStatBuf info;

  do_three (store);
  undo_fixture_close (store);
  g_assert_cmpint (g_stat (kept, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  store = undo_fixture_open (fixture->file);
  g_assert_false (balik_store_has_changes (store));
  g_assert_cmpstr (balik_store_get_place (store), ==, "canvas");
  undo_fixture_assert_acts (store, three);
  undo_fixture_redo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "B");
  undo_fixture_undo (store);
  undo_fixture_undo (store);
  undo_fixture_undo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "Chairs");
  undo_fixture_close (store);

  store = undo_fixture_open (fixture->file);
  undo_fixture_assert_acts (store, "|Years@numbers;Title@canvas;Name@canvas;");
  undo_fixture_act (store, "New", "title", "'N'");
  undo_fixture_close (store);
  store = undo_fixture_open (fixture->file);
  undo_fixture_assert_acts (store, "New@canvas;|");
  undo_fixture_close (store);
}

/* Opening, looking and closing neither loses what is kept nor writes the file. */
static void
test_only_looked_at (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = undo_fixture_open (fixture->file);
  g_autofree char *stamp = NULL;
  g_autofree char *stamp_after = NULL;

  do_three (store);
  undo_fixture_close (store);
  stamp = store_fixture_stamp (fixture->file);
  for (guint i = 0; i < 3; i++)
    {
      store = undo_fixture_open (fixture->file);
      undo_fixture_assert_acts (store, three);
      balik_store_set_place (store, i % 2 == 0 ? "report" : "guide");
      undo_fixture_close (store);
    }
  stamp_after = store_fixture_stamp (fixture->file);
  g_assert_cmpstr (stamp, ==, stamp_after);
  store = undo_fixture_open (fixture->file);
  g_assert_cmpstr (balik_store_get_place (store), ==, "report");
  undo_fixture_close (store);
}

/* A plan whose file had all when Balik was stopped is no work to recover, yet undo goes on. */
static void
test_stopped_after_publishing (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = undo_fixture_open (fixture->file);
  g_autofree char *work = NULL;
  g_autoptr (GError) error = NULL;

  do_three (store);
  balik_store_publish (store, &error);
  g_assert_no_error (error);
  undo_fixture_drop (store);
  g_assert_false (is_kept (fixture));

  store = undo_fixture_open (fixture->file);
  undo_fixture_assert_acts (store, three);
  g_assert_cmpstr (balik_store_get_place (store), ==, "canvas");
  undo_fixture_undo (store);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "Chairs");
  undo_fixture_close (store);
  work = store_fixture_list_work ();
  g_assert_cmpstr (work, ==, "");
}

/* The start page, which looks for work that was left, does not lose it either. */
static void
test_stopped_then_listed (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = undo_fixture_open (fixture->file);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  do_three (store);
  balik_store_publish (store, &error);
  g_assert_no_error (error);
  undo_fixture_drop (store);
  found = balik_store_list_recoverable ();
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_true (is_kept (fixture));
  store = undo_fixture_open (fixture->file);
  undo_fixture_assert_acts (store, three);
  undo_fixture_close (store);
}

/* What somebody else made of the plan has another past; only the place is right. */
static void
test_other_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) copy = store_fixture_file (fixture->folder, "copy.balik");
  BalikStore *store = undo_fixture_open (fixture->file);
  g_autoptr (GError) error = NULL;

  do_three (store);
  undo_fixture_close (store);

  /* As on another computer: the same plan, changed, in the same place. */
  g_file_copy (fixture->file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  store = undo_fixture_open (copy);
  balik_store_set_keeps_nothing (store, FALSE);
  undo_fixture_act (store, "Theirs", "title", "'Theirs'");
  balik_store_publish (store, &error);
  g_assert_no_error (error);
  balik_store_discard (store);
  undo_fixture_drop (store);
  g_assert_cmpint (g_rename (g_file_peek_path (copy), g_file_peek_path (fixture->file)), ==, 0);

  store = undo_fixture_open (fixture->file);
  g_assert_cmpstr (balik_plan_get_title (balik_store_get_plan (store)), ==, "Theirs");
  undo_fixture_assert_acts (store, "|");
  g_assert_cmpstr (balik_store_get_place (store), ==, "canvas");
  undo_fixture_close (store);
}

/* On a computer of many people nothing stays, not even after a crash. */
static void
test_workshop_computer (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = undo_fixture_open (fixture->file);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  do_three (store);
  undo_fixture_close (store);
  g_assert_true (is_kept (fixture));

  store = undo_fixture_open (fixture->file);
  balik_store_set_keeps_nothing (store, TRUE);
  undo_fixture_close (store);
  g_assert_false (is_kept (fixture));

  store = undo_fixture_open (fixture->file);
  balik_store_set_keeps_nothing (store, TRUE);
  undo_fixture_act (store, "Years", "years", "8");
  balik_store_publish (store, &error);
  g_assert_no_error (error);
  undo_fixture_drop (store);
  found = balik_store_list_recoverable ();
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_false (is_kept (fixture));
}

static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = undo_fixture_open (fixture->file);
  g_autoptr (GError) error = NULL;

  do_three (store);
  undo_fixture_close (store);
  balik_versions_forget (fixture->doc_id, &error);
  g_assert_no_error (error);
  g_assert_false (is_kept (fixture));
  store = undo_fixture_open (fixture->file);
  undo_fixture_assert_acts (store, "|");
  undo_fixture_close (store);
}

/* A new plan gets its file at the end, and its past with it. */
static void
test_new_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = plan_fixture_new ();
  g_autoptr (GFile) file = store_fixture_file (fixture->folder, "new.balik");
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_new_for_plan (plan, "New");

  do_three (store);
  balik_store_publish_to (store, file, &error);
  g_assert_no_error (error);
  undo_fixture_close (store);
  store = undo_fixture_open (file);
  undo_fixture_assert_acts (store, three);
  undo_fixture_close (store);
}

/* What is kept and cannot be read is as good as nothing. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char *const harms[] = {
    "UPDATE edit SET kind = 'zebra'",
    "UPDATE meta SET value = '99' WHERE key = 'acts_done'",
    "UPDATE edit SET after_text = 'C' WHERE act = 1",
    "DROP TABLE edit",
    "CREATE TABLE more (x)",
    "CREATE TRIGGER t AFTER INSERT ON act BEGIN DELETE FROM edit; END",
  };
  g_autofree char *path = dup_kept_path (fixture);
  g_autoptr (GFile) kept = g_file_new_for_path (path);

  for (guint i = 0; i <= G_N_ELEMENTS (harms); i++)
    {
      BalikStore *store = undo_fixture_open (fixture->file);

      undo_fixture_act (store, "Years", "years", "7");
      undo_fixture_act (store, "Title", "title", i % 2 == 0 ? "'A'" : "'B'");
      undo_fixture_close (store);
      if (i < G_N_ELEMENTS (harms))
        store_fixture_run_sql (kept, harms[i]);
      else
        g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
      store = undo_fixture_open (fixture->file);
      undo_fixture_assert_acts (store, "|");
      undo_fixture_close (store);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/undo-restart/closed", test_closed);
  ADD ("/store/undo-restart/only-looked-at", test_only_looked_at);
  ADD ("/store/undo-restart/stopped-after-publishing", test_stopped_after_publishing);
  ADD ("/store/undo-restart/stopped-then-listed", test_stopped_then_listed);
  ADD ("/store/undo-restart/other-content", test_other_content);
  ADD ("/store/undo-restart/workshop-computer", test_workshop_computer);
  ADD ("/store/undo-restart/forgotten", test_forgotten);
  ADD ("/store/undo-restart/new-plan", test_new_plan);
  ADD ("/store/undo-restart/damaged", test_damaged);

  return g_test_run ();
}
