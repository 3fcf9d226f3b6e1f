/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "balik-plan-file.h"
#include "balik-version.h"
#include "open-fixture.h"
#include "store-fixture.h"

/* Which versions an open plan leaves on this computer, and what the header says of it. */

static GPtrArray *
list (const char *doc_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = balik_versions_list (doc_id, &error);

  g_assert_no_error (error);
  return versions;
}

/* "opened Chairs;" for each, the latest first. */
static char *
list_titles (const char *doc_id)
{
  g_autoptr (GPtrArray) versions = list (doc_id);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      const BalikVersion *version = g_ptr_array_index (versions, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlan) plan = balik_version_read (version, NULL, &error);

      g_assert_no_error (error);
      g_string_append_printf (titles, "%s %s;",
                              version->kind == BALIK_VERSION_OPENED ? "opened" : "published",
                              balik_plan_get_title (plan));
    }
  return g_string_free (titles, FALSE);
}

static void
assert_titles (const char *doc_id, const char *expected)
{
  g_autofree char *titles = list_titles (doc_id);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_session (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *doc_id = g_strdup (balik_store_get_doc_id (store));

  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  open_fixture_publish (store);
  open_fixture_set_title (store, "Benches");
  open_fixture_close (store);
  assert_titles (doc_id, "published Benches;published Stools;opened Chairs;");

  /* The next one begins with what is kept already. */
  store = open_fixture_open (fixture->file);
  g_assert_cmpstr (balik_store_get_doc_id (store), ==, doc_id);
  open_fixture_close (store);
  assert_titles (doc_id, "opened Benches;published Stools;opened Chairs;");
}

/* Before the first change is a minute old, what it changed is kept. */
static void
test_first_change (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autoptr (GError) error = NULL;

  open_fixture_set_title (store, "Stools");
  g_assert_true (balik_store_flush (store, &error));
  assert_titles (balik_store_get_doc_id (store), "opened Chairs;");
  open_fixture_close (store);
}

static void
test_only_looked_at (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *doc_id = g_strdup (balik_store_get_doc_id (store));
  g_autofree char *stamp = store_fixture_stamp (fixture->file);
  g_autofree char *hash = store_fixture_hash (fixture->file);
  g_autofree char *stamp_after = NULL;
  g_autofree char *hash_after = NULL;

  open_fixture_close (store);
  assert_titles (doc_id, "opened Chairs;");
  stamp_after = store_fixture_stamp (fixture->file);
  hash_after = store_fixture_hash (fixture->file);
  g_assert_cmpstr (stamp, ==, stamp_after);
  g_assert_cmpstr (hash, ==, hash_after);
}

static void
test_keeps_nothing (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *doc_id = g_strdup (balik_store_get_doc_id (store));
  g_autofree char *kept = g_build_filename (g_get_user_state_dir (), "balik", "kept", NULL);

  balik_store_set_keeps_nothing (store, TRUE);
  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  open_fixture_set_title (store, "Benches");
  open_fixture_close (store);
  assert_titles (doc_id, "");
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  open_fixture_assert_title (fixture->file, "Benches");
}

/* No version can be kept: the plan is saved none the less, and the user is told. */
static void
test_cannot_keep (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *kept = g_build_filename (g_get_user_state_dir (), "balik", "kept", NULL);

  g_assert_true (g_file_set_contents (kept, "", 0, NULL));
  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  open_fixture_assert_title (fixture->file, "Stools");
  open_fixture_assert_says (store, "Earlier versions of the plan could not be kept");

  g_assert_cmpint (g_unlink (kept), ==, 0);
  open_fixture_set_title (store, "Benches");
  open_fixture_publish (store);
  g_assert_null (strstr (balik_store_get_message (store), "Earlier versions"));
  open_fixture_close (store);
}

static void
test_short_message (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *time = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *on_medium = NULL;

  g_assert_cmpstr (balik_store_get_short_message (store), ==, "Saved");
  g_assert_null (balik_store_get_published_at (store));
  open_fixture_set_title (store, "Stools");
  g_assert_cmpstr (balik_store_get_short_message (store), ==, "Only on this computer");

  open_fixture_publish (store);
  time = g_date_time_format (balik_store_get_published_at (store), "%H:%M");
  expected = g_strdup_printf ("Saved %s", time);
  g_assert_cmpstr (balik_store_get_short_message (store), ==, expected);

  balik_store_set_medium (store, "RED STICK");
  on_medium = g_strdup_printf ("Saved on “RED STICK” %s", time);
  g_assert_cmpstr (balik_store_get_short_message (store), ==, on_medium);
  open_fixture_assert_says (store, "“RED STICK”");
  open_fixture_close (store);
}

static void
test_medium_is_gone (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *away = g_strconcat (fixture->folder, "-away", NULL);

  balik_store_set_medium (store, "RED STICK");
  open_fixture_set_title (store, "Stools");
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  g_assert_false (balik_store_publish (store, NULL));
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_FAILED);
  open_fixture_assert_says (store, "“RED STICK” is not there. Your work is safe");
  g_assert_cmpstr (balik_store_get_short_message (store), ==,
                   "Not saved: “RED STICK” is not there");

  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  open_fixture_close (store);
  open_fixture_assert_title (fixture->file, "Stools");
}

#define ADD(path, func) \
  g_test_add (path, OpenFixture, NULL, open_fixture_set_up, func, open_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/versions/session", test_session);
  ADD ("/store/versions/first-change", test_first_change);
  ADD ("/store/versions/only-looked-at", test_only_looked_at);
  ADD ("/store/versions/keeps-nothing", test_keeps_nothing);
  ADD ("/store/versions/cannot-keep", test_cannot_keep);
  ADD ("/store/versions/short-message", test_short_message);
  ADD ("/store/versions/medium-is-gone", test_medium_is_gone);

  return g_test_run ();
}
