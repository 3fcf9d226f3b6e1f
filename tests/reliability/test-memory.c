/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-plan-file.h"
#include "fault-session.h"
#include "faulty-io.h"

/*
 * SQLite gets no memory at its n-th request, or from then on. An error is told,
 * the plan and its working copy are as before, and all goes on when there is
 * memory again.
 */

#define MAX_N 2000
/* In the commit tier: each of what takes a millisecond, and some of what takes thirty. */
#define PART_RUNS 64
#define READER_STEP 4

static const FaultyPlan counting = { .kinds = FAULTY_ONLY_MEMORY };

static FaultyPlan
plan_fault (guint n, gboolean for_good)
{
  return (FaultyPlan){ .n = n, .for_good = for_good, .kinds = FAULTY_ONLY_MEMORY };
}

static guint
get_max (void)
{
  return reliability_is_soak () ? G_MAXUINT : MAX_N;
}

/* What is lacking is told as that, and not as damage. */
static void
assert_lacks_memory (const GError *error, guint n)
{
  if (!g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO)
      || strstr (error->message, "plan.balik") == NULL || !g_str_has_suffix (error->message, "."))
    g_error ("Request %u: %s", n, error->message);
}

/* Parts of a session, each after what comes before it. */

static void
open_only (FaultSession *session)
{
  fault_session_open (session);
}

static void
open_and_act (FaultSession *session)
{
  g_assert_true (fault_session_open (session));
  fault_session_act (session);
}

static void
publish_only (FaultSession *session)
{
  fault_session_publish (session);
}

static void
close_only (FaultSession *session)
{
  fault_session_close (session);
}

/* As if Balik was stopped. */
static void
leave (FaultSession *session)
{
  open_and_act (session);
  world_drop_store (g_steal_pointer (&session->store));
}

typedef struct
{
  const char *name;
  void (*before) (FaultSession *session);
  void (*part) (FaultSession *session);
} Part;

static const Part parts[] = {
  { "open", NULL, open_only },
  { "act", open_and_act, fault_session_act },
  { "undo", open_and_act, fault_session_undo },
  { "publish", open_and_act, publish_only },
  { "copy", open_and_act, fault_session_copy },
  { "close", open_and_act, close_only },
  { "recover", leave, fault_session_recover },
};

/* Returns how many requests there were, or of a fault, how many failed. */
static guint
run_part (World *world, const Part *part, const FaultyPlan *plan, guint32 seed)
{
  g_autoptr (FaultSession) session = fault_session_new (world);
  guint n;

  session->what = g_strdup_printf ("no memory at request %u, %s, to %s, seed %u", plan->n,
                                   plan->for_good ? "from then on" : "once", part->name, seed);
  if (g_test_verbose ())
    g_test_message ("%s", session->what);
  g_random_set_seed (seed);
  if (part->before != NULL)
    part->before (session);
  faulty_io_plan (plan);
  part->part (session);
  n = plan->n > 0 ? faulty_io_get_n_faults () : faulty_io_get_n_calls ();
  faulty_io_plan (NULL);
  if (plan->n == 0)
    g_assert_cmpuint (session->n_errors, ==, 0);
  fault_session_end (session, plan->n % 2 == 0);
  return n;
}

static void
test_part (gconstpointer data)
{
  const Part *part = data;
  g_autoptr (World) world = world_new ();
  const guint32 seed = reliability_seed ();
  const guint n_requests = run_part (world, part, &counting, seed);
  const guint step = reliability_is_soak () ? 1 : MAX (1, n_requests / PART_RUNS);
  guint n_runs = 0;

  for (guint mode = 0; mode < 2; mode++)
    for (guint i = 0; i < n_requests / step && reliability_goes_on (); i++)
      {
        const FaultyPlan plan = plan_fault (1 + (seed + mode + i * step) % n_requests, mode == 1);

        /* The first of all had more to ask for. */
        n_runs += run_part (world, part, &plan, seed) > 0 ? 1 : 0;
      }
  g_assert_true (n_runs >= n_requests / step || !reliability_goes_on ());
  reliability_report ("out of memory, %s: %u requests, %u runs, 0 half done (seed %u)", part->name,
                      n_requests, n_runs, seed);
}

/* What the reader's process does, in this one; and the way back. */

static GBytes *
make_plan (World *world, BalikPlanFile **file)
{
  *file = balik_plan_file_read_bytes (world->start, "plan.balik", NULL, NULL);
  g_assert_nonnull (*file);
  return balik_plan_file_make_bytes ((*file)->rows, (*file)->meta, "plan.balik", NULL);
}

