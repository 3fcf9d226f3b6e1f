/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-medium-watch.h"

/**
 * BalikMediumWatch:
 *
 * Sees sticks and cards come and go for an open plan.
 *
 * It tells the store the name of the medium that the file is on, publishes
 * before that is taken away, and again as soon as it is back. All of it is
 * comfort: the working copy has the work whatever happens.
 */
struct _BalikMediumWatch
{
  GObject parent_instance;

  BalikStore *store;
  GVolumeMonitor *monitor;
  guint idle;
};

G_DEFINE_FINAL_TYPE (BalikMediumWatch, balik_medium_watch, G_TYPE_OBJECT)

static gboolean
holds_file (BalikMediumWatch *self, GMount *mount)
{
  GFile *file = balik_store_get_file (self->store);
  g_autoptr (GFile) root = g_mount_get_root (mount);

  return file != NULL && g_file_has_prefix (file, root);
}

static gboolean
is_removable (GMount *mount)
{
  g_autoptr (GDrive) drive = g_mount_get_drive (mount);

  return g_mount_can_eject (mount)
         || (drive != NULL && (g_drive_can_eject (drive) || g_drive_is_removable (drive)));
}

/* The mount that the file is on: of several, the one nearest to it. */
static GMount *
find_mount (BalikMediumWatch *self)
{
  GList *mounts = g_volume_monitor_get_mounts (self->monitor);
  g_autoptr (GMount) found = NULL;

  for (GList *l = mounts; l != NULL; l = l->next)
    {
      g_autoptr (GFile) root = g_mount_get_root (l->data);
      g_autoptr (GFile) best = found != NULL ? g_mount_get_root (found) : NULL;

      if (holds_file (self, l->data) && (best == NULL || g_file_has_prefix (root, best)))
        g_set_object (&found, l->data);
    }
  g_list_free_full (mounts, g_object_unref);
  return g_steal_pointer (&found);
}

static void
update_medium (BalikMediumWatch *self)
{
  g_autoptr (GMount) mount = self->monitor != NULL ? find_mount (self) : NULL;
  g_autofree char *name = mount != NULL && is_removable (mount) ? g_mount_get_name (mount) : NULL;

  balik_store_set_medium (self->store, name);
}

/* A medium that went keeps its name, so that the user is told which one is missing. */
static void
mount_added_cb (BalikMediumWatch *self, GMount *mount)
{
  if (!holds_file (self, mount))
    return;
  update_medium (self);
  balik_store_publish_soon (self->store);
}

static void
mount_pre_unmount_cb (BalikMediumWatch *self, GMount *mount)
{
  if (holds_file (self, mount))
    balik_store_publish_soon (self->store);
}

static void
set_monitor (BalikMediumWatch *self, GVolumeMonitor *monitor)
{
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "mount-added", G_CALLBACK (mount_added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "mount-pre-unmount", G_CALLBACK (mount_pre_unmount_cb), self,
                           G_CONNECT_SWAPPED);
  update_medium (self);
}

static gboolean
get_monitor_cb (gpointer data)
{
  BalikMediumWatch *self = data;
  g_autoptr (GVolumeMonitor) monitor = g_volume_monitor_get ();

  self->idle = 0;
  set_monitor (self, monitor);
  return G_SOURCE_REMOVE;
}

static void
balik_medium_watch_dispose (GObject *object)
{
  BalikMediumWatch *self = BALIK_MEDIUM_WATCH (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (balik_medium_watch_parent_class)->dispose (object);
}

static void
balik_medium_watch_class_init (BalikMediumWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_medium_watch_dispose;
}

static void
balik_medium_watch_init (BalikMediumWatch *self)
{
}

/**
 * balik_medium_watch_new:
 * @store: the store of an open plan
 * @monitor: (nullable): who sees media, %NULL for the system's
 *
 * The system is asked when there is nothing better to do, because it may take
 * its time to begin.
 *
 * Returns: (transfer full): a watch, for as long as it is held
 */
BalikMediumWatch *
balik_medium_watch_new (BalikStore *store, GVolumeMonitor *monitor)
{
  BalikMediumWatch *self;

  g_return_val_if_fail (BALIK_IS_STORE (store), NULL);

  self = g_object_new (BALIK_TYPE_MEDIUM_WATCH, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "notify::file", G_CALLBACK (update_medium), self,
                           G_CONNECT_SWAPPED);
  if (monitor != NULL)
    set_monitor (self, monitor);
  else
    self->idle = g_idle_add_full (G_PRIORITY_LOW, get_monitor_cb, self, NULL);
  return self;
}
