/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-copy.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-file-io.h"
#include "balik-plan-file.h"
#include "balik-plan-target.h"
#include "balik-rows-share.h"
#include "balik-store-private.h"
#include "balik-work-folder.h"

/* Other plans that begin as this one is now: files, and one without a file. */

typedef struct
{
  BalikPlanRows *rows;
  char *path;
  char *words;
} CopyData;

static void
copy_data_free (gpointer data)
{
  CopyData *copy = data;

  g_clear_pointer (&copy->rows, balik_plan_rows_free);
  g_free (copy->path);
  g_free (copy->words);
  g_free (copy);
}

static gboolean
write_rows (const BalikPlanRows *rows, const char *path, GError **error)
{
  g_autofree char *resolved = balik_file_resolve (path, error);
  g_autofree char *name = balik_file_dup_shown_name (path);
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();
  g_autofree char *written = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikLock) lock = NULL;
  const BalikPlanTarget target = { .path = resolved, .may_replace = TRUE, .is_first = TRUE };
  BalikPlanPublished published;

  if (resolved == NULL)
    return FALSE;
  if (!balik_lock_take_for_file (resolved, &lock, error))
    return FALSE;
  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  meta->revision = 1;
  bytes = balik_plan_file_make_bytes (rows, meta, name, error);
  written = bytes != NULL ? balik_plan_file_publish (bytes, &target, &published, error) : NULL;
  return written != NULL;
}

/**
 * balik_store_write_plan:
 * @plan: a plan
 * @file: where it goes; a file that is there is replaced
 * @error: why it is not written
 *
 * Writes a plan into a file at once: no working copy stays behind. A file that
 * is open on this computer is left alone.
 *
 * Returns: whether it is there
 */
gboolean
balik_store_write_plan (BalikPlan *plan, GFile *file, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (BalikPlanRows) rows = NULL;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = balik_store_dup_path (file, error);
  if (path == NULL)
    return FALSE;
  rows = balik_plan_rows_new_from_plan (plan);
  return write_rows (rows, path, error);
}

/**
 * balik_store_dup_removed_words:
 * @self: a store
 *
 * Returns: (transfer full): what a copy to share would lack of the plan as it is
 *     now, in whole sentences
 */
char *
balik_store_dup_removed_words (BalikStore *self)
{
  g_autoptr (BalikPlanRows) rows = NULL;

  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  rows = balik_plan_rows_new_from_plan (self->plan);
  return balik_plan_rows_take_names_out (rows);
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const CopyData *copy = data;
  GError *error = NULL;

  if (write_rows (copy->rows, copy->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * balik_store_copy_async:
 * @self: a store
 * @file: a file that the user chose, and agreed to replace if it is there
 * @kind: what goes into it
 * @cancellable: (nullable): stops it
 * @cb: called when it is done
 * @data: for @cb
 *
 * Writes the plan as it is now into another file, as a new plan. The store goes
 * on with its own.
 */
void
balik_store_copy_async (BalikStore *self,
                        GFile *file,
                        BalikCopyKind kind,
                        GCancellable *cancellable,
                        GAsyncReadyCallback cb,
                        gpointer data)
{
  g_autoptr (GTask) task = NULL;
  CopyData *copy;
  GError *error = NULL;

  g_return_if_fail (BALIK_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, cb, data);
  g_task_set_source_tag (task, balik_store_copy_async);
  copy = g_new0 (CopyData, 1);
  g_task_set_task_data (task, copy, copy_data_free);
  copy->path = balik_store_dup_path (file, &error);
  if (copy->path == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  copy->rows = balik_plan_rows_new_from_plan (self->plan);
  if (kind == BALIK_COPY_TO_SHARE)
    copy->words = balik_plan_rows_take_names_out (copy->rows);
  g_task_run_in_thread (task, copy_in_thread);
}

/**
 * balik_store_copy_finish:
 * @self: a store
 * @result: what the callback got
 * @words: (out) (optional) (nullable) (transfer full): what is worth telling, in whole
 *     sentences: of a copy to share, what was taken out
 * @error: why it is not there
 *
 * Returns: whether the copy is there
 */
gboolean
balik_store_copy_finish (BalikStore *self, GAsyncResult *result, char **words, GError **error)
{
  CopyData *copy;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (words != NULL)
    *words = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  copy = g_task_get_task_data (G_TASK (result));
  if (words != NULL)
    *words = g_steal_pointer (&copy->words);
  return TRUE;
}

static void
duplicate_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const CopyData *copy = data;
  GError *error = NULL;
  BalikPlan *plan = balik_plan_rows_build (copy->rows, copy->words, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* "Name (copy)", without the ending of a file. */
static char *
make_copy_name (BalikStore *self)
{
  g_autofree char *stem = g_strdup (self->name);

  if (g_str_has_suffix (stem, ".balik"))
    stem[strlen (stem) - strlen (".balik")] = '\0';
  /* Translators: %s is the name of a plan */
  return g_strdup_printf (_ ("%s (copy)"), stem);
}

/**
 * balik_store_duplicate_async:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @cb: called when it is done
 * @data: for @cb
 *
 * Begins a new plan without a file, with an id of its own, that holds what this
 * one holds now.
 */
void
balik_store_duplicate_async (BalikStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback cb,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;
  CopyData *copy;

  g_return_if_fail (BALIK_IS_STORE (self));

  task = g_task_new (self, cancellable, cb, data);
  g_task_set_source_tag (task, balik_store_duplicate_async);
  copy = g_new0 (CopyData, 1);
  g_task_set_task_data (task, copy, copy_data_free);
  copy->rows = balik_plan_rows_new_from_plan (self->plan);
  copy->words = make_copy_name (self);
  g_task_run_in_thread (task, duplicate_in_thread);
}

/**
 * balik_store_duplicate_finish:
 * @self: a store
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full): the store of the new plan
 */
BalikStore *
balik_store_duplicate_finish (BalikStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (BalikPlan) plan = NULL;
  BalikStore *store;
  const CopyData *copy;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  copy = g_task_get_task_data (G_TASK (result));
  plan = g_task_propagate_pointer (G_TASK (result), error);
  if (plan == NULL)
    return NULL;
  store = balik_store_new_for_plan (plan, copy->words);
  balik_store_set_keeps_nothing (store, self->keeps_nothing);
  return store;
}
