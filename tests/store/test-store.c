/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "balik-history.h"
#include "balik-plan-file.h"
#include "balik-schema.h"
#include "balik-store.h"
#include "plan-fixture.h"
#include "store-fixture.h"

/* A plan while it is open: where its work is at each moment. */

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

static BalikStore *
open_store (GFile *file)
{
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (file, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_title (BalikStore *store, const char *title)
{
  g_autofree char *text = g_strdup_printf ("'%s'", title);
  g_autoptr (GError) error = NULL;

  plan_fixture_set (balik_store_get_plan (store), "title", text, &error);
  g_assert_no_error (error);
}

static void
assert_title (GFile *file, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_store_read_plan (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (balik_plan_get_title (plan), ==, title);
}

/* Jobs that are not done hold the store. */
static void
finalize_store (BalikStore *store)
{
  const gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (G_OBJECT (store)->ref_count > 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (store);
}

static void
close_store (BalikStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  balik_store_close (store, &error);
  g_assert_no_error (error);
  finalize_store (store);
  list = store_fixture_list_work ();
  g_assert_cmpstr (list, ==, "");
}

static void
test_open_and_close (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stamp = store_fixture_stamp (fixture->file);
  g_autofree char *stamp_after = NULL;
  g_autofree char *list = NULL;
  BalikStore *store = open_store (fixture->file);

  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  g_assert_cmpstr (balik_store_get_name (store), ==, "plan.balik");
  g_assert_nonnull (strstr (balik_store_get_message (store), "plan.balik"));
  g_assert_false (balik_store_has_changes (store));
  g_assert_true (g_file_equal (balik_store_get_file (store), fixture->file));
  close_store (store);

  stamp_after = store_fixture_stamp (fixture->file);
  g_assert_cmpstr (stamp, ==, stamp_after);
  list = store_fixture_list (fixture->folder);
  g_assert_cmpstr (list, ==, "plan.balik;");
}

static void
test_private_folder (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  g_autofree char *root = g_build_filename (g_get_user_state_dir (), "balik", "work", NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;
  guint n_folders = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);
      struct stat info;

      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0077, ==, 0);
      n_folders += S_ISDIR (info.st_mode) ? 1 : 0;
      if (S_ISDIR (info.st_mode))
        {
          g_autofree char *database = g_build_filename (path, "work.db", NULL);

          g_assert_cmpint (stat (database, &info), ==, 0);
          g_assert_cmpint (info.st_mode & 0777, ==, 0600);
        }
    }
  g_assert_cmpuint (n_folders, ==, 1);
  close_store (store);
}

static void
test_edit_and_publish (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  set_title (store, "Stools");
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_WORKING_COPY_ONLY);
  g_assert_true (balik_store_has_changes (store));
  assert_title (fixture->file, "Chairs");

  g_assert_true (balik_store_publish (store, &error));
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  g_assert_false (balik_store_has_changes (store));
  assert_title (fixture->file, "Stools");
  list = store_fixture_list (fixture->folder);
  g_assert_cmpstr (list, ==, "plan.balik;");
  close_store (store);
}

static void
test_close_publishes (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);

  set_title (store, "Benches");
  close_store (store);
  assert_title (fixture->file, "Benches");
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  g_autofree char *list = NULL;

  set_title (store, "Mistake");
  balik_store_discard (store);
  finalize_store (store);
  list = store_fixture_list_work ();
  g_assert_cmpstr (list, ==, "");
  assert_title (fixture->file, "Chairs");
}

