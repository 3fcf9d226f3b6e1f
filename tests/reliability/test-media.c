/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "balik-store-copy.h"
#include "balik-version.h"
#include "faulty-io.h"
#include "open-fixture.h"
#include "reliability.h"
#include "store-fixture.h"

/* Media that are not as disks are: what cannot be replaced, what is full. */

static BalikStore *
open_and_change (World *world, const char *title)
{
  g_autoptr (GFile) file = g_file_new_for_path (world->path);
  BalikStore *store = open_fixture_open (file);

  open_fixture_set_title (store, title);
  return store;
}

static void
assert_list (World *world, const char *expected)
{
  g_autofree char *list = store_fixture_list (world->folder);

  g_assert_cmpstr (list, ==, expected);
}

static void
assert_old_is_whole (World *world)
{
  g_autofree char *digest = world_read_digest (world->path);

  g_assert_cmpstr (digest, ==, world->digest);
}

/* The new version gets a name of its own, once, and the old one stays. */
static void
test_no_replace (void)
{
  g_autoptr (World) world = world_new ();
  BalikStore *store = open_and_change (world, "Stools");
  g_autoptr (GFile) second = store_fixture_file (world->folder, "plan (yours 2).balik");
  g_autoptr (GError) error = NULL;

  faulty_io_set_no_replace (world->folder);
  open_fixture_publish (store);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  open_fixture_assert_says (store, "A file cannot be replaced where this one is");
  g_assert_true (g_file_equal (balik_store_get_file (store), second));
  assert_list (world, "plan (yours 2).balik;plan.balik;");
  assert_old_is_whole (world);
  open_fixture_assert_title (second, "Stools");

  /* No further file each minute: the user is asked to save elsewhere. */
  open_fixture_set_title (store, "Benches");
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_READ_ONLY);
  g_assert_false (balik_store_publish (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_READ_ONLY);
  assert_list (world, "plan (yours 2).balik;plan.balik;");

  faulty_io_set_no_replace (NULL);
  balik_store_discard (store);
  world_drop_store (store);
  world_assert_tidy (world, TRUE);
}

static void
test_new_file_without_replace (void)
{
  g_autoptr (World) world = world_new ();
  BalikStore *store = open_and_change (world, "Stools");
  g_autoptr (GFile) place = store_fixture_file (world->folder, "new.balik");
  g_autoptr (GError) error = NULL;

  faulty_io_set_no_replace (world->folder);
  g_assert_true (balik_store_publish_to (store, place, &error));
  g_assert_no_error (error);
  assert_list (world, "new.balik;plan.balik;");
  open_fixture_assert_title (place, "Stools");
  g_assert_null (strstr (balik_store_get_message (store), "cannot be replaced"));

  faulty_io_set_no_replace (NULL);
  balik_store_discard (store);
  world_drop_store (store);
}

