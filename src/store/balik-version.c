/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-version.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-kept.h"
#include "balik-plan-file.h"

/*
 * The name of a copy says all that is listed, so that no index can be wrong:
 * NUMBER-KIND-SECONDS-DIGEST.balik
 */
#define ENDING ".balik"
#define N_PARTS 4

/**
 * balik_version_free:
 * @self: (transfer full): a version
 *
 * Frees it. The copy stays.
 */
void
balik_version_free (BalikVersion *self)
{
  g_free (self->path);
  g_free (self->digest);
  g_free (self);
}

static gboolean
read_name (BalikVersion *self, const char *name)
{
  g_autofree char *stem = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_str_has_suffix (name, ENDING))
    return FALSE;
  stem = g_strndup (name, strlen (name) - strlen (ENDING));
  parts = g_strsplit (stem, "-", N_PARTS + 1);
  if (g_strv_length (parts) != N_PARTS || !balik_digest_is_valid (parts[3])
      || !g_ascii_string_to_unsigned (parts[0], 10, 1, G_MAXINT64, &self->number, NULL)
      || !g_ascii_string_to_signed (parts[2], 10, 0, G_MAXINT64, &self->modified, NULL))
    return FALSE;
  if (strcmp (parts[1], "opened") == 0)
    self->kind = BALIK_VERSION_OPENED;
  else if (strcmp (parts[1], "published") == 0)
    self->kind = BALIK_VERSION_PUBLISHED;
  else
    return FALSE;
  self->digest = g_strdup (parts[3]);
  return TRUE;
}

static BalikVersion *
look_at (const char *folder, const char *name)
{
  g_autoptr (BalikVersion) self = g_new0 (BalikVersion, 1);
  struct stat info;

  self->path = g_build_filename (folder, name, NULL);
  if (!read_name (self, name) || balik_io_lstat (self->path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  self->size = info.st_size;
  return g_steal_pointer (&self);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const BalikVersion *x = *(const BalikVersion *const *)a;
  const BalikVersion *y = *(const BalikVersion *const *)b;
  const int order = (x->number < y->number) - (x->number > y->number);

  return order != 0 ? order : strcmp (y->path, x->path);
}

/**
 * balik_versions_list:
 * @doc_id: the id of a plan, perhaps from a file
 * @error: why not
 *
 * Returns: (transfer full) (element-type BalikVersion): the versions of it that
 *     are kept on this computer, the latest first; none is no error
 */
GPtrArray *
balik_versions_list (const char *doc_id, GError **error)
{
  g_autofree char *folder = balik_kept_dup_folder (doc_id, error);
  g_autoptr (GPtrArray) versions
      = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_version_free);
  g_autoptr (GPtrArray) names = NULL;

  if (folder == NULL)
    return NULL;
  names = balik_io_list (folder);
  if (names == NULL && errno != ENOENT)
    {
      balik_file_fail (folder, errno, FALSE, error);
      return NULL;
    }
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      BalikVersion *version = look_at (folder, g_ptr_array_index (names, i));

      if (version != NULL)
        g_ptr_array_add (versions, version);
    }
  g_ptr_array_sort (versions, compare_numbers);
  return g_steal_pointer (&versions);
}

/**
 * balik_version_read:
 * @self: a version
 * @cancellable: (nullable): stops it
 * @error: why not
 *
 * Returns: (transfer full): the plan as it was then
 */
BalikPlan *
balik_version_read (const BalikVersion *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BalikPlanFile) file = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = NULL;
  BalikPlan *plan = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  name = balik_file_dup_shown_name (self->path);
  file = balik_plan_file_read (self->path, cancellable, &reason);
  if (file != NULL)
    plan = balik_plan_rows_build (file->rows, name, &reason);
  if (plan != NULL)
    return plan;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, BALIK_STORE_ERROR, reason->code,
                 /* Translators: %s is a whole sentence with the reason */
                 _ ("This version cannot be opened any more. %s"), reason->message);
  return NULL;
}

/**
 * balik_versions_forget:
 * @doc_id: the id of a plan
 * @error: why not
 *
 * Takes away all that is kept of the plan beside its file and open windows:
 * its versions, and what else is in their folder.
 *
 * Returns: whether nothing is left
 */
gboolean
balik_versions_forget (const char *doc_id, GError **error)
{
  g_autofree char *folder = balik_kept_dup_folder (doc_id, error);
  g_autoptr (GPtrArray) names = folder != NULL ? balik_io_list (folder) : NULL;

  if (folder == NULL)
    return FALSE;
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      balik_io_unlink (path);
    }
  if (balik_io_rmdir (folder) == 0 || errno == ENOENT)
    return TRUE;
  return balik_file_fail (folder, errno, TRUE, error);
}