static gboolean
wait_for_state (BalikStore *store, BalikStoreState state)
{
  const gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (balik_store_get_state (store) != state && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  return balik_store_get_state (store) == state;
}

static void
count_notify (guint *n_notified)
{
  (*n_notified)++;
}

static void
test_publishes_by_itself (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  guint n_states = 0;
  guint n_changes = 0;

  g_object_set (store, "publish-delay", 20, NULL);
  g_signal_connect_swapped (store, "notify::state", G_CALLBACK (count_notify), &n_states);
  g_signal_connect_swapped (store, "notify::has-changes", G_CALLBACK (count_notify), &n_changes);
  set_title (store, "Later");
  set_title (store, "Even later");
  g_assert_true (wait_for_state (store, BALIK_STORE_SAVED));
  /* To the working copy, saving, saved; changed, and not any more. */
  g_assert_cmpuint (n_states, ==, 3);
  g_assert_cmpuint (n_changes, ==, 2);
  assert_title (fixture->file, "Even later");
  close_store (store);
}

static void
test_same_content_is_not_written (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  g_autofree char *stamp = store_fixture_stamp (fixture->file);
  g_autofree char *stamp_after = NULL;
  g_autoptr (GError) error = NULL;

  set_title (store, "Other");
  set_title (store, "Chairs");
  g_assert_true (balik_store_publish (store, &error));
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  stamp_after = store_fixture_stamp (fixture->file);
  g_assert_cmpstr (stamp, ==, stamp_after);
  close_store (store);
}

static void
test_new_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  BalikStore *store = balik_store_new_for_plan (plan, "My plan");
  g_autoptr (GFile) place = store_fixture_file (fixture->folder, "new.balik");
  g_autoptr (GError) error = NULL;
  guint n_files = 0;

  g_signal_connect_swapped (store, "notify::file", G_CALLBACK (count_notify), &n_files);
  g_assert_null (balik_store_get_file (store));
  g_assert_cmpstr (balik_store_get_name (store), ==, "My plan");
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_WORKING_COPY_ONLY);
  g_assert_false (balik_store_publish (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NO_FILE);
  g_clear_error (&error);

  set_title (store, "First");
  g_assert_true (balik_store_flush (store, &error));
  g_assert_false (balik_store_close (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NO_FILE);
  g_clear_error (&error);

  set_title (store, "Second");
  g_assert_true (balik_store_publish_to (store, place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  g_assert_cmpstr (balik_store_get_name (store), ==, "new.balik");
  g_assert_cmpuint (n_files, ==, 1);
  assert_title (place, "Second");
  close_store (store);
}

static void
test_save_as (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  g_autoptr (GFile) place = store_fixture_file (fixture->folder, "copy.balik");
  g_autoptr (GError) error = NULL;
  BalikStore *first;

  set_title (store, "Copy");
  g_assert_true (balik_store_publish_to (store, place, &error));
  assert_title (fixture->file, "Chairs");
  assert_title (place, "Copy");

  /* The file that it came from is free now, and the new one is not. */
  first = open_store (fixture->file);
  g_assert_false (balik_store_publish_to (first, place, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE);
  balik_store_discard (first);
  finalize_store (first);
  close_store (store);
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  g_autoptr (GFile) link = store_fixture_file (fixture->folder, "link.balik");
  g_autoptr (GError) error = NULL;
  BalikStore *second;

  g_assert_null (balik_store_open (fixture->file, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_true (g_file_make_symbolic_link (link, "plan.balik", NULL, NULL));
  g_assert_null (balik_store_open (link, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE);
  /* Only reading is another matter. */
  assert_title (fixture->file, "Chairs");

  close_store (store);
  second = open_store (fixture->file);
  close_store (second);
}

/* As when it comes from another computer: our own would wait for its turn. */
static void
replace_from_outside (Fixture *fixture)
{
  g_autoptr (BalikPlan) theirs = store_fixture_import ("rent-refill-jar.json");
  g_autoptr (GFile) other = store_fixture_file (fixture->folder, "theirs.balik");
  g_autoptr (GError) error = NULL;

  g_assert_false (balik_store_write_plan (theirs, fixture->file, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_true (balik_store_write_plan (theirs, other, &error));
  g_assert_cmpint (g_rename (g_file_peek_path (other), g_file_peek_path (fixture->file)), ==, 0);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  g_autoptr (GFile) ours = store_fixture_file (fixture->folder, "plan (yours 2).balik");
  g_autofree char *hash = NULL;
  g_autofree char *hash_after = NULL;
  g_autoptr (GError) error = NULL;

  set_title (store, "Ours");
  replace_from_outside (fixture);
  hash = store_fixture_hash (fixture->file);

  g_assert_true (balik_store_publish (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_CONFLICT);
  g_assert_nonnull (strstr (balik_store_get_message (store), "plan (yours 2).balik"));
  g_assert_true (g_file_equal (balik_store_get_file (store), ours));
  hash_after = store_fixture_hash (fixture->file);
  g_assert_cmpstr (hash, ==, hash_after);
  assert_title (ours, "Ours");

  set_title (store, "Ours again");
  g_assert_true (balik_store_publish (store, &error));
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  assert_title (ours, "Ours again");
  close_store (store);
}

static void
test_deleted_file_comes_back (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  g_assert_true (balik_store_publish (store, &error));
  g_assert_no_error (error);
  assert_title (fixture->file, "Chairs");
  close_store (store);
}

/* As when a stick is pulled and put in again. */
static void
test_failing_place (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = open_store (fixture->file);
  g_autofree char *away = g_strconcat (fixture->folder, "-away", NULL);
  g_autoptr (GError) error = NULL;

  set_title (store, "Safe");
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  g_assert_false (balik_store_publish (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_FAILED);
  g_assert_nonnull (strstr (balik_store_get_message (store), "safe on this computer"));
  g_clear_error (&error);
  g_assert_false (balik_store_close (store, &error));
  g_clear_error (&error);

  set_title (store, "Safer");
  g_assert_true (balik_store_flush (store, &error));
  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  g_assert_true (balik_store_publish (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  assert_title (fixture->file, "Safer");
  close_store (store);
}

/* A plan that a newer version wrote, and that ours may read only. */
static void
write_for_newer_writer (GFile *file)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  meta->min_writer = BALIK_FORMAT_VERSION + 1;
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (bytes, NULL),
                                      (gssize)g_bytes_get_size (bytes), NULL));
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  BalikStore *store;
  g_autoptr (GFile) place = store_fixture_file (fixture->folder, "copy.balik");
  g_autofree char *before = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *hash_after = NULL;
  g_autoptr (GError) error = NULL;

  write_for_newer_writer (fixture->file);
  hash = store_fixture_hash (fixture->file);
  store = open_store (fixture->file);
  g_object_set (store, "publish-delay", 0, NULL);
  g_assert_true (balik_store_is_newer (store));
  g_assert_false (balik_store_is_recovered (store));
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_READ_ONLY);
  before = g_strdup (balik_store_get_message (store));

  set_title (store, "Kept");
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_READ_ONLY);
  g_assert_cmpstr (balik_store_get_message (store), !=, before);
  g_assert_false (balik_store_publish (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_READ_ONLY);
  g_clear_error (&error);

  g_assert_true (balik_store_publish_to (store, place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  assert_title (place, "Kept");
  hash_after = store_fixture_hash (fixture->file);
  g_assert_cmpstr (hash, ==, hash_after);
  close_store (store);
}

/* Where the state folder takes nothing, a plan still opens, and says so. */
static void
test_no_working_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blocked = g_build_filename (g_get_user_state_dir (), "balik", "work", NULL);
  g_autoptr (GError) error = NULL;
  BalikStore *store;

  g_assert_cmpint (g_rmdir (blocked), ==, 0);
  g_assert_true (g_file_set_contents (blocked, "", 0, NULL));
  store = open_store (fixture->file);
  set_title (store, "In memory");
  g_assert_false (balik_store_flush (store, &error));
  g_clear_error (&error);
  g_assert_true (wait_for_state (store, BALIK_STORE_FAILED));
  g_assert_nonnull (strstr (balik_store_get_message (store), "memory"));

  /* As soon as it does, all of the plan is there. */
  g_assert_cmpint (g_unlink (blocked), ==, 0);
  set_title (store, "Kept");
  g_assert_true (balik_store_flush (store, &error));
  g_assert_no_error (error);
  g_assert_true (wait_for_state (store, BALIK_STORE_WORKING_COPY_ONLY));
  close_store (store);
  assert_title (fixture->file, "Kept");
}

/*
 * Publishing compares the working copy with the plan, and warns, which ends the
 * test, where they differ.
 */
static void
test_random_walk (Fixture *fixture, gconstpointer data)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  BalikStore *store = open_store (fixture->file);
  BalikPlan *plan = balik_store_get_plan (store);
  BalikHistory *history = balik_store_get_history (store);
  g_autoptr (GError) error = NULL;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 400; i++)
    {
      const int what = g_rand_int_range (rand, 0, 10);

      if (what < 6)
        store_fixture_edit (plan, rand, i);
      else if (what < 8 && balik_history_can_undo (history))
        g_assert_true (balik_history_undo (history, &error));
      else if (balik_history_can_redo (history))
        g_assert_true (balik_history_redo (history, &error));
      if (i % 20 == 19)
        {
          g_autoptr (BalikPlan) kept = NULL;

          g_assert_true (balik_store_publish (store, &error));
          kept = balik_store_read_plan (fixture->file, NULL, &error);
          g_assert_no_error (error);
          store_fixture_assert_same (plan, kept);
        }
    }
  close_store (store);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  BalikStore **store = data;

  *store = balik_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_open_async (Fixture *fixture, gconstpointer data)
{
  BalikStore *store = NULL;

  balik_store_open_async (fixture->file, NULL, opened_cb, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  set_title (store, "From a thread");
  close_store (store);
  assert_title (fixture->file, "From a thread");
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean *is_done = data;

  g_assert_null (balik_store_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *is_done = TRUE;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean is_done = FALSE;
  BalikStore *store;

  g_cancellable_cancel (cancellable);
  balik_store_open_async (fixture->file, cancellable, cancelled_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  store = open_store (fixture->file);
  close_store (store);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/store/open-and-close", test_open_and_close);
  ADD ("/store/store/open-async", test_open_async);
  ADD ("/store/store/open-cancelled", test_cancel);
  ADD ("/store/store/private-folder", test_private_folder);
  ADD ("/store/store/edit-and-publish", test_edit_and_publish);
  ADD ("/store/store/publishes-by-itself", test_publishes_by_itself);
  ADD ("/store/store/same-content-is-not-written", test_same_content_is_not_written);
  ADD ("/store/store/close-publishes", test_close_publishes);
  ADD ("/store/store/discard", test_discard);
  ADD ("/store/store/new-plan", test_new_plan);
  ADD ("/store/store/save-as", test_save_as);
  ADD ("/store/store/in-use", test_in_use);
  ADD ("/store/store/conflict", test_conflict);
  ADD ("/store/store/deleted-file-comes-back", test_deleted_file_comes_back);
  ADD ("/store/store/failing-place", test_failing_place);
  ADD ("/store/store/read-only", test_read_only);
  ADD ("/store/store/no-working-copy", test_no_working_copy);
  ADD ("/store/store/random-walk", test_random_walk);

  return g_test_run ();
}
