/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-recoverable.h"
#include "recording.h"

/*
 * Power cuts. A session is written down, call by call; then the power goes
 * between any two calls, and of what was not synced any part is lost. What is
 * found is the plan after all acts that the store said were kept, or one more;
 * the file is one of those that were published, whole.
 */

static guint
find_mark (Recording *self, guint mark)
{
  for (guint i = 0; i < disk_log_get_length (self->log); i++)
    {
      const DiskEntry *entry = disk_log_get (self->log, i);

      if (entry->kind == DISK_MARK && entry->mark == mark)
        return i;
    }
  g_assert_not_reached ();
}

/* The plan that this computer offers: of the work that was left, else the file. */
static char *
recover (Recording *self)
{
  g_autoptr (GPtrArray) found = balik_store_list_recoverable ();
  g_autoptr (GError) error = NULL;
  BalikStore *store;
  char *digest;

  if (found->len == 0)
    return world_read_digest (self->world->path);
  g_assert_cmpuint (found->len, ==, 1);
  store = balik_store_recover (g_ptr_array_index (found, 0), &error);
  g_assert_no_error (error);
  digest = act_dup_digest (balik_store_get_plan (store));
  balik_store_close (store, &error);
  g_assert_no_error (error);
  world_drop_store (store);
  return digest;
}

/* Whether one of the plans of the user is that one. */
static gboolean
has_plan (Recording *self, const char *digest)
{
  g_autoptr (GPtrArray) plans = world_list_plans (self->world, TRUE);

  for (guint i = 0; i < plans->len; i++)
    {
      g_autofree char *other = world_read_digest (g_ptr_array_index (plans, i));

      if (g_strcmp0 (other, digest) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_state (Recording *self, const DiskCrash *crash, guint32 seed)
{
  const Known known = recording_find_known (self, crash->cut);
  g_autofree char *in_file = NULL;
  g_autofree char *found = NULL;
  gboolean is_good;

  disk_image_write (self->log, crash);
  in_file = world_read_digest (self->world->path);
  is_good = crash->medium_kind != DISK_HONEST
            || recording_is_after (self, in_file, known.published, known.published)
            || recording_is_after (self, in_file, known.publishing, known.publishing);
  if (!is_good)
    {
      recording_describe (self, crash, seed);
      g_error ("The file is neither the old nor the new one.");
    }
  found = recover (self);
  if (!recording_is_after (self, found, known.kept, known.kept + 1))
    {
      recording_describe (self, crash, seed);
      g_error ("The plan after %u acts was lost.", known.kept);
    }
  if (!has_plan (self, found))
    {
      recording_describe (self, crash, seed);
      g_error ("What was recovered is not in the user's folder.");
    }
  world_assert_tidy (self->world, crash->medium_kind == DISK_LYING);
}

/* Cuts the power after each call in turn, until there were enough states. */
static guint
cut_everywhere (Recording *self, DiskMedium kind, guint n_states, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const guint first = disk_log_get_first (self->log) + 2;
  /* Once the work is taken away, a stick that lies has the only copy. */
  const guint end
      = kind == DISK_LYING ? find_mark (self, MARK_CLOSING) : disk_log_get_length (self->log);
  const guint n_cuts = end - first + 1;
  const guint step = MAX (1, n_cuts * (DISK_N_LOSSES) / n_states);
  guint n_done = 0;
  guint place = 0;

  while (n_done < n_states && reliability_goes_on ())
    {
      const DiskCrash crash = { .cut = first + place % n_cuts,
                                .loss = (DiskLoss)(n_done % DISK_N_LOSSES),
                                .medium = kind == DISK_HONEST ? NULL : self->world->folder,
                                .medium_kind = kind,
                                .rand = rand };

      check_state (self, &crash, seed);
      n_done++;
      if (n_done % DISK_N_LOSSES == 0)
        place += step;
    }
  return n_done;
}

static void
test_cuts (gconstpointer data)
{
  const DiskMedium kind = (DiskMedium)GPOINTER_TO_UINT (data);
  static const char *const names[] = { "honest disks", "a stick that lies", "a FAT stick" };
  const guint wanted = kind == DISK_HONEST ? reliability_count (2600, 170000)
                       : kind == DISK_FAT  ? reliability_count (400, 30000)
                                           : reliability_count (200, 10000);
  const guint32 seed = reliability_seed ();
  guint n_done = 0;
  guint n_calls = 0;

  /* A new session now and then, so that a soak sees many. */
  for (guint i = 0; n_done < wanted && reliability_goes_on (); i++)
    {
      g_autoptr (Recording) recording = recording_new (seed + i);

      n_done += cut_everywhere (recording, kind, MIN (wanted - n_done, 3000), seed + i);
      n_calls = disk_log_get_length (recording->log) - disk_log_get_first (recording->log);
    }
  reliability_report ("power cuts, %s: %u states of sessions of %u calls, 0 lost or torn (seed %u)",
                      names[kind], n_done, n_calls, seed);
}

int
main (int argc, char *argv[])
{
  reliability_init (&argc, &argv);

  g_test_add_data_func ("/reliability/power/honest", GUINT_TO_POINTER (DISK_HONEST), test_cuts);
  g_test_add_data_func ("/reliability/power/fat", GUINT_TO_POINTER (DISK_FAT), test_cuts);
  g_test_add_data_func ("/reliability/power/lying", GUINT_TO_POINTER (DISK_LYING), test_cuts);

  return g_test_run ();
}