static void
check_read (World *world, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlanFile) file
      = balik_plan_file_read_bytes (world->start, "plan.balik", NULL, &error);
  g_autoptr (BalikPlan) plan = NULL;
  g_autofree char *digest = NULL;

  if (file == NULL)
    {
      assert_lacks_memory (error, n);
      return;
    }
  plan = balik_plan_rows_build (file->rows, "plan", NULL);
  digest = act_dup_digest (plan);
  g_assert_cmpstr (digest, ==, world->digest);
}

static void
test_read (void)
{
  g_autoptr (World) world = world_new ();
  guint n_faults = 1;
  guint n_runs = 0;

  for (guint mode = 0; mode < 2; mode++)
    {
      n_faults = 1;
      for (guint n = 1; n_faults > 0 && n <= get_max () && reliability_goes_on (); n++)
        {
          const FaultyPlan plan = plan_fault (n, mode == 1);

          faulty_io_plan (&plan);
          check_read (world, n);
          n_faults = faulty_io_get_n_faults ();
          faulty_io_plan (NULL);
          n_runs++;
        }
    }
  g_assert_true (n_runs > 100 || !reliability_goes_on ());
  reliability_report ("out of memory, reading: %u runs, each told or whole", n_runs);
}

static void
test_write (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BalikPlanFile) file = NULL;
  g_autoptr (GBytes) whole = make_plan (world, &file);
  guint n_faults;
  guint n_runs = 0;

  for (guint mode = 0; mode < 2; mode++)
    {
      n_faults = 1;
      for (guint n = 1; n_faults > 0 && n <= get_max () && reliability_goes_on (); n++)
        {
          const FaultyPlan plan = plan_fault (n, mode == 1);
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) bytes = NULL;

          faulty_io_plan (&plan);
          bytes = balik_plan_file_make_bytes (file->rows, file->meta, "plan.balik", &error);
          n_faults = faulty_io_get_n_faults ();
          faulty_io_plan (NULL);
          if (bytes == NULL)
            assert_lacks_memory (error, n);
          else
            g_assert_true (g_bytes_equal (bytes, whole));
          n_runs++;
        }
    }
  g_assert_true (n_runs > 100 || !reliability_goes_on ());
  reliability_report ("out of memory, writing: %u runs, each told or whole", n_runs);
}

/* The process itself, which is told by its environment where to fail. */
static gboolean
check_reader (World *world, guint n, gboolean for_good)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlanFile) file = NULL;

  g_setenv ("FAULTY_READER_N", number, TRUE);
  g_setenv ("FAULTY_READER_FOR_GOOD", for_good ? "1" : "0", TRUE);
  file = balik_plan_file_read (world->path, NULL, &error);
  if (file == NULL)
    assert_lacks_memory (error, n);
  return file != NULL;
}

/* Some requests are made twice by SQLite, so a reader that has all goes on being asked. */
static void
test_reader (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *program = g_strdup (g_getenv ("BALIK_READER"));
  g_autofree char *faulty
      = g_test_build_filename (G_TEST_BUILT, "reliability", "faulty-reader", NULL);
  const guint32 seed = reliability_seed ();
  const guint step = reliability_is_soak () ? 1 : READER_STEP;
  guint n_runs = 0;
  guint n_told = 0;

  g_setenv ("BALIK_READER", faulty, TRUE);
  for (guint mode = 0; mode < 2; mode++)
    {
      guint n_whole = 0;

      for (guint n = 1 + seed % step; n_whole < 20 && n <= get_max () && reliability_goes_on ();
           n += step)
        {
          const gboolean is_whole = check_reader (world, n, mode == 1);

          n_whole = is_whole ? n_whole + 1 : 0;
          n_told += is_whole ? 0 : 1;
          n_runs++;
        }
    }
  g_setenv ("BALIK_READER", program, TRUE);
  g_assert_true (n_told > 50 || !reliability_goes_on ());
  reliability_report (
      "out of memory, the reader's process: %u runs, %u told in a sentence (seed %u)", n_runs,
      n_told, seed);
}

int
main (int argc, char *argv[])
{
  reliability_init (&argc, &argv);

  g_test_add_func ("/reliability/memory/read", test_read);
  g_test_add_func ("/reliability/memory/write", test_write);
  g_test_add_func ("/reliability/memory/reader", test_reader);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_strconcat ("/reliability/memory/", parts[i].name, NULL);

      g_test_add_data_func (path, &parts[i], test_part);
    }

  return g_test_run ();
}
