/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "balik-digest.h"
#include "balik-kept.h"
#include "balik-plan-file.h"
#include "balik-store-error.h"
#include "store-fixture.h"

/* What is kept of a plan beside its file, and what of that goes again. */

#define DOC_ID "0123456789abcdef0123456789abcdef"
#define OTHER_ID "fedcba9876543210fedcba9876543210"
#define DAY (24 * 60 * 60)
#define N_DAYS 100
/* Noon of a Monday, whatever the time zone of the tests. */
#define START (G_GINT64_CONSTANT (1767614400))

static void
remove_all (void)
{
  store_fixture_remove_folder (balik_kept_dup_root ());
}

/* Any bytes will do where nobody reads them. */
static void
add (const char *doc_id, BalikVersionKind kind, gint64 now, const BalikKeptLimits *limits, int tag)
{
  g_autofree char *text = g_strdup_printf ("Version %d", tag);
  g_autofree char *digest = balik_digest_of_text (text);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  balik_kept_add (doc_id, kind, bytes, digest, now, limits, &error);
  g_assert_no_error (error);
}

static void
publish (gint64 now, int tag)
{
  add (DOC_ID, BALIK_VERSION_PUBLISHED, now, &balik_kept_limits, tag);
}

static GPtrArray *
list (const char *doc_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = balik_versions_list (doc_id, &error);

  g_assert_no_error (error);
  return versions;
}

static int
find_tag (const BalikVersion *version)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (version->path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "Version "));
  return atoi (text + strlen ("Version "));
}

/* The tags of what is kept, the latest first. */
static char *
list_tags (const char *doc_id)
{
  g_autoptr (GPtrArray) versions = list (doc_id);
  GString *tags = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      const BalikVersion *version = g_ptr_array_index (versions, i);

      g_string_append_printf (tags, "%s%s%d", i > 0 ? " " : "",
                              version->kind == BALIK_VERSION_OPENED ? "o" : "", find_tag (version));
    }
  return g_string_free (tags, FALSE);
}

static void
assert_tags (const char *doc_id, const char *expected)
{
  g_autofree char *tags = list_tags (doc_id);

  g_assert_cmpstr (tags, ==, expected);
}

static void
test_is_private_and_whole (void)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  g_autoptr (BalikPlanRows) rows = balik_plan_rows_new_from_plan (plan);
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (BalikPlan) read = NULL;
  g_autoptr (BalikPlanRows) read_rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *folder = balik_kept_dup_folder (DOC_ID, NULL);
  const BalikVersion *version;
  struct stat info;

  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  g_assert_no_error (error);
  balik_kept_add (DOC_ID, BALIK_VERSION_OPENED, bytes, meta->content_digest, START,
                  &balik_kept_limits, &error);
  g_assert_no_error (error);

  versions = list (DOC_ID);
  g_assert_cmpuint (versions->len, ==, 1);
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpint (version->kind, ==, BALIK_VERSION_OPENED);
  g_assert_cmpint (version->modified, ==, START);
  g_assert_cmpint (version->size, ==, (goffset)g_bytes_get_size (bytes));
  g_assert_cmpstr (version->digest, ==, meta->content_digest);
  read = balik_version_read (version, NULL, &error);
  g_assert_no_error (error);
  read_rows = balik_plan_rows_new_from_plan (read);
  digest = balik_plan_rows_dup_digest (read_rows);
  g_assert_cmpstr (digest, ==, version->digest);

  g_assert_cmpint (stat (version->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  remove_all ();
}

static void
test_refuses_names (void)
{
  static const char *const names[] = {
    "",
    ".",
    "..",
    "../../../outside",
    "0123456789abcdef0123456789abcde",
    "0123456789abcdef0123456789abcdef0",
    "0123456789ABCDEF0123456789ABCDEF",
    "0123456789abcdef/123456789abcdef",
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *digest = balik_digest_of_text ("x");
  g_autofree char *root = balik_kept_dup_root ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (balik_kept_add (names[i], BALIK_VERSION_OPENED, bytes, digest, START,
                                      &balik_kept_limits, &error));
      g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN);
      g_assert_null (balik_versions_list (names[i], NULL));
      g_assert_false (balik_versions_forget (names[i], NULL));
    }
  g_assert_false (g_file_test (root, G_FILE_TEST_EXISTS));
}

static void
test_same_is_kept_once (void)
{
  publish (START, 1);
  publish (START + 60, 1);
  assert_tags (DOC_ID, "1");
  publish (START + 120, 2);
  publish (START + 180, 1);
  assert_tags (DOC_ID, "1 2 1");

  /* What a session begins with is often what the one before ended with. */
  add (DOC_ID, BALIK_VERSION_OPENED, START + DAY, &balik_kept_limits, 1);
  assert_tags (DOC_ID, "o1 2 1");
  publish (START + DAY, 1);
  assert_tags (DOC_ID, "o1 2 1");
  remove_all ();
}

