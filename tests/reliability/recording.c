/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recording.h"

#include <string.h>

#include "faulty-io.h"

#define N_ACTS 48
#define ACTS_BETWEEN_PUBLISHES 7

void
recording_free (Recording *self)
{
  disk_log_free (self->log);
  g_ptr_array_unref (self->digests);
  world_free (self->world);
  g_free (self);
}

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
Recording *
recording_new (guint32 seed)
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

Known
recording_find_known (Recording *self, guint cut)
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

gboolean
recording_is_after (Recording *self, const char *digest, guint first, guint last)
{
  for (guint i = first; digest != NULL && i <= last && i < self->digests->len; i++)
    if (strcmp (digest, g_ptr_array_index (self->digests, i)) == 0)
      return TRUE;
  return FALSE;
}

void
recording_describe (Recording *self, const DiskCrash *crash, guint32 seed)
{
  const DiskEntry *entry = disk_log_get (self->log, crash->cut - 1);

  g_test_message ("power cut after entry %u of %u (kind %u, %s), loss %u, medium %u, seed %u",
                  crash->cut, disk_log_get_length (self->log), entry->kind,
                  entry->path != NULL ? entry->path : "", crash->loss, crash->medium_kind, seed);
}
