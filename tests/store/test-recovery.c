/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "balik-recoverable.h"
#include "balik-store.h"
#include "plan-fixture.h"
#include "store-fixture.h"

/* What a program that was stopped leaves behind. tests/reliability/test-kill.c stops it anywhere. */

typedef struct
{
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = store_fixture_make_folder ();
  fixture->file = store_fixture_write (fixture->folder, "plan.balik");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->file);
  store_fixture_remove_folder (fixture->folder);
}

static void
finalize_store (BalikStore *store)
{
  const gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (G_OBJECT (store)->ref_count > 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (store);
}

/* The plan in the only work that was left, which then goes into its file. */
static BalikPlan *
recover (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = balik_store_list_recoverable ();
  BalikRecoverable *recoverable;
  g_autoptr (GError) error = NULL;
  BalikStore *store;
  BalikPlan *plan;

  g_assert_cmpuint (found->len, ==, 1);
  recoverable = g_ptr_array_index (found, 0);
  g_assert_cmpstr (recoverable->name, ==, "plan.balik");
  g_assert_true (g_file_equal (recoverable->file, fixture->file));
  g_assert_cmpuint (recoverable->n_changes, >, 0);
  g_assert_cmpint (recoverable->modified, >, 0);

  store = balik_store_recover (recoverable, &error);
  g_assert_no_error (error);
  g_assert_true (balik_store_has_changes (store));
  plan = g_object_ref (balik_store_get_plan (store));
  g_assert_true (balik_store_close (store, &error));
  g_assert_no_error (error);
  finalize_store (store);
  return plan;
}

static void
set_title (BalikStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;

  plan_fixture_set (balik_store_get_plan (store), "title", text, &error);
  g_assert_no_error (error);
}

/* As a crash would; returns what is offered then. */
static BalikRecoverable *
leave_work (Fixture *fixture, GPtrArray **found)
{
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (fixture->file, &error);

  g_assert_no_error (error);
  set_title (store, "'Left'");
  g_assert_true (balik_store_flush (store, &error));
  finalize_store (store);
  *found = balik_store_list_recoverable ();
  g_assert_cmpuint ((*found)->len, ==, 1);
  return g_ptr_array_index (*found, 0);
}

static void
test_open_work_is_not_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (fixture->file, &error);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);
  g_assert_true (plan_fixture_set (balik_store_get_plan (store), "title", "'Busy'", &error));
  g_assert_true (balik_store_flush (store, &error));
  found = balik_store_list_recoverable ();
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_true (balik_store_close (store, &error));
  finalize_store (store);
}

/* A store that is dropped without being closed leaves what the file does not have. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (fixture->file, &error);
  g_autoptr (GPtrArray) found = NULL;

  set_title (store, "'One'");
  set_title (store, "'Two'");
  g_assert_true (balik_store_publish (store, &error));
  set_title (store, "'Three'");
  g_assert_true (balik_store_flush (store, &error));
  finalize_store (store);

  found = balik_store_list_recoverable ();
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (((BalikRecoverable *)g_ptr_array_index (found, 0))->n_changes, ==, 1);
}

static void
not_closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *is_done = data;

  g_assert_false (balik_store_close_finish (BALIK_STORE (source), result, NULL));
  *is_done = TRUE;
}

/* What is done while a store tries to close is kept, if it then stays open. */
static void
test_edit_while_closing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *away = g_strconcat (fixture->folder, "-away", NULL);
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (fixture->file, &error);
  g_autoptr (BalikPlan) found = NULL;
  gboolean is_done = FALSE;

  set_title (store, "'Before'");
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  balik_store_close_async (store, not_closed_cb, &is_done);
  set_title (store, "'Meanwhile'");
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (balik_store_flush (store, &error));
  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  finalize_store (store);

  found = recover (fixture);
  g_assert_cmpstr (balik_plan_get_title (found), ==, "Meanwhile");
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) found_after = NULL;
  BalikRecoverable *left = leave_work (fixture, &found);
  g_autoptr (GError) error = NULL;

  g_assert_true (balik_store_forget_recoverable (left, &error));
  g_assert_no_error (error);
  found_after = balik_store_list_recoverable ();
  g_assert_cmpuint (found_after->len, ==, 0);
  g_assert_null (balik_store_recover (left, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND);
}

