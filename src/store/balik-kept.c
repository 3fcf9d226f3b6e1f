/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-kept.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-own-file.h"
#include "balik-plan-meta.h"

/*
 * Copies of plans below the state folder of the user:
 *
 *   balik/kept/<id of the plan>/   one folder a plan, see balik-version.c
 *   balik/kept/lock                is held while copies come and go
 *
 * Numbers go up over all plans, and decide what is older. What the clock said
 * only tells which copies are of one day: it may be wrong in any way, and then
 * more copies stay, or those of several days count as one, but no later copy
 * goes before an earlier one of its kind.
 */

#define LOCK_NAME "lock"
#define UNFINISHED_PREFIX ".new-"

const BalikKeptLimits balik_kept_limits = {
  .n_latest = 10,
  .n_days = 14,
  .n_weeks = 8,
  .plan_bytes = 200 * 1000 * 1000,
  .all_bytes = 1000 * 1000 * 1000,
};

/**
 * balik_kept_dup_root:
 *
 * Returns: (transfer full): the folder of all kept copies, there or not
 */
char *
balik_kept_dup_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "balik", "kept", NULL);
}

/**
 * balik_kept_dup_folder:
 * @doc_id: the id of a plan, perhaps from a file
 * @error: that it is no id, and so must not become a name
 *
 * Returns: (transfer full): the folder of the copies of a plan, there or not
 */
char *
balik_kept_dup_folder (const char *doc_id, GError **error)
{
  g_autofree char *root = balik_kept_dup_root ();

  if (balik_doc_id_is_valid (doc_id))
    return g_build_filename (root, doc_id, NULL);
  g_set_error_literal (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
                       _ ("This plan has no proper id, so no versions of it are kept."));
  return NULL;
}

/* Waits: whoever holds it is about to let go. It ends with the process. */
static int
take_lock (const char *root, GError **error)
{
  g_autofree char *path = g_build_filename (root, LOCK_NAME, NULL);
  int fd = balik_io_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  int result;

  if (fd < 0)
    {
      balik_file_fail (path, errno, TRUE, error);
      return -1;
    }
  do
    result = balik_io_flock (fd, LOCK_EX);
  while (result != 0 && errno == EINTR);
  return fd;
}

/* What a Balik that was stopped did not finish; the lock says that nobody is at it. */
static void
clear_unfinished (const char *folder)
{
  g_autoptr (GPtrArray) names = balik_io_list (folder);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, UNFINISHED_PREFIX))
        balik_io_unlink (path);
    }
}

/* All versions of all plans, in no order; they belong to the caller. */
static GPtrArray *
list_all (const char *root)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_version_free);
  g_autoptr (GPtrArray) names = balik_io_list (root);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GPtrArray) versions
          = balik_doc_id_is_valid (name) ? balik_versions_list (name, NULL) : NULL;

      if (versions != NULL)
        g_ptr_array_extend_and_steal (all, g_steal_pointer (&versions));
    }
  return all;
}

static guint64
find_next_number (const char *root)
{
  g_autoptr (GPtrArray) all = list_all (root);
  guint64 number = 0;

  for (guint i = 0; i < all->len; i++)
    number = MAX (number, ((const BalikVersion *)g_ptr_array_index (all, i))->number);
  return number + 1;
}

/* A day of the user's calendar, or a week of it, as one number. */
static gint
find_day (const BalikVersion *version, gboolean is_week)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (version->modified);

  /* So far away that all such times are one day. */
  if (time == NULL)
    return -1;
  return is_week ? g_date_time_get_week_numbering_year (time) * 100
                       + g_date_time_get_week_of_year (time)
                 : g_date_time_get_year (time) * 1000 + g_date_time_get_day_of_year (time);
}

/* Whether @day is a new one, and there is room for it. */
static gboolean
take_day (GHashTable *days, gint day, guint max)
{
  if (g_hash_table_contains (days, GINT_TO_POINTER (day)) || g_hash_table_size (days) >= max)
    return FALSE;
  return g_hash_table_add (days, GINT_TO_POINTER (day));
}

