/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-recoverable.h"
#include "disk-image.h"
#include "faulty-io.h"
#include "reliability.h"

/*
 * Power cuts. A session is written down, call by call; then the power goes
 * between any two calls, and of what was not synced any part is lost. What is
 * found is the plan after all acts that the store said were kept, or one more;
 * the file is one of those that were published, whole.
 */

enum
{
  MARK_KEPT, /* the store said that this act is kept */
  MARK_PUBLISH, /* publishing after this act begins */
  MARK_PUBLISHED, /* it is done */
  MARK_CLOSING, /* publishing for the last time begins, then the work is taken away */
};

typedef struct
{
  World *world;
  DiskLog *log;
  GPtrArray *digests;
} Recording;

#define N_ACTS 48
#define ACTS_BETWEEN_PUBLISHES 7

static void
recording_free (Recording *self)
{
  disk_log_free (self->log);
  g_ptr_array_unref (self->digests);
  world_free (self->world);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

static void
publish (Recording *self, BalikStore *store, guint act)
{
  g_autoptr (GError) error = NULL;

  disk_log_mark (self->log, MARK_PUBLISH, act);
  balik_store_publish (store, &error);
  g_assert_no_error (error);
  disk_log_mark (self->log, MARK_PUBLISHED, act);
}

static void
do_acts (Recording *self, BalikStore *store, GRand *rand, guint first, guint last)
{
  BalikPlan *plan = balik_store_get_plan (store);
  g_autoptr (GError) error = NULL;

  for (guint i = first; i <= last; i++)
    {
      act_do (plan, NULL, rand, i);
      g_ptr_array_add (self->digests, act_dup_digest (plan));
      balik_store_flush (store, &error);
      g_assert_no_error (error);
      disk_log_mark (self->log, MARK_KEPT, i);
      if (i % ACTS_BETWEEN_PUBLISHES == 0)
        publish (self, store, i);
      world_run_main ();
    }
}

/* Two sessions, each closed; the second finds the plan as the first left it. */
static Recording *
record (guint32 seed)
{
  Recording *self = g_new0 (Recording, 1);
  const char *roots[] = { NULL, NULL, NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GFile) file = NULL;

  self->world = world_new ();
  roots[0] = self->world->folder;
  roots[1] = self->world->state;
  self->log = disk_log_new (roots);
  self->digests = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->digests, g_strdup (self->world->digest));
  file = g_file_new_for_path (self->world->path);

  faulty_io_record (self->log);
  disk_log_mark (self->log, MARK_KEPT, 0);
  disk_log_mark (self->log, MARK_PUBLISHED, 0);
  for (guint session = 0; session < 2; session++)
    {
      g_autoptr (GError) error = NULL;
      BalikStore *store = balik_store_open (file, &error);
      const guint last = (session + 1) * N_ACTS / 2;

      g_assert_no_error (error);
      do_acts (self, store, rand, session * N_ACTS / 2 + 1, last);
      disk_log_mark (self->log, MARK_CLOSING, last);
      disk_log_mark (self->log, MARK_PUBLISH, last);
      balik_store_close (store, &error);
      g_assert_no_error (error);
      disk_log_mark (self->log, MARK_PUBLISHED, last);
      world_drop_store (store);
    }
  faulty_io_record (NULL);
  return self;
}

typedef struct
{
  guint kept;
  guint published;
  guint publishing;
} Known;

static Known
find_known (Recording *self, guint cut)
{
  Known known = { 0 };

  for (guint i = 0; i < cut; i++)
    {
      const DiskEntry *entry = disk_log_get (self->log, i);

      if (entry->kind != DISK_MARK)
        continue;
      if (entry->mark == MARK_KEPT)
        known.kept = entry->number;
      else if (entry->mark == MARK_PUBLISH)
        known.publishing = entry->number;
      else if (entry->mark == MARK_PUBLISHED)
        known.published = known.publishing = entry->number;
    }
  return known;
}

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

static gboolean
is_after (Recording *self, const char *digest, guint first, guint last)
{
  for (guint i = first; digest != NULL && i <= last && i < self->digests->len; i++)
    if (strcmp (digest, g_ptr_array_index (self->digests, i)) == 0)
      return TRUE;
  return FALSE;
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
describe (Recording *self, const DiskCrash *crash, guint32 seed)
{
  const DiskEntry *entry = disk_log_get (self->log, crash->cut - 1);

  g_test_message ("power cut after entry %u of %u (kind %u, %s), loss %u, medium %u, seed %u",
                  crash->cut, disk_log_get_length (self->log), entry->kind,
                  entry->path != NULL ? entry->path : "", crash->loss, crash->medium_kind, seed);
}

static void
check_state (Recording *self, const DiskCrash *crash, guint32 seed)
{
  const Known known = find_known (self, crash->cut);
  g_autofree char *in_file = NULL;
  g_autofree char *found = NULL;
  gboolean is_good;

  disk_image_write (self->log, crash);
  in_file = world_read_digest (self->world->path);
  is_good = crash->medium_kind != DISK_HONEST
            || is_after (self, in_file, known.published, known.published)
            || is_after (self, in_file, known.publishing, known.publishing);
  if (!is_good)
    {
      describe (self, crash, seed);
      g_error ("The file is neither the old nor the new one.");
    }
  found = recover (self);
  if (!is_after (self, found, known.kept, known.kept + 1))
    {
      describe (self, crash, seed);
      g_error ("The plan after %u acts was lost.", known.kept);
    }
  if (!has_plan (self, found))
    {
      describe (self, crash, seed);
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
      g_autoptr (Recording) recording = record (seed + i);

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
