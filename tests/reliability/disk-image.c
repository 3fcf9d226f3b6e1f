/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "disk-image.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

/*
 * From a log to what a power cut leaves. What is on the disk for good is kept
 * apart from what waits for a sync: writes and truncations for that of their
 * file, names for that of their folder. At the cut some of what waits is there
 * and some is not; nobody promises an order.
 */

#define SECTOR 512

/* The number that stands for a folder among the numbers of files. */
#define FOLDER G_MAXUINT

typedef struct
{
  const DiskCrash *crash;
  DiskLog *log;
  GHashTable *names; /* path → number, on the disk */
  GPtrArray *files; /* GByteArray, by number, on the disk */
  GPtrArray *waiting; /* GArray of entry numbers, by number of the file */
  GHashTable *folders; /* path → GArray of entry numbers that wait */
  GPtrArray *origins; /* the first path of each file, by number */
} Image;

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static GByteArray *
get_bytes (Image *self, guint file)
{
  while (self->files->len <= file)
    {
      g_ptr_array_add (self->files, g_byte_array_new ());
      g_ptr_array_add (self->waiting, g_array_new (FALSE, FALSE, sizeof (guint)));
    }
  return g_ptr_array_index (self->files, file);
}

static GArray *
get_waiting (Image *self, guint file)
{
  get_bytes (self, file);
  return g_ptr_array_index (self->waiting, file);
}

static GArray *
get_folder (Image *self, const char *folder)
{
  GArray *waiting = g_hash_table_lookup (self->folders, folder);

  if (waiting == NULL)
    {
      waiting = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->folders, g_strdup (folder), waiting);
    }
  return waiting;
}

static void
put (GByteArray *bytes, gint64 offset, const guint8 *data, gsize size)
{
  const guint old = bytes->len;

  if (old < offset + (gint64)size)
    {
      g_byte_array_set_size (bytes, (guint)offset + (guint)size);
      if (old < offset)
        memset (bytes->data + old, 0, (gsize)offset - old);
    }
  memcpy (bytes->data + offset, data, size);
}

static void
apply_to_file (Image *self, const DiskEntry *entry)
{
  GByteArray *bytes = get_bytes (self, entry->file);
  const guint old = bytes->len;
  gsize size;
  const guint8 *data;

  if (entry->kind == DISK_TRUNCATE)
    {
      g_byte_array_set_size (bytes, (guint)entry->offset);
      if (old < entry->offset)
        memset (bytes->data + old, 0, (gsize)entry->offset - old);
      return;
    }
  data = g_bytes_get_data (entry->data, &size);
  put (bytes, entry->offset, data, size);
}

/* Each sector on its own. */
static void
apply_torn (Image *self, const DiskEntry *entry, double chance)
{
  gint64 offset = entry->offset;
  gsize size;
  const guint8 *data;

  if (entry->kind == DISK_TRUNCATE)
    {
      if (g_rand_double (self->crash->rand) < chance)
        apply_to_file (self, entry);
      return;
    }
  data = g_bytes_get_data (entry->data, &size);
  while (size > 0)
    {
      const gsize n = MIN (size, (gsize)(SECTOR - offset % SECTOR));

      if (g_rand_double (self->crash->rand) < chance)
        put (get_bytes (self, entry->file), offset, data, n);
      offset += (gint64)n;
      data += n;
      size -= n;
    }
}

static void
apply_to_names (Image *self, const DiskEntry *entry)
{
  gpointer number;

  switch (entry->kind)
    {
    case DISK_CREATE:
      g_hash_table_insert (self->names, g_strdup (entry->path), GUINT_TO_POINTER (entry->file));
      break;
    case DISK_MKDIR:
      g_hash_table_insert (self->names, g_strdup (entry->path), GUINT_TO_POINTER (FOLDER));
      break;
    case DISK_RENAME:
      g_hash_table_remove (self->names, entry->path);
      number = GUINT_TO_POINTER (entry->file);
      g_hash_table_insert (self->names, g_strdup (entry->to), number);
      break;
    case DISK_UNLINK:
    case DISK_RMDIR:
    default:
      g_hash_table_remove (self->names, entry->path);
    }
}