/* Takes away, of the versions of one plan, the latest first, what need not stay. */
static void
thin_by_age (GPtrArray *versions, const BalikKeptLimits *limits)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) weeks = g_hash_table_new (NULL, NULL);
  guint n_latest[2] = { 0, 0 };

  for (guint i = 0; i < versions->len;)
    {
      const BalikVersion *version = g_ptr_array_index (versions, i);
      const gint day = find_day (version, FALSE);
      const gboolean is_late = n_latest[version->kind]++ < limits->n_latest;
      const gboolean is_of_day = take_day (days, day, limits->n_days);
      const gboolean is_before = !g_hash_table_contains (days, GINT_TO_POINTER (day));
      const gboolean is_of_week
          = is_before && take_day (weeks, find_day (version, TRUE), limits->n_weeks);

      if (i == 0 || is_late || is_of_day || is_of_week || balik_io_unlink (version->path) != 0)
        i++;
      else
        g_ptr_array_remove_index (versions, i);
    }
}

static void
thin_by_size (GPtrArray *versions, goffset max_bytes)
{
  goffset n_bytes = 0;

  for (guint i = 0; i < versions->len; i++)
    n_bytes += ((const BalikVersion *)g_ptr_array_index (versions, i))->size;
  for (guint i = versions->len; i > 1 && n_bytes > max_bytes; i--)
    {
      const BalikVersion *version = g_ptr_array_index (versions, i - 1);

      if (balik_io_unlink (version->path) == 0)
        n_bytes -= version->size;
    }
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const BalikVersion *x = *(const BalikVersion *const *)a;
  const BalikVersion *y = *(const BalikVersion *const *)b;

  return (x->number > y->number) - (x->number < y->number);
}