/* Full, whether or not the medium says so before: the old file stays, whole and alone. */
static void
test_full (gconstpointer data)
{
  const gboolean admits = GPOINTER_TO_INT (data);
  g_autoptr (World) world = world_new ();
  BalikStore *store = open_and_change (world, "Stools");
  g_autoptr (GFile) file = g_file_new_for_path (world->path);
  g_autoptr (GError) error = NULL;

  faulty_io_set_quota (world->folder, (gint64)g_bytes_get_size (world->start) + 4096, admits);
  balik_store_set_medium (store, "RED STICK");
  g_assert_false (balik_store_publish (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_FULL);
  open_fixture_assert_says (store, "Your work is safe on this computer.");
  g_assert_cmpstr (balik_store_get_short_message (store), ==, "Not saved: no room left");
  assert_list (world, "plan.balik;");
  assert_old_is_whole (world);

  faulty_io_set_quota (NULL, 0, FALSE);
  open_fixture_publish (store);
  open_fixture_assert_title (file, "Stools");
  open_fixture_close (store);
}

/* Nothing can be renamed or taken away for a while: what was begun does not stay for ever. */
static void
test_nothing_is_left (void)
{
  g_autoptr (World) world = world_new ();
  BalikStore *store = open_and_change (world, "Stools");
  guint n_failed = 0;

  /* From here on it is known that files can be replaced there. */
  open_fixture_publish (store);
  for (guint n = 1; n <= 6; n++)
    {
      const FaultyPlan plan = {
        .n = n, .for_good = TRUE, .code = EACCES, .below = world->folder, .kinds = 1U << FAULTY_NAME
      };

      open_fixture_set_title (store, n % 2 == 0 ? "Stools" : "Benches");
      faulty_io_plan (&plan);
      for (guint i = 0; i < 3; i++)
        n_failed += balik_store_publish (store, NULL) ? 0 : 1;
      faulty_io_plan (NULL);
      open_fixture_publish (store);
      assert_list (world, "plan.balik;");
    }
  g_assert_cmpuint (n_failed, >, 0);
  open_fixture_close (store);
}

/* This computer has no room for versions: the plan is saved none the less. */
static void
test_no_room_for_versions (void)
{
  g_autoptr (World) world = world_new ();
  BalikStore *store = open_and_change (world, "Stools");
  g_autofree char *kept = g_build_filename (world->state, "balik", "kept", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (world->path);
  g_autoptr (GError) error = NULL;

  /* The version that the session began with is kept with the first change. */
  g_assert_true (balik_store_flush (store, &error));
  faulty_io_set_quota (kept, 4096, FALSE);
  open_fixture_publish (store);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  open_fixture_assert_says (store, "no room left for earlier versions");
  open_fixture_assert_title (file, "Stools");

  faulty_io_set_quota (NULL, 0, FALSE);
  open_fixture_close (store);
}

/* Any call about the kept versions fails: the plan is saved, and they are whole or not there. */
static void
test_faults_at_versions (gconstpointer data)
{
  const int code = GPOINTER_TO_INT (data);
  g_autoptr (World) world = world_new ();
  g_autofree char *kept = g_build_filename (world->state, "balik", "kept", NULL);
  guint n_faults = 1;
  guint n;

  for (n = 1; n_faults > 0; n++)
    {
      const FaultyPlan plan = {
        .n = n, .code = code, .below = kept, .kinds = FAULTY_ALL_FILES & ~(1U << FAULTY_LOCK)
      };
      g_autoptr (GFile) file = g_file_new_for_path (world->path);
      g_autoptr (GPtrArray) versions = NULL;
      g_autofree char *doc_id = NULL;
      BalikStore *store;

      world_reset (world);
      faulty_io_plan (&plan);
      store = open_and_change (world, "Stools");
      doc_id = g_strdup (balik_store_get_doc_id (store));
      open_fixture_publish (store);
      open_fixture_set_title (store, "Benches");
      open_fixture_close (store);
      n_faults = faulty_io_get_n_faults ();
      faulty_io_plan (NULL);

      open_fixture_assert_title (file, "Benches");
      versions = balik_versions_list (doc_id, NULL);
      for (guint i = 0; versions != NULL && i < versions->len; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (BalikPlan) read
              = balik_version_read (g_ptr_array_index (versions, i), NULL, &error);

          g_assert_no_error (error);
        }
    }
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpuint (faulty_io_get_n_open (), ==, 0);
  reliability_report ("faults at versions: %u calls, %s", n - 2, g_strerror (code));
}

int
main (int argc, char *argv[])
{
  static const int codes[] = { EIO, ENOSPC, EACCES };

  reliability_init (&argc, &argv);

  g_test_add_func ("/reliability/media/no-replace", test_no_replace);
  g_test_add_func ("/reliability/media/no-replace-new", test_new_file_without_replace);
  g_test_add_data_func ("/reliability/media/full/admits", GINT_TO_POINTER (TRUE), test_full);
  g_test_add_data_func ("/reliability/media/full/lies", GINT_TO_POINTER (FALSE), test_full);
  g_test_add_func ("/reliability/media/nothing-is-left", test_nothing_is_left);
  g_test_add_func ("/reliability/media/no-room-for-versions", test_no_room_for_versions);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reliability/media/versions/%d", codes[i]);

      g_test_add_data_func (path, GINT_TO_POINTER (codes[i]), test_faults_at_versions);
    }

  return g_test_run ();
}