static gboolean
is_on_medium (Image *self, const char *path)
{
  return self->crash->medium != NULL && g_str_has_prefix (path, self->crash->medium);
}

/* What an entry is about, or NULL where it was never on that medium. */
static gboolean
is_lie (Image *self, const char *path, guint index)
{
  return self->crash->medium_kind == DISK_LYING && index >= disk_log_get_first (self->log)
         && is_on_medium (self, path);
}

static void
sync_file (Image *self, guint file)
{
  GArray *waiting = get_waiting (self, file);

  for (guint i = 0; i < waiting->len; i++)
    apply_to_file (self, disk_log_get (self->log, g_array_index (waiting, guint, i)));
  g_array_set_size (waiting, 0);
}

static void
sync_folder (Image *self, const char *folder)
{
  GArray *waiting = get_folder (self, folder);

  for (guint i = 0; i < waiting->len; i++)
    apply_to_names (self, disk_log_get (self->log, g_array_index (waiting, guint, i)));
  g_array_set_size (waiting, 0);
}

static void
replay (Image *self)
{
  for (guint i = 0; i < self->crash->cut; i++)
    {
      const DiskEntry *entry = disk_log_get (self->log, i);
      g_autofree char *folder = entry->path != NULL ? g_path_get_dirname (entry->path) : NULL;

      /* Numbers are given in turn, from 1. */
      if (entry->kind == DISK_CREATE)
        g_ptr_array_add (self->origins, entry->path);
      switch (entry->kind)
        {
        case DISK_WRITE:
        case DISK_TRUNCATE:
          g_array_append_val (get_waiting (self, entry->file), i);
          break;
        case DISK_SYNC:
          if (!is_lie (self, g_ptr_array_index (self->origins, entry->file), i))
            sync_file (self, entry->file);
          break;
        case DISK_SYNC_FOLDER:
          if (!is_lie (self, entry->path, i))
            sync_folder (self, entry->path);
          break;
        case DISK_MARK:
          break;
        case DISK_CREATE:
        case DISK_RENAME:
        case DISK_UNLINK:
        case DISK_MKDIR:
        case DISK_RMDIR:
        default:
          g_array_append_val (get_folder (self, folder), i);
        }
    }
}

static void
lose_of_file (Image *self, GArray *waiting, double chance)
{
  GRand *rand = self->crash->rand;
  const guint n_whole = waiting->len > 0 ? g_rand_int (rand) % (waiting->len + 1) : 0;

  for (guint i = 0; i < waiting->len; i++)
    {
      const DiskEntry *entry = disk_log_get (self->log, g_array_index (waiting, guint, i));

      switch (self->crash->loss)
        {
        case DISK_LOSS_NONE:
          apply_to_file (self, entry);
          break;
        case DISK_LOSS_SUBSET:
          if (g_rand_double (rand) < chance)
            apply_to_file (self, entry);
          break;
        case DISK_LOSS_TORN:
          apply_torn (self, entry, chance);
          break;
        case DISK_LOSS_PREFIX:
          if (i < n_whole)
            apply_to_file (self, entry);
          else if (i == n_whole)
            apply_torn (self, entry, chance);
          break;
        case DISK_LOSS_ALL:
        case DISK_N_LOSSES:
        default:
          break;
        }
    }
}

static void
lose_of_folder (Image *self, GArray *waiting, double chance)
{
  GRand *rand = self->crash->rand;
  const guint n_whole = waiting->len > 0 ? g_rand_int (rand) % (waiting->len + 1) : 0;

  for (guint i = 0; i < waiting->len; i++)
    {
      const DiskEntry *entry = disk_log_get (self->log, g_array_index (waiting, guint, i));
      const DiskLoss loss = self->crash->loss;

      if (loss == DISK_LOSS_NONE || (loss == DISK_LOSS_PREFIX && i < n_whole)
          || ((loss == DISK_LOSS_SUBSET || loss == DISK_LOSS_TORN)
              && g_rand_double (rand) < chance))
        apply_to_names (self, entry);
    }
}