static void
test_damaged_latest_is_replaced (void)
{
  g_autoptr (GPtrArray) versions = NULL;
  const BalikVersion *version;

  publish (START, 1);
  publish (START, 2);
  versions = list (DOC_ID);
  version = g_ptr_array_index (versions, 0);
  g_assert_true (g_file_set_contents (version->path, "Version 9", -1, NULL));
  publish (START, 2);
  assert_tags (DOC_ID, "2 1");
  remove_all ();
}

/* Five versions a day for months, and what is left of them. */
static void
test_thins_by_day_and_week (void)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  const int last = N_DAYS - 15;

  for (int i = 0; i < 5 * N_DAYS; i++)
    publish (START + i / 5 * DAY + i % 5 * 60, i);

  /* The last day and the one before whole, then the last of each day to the 14th. */
  for (int i = 5 * N_DAYS - 1; i >= 5 * (N_DAYS - 2); i--)
    g_string_append_printf (expected, "%s%d", expected->len > 0 ? " " : "", i);
  for (int day = N_DAYS - 3; day > N_DAYS - 1 - 14; day--)
    g_string_append_printf (expected, " %d", 5 * day + 4);
  /* The last before those; day 0 was a Monday. */
  g_string_append_printf (expected, " %d", 5 * last + 4);
  for (int week = last / 7 - 1; week > last / 7 - 8; week--)
    g_string_append_printf (expected, " %d", 5 * (week * 7 + 6) + 4);
  assert_tags (DOC_ID, expected->str);
  remove_all ();
}

/* The clock says anything; the versions follow each other none the less. */
static void
test_wrong_clocks (gconstpointer data)
{
  const gint64 *jumps = data;
  gint64 now = START;

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (GPtrArray) versions = NULL;

      now += 60 + jumps[i % 4];
      publish (now, i);
      versions = list (DOC_ID);
      g_assert_cmpuint (versions->len, >=, (guint)MIN (i + 1, 10));
      /* The last ten are all there, in the order in which they came. */
      for (int back = 0; back <= MIN (i, 9); back++)
        g_assert_cmpint (find_tag (g_ptr_array_index (versions, back)), ==, i - back);
      for (guint at = 1; at < versions->len; at++)
        g_assert_cmpint (find_tag (g_ptr_array_index (versions, at)), <,
                         find_tag (g_ptr_array_index (versions, at - 1)));
    }
  remove_all ();
}

/* Two weeks of work stay when the clock then goes wrong, and when it is set right again. */
static void
test_wrong_clock_spares_days (gconstpointer data)
{
  const gint64 wrong = *(const gint64 *)data;
  g_autofree char *tags = NULL;

  for (int day = 0; day < 10; day++)
    publish (START + day * DAY, day);
  for (int i = 10; i < 30; i++)
    publish (wrong + i * 60, i);
  for (int i = 30; i < 50; i++)
    publish (START + 10 * DAY + i * 60, i);
  assert_tags (DOC_ID, "49 48 47 46 45 44 43 42 41 40 29 9 8 7 6 5 4 3 2 1 0");
  remove_all ();
}

/* Each session's beginning stays, on a computer whose clock starts anew each time too. */
static void
test_keeps_beginnings (void)
{
  for (int session = 0; session < 12; session++)
    {
      if (session > 0)
        add (DOC_ID, BALIK_VERSION_OPENED, 0, &balik_kept_limits, 100 * session - 1);
      for (int i = 0; i < 20; i++)
        publish (i * 60, 100 * session + (i < 19 ? i : 99));
    }
  assert_tags (DOC_ID, "1199 1118 1117 1116 1115 1114 1113 1112 1111 1110 o1099 o999 o899 o799"
                       " o699 o599 o499 o399 o299 o199");
  remove_all ();
}

static void
test_bytes_of_plan (void)
{
  /* Each has ten bytes. */
  const BalikKeptLimits limits = { 10, 14, 8, 35, 1000 };
  const BalikKeptLimits tight = { 10, 14, 8, 5, 1000 };

  for (int i = 10; i < 20; i++)
    add (DOC_ID, BALIK_VERSION_PUBLISHED, START + i, &limits, i);
  assert_tags (DOC_ID, "19 18 17");
  add (DOC_ID, BALIK_VERSION_PUBLISHED, START, &tight, 20);
  assert_tags (DOC_ID, "20");
  remove_all ();
}

static void
test_bytes_of_all (void)
{
  const BalikKeptLimits limits = { 10, 14, 8, 1000, 45 };
  const BalikKeptLimits tight = { 10, 14, 8, 1000, 5 };

  add (OTHER_ID, BALIK_VERSION_PUBLISHED, START + 9, &limits, 10);
  add (DOC_ID, BALIK_VERSION_PUBLISHED, START + 8, &limits, 11);
  add (OTHER_ID, BALIK_VERSION_PUBLISHED, START + 7, &limits, 12);
  add (DOC_ID, BALIK_VERSION_PUBLISHED, START + 6, &limits, 13);
  add (DOC_ID, BALIK_VERSION_PUBLISHED, START + 5, &limits, 14);
  assert_tags (OTHER_ID, "12");
  assert_tags (DOC_ID, "14 13 11");
  add (DOC_ID, BALIK_VERSION_PUBLISHED, START + 4, &limits, 15);
  assert_tags (OTHER_ID, "12");
  assert_tags (DOC_ID, "15 14 13");
  add (DOC_ID, BALIK_VERSION_PUBLISHED, START + 3, &tight, 16);
  assert_tags (OTHER_ID, "12");
  assert_tags (DOC_ID, "16");
  remove_all ();
}

