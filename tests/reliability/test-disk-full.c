/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-session.h"

#include <string.h>

#include <glib/gstdio.h>

#include "faulty-io.h"

/*
 * The medium of the plan, or the disk of this computer, has room for so many
 * bytes and no more, and says so before or only when it is written to.
 */

#define STEP_BYTES 4096

typedef struct
{
  gboolean is_target;
  gboolean admits;
} Disk;

/* What is there already has its place. */
static gint64
measure (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 sum = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize size = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        sum += measure (path);
      else if (g_file_get_contents (path, &data, &size, NULL))
        sum += (gint64)size;
    }
  return sum;
}

static void
assert_says (FaultSession *self, const char *words)
{
  if (strstr (balik_store_get_message (self->store), words) == NULL)
    g_error ("%s: “%s” does not say “%s”.", self->what, balik_store_get_message (self->store),
             words);
}

/* The medium of the plan is full: all else goes on. */
static guint
use_full_medium (FaultSession *self)
{
  g_autofree char *backup = g_strconcat (self->path, "~", NULL);
  guint n_full = 0;

  g_assert_true (fault_session_open (self));
  balik_store_set_medium (self->store, "RED STICK");
  for (guint i = 0; i < 3; i++)
    {
      fault_session_act (self);
      g_assert_cmpuint (self->kept, ==, self->digests->len - 1);
      if (fault_session_publish (self))
        continue;
      n_full++;
      assert_says (self, "no room left");
      assert_says (self, "RED STICK");
      assert_says (self, "Your work is safe on this computer.");
      g_assert_cmpstr (balik_store_get_short_message (self->store), ==, "Not saved: no room left");
      fault_session_check (self);
    }
  fault_session_copy (self);
  fault_session_check (self);
  /* The version before, which a stick gets, is whole too. */
  balik_store_set_medium (self->store, NULL);
  g_unlink (backup);
  return n_full;
}

/* This computer is full: plans are opened and saved, and it is told what is not kept. */
static guint
use_full_computer (FaultSession *self)
{
  guint n_full = 0;

  g_assert_true (fault_session_open (self));
  for (guint i = 0; i < 3; i++)
    {
      fault_session_act (self);
      if (self->kept != self->digests->len - 1)
        {
          n_full++;
          assert_says (self, "no room left");
          assert_says (self, "only in the memory of this window");
        }
      g_assert_true (fault_session_publish (self));
      fault_session_check (self);
    }
  return n_full;
}

static guint
run (World *world, const Disk *disk, gint64 quota, gboolean goes_on, guint32 seed)
{
  g_autoptr (FaultSession) session = fault_session_new (world);
  const char *folder = disk->is_target ? world->folder : world->state;
  const FaultyPlan none = { .kinds = FAULTY_ALL_FILES };
  guint n_full;

  session->what = g_strdup_printf ("%" G_GINT64_FORMAT " bytes for %s, seed %u", quota,
                                   disk->is_target ? "the medium" : "this computer", seed);
  g_random_set_seed (seed);
  faulty_io_plan (&none);
  faulty_io_set_quota (folder, measure (folder) + quota, disk->admits);
  n_full = disk->is_target ? use_full_medium (session) : use_full_computer (session);
  faulty_io_set_quota (NULL, 0, FALSE);
  fault_session_end (session, goes_on);
  return n_full > 0 ? 1 : 0;
}

static void
test_full (gconstpointer data)
{
  const Disk *disk = data;
  g_autoptr (World) world = world_new ();
  const guint32 seed = reliability_seed ();
  const gint64 max = 2 * (gint64)g_bytes_get_size (world->start);
  const gint64 n_steps = max / STEP_BYTES + 1;
  guint n_runs = 0;
  guint n_full = 0;

  /* Going on and crashing, with each quota. */
  for (gint64 i = 0; i < 2 * n_steps && reliability_goes_on (); i++)
    {
      n_full += run (world, disk, i / 2 * STEP_BYTES, i % 2 == 0, seed);
      n_runs++;
    }
  g_assert_true (n_full > 0 || !reliability_goes_on ());
  reliability_report ("disk full, %s that %s: %u runs with 0 to %" G_GINT64_FORMAT
                      " bytes, full in %u, 0 short files or lost acts (seed %u)",
                      disk->is_target ? "a medium" : "a computer",
                      disk->admits ? "admits it" : "does not admit it", n_runs, max, n_full, seed);
}

static void
add (const char *path, gboolean is_target, gboolean admits)
{
  Disk *disk = g_new (Disk, 1);

  *disk = (Disk){ .is_target = is_target, .admits = admits };
  g_test_add_data_func_full (path, disk, test_full, g_free);
}

int
main (int argc, char *argv[])
{
  reliability_init (&argc, &argv);

  add ("/reliability/disk-full/medium/admits", TRUE, TRUE);
  add ("/reliability/disk-full/medium/lies", TRUE, FALSE);
  add ("/reliability/disk-full/computer/admits", FALSE, TRUE);
  add ("/reliability/disk-full/computer/lies", FALSE, FALSE);

  return g_test_run ();
}
