/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "balik-store-copy.h"
#include "balik-version.h"
#include "open-fixture.h"
#include "rights.h"
#include "store-fixture.h"

/*
 * What happens to the file of an open plan while nobody looks: on this
 * computer, on a stick, on another computer.
 */

static void
assert_list (OpenFixture *fixture, const char *expected)
{
  g_autofree char *list = store_fixture_list (fixture->folder);

  g_assert_cmpstr (list, ==, expected);
}

/* As another computer does: it opened the same version, changed it and saved it. */
static void
save_as_another (OpenFixture *fixture, const char *title, gint64 revisions)
{
  g_autoptr (BalikPlanFile) old = open_fixture_read (fixture->file);
  g_autoptr (BalikPlan) plan = balik_plan_rows_build (old->rows, "Name", NULL);
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_copy (old->meta);
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Title");
  g_autoptr (BalikPlanRows) rows = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  balik_edit_group_take (group, BALIK_PLAN_ROOT_ID, "title", balik_value_new_text (title));
  g_assert_true (balik_plan_apply (plan, group, &error));
  rows = balik_plan_rows_new_from_plan (plan);
  g_free (meta->parent_digest);
  meta->parent_digest = revisions == 1 ? g_strdup (meta->content_digest)
                                       : g_strnfill (BALIK_DOC_ID_LENGTH * 2, '0');
  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  meta->revision += revisions;
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file),
                                      g_bytes_get_data (bytes, NULL),
                                      (gssize)g_bytes_get_size (bytes), NULL));
}

static void
test_tells_newer (OpenFixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 revisions;
    const char *words;
  } cases[] = {
    { 1, "was made from the same one as yours." },
    { 2, "is newer than the one that you changed." },
    { -1, "is older than the one that you changed." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) ours = store_fixture_file (fixture->folder, "plan (yours 2).balik");
      g_autoptr (BalikPlanFile) theirs = NULL;
      g_autoptr (BalikPlanFile) mine = NULL;
      BalikStore *store;

      g_object_unref (fixture->file);
      fixture->file = store_fixture_write (fixture->folder, "plan.balik");
      store = open_fixture_open (fixture->file);
      open_fixture_set_title (store, "Ours");
      open_fixture_publish (store);
      open_fixture_set_title (store, "Ours again");
      save_as_another (fixture, "Theirs", cases[i].revisions);
      open_fixture_publish (store);
      g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_CONFLICT);
      open_fixture_assert_says (store, cases[i].words);
      open_fixture_assert_title (fixture->file, "Theirs");
      open_fixture_assert_title (ours, "Ours again");

      theirs = open_fixture_read (fixture->file);
      mine = open_fixture_read (ours);
      g_assert_cmpstr (theirs->meta->doc_uuid, ==, mine->meta->doc_uuid);
      open_fixture_close (store);
      g_assert_true (g_file_delete (ours, NULL, NULL));
    }
}

static void
test_same_change_elsewhere (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *stamp = NULL;
  g_autofree char *stamp_after = NULL;

  open_fixture_set_title (store, "Same");
  save_as_another (fixture, "Same", 1);
  stamp = store_fixture_stamp (fixture->file);
  open_fixture_publish (store);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  stamp_after = store_fixture_stamp (fixture->file);
  g_assert_cmpstr (stamp, ==, stamp_after);
  assert_list (fixture, "plan.balik;");

  open_fixture_set_title (store, "Other");
  open_fixture_close (store);
  assert_list (fixture, "plan.balik;");
  open_fixture_assert_title (fixture->file, "Other");
}

static void
test_not_a_plan_any_more (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *text = NULL;

  open_fixture_set_title (store, "Ours");
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), "shopping", -1, NULL));
  open_fixture_publish (store);
  open_fixture_assert_says (store, "cannot be read as a plan");
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "shopping");
  assert_list (fixture, "plan (yours 2).balik;plan.balik;");
  open_fixture_close (store);
}

