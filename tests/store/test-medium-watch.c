/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unistd.h>

#include <glib/gstdio.h>

#include "balik-medium-watch.h"
#include "open-fixture.h"
#include "store-fixture.h"

/* Sticks that come and go, seen by a monitor that the test speaks for. */

#define FAKE_TYPE_MOUNT (fake_mount_get_type ())
G_DECLARE_FINAL_TYPE (FakeMount, fake_mount, FAKE, MOUNT, GObject)

struct _FakeMount
{
  GObject parent_instance;

  GFile *root;
  const char *name;
  gboolean can_eject;
};

static GFile *
fake_mount_get_root (GMount *mount)
{
  return g_object_ref (FAKE_MOUNT (mount)->root);
}

static char *
fake_mount_get_name (GMount *mount)
{
  return g_strdup (FAKE_MOUNT (mount)->name);
}

static gboolean
fake_mount_can_eject (GMount *mount)
{
  return FAKE_MOUNT (mount)->can_eject;
}

static GDrive *
fake_mount_get_drive (GMount *mount)
{
  return NULL;
}

static void
mount_iface_init (GMountIface *iface)
{
  iface->get_root = fake_mount_get_root;
  iface->get_name = fake_mount_get_name;
  iface->can_eject = fake_mount_can_eject;
  iface->get_drive = fake_mount_get_drive;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeMount,
                               fake_mount,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_MOUNT, mount_iface_init))

static void
fake_mount_finalize (GObject *object)
{
  g_object_unref (FAKE_MOUNT (object)->root);
  G_OBJECT_CLASS (fake_mount_parent_class)->finalize (object);
}

static void
fake_mount_class_init (FakeMountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_mount_finalize;
}

static void
fake_mount_init (FakeMount *self)
{
}

#define FAKE_TYPE_MONITOR (fake_monitor_get_type ())
G_DECLARE_FINAL_TYPE (FakeMonitor, fake_monitor, FAKE, MONITOR, GVolumeMonitor)

struct _FakeMonitor
{
  GVolumeMonitor parent_instance;

  GList *mounts;
};

G_DEFINE_FINAL_TYPE (FakeMonitor, fake_monitor, G_TYPE_VOLUME_MONITOR)

static GList *
fake_monitor_get_mounts (GVolumeMonitor *monitor)
{
  return g_list_copy_deep (FAKE_MONITOR (monitor)->mounts, (GCopyFunc)(void (*) (void))g_object_ref,
                           NULL);
}

static void
fake_monitor_finalize (GObject *object)
{
  g_list_free_full (FAKE_MONITOR (object)->mounts, g_object_unref);
  G_OBJECT_CLASS (fake_monitor_parent_class)->finalize (object);
}

static void
fake_monitor_class_init (FakeMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_monitor_finalize;
  G_VOLUME_MONITOR_CLASS (klass)->get_mounts = fake_monitor_get_mounts;
}

static void
fake_monitor_init (FakeMonitor *self)
{
}

static FakeMount *
mount_at (FakeMonitor *monitor, const char *path, const char *name, gboolean can_eject)
{
  FakeMount *mount = g_object_new (FAKE_TYPE_MOUNT, NULL);

  mount->root = g_file_new_for_path (path);
  mount->name = name;
  mount->can_eject = can_eject;
  monitor->mounts = g_list_prepend (monitor->mounts, mount);
  g_signal_emit_by_name (monitor, "mount-added", mount);
  return mount;
}

static void
test_names_medium (OpenFixture *fixture, gconstpointer data)
{
  g_autoptr (FakeMonitor) monitor = g_object_new (FAKE_TYPE_MONITOR, NULL);
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *sub = g_build_filename (fixture->folder, "sub", NULL);
  g_autoptr (GFile) nearer = store_fixture_file (sub, "plan.balik");
  g_autoptr (GError) error = NULL;
  BalikMediumWatch *watch;

  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);
  mount_at (monitor, "/", "Computer", FALSE);
  watch = balik_medium_watch_new (store, G_VOLUME_MONITOR (monitor));
  g_assert_null (balik_store_get_medium (store));
  mount_at (monitor, fixture->folder, "RED STICK", TRUE);
  g_assert_cmpstr (balik_store_get_medium (store), ==, "RED STICK");

  /* It is asked anew where the plan goes elsewhere. */
  mount_at (monitor, sub, "FIXED DISK", FALSE);
  g_assert_cmpstr (balik_store_get_medium (store), ==, "RED STICK");
  g_assert_true (balik_store_publish_to (store, nearer, &error));
  g_assert_no_error (error);
  g_assert_null (balik_store_get_medium (store));

  g_assert_finalize_object (watch);
  open_fixture_close (store);
}

