/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "balik-recoverable.h"
#include "faulty-io.h"
#include "recording.h"

/*
 * Two misfortunes. A session ends in a crash or a power cut; while its work is
 * recovered, a call fails, memory is lacking, or it is cut off again. After
 * that, what was kept is still there.
 */

typedef enum
{
  SECOND_ERROR, /* a call to the system fails once */
  SECOND_ERRORS, /* and all after it */
  SECOND_NO_MEMORY, /* SQLite gets no memory once */
  SECOND_NO_MORE_MEMORY, /* and never again */
  SECOND_KILL,
  SECOND_POWER_CUT,
  N_SECONDS,
} Second;

#define MAX_CALLS 160
#define MAX_REQUESTS 1500
#define CASES_A_SESSION 100

static char *
dup_first_digest (BalikStore *store, GError *error)
{
  if (store != NULL)
    return act_dup_digest (balik_store_get_plan (store));
  if (!g_str_has_suffix (error->message, "."))
    g_error ("“%s” is no sentence.", error->message);
  return NULL;
}

/* What was left is opened and brought into its file, as far as that goes. */
static char *
try_recovery (void)
{
  g_autoptr (GPtrArray) found = balik_store_list_recoverable ();
  g_autoptr (GError) error = NULL;
  BalikStore *store;
  char *digest;

  if (found->len == 0)
    return NULL;
  g_assert_cmpuint (found->len, ==, 1);
  store = balik_store_recover (g_ptr_array_index (found, 0), &error);
  digest = dup_first_digest (store, error);
  if (store == NULL)
    return digest;
  if (!balik_store_close (store, &error) && !g_str_has_suffix (error->message, "."))
    g_error ("“%s” is no sentence.", error->message);
  world_drop_store (store);
  return digest;
}

/* Returns whether anything failed. */
static gboolean
fail_in_recovery (Second second, GRand *rand)
{
  static const int codes[] = { EIO, ENOSPC, EACCES, EROFS, EDQUOT, ENODEV };
  const gboolean is_memory = second == SECOND_NO_MEMORY || second == SECOND_NO_MORE_MEMORY;
  const FaultyPlan plan = {
    .n = 1 + g_rand_int (rand) % (is_memory ? MAX_REQUESTS : MAX_CALLS),
    .for_good = second == SECOND_ERRORS || second == SECOND_NO_MORE_MEMORY,
    .code = codes[g_rand_int (rand) % G_N_ELEMENTS (codes)],
    .kinds = is_memory ? FAULTY_ONLY_MEMORY : FAULTY_ALL_FILES,
  };
  g_autofree char *digest = NULL;
  gboolean has_failed;

  if (g_test_verbose ())
    g_test_message ("second %u, %s at %u", second, g_strerror (plan.code), plan.n);
  faulty_io_plan (&plan);
  digest = try_recovery ();
  has_failed = faulty_io_get_n_faults () > 0;
  faulty_io_plan (NULL);
  return has_failed;
}

/* The recovery is written down too, and ends at any of its calls. */
static gboolean
cut_recovery (Recording *self, Second second, GRand *rand)
{
  const char *roots[] = { self->world->folder, self->world->state, NULL };
  g_autoptr (DiskLog) log = disk_log_new (roots);
  g_autofree char *digest = NULL;
  DiskCrash crash = { .rand = rand };
  guint n_calls;

  faulty_io_record (log);
  digest = try_recovery ();
  faulty_io_record (NULL);
  n_calls = disk_log_get_length (log) - disk_log_get_first (log);
  if (n_calls == 0)
    return FALSE;
  crash.cut = disk_log_get_first (log) + 1 + g_rand_int (rand) % n_calls;
  if (second == SECOND_POWER_CUT)
    crash.loss = 1 + g_rand_int (rand) % (DISK_N_LOSSES - 1);
  if (g_test_verbose ())
    g_test_message ("second %u, loss %u, cut %u of %u", second, crash.loss, crash.cut,
                    disk_log_get_length (log));
  disk_image_write (log, &crash);
  return TRUE;
}

static gboolean
is_known (Recording *self, const Known *known, const char *digest)
{
  return recording_is_after (self, digest, known->published, known->published)
         || recording_is_after (self, digest, known->publishing, known->publishing)
         || recording_is_after (self, digest, known->kept, known->kept + 1);
}

/* Where a call failed at the wrong moment, the plan is beside its old file. */
static gboolean
has_kept (Recording *self, const Known *known)
{
  g_autoptr (GPtrArray) plans = world_list_plans (self->world, FALSE);

  for (guint i = 0; i < plans->len; i++)
    {
      g_autofree char *digest = world_read_digest (g_ptr_array_index (plans, i));

      if (recording_is_after (self, digest, known->kept, known->kept + 1))
        return TRUE;
    }
  return FALSE;
}

/* What is there at the end: the plan after all acts that were kept, in the user's folder. */
static void
check_end (Recording *self, const DiskCrash *crash, Second second, guint32 seed)
{
  const Known known = recording_find_known (self, crash->cut);
  g_autofree char *between = world_read_digest (self->world->path);
  g_autofree char *found = NULL;

  if (!is_known (self, &known, between))
    {
      recording_describe (self, crash, seed);
      g_error ("After the second misfortune (%u) the file is none that was there.", second);
    }
  found = try_recovery ();
  if ((found != NULL && !recording_is_after (self, found, known.kept, known.kept + 1))
      || !has_kept (self, &known))
    {
      recording_describe (self, crash, seed);
      g_error ("After the second misfortune (%u) the plan after %u acts is lost.", second,
               known.kept);
    }
  world_assert_tidy (self->world, FALSE);
}

static gboolean
run (Recording *self, Second second, GRand *rand, guint32 seed)
{
  const guint first = disk_log_get_first (self->log) + 2;
  const guint n_cuts = disk_log_get_length (self->log) - first + 1;
  const DiskCrash crash = { .cut = first + g_rand_int (rand) % n_cuts,
                            .loss = (DiskLoss)(g_rand_int (rand) % DISK_N_LOSSES),
                            .rand = rand };
  gboolean has_happened;

  disk_image_write (self->log, &crash);
  has_happened
      = second >= SECOND_KILL ? cut_recovery (self, second, rand) : fail_in_recovery (second, rand);
  check_end (self, &crash, second, seed);
  return has_happened;
}

static void
test_compound (gconstpointer data)
{
  const Second second = (Second)GPOINTER_TO_UINT (data);
  static const char *const names[]
      = { "an error", "errors from then on", "no memory once", "no memory from then on",
          "a kill",   "a power cut" };
  const guint wanted = reliability_count (34, 3400);
  const guint32 seed = reliability_seed ();
  guint n_done = 0;

  for (guint i = 0; n_done < wanted && reliability_goes_on (); i++)
    {
      g_autoptr (Recording) recording = recording_new (seed + i);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);

      for (guint j = 0; j < CASES_A_SESSION && n_done < wanted; j++)
        n_done += run (recording, second, rand, seed + i) ? 1 : 0;
    }
  reliability_report ("%s while a crash is recovered from: %u cases, 0 acts lost (seed %u)",
                      names[second], n_done, seed);
}

int
main (int argc, char *argv[])
{
  static const char *const names[]
      = { "error", "errors", "no-memory", "no-more-memory", "kill", "power-cut" };

  reliability_init (&argc, &argv);

  for (guint i = 0; i < N_SECONDS; i++)
    {
      g_autofree char *path = g_strconcat ("/reliability/compound/", names[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_compound);
    }

  return g_test_run ();
}