/* Whether it is the latest of its plan; the folder tells the plan. */
static gboolean
is_latest (GPtrArray *oldest_first, guint place)
{
  const BalikVersion *version = g_ptr_array_index (oldest_first, place);
  const char *end = strrchr (version->path, G_DIR_SEPARATOR);
  const gsize length = (gsize)(end - version->path) + 1;

  for (guint i = place + 1; i < oldest_first->len; i++)
    {
      const BalikVersion *later = g_ptr_array_index (oldest_first, i);

      if (strncmp (later->path, version->path, length) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
thin_all (const char *root, goffset max_bytes)
{
  g_autoptr (GPtrArray) all = list_all (root);
  goffset n_bytes = 0;

  for (guint i = 0; i < all->len; i++)
    n_bytes += ((const BalikVersion *)g_ptr_array_index (all, i))->size;
  if (n_bytes <= max_bytes)
    return;
  g_ptr_array_sort (all, compare_age);
  for (guint i = 0; i < all->len && n_bytes > max_bytes; i++)
    {
      const BalikVersion *version = g_ptr_array_index (all, i);

      if (!is_latest (all, i) && balik_io_unlink (version->path) == 0)
        n_bytes -= version->size;
    }
}

static char *
make_name (guint64 number, BalikVersionKind kind, gint64 now, const char *digest)
{
  return g_strdup_printf ("%010" G_GUINT64_FORMAT "-%s-%" G_GINT64_FORMAT "-%s.balik", number,
                          kind == BALIK_VERSION_OPENED ? "opened" : "published", MAX (now, 0),
                          digest);
}

/* Gives a copy its name, written to the disk. */
static gboolean
write_version (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *name
      = g_strdup_printf (UNFINISHED_PREFIX "%08x%08x", g_random_int (), g_random_int ());
  const gsize size = g_bytes_get_size (bytes);
  int folder = balik_folder_open (path, error);
  gboolean is_there;

  if (folder < 0)
    return FALSE;
  is_there = balik_folder_has_room (folder, path, size, error)
             && balik_folder_write_new (folder, path, name, 0600, bytes, error);
  if (is_there && !balik_folder_rename (folder, name, path, FALSE, error))
    {
      balik_io_unlinkat (folder, name);
      is_there = FALSE;
    }
  is_there = is_there && balik_folder_sync (folder, path, error);
  balik_io_close (folder);
  return is_there;
}

/* A session begins with what is kept already. */
static void
mark_opened (const BalikVersion *latest)
{
  g_autofree char *parent = g_path_get_dirname (latest->path);
  g_autofree char *from = g_path_get_basename (latest->path);
  g_autofree char *name
      = make_name (latest->number, BALIK_VERSION_OPENED, latest->modified, latest->digest);
  g_autofree char *path = g_build_filename (parent, name, NULL);
  int folder = balik_folder_open (path, NULL);

  if (folder < 0)
    return;
  balik_folder_rename (folder, from, path, FALSE, NULL);
  balik_io_close (folder);
}

/* The same file is there as the latest: at most it gets another kind. */
static gboolean
is_kept (const BalikVersion *latest, BalikVersionKind kind, GBytes *bytes)
{
  g_autoptr (GBytes) kept = NULL;
  struct stat info;

  kept = balik_file_read (latest->path, 0, &info, NULL, NULL);
  if (kept == NULL || !g_bytes_equal (kept, bytes))
    return FALSE;
  if (kind == BALIK_VERSION_OPENED && latest->kind != kind)
    mark_opened (latest);
  return TRUE;
}

static gboolean
add_locked (const char *root,
            const char *doc_id,
            BalikVersionKind kind,
            GBytes *bytes,
            const char *digest,
            gint64 now,
            const BalikKeptLimits *limits,
            GError **error)
{
  g_autoptr (GPtrArray) versions = balik_versions_list (doc_id, error);
  const BalikVersion *latest;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (versions == NULL)
    return FALSE;
  latest = versions->len > 0 ? g_ptr_array_index (versions, 0) : NULL;
  if (latest != NULL && strcmp (latest->digest, digest) != 0)
    latest = NULL;
  if (latest != NULL && is_kept (latest, kind, bytes))
    return TRUE;

  if (latest != NULL && latest->kind == BALIK_VERSION_OPENED)
    kind = BALIK_VERSION_OPENED;
  name = make_name (find_next_number (root), kind, now, digest);
  path = g_build_filename (root, doc_id, name, NULL);
  if (!write_version (path, bytes, error))
    return FALSE;
  /* The same content in other bytes, or damaged: one of them is enough. */
  if (latest != NULL)
    balik_io_unlink (latest->path);

  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = balik_versions_list (doc_id, error);
  if (versions == NULL)
    return FALSE;
  thin_by_age (versions, limits);
  thin_by_size (versions, limits->plan_bytes);
  thin_all (root, limits->all_bytes);
  return TRUE;
}

/**
 * balik_kept_add:
 * @doc_id: the id of a plan
 * @kind: why it is kept
 * @bytes: the file as it was read or written
 * @digest: the content digest of the plan in it
 * @now: what the clock says, in seconds since 1970 UTC
 * @limits: what stays of older versions
 * @error: why not
 *
 * Keeps a version, down to the disk, and takes away what need not stay any
 * more. What is the same as the latest is not kept twice.
 *
 * Returns: whether it is kept
 */
gboolean
balik_kept_add (const char *doc_id,
                BalikVersionKind kind,
                GBytes *bytes,
                const char *digest,
                gint64 now,
                const BalikKeptLimits *limits,
                GError **error)
{
  g_autofree char *folder = balik_kept_dup_folder (doc_id, error);
  g_autofree char *root = balik_kept_dup_root ();
  gboolean is_there;
  int lock;

  if (folder == NULL)
    return FALSE;
  if (!balik_own_folder_ensure (folder))
    return balik_file_fail (folder, errno, TRUE, error);
  lock = take_lock (root, error);
  if (lock < 0)
    return FALSE;
  clear_unfinished (folder);
  is_there = add_locked (root, doc_id, kind, bytes, digest, now, limits, error);
  balik_io_close (lock);
  return is_there;
}
