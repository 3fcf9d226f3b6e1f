/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "balik-file-io.h"
#include "balik-plan-target.h"
#include "balik-store.h"
#include "store-fixture.h"

/* Putting a plan into place: in one step, or beside what somebody else wrote. */

typedef struct
{
  char *folder;
  GFile *file;
  GBytes *bytes;
  char *hash;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = NULL;

  fixture->folder = store_fixture_make_folder ();
  other = store_fixture_write (fixture->folder, "other.balik");
  fixture->bytes = g_file_load_bytes (other, NULL, NULL, NULL);
  fixture->hash = store_fixture_hash (other);
  g_assert_true (g_file_delete (other, NULL, NULL));
  fixture->file = store_fixture_file (fixture->folder, "plan.balik");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->file);
  g_bytes_unref (fixture->bytes);
  g_free (fixture->hash);
  store_fixture_remove_folder (fixture->folder);
}

static char *
publish (Fixture *fixture, const char *expected_hash, gboolean may_replace, GError **error)
{
  const BalikPlanTarget target = { .path = g_file_peek_path (fixture->file),
                                   .expected_hash = expected_hash,
                                   .may_replace = may_replace };

  BalikPlanPublished published;

  return balik_plan_file_publish (fixture->bytes, &target, &published, error);
}

static void
assert_published (Fixture *fixture,
                  const char *expected_hash,
                  gboolean may_replace,
                  const char *list)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = publish (fixture, expected_hash, may_replace, &error);
  g_autoptr (GFile) written = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *found = store_fixture_list (fixture->folder);

  g_assert_no_error (error);
  written = g_file_new_for_path (path);
  hash = store_fixture_hash (written);
  g_assert_cmpstr (hash, ==, fixture->hash);
  g_assert_cmpstr (found, ==, list);
}

static void
save_old (Fixture *fixture)
{
  /* Without a file beside it, whose name could be too long. */
  g_assert_true (g_file_set_contents_full (g_file_peek_path (fixture->file), "old", 3,
                                           G_FILE_SET_CONTENTS_NONE, 0644, NULL));
}

