/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-recoverable.h"
#include "balik-version.h"
#include "open-fixture.h"
#include "store-fixture.h"

/* How long work that was left stays on this computer, and that a plan can be forgotten. */

#define DAY (G_GINT64_CONSTANT (86400))

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* As after a crash: a plan that has no file, and changes. */
static void
leave_work (const char *title)
{
  g_autoptr (BalikPlan) plan = store_fixture_new_rich_plan ();
  BalikStore *store = balik_store_new_for_plan (plan, "Left");
  g_autoptr (GError) error = NULL;

  open_fixture_set_title (store, title);
  g_assert_false (balik_store_close (store, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NO_FILE);
  open_fixture_finalize (store);
}

static guint
count_left (void)
{
  g_autoptr (GPtrArray) found = balik_store_list_recoverable ();

  return found->len;
}

static void
test_goes_when_old (OpenFixture *fixture, gconstpointer data)
{
  const gint64 now = get_now ();

  leave_work ("Stools");
  g_assert_cmpuint (count_left (), ==, 1);
  balik_store_expire_recoverable (30, now + 29 * DAY);
  balik_store_expire_recoverable (30, now + 31 * DAY);
  balik_store_expire_recoverable (30, now + 31 * DAY + 3600);
  /* Too old, and offered once more. */
  g_assert_cmpuint (count_left (), ==, 1);
  balik_store_expire_recoverable (30, now + 32 * DAY + 1);
  g_assert_cmpuint (count_left (), ==, 0);
}

static void
test_goes_sooner_in_workshop (OpenFixture *fixture, gconstpointer data)
{
  const gint64 now = get_now ();

  leave_work ("Stools");
  g_assert_cmpuint (count_left (), ==, 1);
  balik_store_expire_recoverable (7, now + 8 * DAY);
  balik_store_expire_recoverable (7, now + 9 * DAY + 1);
  g_assert_cmpuint (count_left (), ==, 0);
}

static void
test_stays_until_offered (OpenFixture *fixture, gconstpointer data)
{
  const gint64 now = get_now ();

  leave_work ("Stools");
  for (int day = 0; day < 400; day += 40)
    balik_store_expire_recoverable (30, now + day * DAY);
  g_assert_cmpuint (count_left (), ==, 1);
}

/* Ahead for one start, back for another, and right again. */
static void
test_stays_with_wrong_clock (OpenFixture *fixture, gconstpointer data)
{
  static const int wrong[] = { 20 * 365, -20 * 365, 0, 12 * 365, 0 };
  const gint64 now = get_now ();

  leave_work ("Stools");
  g_assert_cmpuint (count_left (), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      balik_store_expire_recoverable (30, now + wrong[i] * DAY);
      g_assert_cmpuint (count_left (), ==, 1);
    }
}

static void
test_stays_while_open (OpenFixture *fixture, gconstpointer data)
{
  const gint64 now = get_now ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  BalikStore *store;

  leave_work ("Stools");
  found = balik_store_list_recoverable ();
  store = balik_store_recover (g_ptr_array_index (found, 0), &error);
  g_assert_no_error (error);
  balik_store_expire_recoverable (30, now + 31 * DAY);
  balik_store_expire_recoverable (30, now + 33 * DAY);
  open_fixture_set_title (store, "Still here");
  g_assert_true (balik_store_flush (store, &error));
  g_assert_false (balik_store_close (store, NULL));
  open_fixture_finalize (store);
  g_assert_cmpuint (count_left (), ==, 1);
}

static void
test_forget_plan (OpenFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *doc_id = g_strdup (balik_store_get_doc_id (store));
  g_autofree char *left_id = NULL;

  open_fixture_set_title (store, "Stools");
  open_fixture_close (store);
  leave_work ("Benches");
  leave_work ("Tables");

  g_assert_true (balik_store_forget_plan (doc_id, &error));
  g_assert_no_error (error);
  versions = balik_versions_list (doc_id, &error);
  g_assert_cmpuint (versions->len, ==, 0);
  open_fixture_assert_title (fixture->file, "Stools");

  found = balik_store_list_recoverable ();
  g_assert_cmpuint (found->len, ==, 2);
  left_id = g_strdup (((BalikRecoverable *)g_ptr_array_index (found, 0))->doc_id);
  g_assert_true (balik_store_forget_plan (left_id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_left (), ==, 1);
}

#define ADD(path, func) \
  g_test_add (path, OpenFixture, NULL, open_fixture_set_up, func, open_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/forget/old", test_goes_when_old);
  ADD ("/store/forget/old-in-workshop", test_goes_sooner_in_workshop);
  ADD ("/store/forget/not-offered", test_stays_until_offered);
  ADD ("/store/forget/wrong-clock", test_stays_with_wrong_clock);
  ADD ("/store/forget/open", test_stays_while_open);
  ADD ("/store/forget/plan", test_forget_plan);

  return g_test_run ();
}
