/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "balik-recoverable.h"
#include "balik-store.h"
#include "plan-fixture.h"
#include "store-fixture.h"

/*
 * What a killed program leaves behind. A child edits a plan and says the number
 * of each act after the store said that it is kept; it is killed at some moment.
 * What is found must be the plan after all acts that were said, or one more.
 */

#define N_KILLS 50
#define MAX_ACTS 100000

static const char *program;

static void
say (guint number)
{
  const guint32 word = number;

  if (write (STDOUT_FILENO, &word, sizeof word) != sizeof word)
    _exit (1);
}

/* The child: never comes to an end by itself. */
static int
edit_until_killed (const char *path, const char *seed_text)
{
  const guint32 seed = (guint32)g_ascii_strtoull (seed_text, NULL, 10);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BalikStore *store = balik_store_open (file, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  say (0);
  for (guint i = 1; i < MAX_ACTS; i++)
    {
      store_fixture_edit (balik_store_get_plan (store), rand, i);
      if (!balik_store_flush (store, &error))
        g_error ("%s", error->message);
      say (i);
      if (i % 5 == 0 && !balik_store_publish (store, &error))
        g_error ("%s", error->message);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  return 0;
}

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

static GPid
spawn (Fixture *fixture, guint32 seed, int *out)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  const char *argv[]
      = { program, "--edit-until-killed", g_file_peek_path (fixture->file), seed_text, NULL };
  g_autofree char *state = g_strconcat ("XDG_STATE_HOME=", g_get_user_state_dir (), NULL);
  g_autofree char *reader = g_strconcat ("BALIK_READER=", g_getenv ("BALIK_READER"), NULL);
  const char *envp[] = { state, reader, "G_DEBUG=fatal-warnings", "PATH=/usr/bin:/bin", NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **)argv, (char **)envp, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &pid, NULL, out, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* What is tested is any moment, so there is nothing to wait for but time. */
static void
kill_after (GPid pid, guint microseconds)
{
  int status;

  g_usleep (microseconds);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

/* Runs the child for some time; returns the number of the last act that it said. */
static guint
run_and_kill (Fixture *fixture, guint32 seed, guint microseconds)
{
  guint32 number = G_MAXUINT32;
  guint32 last = 0;
  int out = -1;
  GPid pid = spawn (fixture, seed, &out);

  g_assert_cmpint (read (out, &number, sizeof number), ==, sizeof number);
  g_assert_cmpuint (number, ==, 0);
  kill_after (pid, microseconds);
  while (read (out, &number, sizeof number) == sizeof number)
    last = number;
  close (out);
  return last;
}

/* Whether @found is what @n_acts acts make of @start. */
static gboolean
is_after (BalikPlan *start, guint32 seed, guint n_acts, BalikPlan *found)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *expected = NULL;
  g_autofree char *dump = plan_fixture_dump (found);

  for (guint i = 1; i <= n_acts; i++)
    store_fixture_edit (start, rand, i);
  expected = plan_fixture_dump (start);
  return g_str_equal (expected, dump);
}

static BalikPlan *
read_plan (GFile *file)
{
  g_autoptr (GError) error = NULL;
  BalikPlan *plan = balik_store_read_plan (file, &error);

  g_assert_no_error (error);
  return plan;
}

static void
finalize_store (BalikStore *store)
{
  const gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (G_OBJECT (store)->ref_count > 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (store);
}

/* The plan that is found after a kill: in the working copy, or in the file if that has all. */
static BalikPlan *
recover (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = balik_store_list_recoverable ();
  BalikRecoverable *recoverable;
  g_autoptr (GError) error = NULL;
  BalikStore *store;
  BalikPlan *plan;

  if (found->len == 0)
    return read_plan (fixture->file);

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
test_killed (Fixture *fixture, gconstpointer data)
{
  const guint32 first_seed = g_test_rand_int ();
  guint n_acts = 0;
  guint n_more = 0;

  g_test_message ("seed %u", first_seed);
  for (guint i = 0; i < N_KILLS; i++)
    {
      const guint32 seed = first_seed + i;
      g_autoptr (BalikPlan) start = read_plan (fixture->file);
      g_autoptr (BalikPlan) start_again = read_plan (fixture->file);
      guint last = run_and_kill (fixture, seed, (guint)g_test_rand_int_range (0, 120000));
      g_autoptr (BalikPlan) in_file = read_plan (fixture->file);
      g_autoptr (BalikPlan) found = recover (fixture);
      g_autoptr (BalikPlan) published = read_plan (fixture->file);
      g_autofree char *list = store_fixture_list (fixture->folder);
      g_autofree char *work = store_fixture_list_work ();

      n_acts += last;
      if (!is_after (start, seed, last, found))
        {
          n_more++;
          if (!is_after (start_again, seed, last + 1, found))
            g_error ("Kill %u: the plan after %u acts was lost.", i, last);
        }
      /* Known as ours, even where the kill came just after it was put into place. */
      g_assert_cmpstr (list, ==, "plan.balik;");
      store_fixture_assert_same (found, published);
      g_assert_cmpstr (work, ==, "");
    }
  g_test_message ("%u kills, %u acts kept, %u times one more than was said", N_KILLS, n_acts,
                  n_more);
  g_assert_cmpuint (n_acts, >, 0);
}

/* Stopped while it opens a plan, Balik leaves nothing that the next start does not tidy. */
static void
test_killed_early (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_KILLS / 2; i++)
    {
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *work = NULL;
      int out = -1;
      GPid pid = spawn (fixture, 1, &out);

      kill_after (pid, (guint)g_test_rand_int_range (0, 80000));
      close (out);
      found = balik_store_list_recoverable ();
      for (guint j = 0; j < found->len; j++)
        g_assert_true (balik_store_forget_recoverable (g_ptr_array_index (found, j), &error));
      work = store_fixture_list_work ();
      g_assert_cmpstr (work, ==, "");
    }
}

static BalikRecoverable *
leave_behind (Fixture *fixture, GPtrArray **found)
{
  run_and_kill (fixture, 1, 0);
  /* So early that there may be nothing yet. */
  *found = balik_store_list_recoverable ();
  return (*found)->len > 0 ? g_ptr_array_index (*found, 0) : NULL;
}

static BalikRecoverable *
ensure_left (Fixture *fixture, GPtrArray **found)
{
  BalikRecoverable *left = leave_behind (fixture, found);

  for (guint i = 1; left == NULL && i < 100; i++)
    {
      g_ptr_array_unref (*found);
      run_and_kill (fixture, 1, i * 1000);
      *found = balik_store_list_recoverable ();
      left = (*found)->len > 0 ? g_ptr_array_index (*found, 0) : NULL;
    }
  g_assert_nonnull (left);
  return left;
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

static void
set_title (BalikStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;

  plan_fixture_set (balik_store_get_plan (store), "title", text, &error);
  g_assert_no_error (error);
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
  BalikRecoverable *left = ensure_left (fixture, &found);
  g_autoptr (GError) error = NULL;

  g_assert_true (balik_store_forget_recoverable (left, &error));
  g_assert_no_error (error);
  found_after = balik_store_list_recoverable ();
  g_assert_cmpuint (found_after->len, ==, 0);
  g_assert_null (balik_store_recover (left, &error));
  g_assert_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_FOUND);
}

/* Work that was left, on a file that somebody else changed since: both are kept. */
static void
test_recover_after_other_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  BalikRecoverable *left = ensure_left (fixture, &found);
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
  BalikRecoverable *left = ensure_left (fixture, &found);
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
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--edit-until-killed"))
    return edit_until_killed (argv[2], argv[3]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/recovery/killed", test_killed);
  ADD ("/store/recovery/killed-early", test_killed_early);
  ADD ("/store/recovery/open-work-is-not-left", test_open_work_is_not_left);
  ADD ("/store/recovery/dropped", test_dropped);
  ADD ("/store/recovery/edit-while-closing", test_edit_while_closing);
  ADD ("/store/recovery/forget", test_forget);
  ADD ("/store/recovery/after-other-change", test_recover_after_other_change);
  ADD ("/store/recovery/damaged-work", test_damaged_work);

  return g_test_run ();
}