static void
test_renamed (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autoptr (GFile) renamed = store_fixture_file (fixture->folder, "Chairs 2026.balik");
  g_autoptr (GError) error = NULL;

  open_fixture_set_title (store, "Stools");
  g_assert_cmpint (g_rename (g_file_peek_path (fixture->file), g_file_peek_path (renamed)), ==, 0);
  open_fixture_publish (store);
  g_assert_true (g_file_equal (balik_store_get_file (store), renamed));
  open_fixture_assert_says (store, "“plan.balik” was renamed to “Chairs 2026.balik”.");
  open_fixture_assert_title (renamed, "Stools");
  assert_list (fixture, "Chairs 2026.balik;");
  g_assert_null (balik_store_open (renamed, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE);
  open_fixture_close (store);
}

/* Two files hold what ours held: nobody knows which of them it is. */
static void
test_renamed_and_copied (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autoptr (GFile) one = store_fixture_file (fixture->folder, "one.balik");
  g_autoptr (GFile) two = store_fixture_file (fixture->folder, "two.balik");

  open_fixture_set_title (store, "Stools");
  g_assert_true (g_file_copy (fixture->file, one, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  g_assert_cmpint (g_rename (g_file_peek_path (fixture->file), g_file_peek_path (two)), ==, 0);
  open_fixture_publish (store);
  open_fixture_assert_says (store, "had been moved or deleted, and was saved anew");
  assert_list (fixture, "one.balik;plan.balik;two.balik;");
  open_fixture_assert_title (one, "Chairs");
  open_fixture_assert_title (two, "Chairs");
  open_fixture_close (store);
}

static void
test_mode_is_kept (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  struct stat info;

  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0640), ==, 0);
  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  g_assert_cmpint (stat (g_file_peek_path (fixture->file), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_null (strstr (balik_store_get_message (store), "Who may"));
  open_fixture_close (store);
}

static void
test_other_name (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autoptr (GFile) other = store_fixture_file (fixture->folder, "other.balik");

  g_assert_cmpint (link (g_file_peek_path (fixture->file), g_file_peek_path (other)), ==, 0);
  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  open_fixture_assert_says (store, "had another name too");
  open_fixture_assert_title (fixture->file, "Stools");
  open_fixture_assert_title (other, "Chairs");
  open_fixture_set_title (store, "Benches");
  open_fixture_publish (store);
  g_assert_null (strstr (balik_store_get_message (store), "another name"));
  open_fixture_close (store);
}

static void
test_link (OpenFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) link = store_fixture_file (fixture->folder, "link.balik");
  g_autofree char *sub = g_build_filename (fixture->folder, "sub", NULL);
  g_autoptr (GFile) real = store_fixture_file (sub, "real.balik");
  g_autofree char *list = NULL;
  BalikStore *store;

  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);
  g_assert_cmpint (g_rename (g_file_peek_path (fixture->file), g_file_peek_path (real)), ==, 0);
  g_assert_cmpint (symlink ("sub/real.balik", g_file_peek_path (link)), ==, 0);
  store = open_fixture_open (link);
  open_fixture_set_title (store, "Stools");
  open_fixture_close (store);
  g_assert_true (g_file_test (g_file_peek_path (link), G_FILE_TEST_IS_SYMLINK));
  open_fixture_assert_title (real, "Stools");
  list = store_fixture_list (sub);
  g_assert_cmpstr (list, ==, "real.balik;");
}

/* The first saving onto a stick in a session leaves the old file beside it. */
static void
test_backup_on_stick (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *hash = store_fixture_hash (fixture->file);
  g_autoptr (GFile) backup = store_fixture_file (fixture->folder, "plan.balik~");
  g_autofree char *kept = NULL;
  g_autofree char *kept_later = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (backup), "older", -1, NULL));
  balik_store_set_medium (store, "RED STICK");
  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  kept = store_fixture_hash (backup);
  g_assert_cmpstr (kept, ==, hash);
  open_fixture_set_title (store, "Benches");
  open_fixture_close (store);
  kept_later = store_fixture_hash (backup);
  g_assert_cmpstr (kept_later, ==, hash);
  assert_list (fixture, "plan.balik;plan.balik~;");
}

static void
test_no_backup_on_disk (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);

  open_fixture_set_title (store, "Stools");
  open_fixture_close (store);
  assert_list (fixture, "plan.balik;");
}

static void
test_backup_is_blocked (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *blocked = g_build_filename (fixture->folder, "plan.balik~", NULL);

  g_assert_cmpint (g_mkdir (blocked, 0755), ==, 0);
  balik_store_set_medium (store, "RED STICK");
  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  open_fixture_assert_says (store, "no room beside the file for a copy");
  assert_list (fixture, "plan.balik;plan.balik~;");
  open_fixture_close (store);
}