static void
test_clears_unfinished (void)
{
  g_autofree char *folder = balik_kept_dup_folder (DOC_ID, NULL);
  g_autofree char *half = g_build_filename (folder, ".new-0123456789abcdef", NULL);
  g_autofree char *undo = g_build_filename (folder, "undo", NULL);

  publish (START, 1);
  g_assert_true (g_file_set_contents (half, "half", 4, NULL));
  g_assert_true (g_file_set_contents (undo, "acts", 4, NULL));
  assert_tags (DOC_ID, "1");
  publish (START, 2);
  assert_tags (DOC_ID, "2 1");
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (undo, G_FILE_TEST_EXISTS));
  remove_all ();
}

static gpointer
add_ten (gpointer data)
{
  const int first = GPOINTER_TO_INT (data);

  for (int i = 0; i < 10; i++)
    publish (START + i * DAY, first + i);
  return NULL;
}

static void
test_two_at_once (void)
{
  GThread *threads[2];
  g_autoptr (GPtrArray) versions = NULL;

  for (int i = 0; i < 2; i++)
    threads[i] = g_thread_new ("adds", add_ten, GINT_TO_POINTER (100 * (i + 1)));
  for (int i = 0; i < 2; i++)
    g_thread_join (threads[i]);
  versions = list (DOC_ID);
  g_assert_cmpuint (versions->len, >=, 10);
  for (guint i = 1; i < versions->len; i++)
    g_assert_cmpuint (((BalikVersion *)g_ptr_array_index (versions, i))->number, <,
                      ((BalikVersion *)g_ptr_array_index (versions, i - 1))->number);
  remove_all ();
}

static void
test_forget (void)
{
  g_autofree char *folder = balik_kept_dup_folder (DOC_ID, NULL);
  g_autofree char *undo = g_build_filename (folder, "undo", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (balik_versions_forget (DOC_ID, &error));
  publish (START, 1);
  add (OTHER_ID, BALIK_VERSION_OPENED, START, &balik_kept_limits, 2);
  g_assert_true (g_file_set_contents (undo, "acts", 4, NULL));
  g_assert_true (balik_versions_forget (DOC_ID, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  assert_tags (OTHER_ID, "o2");
  remove_all ();
}

static void
test_blocked (void)
{
  g_autofree char *root = balik_kept_dup_root ();
  g_autofree char *parent = g_path_get_dirname (root);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *digest = balik_digest_of_text ("x");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (root, "", 0, NULL));
  g_assert_false (balik_kept_add (DOC_ID, BALIK_VERSION_OPENED, bytes, digest, START,
                                  &balik_kept_limits, &error));
  g_assert_true (error->domain == BALIK_STORE_ERROR);
  g_assert_cmpint (g_unlink (root), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    gint64 jumps[4];
  } clocks[] = {
    { "back-20-years", { -20 * 365 * DAY, 0, 0, 20 * 365 * DAY } },
    { "ahead-20-years", { 20 * 365 * DAY, 0, 0, -20 * 365 * DAY } },
    { "back-an-hour", { -3600, -3600, 0, 0 } },
    { "before-1970", { -60 * 365 * DAY, 60 * 365 * DAY, 0, 0 } },
    { "past-2038", { 4294967296, 0, 0, 0 } },
  };
  static const gint64 wrong[]
      = { START - 20 * 365 * DAY, START + 20 * 365 * DAY, 0, 2147483647, 253402300800 };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/kept/private-and-whole", test_is_private_and_whole);
  g_test_add_func ("/store/kept/refuses-names", test_refuses_names);
  g_test_add_func ("/store/kept/same-once", test_same_is_kept_once);
  g_test_add_func ("/store/kept/damaged-latest", test_damaged_latest_is_replaced);
  g_test_add_func ("/store/kept/day-and-week", test_thins_by_day_and_week);
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/kept/clock/%s", clocks[i].path);

      g_test_add_data_func (path, clocks[i].jumps, test_wrong_clocks);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/kept/clock/spares-days/%u", i);

      g_test_add_data_func (path, &wrong[i], test_wrong_clock_spares_days);
    }
  g_test_add_func ("/store/kept/beginnings", test_keeps_beginnings);
  g_test_add_func ("/store/kept/bytes/plan", test_bytes_of_plan);
  g_test_add_func ("/store/kept/bytes/all", test_bytes_of_all);
  g_test_add_func ("/store/kept/unfinished", test_clears_unfinished);
  g_test_add_func ("/store/kept/two-at-once", test_two_at_once);
  g_test_add_func ("/store/kept/forget", test_forget);
  g_test_add_func ("/store/kept/blocked", test_blocked);

  return g_test_run ();
}
