/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>

#include "balik-file-io.h"
#include "balik-plan-file.h"
#include "balik-store.h"
#include "plan-file-fixture.h"
#include "store-fixture.h"

/* The process that reads plans: what it gives, and what becomes of its mistakes. */

static BalikPlanFile *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  return balik_plan_file_read (g_file_peek_path (file), cancellable, error);
}

static void
assert_same (const BalikPlanFile *a, const BalikPlanFile *b)
{
  g_autofree char *digest_a = balik_plan_rows_dup_digest (a->rows);
  g_autofree char *digest_b = balik_plan_rows_dup_digest (b->rows);

  g_assert_cmpstr (digest_a, ==, digest_b);
  g_assert_cmpstr (a->hash, ==, b->hash);
  g_assert_cmpint (a->outcome, ==, b->outcome);
  g_assert_cmpuint (a->notes->len, ==, b->notes->len);
  g_assert_cmpstr (a->meta->doc_uuid, ==, b->meta->doc_uuid);
  g_assert_cmpstr (a->meta->parent_digest, ==, b->meta->parent_digest);
  g_assert_cmpstr (a->meta->content_digest, ==, b->meta->content_digest);
  g_assert_cmpint (a->meta->revision, ==, b->meta->revision);
  g_assert_cmpint (a->meta->min_reader, ==, b->meta->min_reader);
  g_assert_cmpint (a->meta->min_writer, ==, b->meta->min_writer);
  g_assert_cmpint (a->meta->tidy, ==, b->meta->tidy);
}

static void
test_same_as_here (PlanFileFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) names = store_fixture_list_examples ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (BalikPlan) plan = store_fixture_import (g_ptr_array_index (names, i));
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlanFile) apart = NULL;
      g_autoptr (BalikPlanFile) here = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_assert_true (balik_store_write_plan (plan, fixture->file, &error));
      bytes = plan_file_load (fixture->file);
      apart = read_file (fixture->file, NULL, &error);
      g_assert_no_error (error);
      here = balik_plan_file_read_bytes (bytes, "Name", NULL, &error);
      g_assert_no_error (error);
      assert_same (apart, here);
    }
}

/* Its sentences cross the stream as they are, in the user's language too. */
static void
test_same_refusals (PlanFileFixture *fixture, gconstpointer data)
{
  static const char *const statements[] = {
    "DROP TABLE meta",
    "DROP TABLE value; CREATE TABLE extra (a)",
    "UPDATE meta SET value = 'x' WHERE key = 'revision'",
    "UPDATE item SET kind = 'castle' WHERE id = 2",
    "UPDATE value SET text = 'x' || char (10, 27) || 'y' WHERE type = 'text'",
  };
  g_autoptr (GBytes) bytes = plan_file_load (fixture->file);
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autofree char *name = balik_file_dup_shown_name (g_file_peek_path (fixture->file));
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (BalikPlanFile) apart = NULL;
      g_autoptr (BalikPlanFile) here = NULL;
      g_autoptr (GError) error_apart = NULL;
      g_autoptr (GError) error_here = NULL;

      plan_file_save (fixture->file, content, size);
      store_fixture_run_sql (fixture->file, statements[i]);
      changed = plan_file_load (fixture->file);
      apart = read_file (fixture->file, NULL, &error_apart);
      here = balik_plan_file_read_bytes (changed, name, NULL, &error_here);
      g_assert_null (apart);
      g_assert_null (here);
      g_assert_cmpint (error_apart->code, ==, error_here->code);
      g_assert_cmpstr (error_apart->message, ==, error_here->message);
    }
}

static char *
list_descriptors (void)
{
  return store_fixture_list ("/proc/self/fd");
}

typedef struct
{
  const char *way;
  int code;
  const char *words;
} Mistake;

static const Mistake mistakes[] = {
  { "dies", BALIK_STORE_ERROR_DAMAGED, "safely" },
  { "crashes", BALIK_STORE_ERROR_DAMAGED, "safely" },
  { "fails", BALIK_STORE_ERROR_DAMAGED, "safely" },
  { "babbles", BALIK_STORE_ERROR_DAMAGED, "safely" },
  { "floods", BALIK_STORE_ERROR_DAMAGED, "safely" },
  { "goes-on-after-the-end", BALIK_STORE_ERROR_DAMAGED, "safely" },
  { "fails-after-the-end", BALIK_STORE_ERROR_DAMAGED, "safely" },
  { "refuses-oddly", BALIK_STORE_ERROR_DAMAGED, "safely" },
  { "says-nothing", BALIK_STORE_ERROR_DAMAGED, "what it says about itself" },
  { "uses-up-its-time", BALIK_STORE_ERROR_DAMAGED, "too long" },
  { "sleeps", BALIK_STORE_ERROR_DAMAGED, "too long" },
};

static void
test_mistake (PlanFileFixture *fixture, gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *reader = g_strdup (g_getenv ("BALIK_READER"));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

#ifdef BALIK_IS_INSTRUMENTED
  if (g_str_equal (mistake->way, "sleeps"))
    {
      g_test_message ("Instrumented programs are given a minute, which is too long for a test.");
      return;
    }
#endif
  g_setenv ("BALIK_READER", g_getenv ("BALIK_FAKE_READER"), TRUE);
  g_setenv ("FAKE_READER", mistake->way, TRUE);
  before = list_descriptors ();
  plan_file_assert_refused_with (fixture->file, mistake->code, mistake->words);
  after = list_descriptors ();
  g_setenv ("BALIK_READER", reader, TRUE);

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

static void
test_missing (PlanFileFixture *fixture, gconstpointer data)
{
  g_autofree char *reader = g_strdup (g_getenv ("BALIK_READER"));
  g_autofree char *missing = g_build_filename (fixture->folder, "no-reader", NULL);

  g_setenv ("BALIK_READER", missing, TRUE);
  plan_file_assert_refused_with (fixture->file, BALIK_STORE_ERROR_IO, missing);
  g_setenv ("BALIK_READER", reader, TRUE);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (PlanFileFixture *fixture, gconstpointer data)
{
  g_autofree char *reader = g_strdup (g_getenv ("BALIK_READER"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BalikPlanFile) file = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;

  g_setenv ("BALIK_READER", g_getenv ("BALIK_FAKE_READER"), TRUE);
  g_setenv ("FAKE_READER", "sleeps", TRUE);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  file = read_file (fixture->file, cancellable, &error);
  g_thread_join (thread);
  g_setenv ("BALIK_READER", reader, TRUE);

  g_assert_null (file);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
}

#define ADD(path, func) \
  g_test_add (path, PlanFileFixture, NULL, plan_file_set_up, func, plan_file_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/reader/same-as-here", test_same_as_here);
  ADD ("/store/reader/same-refusals", test_same_refusals);
  ADD ("/store/reader/missing", test_missing);
  ADD ("/store/reader/cancel", test_cancel);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/reader/mistake/%s", mistakes[i].way);

      g_test_add (path, PlanFileFixture, &mistakes[i], plan_file_set_up, test_mistake,
                  plan_file_tear_down);
    }

  return g_test_run ();
}
