/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-good-copy.h"

#include "balik-file-io.h"
#include "balik-io.h"
#include "balik-plan-file.h"
#include "balik-plan-target.h"
#include "balik-version.h"

/**
 * balik_good_copy_free:
 * @self: (transfer full): a copy
 *
 * Frees it. The file stays.
 */
void
balik_good_copy_free (BalikGoodCopy *self)
{
  g_object_unref (self->file);
  g_free (self);
}

static void
add_copy (GPtrArray *copies, const char *path, gint64 modified, gboolean is_beside)
{
  BalikGoodCopy *copy = g_new0 (BalikGoodCopy, 1);

  copy->file = g_file_new_for_path (path);
  copy->modified = modified;
  copy->is_beside = is_beside;
  g_ptr_array_add (copies, copy);
}

/* Which plan it is, or was. */
static char *
find_doc_id (const char *path)
{
  g_autoptr (BalikPlanFile) content
      = balik_plan_file_read_with (path, BALIK_PLAN_READ_AS_IT_IS, NULL, NULL);

  if (content == NULL)
    content = balik_plan_file_salvage (path, NULL, NULL);
  return content != NULL ? g_strdup (content->meta->doc_uuid) : NULL;
}

/* The copy beside the file; its plan's id where that of the file is lost. */
static void
add_beside (GPtrArray *copies, const char *path, char **doc_id)
{
  g_autofree char *beside = balik_plan_file_dup_backup_path (path);
  g_autoptr (BalikPlanFile) content = NULL;
  struct stat info;

  if (balik_io_stat (beside, &info) != 0)
    return;
  content = balik_plan_file_read (beside, NULL, NULL);
  if (content == NULL)
    return;
  add_copy (copies, beside, (gint64)info.st_mtime, TRUE);
  if (*doc_id == NULL)
    *doc_id = g_strdup (content->meta->doc_uuid);
}

/* The latest version that opens. */
static void
add_kept (GPtrArray *copies, const char *doc_id)
{
  g_autoptr (GPtrArray) versions = doc_id != NULL ? balik_versions_list (doc_id, NULL) : NULL;

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const BalikVersion *version = g_ptr_array_index (versions, i);
      g_autoptr (BalikPlanFile) content = balik_plan_file_read (version->path, NULL, NULL);

      if (content == NULL)
        continue;
      add_copy (copies, version->path, version->modified, FALSE);
      return;
    }
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const BalikGoodCopy *x = *(const BalikGoodCopy *const *)a;
  const BalikGoodCopy *y = *(const BalikGoodCopy *const *)b;

  return (x->modified < y->modified) - (x->modified > y->modified);
}

/**
 * balik_good_copies_find:
 * @file: a plan that does not open
 *
 * Looks for copies of it that do: the latest version that this computer keeps,
 * and the one that is left beside a plan on a stick. For threads.
 *
 * Returns: (transfer full) (element-type BalikGoodCopy): the latest first
 */
GPtrArray *
balik_good_copies_find (GFile *file)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_good_copy_free);
  g_autofree char *path = NULL;
  g_autofree char *resolved = NULL;
  g_autofree char *doc_id = NULL;

  g_return_val_if_fail (G_IS_FILE (file), copies);

  path = g_file_get_path (file);
  resolved = path != NULL ? balik_file_resolve (path, NULL) : NULL;
  if (resolved == NULL)
    return copies;
  doc_id = find_doc_id (resolved);
  add_beside (copies, resolved, &doc_id);
  add_kept (copies, doc_id);
  g_ptr_array_sort (copies, compare_age);
  return copies;
}