static void
assert_old (Fixture *fixture)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  const mode_t mask = umask (0027);
  struct stat info;

  assert_published (fixture, NULL, FALSE, "plan.balik;");
  umask (mask);
  g_assert_cmpint (stat (g_file_peek_path (fixture->file), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_replaces_expected (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old_hash = NULL;
  struct stat info;

  save_old (fixture);
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0604), ==, 0);
  old_hash = store_fixture_hash (fixture->file);
  assert_published (fixture, old_hash, FALSE, "plan.balik;");
  g_assert_cmpint (stat (g_file_peek_path (fixture->file), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0604);
}

/* Whoever has the old file open, or another name for it, keeps it whole. */
static void
test_old_file_stays_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) twin = store_fixture_file (fixture->folder, "twin");
  g_autofree char *text = NULL;

  save_old (fixture);
  g_assert_cmpint (link (g_file_peek_path (fixture->file), g_file_peek_path (twin)), ==, 0);
  assert_published (fixture, NULL, TRUE, "plan.balik;twin;");
  g_assert_true (g_file_get_contents (g_file_peek_path (twin), &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

static void
test_keeps_both (Fixture *fixture, gconstpointer data)
{
  save_old (fixture);
  assert_published (fixture, fixture->hash, FALSE, "plan (yours 2).balik;plan.balik;");
  assert_old (fixture);
  assert_published (fixture, NULL, FALSE, "plan (yours 2).balik;plan (yours 3).balik;plan.balik;");
  assert_old (fixture);
}

static void
test_keeps_both_long_name (Fixture *fixture, gconstpointer data)
{
  /* 83 letters of three bytes, and the ending: 255 bytes, the most there is. */
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *base = NULL;

  for (guint i = 0; i < 83; i++)
    g_string_append (name, "ຮ");
  g_string_append (name, ".balik");
  g_object_unref (fixture->file);
  fixture->file = store_fixture_file (fixture->folder, name->str);

  save_old (fixture);
  path = publish (fixture, NULL, FALSE, &error);
  g_assert_no_error (error);
  base = g_path_get_basename (path);
  g_assert_true (g_utf8_validate (base, -1, NULL));
  g_assert_cmpuint (strlen (base), <=, 255);
  g_assert_true (g_str_has_suffix (base, " (yours 2).balik"));
  assert_old (fixture);
}

/* What the last attempt put there before it was stopped is ours too. */
static void
test_knows_last_attempt (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old_hash = NULL;
  g_autofree char *path = NULL;
  BalikPlanTarget target = { .path = g_file_peek_path (fixture->file), .expected_hash = "" };
  BalikPlanPublished published;
  g_autoptr (GError) error = NULL;

  save_old (fixture);
  old_hash = store_fixture_hash (fixture->file);
  target.attempted_hash = old_hash;
  path = balik_plan_file_publish (fixture->bytes, &target, &published, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, target.path);
}

static void
test_refuses_side_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) side = store_fixture_file (fixture->folder, "plan.balik-journal");
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  save_old (fixture);
  g_assert_true (g_file_set_contents (g_file_peek_path (side), "x", 1, NULL));
  g_assert_null (publish (fixture, NULL, TRUE, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_SIDE_FILES);
  assert_old (fixture);
  list = store_fixture_list (fixture->folder);
  g_assert_cmpstr (list, ==, "plan.balik;plan.balik-journal;");
}

static void
test_refuses_places (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    BalikStoreError code;
  } cases[] = {
    { "/proc/plan.balik", BALIK_STORE_ERROR_IO },
    { "/no/such/folder/plan.balik", BALIK_STORE_ERROR_NOT_FOUND },
    { "/dev/null/plan.balik", BALIK_STORE_ERROR_NOT_FOUND },
    { "/dev/null", BALIK_STORE_ERROR_NOT_A_PLAN },
    { "/tmp", BALIK_STORE_ERROR_NOT_A_PLAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_object_unref (fixture->file);
      fixture->file = g_file_new_for_path (cases[i].path);
      g_assert_null (publish (fixture, NULL, TRUE, &error));
      g_assert_true (error->domain == BALIK_STORE_ERROR);
      /* What the system calls a folder that takes nothing differs. */
      if (i > 0)
        g_assert_cmpint (error->code, ==, (int)cases[i].code);
    }
}

static void
test_refuses_full_medium (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int folder = balik_folder_open (g_file_peek_path (fixture->file), &error);

  g_assert_no_error (error);
  g_assert_true (balik_folder_has_room (folder, "plan.balik", 4096, &error));
  g_assert_false (balik_folder_has_room (folder, "plan.balik", G_MAXINT64, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_FULL);
  close (folder);
}

static void
test_new_name_is_not_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int folder = balik_folder_open (g_file_peek_path (fixture->file), &error);

  save_old (fixture);
  g_assert_true (balik_folder_write_new (folder, "x", "x", 0, fixture->bytes, &error));
  g_assert_false (balik_folder_write_new (folder, "x", "x", 0, fixture->bytes, NULL));
  g_assert_false (
      balik_folder_rename (folder, "x", g_file_peek_path (fixture->file), FALSE, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO);
  assert_old (fixture);
  close (folder);
}

static void
test_link_stays_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) link = store_fixture_file (fixture->folder, "link.balik");
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  save_old (fixture);
  g_assert_cmpint (symlink ("plan.balik", g_file_peek_path (link)), ==, 0);
  g_assert_true (balik_store_write_plan (plan, link, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (g_file_peek_path (link), G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (g_file_peek_path (fixture->file), G_FILE_TEST_IS_SYMLINK));
  list = store_fixture_list (fixture->folder);
  g_assert_cmpstr (list, ==, "link.balik;plan.balik;");
}

static void
test_dangling_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  g_assert_cmpint (symlink ("nowhere", g_file_peek_path (fixture->file)), ==, 0);
  g_assert_false (balik_store_write_plan (plan, fixture->file, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND);
  list = store_fixture_list (fixture->folder);
  g_assert_cmpstr (list, ==, "plan.balik;");
}

static void
test_clears_unfinished (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) unfinished = store_fixture_file (fixture->folder, ".balik-0123456789abcdef");
  g_autoptr (GFile) elsewhere = store_fixture_file ("/nowhere", ".balik-0123456789abcdef");

  save_old (fixture);
  g_assert_true (g_file_set_contents (g_file_peek_path (unfinished), "half", 4, NULL));
  g_assert_true (balik_plan_file_clear_unfinished (g_file_peek_path (unfinished)));
  g_assert_false (g_file_query_exists (unfinished, NULL));
  g_assert_true (balik_plan_file_clear_unfinished (g_file_peek_path (unfinished)));

  /* On a stick that is away it may still be. */
  g_assert_false (balik_plan_file_clear_unfinished (g_file_peek_path (elsewhere)));

  /* Whatever else is named is left alone. */
  g_assert_true (balik_plan_file_clear_unfinished (g_file_peek_path (fixture->file)));
  g_assert_true (balik_plan_file_clear_unfinished (""));
  assert_old (fixture);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/plan-publish/new-file", test_new_file);
  ADD ("/store/plan-publish/replaces-expected", test_replaces_expected);
  ADD ("/store/plan-publish/old-file-stays-whole", test_old_file_stays_whole);
  ADD ("/store/plan-publish/keeps-both", test_keeps_both);
  ADD ("/store/plan-publish/keeps-both/long-name", test_keeps_both_long_name);
  ADD ("/store/plan-publish/knows-last-attempt", test_knows_last_attempt);
  ADD ("/store/plan-publish/refuses/side-files", test_refuses_side_files);
  ADD ("/store/plan-publish/refuses/places", test_refuses_places);
  ADD ("/store/plan-publish/refuses/full-medium", test_refuses_full_medium);
  ADD ("/store/plan-publish/refuses/taken-name", test_new_name_is_not_taken);
  ADD ("/store/plan-publish/refuses/dangling-link", test_dangling_link);
  ADD ("/store/plan-publish/link-stays-link", test_link_stays_link);
  ADD ("/store/plan-publish/clears-unfinished", test_clears_unfinished);

  return g_test_run ();
}