static void
test_side_files_appear (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autoptr (GFile) side = store_fixture_file (fixture->folder, "plan.balik-wal");

  open_fixture_set_title (store, "Stools");
  g_assert_true (g_file_set_contents (g_file_peek_path (side), "x", 1, NULL));
  g_assert_false (balik_store_publish (store, NULL));
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_FAILED);
  open_fixture_assert_says (store, "Your work is safe on this computer.");
  assert_list (fixture, "plan.balik;plan.balik-wal;");

  g_assert_true (g_file_delete (side, NULL, NULL));
  open_fixture_close (store);
  open_fixture_assert_title (fixture->file, "Stools");
}

static void
test_long_names (OpenFixture *fixture, gconstpointer data)
{
  g_autofree char *stem = g_strnfill (255 - strlen (".balik"), 'n');
  g_autofree char *name = g_strconcat (stem, ".balik", NULL);
  g_autofree char *too_long = g_strconcat ("n", name, NULL);
  g_autoptr (GFile) longest = store_fixture_file (fixture->folder, name);
  g_autoptr (GFile) longer = store_fixture_file (fixture->folder, too_long);
  g_autoptr (GError) error = NULL;
  BalikStore *store;

  g_assert_cmpint (g_rename (g_file_peek_path (fixture->file), g_file_peek_path (longest)), ==, 0);
  store = open_fixture_open (longest);
  balik_store_set_medium (store, "RED STICK");
  open_fixture_set_title (store, "Stools");
  open_fixture_publish (store);
  open_fixture_assert_title (longest, "Stools");
  g_assert_false (balik_store_publish_to (store, longer, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO);
  open_fixture_close (store);
}

static void
assert_read_only (OpenFixture *fixture)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *stamp = store_fixture_stamp (fixture->file);
  g_autofree char *stamp_after = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (store, "publish-delay", 0, NULL);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_READ_ONLY);
  g_assert_cmpstr (balik_store_get_short_message (store), ==, "Read-only");
  open_fixture_set_title (store, "Stools");
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_READ_ONLY);
  open_fixture_assert_says (store, "save a copy");
  g_assert_cmpstr (balik_store_get_short_message (store), ==, "Not saved: read-only");
  g_assert_false (balik_store_close (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_READ_ONLY);
  stamp_after = store_fixture_stamp (fixture->file);
  g_assert_cmpstr (stamp, ==, stamp_after);
  balik_store_discard (store);
  open_fixture_finalize (store);
}

static void
test_read_only_file (OpenFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0444), ==, 0);
  assert_read_only (fixture);
  assert_list (fixture, "plan.balik;");
}

static void
test_read_only_folder (OpenFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  assert_read_only (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  assert_list (fixture, "plan.balik;");
}

/* The rights go while the plan is open. */
static void
test_becomes_read_only (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autoptr (GError) error = NULL;

  open_fixture_set_title (store, "Stools");
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_false (balik_store_publish (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_READ_ONLY);
  open_fixture_assert_says (store, "save a copy");
  open_fixture_assert_title (fixture->file, "Chairs");
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  open_fixture_publish (store);
  open_fixture_assert_title (fixture->file, "Stools");
  open_fixture_close (store);
}

#define ADD(path, func) \
  g_test_add (path, OpenFixture, NULL, open_fixture_set_up, func, open_fixture_tear_down)

int
main (int argc, char *argv[])
{
  /* Before there are threads, which would keep them. */
  rights_drop ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/places/tells-newer", test_tells_newer);
  ADD ("/store/places/same-change", test_same_change_elsewhere);
  ADD ("/store/places/no-plan", test_not_a_plan_any_more);
  ADD ("/store/places/renamed", test_renamed);
  ADD ("/store/places/renamed-and-copied", test_renamed_and_copied);
  ADD ("/store/places/mode", test_mode_is_kept);
  ADD ("/store/places/other-name", test_other_name);
  ADD ("/store/places/link", test_link);
  ADD ("/store/places/backup/stick", test_backup_on_stick);
  ADD ("/store/places/backup/disk", test_no_backup_on_disk);
  ADD ("/store/places/backup/blocked", test_backup_is_blocked);
  ADD ("/store/places/side-files", test_side_files_appear);
  ADD ("/store/places/long-names", test_long_names);
  ADD ("/store/places/read-only/file", test_read_only_file);
  ADD ("/store/places/read-only/folder", test_read_only_folder);
  ADD ("/store/places/read-only/later", test_becomes_read_only);

  return g_test_run ();
}
