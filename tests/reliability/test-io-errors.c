/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>

#include "fault-session.h"
#include "faulty-io.h"

/*
 * Each call to the system of a session in turn fails, once or from then on.
 * The plan stays whole, what went wrong is told, and when all is well again
 * nothing that was kept is lost.
 */

#define OTHERS_STEP 4
#define FIRST_CALLS 10

typedef struct
{
  int code;
  gboolean for_good;
  gboolean is_short;
} Fault;

static guint
run (World *world, const Fault *fault, guint n, guint32 seed)
{
  const FaultyPlan plan
      = { .n = n, .for_good = fault->for_good, .code = fault->code, .kinds = FAULTY_ALL_FILES };
  g_autoptr (FaultSession) session = fault_session_new (world);
  guint n_faults;

  session->what = g_strdup_printf ("%s%s at call %u, %s, seed %u", g_strerror (fault->code),
                                   fault->is_short ? " and short calls" : "", n,
                                   fault->for_good ? "from then on" : "once", seed);
  if (g_test_verbose ())
    g_test_message ("%s", session->what);
  g_random_set_seed (seed);
  faulty_io_set_short (fault->is_short);
  faulty_io_plan (&plan);
  fault_session_run (session);
  n_faults = faulty_io_get_n_faults ();
  faulty_io_plan (NULL);
  faulty_io_set_short (FALSE);
  fault_session_end (session, (n + (fault->for_good ? 1 : 0)) % 2 == 0);
  return n_faults;
}

static guint
count_calls (World *world, gboolean is_short, guint32 seed)
{
  g_autoptr (FaultSession) session = fault_session_new (world);
  guint n_calls;

  session->what = g_strdup ("no fault");
  g_random_set_seed (seed);
  faulty_io_set_short (is_short);
  faulty_io_plan (NULL);
  fault_session_run (session);
  n_calls = faulty_io_get_n_calls ();
  faulty_io_set_short (FALSE);
  g_assert_cmpuint (session->n_errors, ==, 0);
  g_assert_null (session->store);
  g_assert_cmpuint (session->published, ==, session->digests->len - 1);
  fault_session_end (session, TRUE);
  return n_calls;
}

static void
test_errors (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (World) world = world_new ();
  const guint32 seed = reliability_seed ();
  const guint n_calls = count_calls (world, fault->is_short, seed);
  /* In the commit tier, one error at each call is enough, and others at some. */
  const guint step = reliability_is_soak () || fault->code == EIO ? 1 : OTHERS_STEP;
  guint n_runs = 0;

  /* Where time is short, each run begins elsewhere. */
  for (guint i = 0; i < n_calls / step && reliability_goes_on (); i++)
    {
      /* The first session of all may have made some calls more. */
      if (run (world, fault, 1 + (seed + i * step) % n_calls, seed) > 0)
        n_runs++;
    }
  g_assert_cmpuint (n_calls, >, 300);
  g_assert_true (n_runs + FIRST_CALLS >= n_calls / step || !reliability_goes_on ());
  reliability_report ("I/O errors: %s%s %s at %u calls of %u, 0 torn or lost (seed %u)",
                      g_strerror (fault->code), fault->is_short ? ", short reads and writes," : "",
                      fault->for_good ? "from then on" : "once", n_runs, n_calls, seed);
}

static void
add (int code, gboolean for_good, gboolean is_short)
{
  Fault *fault = g_new (Fault, 1);
  g_autofree char *path
      = g_strdup_printf ("/reliability/io-errors/%d/%s%s", code, for_good ? "for-good" : "once",
                         is_short ? "-short" : "");

  *fault = (Fault){ .code = code, .for_good = for_good, .is_short = is_short };
  g_test_add_data_func_full (path, fault, test_errors, g_free);
}

int
main (int argc, char *argv[])
{
  static const int codes[] = { EIO, ENOSPC, EDQUOT, EROFS, EACCES, ENOENT, ENODEV };
  const guint n_commit = 2;

  reliability_init (&argc, &argv);

  for (guint i = 0; i < (reliability_is_soak () ? G_N_ELEMENTS (codes) : n_commit); i++)
    {
      add (codes[i], FALSE, FALSE);
      add (codes[i], TRUE, FALSE);
      if (!reliability_is_soak ())
        continue;
      add (codes[i], FALSE, TRUE);
      add (codes[i], TRUE, TRUE);
    }

  return g_test_run ();
}