static void
test_publishes_before_unmount (OpenFixture *fixture, gconstpointer data)
{
  g_autoptr (FakeMonitor) monitor = g_object_new (FAKE_TYPE_MONITOR, NULL);
  BalikStore *store = open_fixture_open (fixture->file);
  FakeMount *stick = mount_at (monitor, fixture->folder, "RED STICK", TRUE);
  FakeMount *other = mount_at (monitor, "/nowhere", "BLUE STICK", TRUE);
  BalikMediumWatch *watch = balik_medium_watch_new (store, G_VOLUME_MONITOR (monitor));
  g_autofree char *stamp = store_fixture_stamp (fixture->file);
  g_autofree char *stamp_after = NULL;

  /* Nothing to say: the stick is left alone. */
  g_signal_emit_by_name (monitor, "mount-pre-unmount", stick);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVED);
  stamp_after = store_fixture_stamp (fixture->file);
  g_assert_cmpstr (stamp, ==, stamp_after);

  open_fixture_set_title (store, "Stools");
  g_signal_emit_by_name (monitor, "mount-pre-unmount", other);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_WORKING_COPY_ONLY);
  g_signal_emit_by_name (monitor, "mount-pre-unmount", stick);
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_SAVING);
  g_assert_true (open_fixture_wait_for_state (store, BALIK_STORE_SAVED));
  open_fixture_assert_title (fixture->file, "Stools");

  g_assert_finalize_object (watch);
  open_fixture_close (store);
}

static void
test_publishes_when_back (OpenFixture *fixture, gconstpointer data)
{
  g_autoptr (FakeMonitor) monitor = g_object_new (FAKE_TYPE_MONITOR, NULL);
  BalikStore *store = open_fixture_open (fixture->file);
  FakeMount *stick = mount_at (monitor, fixture->folder, "RED STICK", TRUE);
  BalikMediumWatch *watch = balik_medium_watch_new (store, G_VOLUME_MONITOR (monitor));
  g_autofree char *away = g_strconcat (fixture->folder, "-away", NULL);

  open_fixture_set_title (store, "Stools");
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  g_assert_false (balik_store_publish (store, NULL));
  open_fixture_assert_says (store, "“RED STICK” is not there.");

  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  g_signal_emit_by_name (monitor, "mount-added", stick);
  g_assert_true (open_fixture_wait_for_state (store, BALIK_STORE_SAVED));
  open_fixture_assert_title (fixture->file, "Stools");

  g_assert_finalize_object (watch);
  open_fixture_close (store);
}

/* Pulled, and the folder is empty: the plan does not go to the disk below. */
static void
test_waits_for_stick (OpenFixture *fixture, gconstpointer data)
{
  BalikStore *store = open_fixture_open (fixture->file);
  g_autofree char *away = g_strconcat (fixture->folder, "-away", NULL);
  g_autofree char *list = NULL;

  balik_store_set_medium (store, "RED STICK");
  open_fixture_set_title (store, "Stools");
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  /* Any folder on another device will do for the one that is left. */
  g_assert_cmpint (symlink ("/dev/shm", fixture->folder), ==, 0);
  g_assert_false (balik_store_publish (store, NULL));
  g_assert_cmpint (balik_store_get_state (store), ==, BALIK_STORE_FAILED);
  open_fixture_assert_says (store, "“RED STICK” is not there.");
  g_assert_false (g_file_test ("/dev/shm/plan.balik", G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_unlink (fixture->folder), ==, 0);
  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  open_fixture_close (store);
  open_fixture_assert_title (fixture->file, "Stools");
  list = store_fixture_list (fixture->folder);
  g_assert_cmpstr (list, ==, "plan.balik;plan.balik~;");
}

#define ADD(path, func) \
  g_test_add (path, OpenFixture, NULL, open_fixture_set_up, func, open_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/store/medium-watch/name", test_names_medium);
  ADD ("/store/medium-watch/before-unmount", test_publishes_before_unmount);
  ADD ("/store/medium-watch/back", test_publishes_when_back);
  ADD ("/store/medium-watch/empty-folder", test_waits_for_stick);

  return g_test_run ();
}