/* However often one looks, it says when the work was changed. */
static void
test_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (fixture->file, &error);
  const gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 after;

  g_assert_no_error (error);
  set_title (store, "'Left'");
  g_assert_true (balik_store_flush (store, &error));
  finalize_store (store);
  after = g_get_real_time () / G_USEC_PER_SEC;
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) found = NULL;
      const BalikRecoverable *left;

      /* Files know seconds. */
      g_usleep (1100 * 1000);
      found = balik_store_list_recoverable ();
      g_assert_cmpuint (found->len, ==, 1);
      left = g_ptr_array_index (found, 0);
      g_assert_cmpint (left->modified, >=, before - 1);
      g_assert_cmpint (left->modified, <=, after);
    }
}

/* Who opens the file, or a link to it, is to be told of the work. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  BalikRecoverable *left = leave_work (fixture, &found);
  g_autofree char *link_path = g_strconcat (g_file_peek_path (fixture->file), ".link", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (link_path);
  g_autoptr (GFile) other = g_file_new_for_path ("/nowhere/plan.balik");
  g_autoptr (GFile) resolved = NULL;
  g_autoptr (GFile) other_resolved = NULL;
  g_autoptr (BalikRecoverable) same = NULL;
  g_autoptr (GError) error = NULL;

  g_file_make_symbolic_link (link, g_file_peek_path (fixture->file), NULL, &error);
  g_assert_no_error (error);
  same = balik_store_find_recoverable (link, &resolved);
  g_assert_nonnull (same);
  g_assert_cmpstr (same->folder, ==, left->folder);
  g_assert_cmpuint (same->n_changes, ==, left->n_changes);
  g_assert_true (g_file_equal (resolved, fixture->file));
  g_assert_null (balik_store_find_recoverable (other, &other_resolved));
  g_assert_true (g_file_equal (other_resolved, other));
  g_file_delete (link, NULL, NULL);
}

/* Work that was left, on a file that somebody else changed since: both are kept. */
static void
test_recover_after_other_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  BalikRecoverable *left = leave_work (fixture, &found);
  g_autoptr (BalikPlan) theirs = store_fixture_import ("rent-refill-jar.json");
  g_autofree char *hash = NULL;
  g_autofree char *hash_after = NULL;
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;
  BalikStore *store;

  g_assert_true (balik_store_write_plan (theirs, fixture->file, &error));
  hash = store_fixture_hash (fixture->file);
  store = balik_store_recover (left, &error);
  g_assert_no_error (error);
  g_assert_true (balik_store_close (store, &error));
  finalize_store (store);
  hash_after = store_fixture_hash (fixture->file);
  g_assert_cmpstr (hash, ==, hash_after);
  list = store_fixture_list (fixture->folder);
  g_assert_cmpstr (list, ==, "plan (yours 2).balik;plan.balik;");
}

/* A working copy that was damaged is left where it is, and no reason to stop. */
static void
test_damaged_work (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) found_after = NULL;
  BalikRecoverable *left = leave_work (fixture, &found);
  g_autofree char *database = g_build_filename (left->folder, "work.db", NULL);
  g_autofree char *noise = g_strnfill (8192, '!');
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (database, noise, 8192, NULL));
  g_assert_null (balik_store_recover (left, &error));
  g_assert_true (error->domain == BALIK_STORE_ERROR);
  found_after = balik_store_list_recoverable ();
  g_assert_cmpuint (found_after->len, ==, 0);
  g_assert_true (g_file_test (database, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/recovery/open-work-is-not-left", test_open_work_is_not_left);
  ADD ("/store/recovery/dropped", test_dropped);
  ADD ("/store/recovery/edit-while-closing", test_edit_while_closing);
  ADD ("/store/recovery/forget", test_forget);
  ADD ("/store/recovery/time", test_time);
  ADD ("/store/recovery/find", test_find);
  ADD ("/store/recovery/after-other-change", test_recover_after_other_change);
  ADD ("/store/recovery/damaged-work", test_damaged_work);

  return g_test_run ();
}