static void
fill_with_noise (Image *self, guint file)
{
  GByteArray *bytes = get_bytes (self, file);

  if (file == FOLDER || bytes->len == 0)
    return;
  for (guint i = (guint)g_rand_int_range (self->crash->rand, 0, (gint32)bytes->len); i < bytes->len;
       i++)
    bytes->data[i] = (guint8)g_rand_int (self->crash->rand);
}

/*
 * FAT keeps names in sectors of a folder and writes them over; where that is
 * cut, a name that was there before may be gone, or lead to clusters that are
 * used for something else by now. Only where something waits can that be.
 */
static void
tear_folder (Image *self, const char *folder, GArray *waiting)
{
  GRand *rand = self->crash->rand;
  g_autoptr (GList) paths = NULL;

  if (waiting->len == 0 || !is_on_medium (self, folder))
    return;
  paths = g_list_sort (g_hash_table_get_keys (self->names), compare_paths);
  for (GList *l = paths; l != NULL; l = l->next)
    {
      const char *path = l->data;
      g_autofree char *parent = g_path_get_dirname (path);
      const guint file = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, path));

      if (!g_str_equal (parent, folder) || file == FOLDER)
        continue;
      if (g_rand_int_range (rand, 0, 3) == 0)
        fill_with_noise (self, file);
      if (g_rand_int_range (rand, 0, 4) == 0)
        g_hash_table_remove (self->names, path);
    }
}

static void
lose (Image *self)
{
  static const double chances[] = { 0.1, 0.5, 0.9 };
  GRand *rand = self->crash->rand;
  const double chance = chances[g_rand_int_range (rand, 0, G_N_ELEMENTS (chances))];
  g_autoptr (GList) folders = g_list_sort (g_hash_table_get_keys (self->folders), compare_paths);

  for (guint i = 0; i < self->waiting->len; i++)
    lose_of_file (self, g_ptr_array_index (self->waiting, i), chance);
  for (GList *l = folders; l != NULL; l = l->next)
    {
      GArray *waiting = get_folder (self, l->data);

      lose_of_folder (self, waiting, chance);
      if (self->crash->medium_kind == DISK_FAT)
        tear_folder (self, l->data, waiting);
    }
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) == 0)
        continue;
      empty_folder (path);
      g_rmdir (path);
    }
}

/* Folders come before what is in them; what is in none that is there is lost with it. */
static void
write_out (Image *self)
{
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (self->names), compare_paths);
  const char *const *roots = disk_log_get_roots (self->log);

  for (guint i = 0; roots[i] != NULL; i++)
    empty_folder (roots[i]);
  for (GList *l = paths; l != NULL; l = l->next)
    {
      const char *path = l->data;
      const guint file = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, path));
      g_autofree char *parent = g_path_get_dirname (path);
      const GByteArray *bytes;

      if (!g_file_test (parent, G_FILE_TEST_IS_DIR))
        continue;
      if (file == FOLDER)
        {
          g_mkdir (path, 0700);
          continue;
        }
      bytes = get_bytes (self, file);
      if (!g_file_set_contents_full (path, (const char *)bytes->data, bytes->len,
                                     G_FILE_SET_CONTENTS_NONE, 0600, NULL))
        g_error ("The test cannot write “%s”.", path);
    }
}

/* Puts what the power cut leaves where the log comes from. */
void
disk_image_write (DiskLog *log, const DiskCrash *crash)
{
  Image self = { .crash = crash, .log = log };

  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.files = g_ptr_array_new_with_free_func ((GDestroyNotify)g_byte_array_unref);
  self.waiting = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self.folders
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);

  self.origins = g_ptr_array_new ();
  g_ptr_array_add (self.origins, (char *)"");

  replay (&self);
  lose (&self);
  write_out (&self);

  g_hash_table_unref (self.names);
  g_hash_table_unref (self.folders);
  g_ptr_array_unref (self.files);
  g_ptr_array_unref (self.waiting);
  g_ptr_array_unref (self.origins);
}
