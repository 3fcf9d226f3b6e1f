/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-repair.h"

#include "balik-file-io.h"
#include "balik-plan-file.h"
#include "balik-store-private.h"
#include "balik-work-folder.h"

/* Plans from files that do not open. The file itself is never written. */

/* Where a plan comes from: a file that does not open, and perhaps a copy that does. */
typedef struct
{
  GFile *file;
  GFile *copy;
  char *note;
} Source;

typedef struct
{
  BalikPlan *plan;
  GPtrArray *notes;
} Saved;

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  g_clear_object (&saved->plan);
  g_clear_pointer (&saved->notes, g_ptr_array_unref);
  g_free (saved);
}

static void
source_free (gpointer data)
{
  Source *source = data;

  g_object_unref (source->file);
  g_clear_object (&source->copy);
  g_free (source->note);
  g_free (source);
}

/**
 * balik_store_check:
 * @file: a plan
 * @is_recovered: (out): whether it opens as a recovered copy
 * @notes: (out) (transfer full) (element-type utf8): what was left out, or is
 *     not known here, in whole sentences
 * @error: why it does not open; that it is open already
 *
 * Returns: whether it opens
 */
gboolean
balik_store_check (GFile *file, gboolean *is_recovered, GPtrArray **notes, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *resolved = NULL;
  g_autofree char *name = NULL;
  g_autoptr (BalikLock) lock = NULL;
  g_autoptr (BalikPlanFile) content = NULL;
  g_autoptr (BalikPlan) plan = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (is_recovered != NULL, FALSE);
  g_return_val_if_fail (notes != NULL, FALSE);

  path = balik_store_dup_path (file, error);
  resolved = path != NULL ? balik_file_resolve (path, error) : NULL;
  if (resolved == NULL)
    return FALSE;
  if (!balik_lock_take_for_file (resolved, &lock, error))
    return FALSE;
  content = balik_plan_file_read (resolved, NULL, error);
  name = balik_file_dup_shown_name (path);
  plan = content != NULL ? balik_plan_rows_build (content->rows, name, error) : NULL;
  if (plan == NULL)
    return FALSE;
  *is_recovered = content->outcome == BALIK_PLAN_REPAIRED;
  *notes = g_steal_pointer (&content->notes);
  return TRUE;
}

/* A plan that keeps every rule needs no mending, whoever changed it. */
static Saved *
save_plan (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = balik_store_dup_path (file, error);
  g_autofree char *resolved = path != NULL ? balik_file_resolve (path, error) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (BalikPlanFile) content = NULL;
  BalikPlan *plan = NULL;
  Saved *saved;

  if (resolved == NULL)
    return NULL;
  name = balik_file_dup_shown_name (path);
  content = balik_plan_file_read_with (resolved, BALIK_PLAN_READ_AS_IT_IS, cancellable, NULL);
  if (content != NULL)
    plan = balik_plan_rows_build (content->rows, name, NULL);
  if (plan == NULL)
    {
      g_clear_pointer (&content, balik_plan_file_free);
      content = balik_plan_file_salvage (resolved, cancellable, error);
      plan = content != NULL ? balik_plan_rows_build (content->rows, name, error) : NULL;
    }
  if (plan == NULL)
    return NULL;
  saved = g_new0 (Saved, 1);
  saved->plan = plan;
  saved->notes = g_steal_pointer (&content->notes);
  return saved;
}

/**
 * balik_store_salvage_plan:
 * @file: a plan that does not open
 * @notes: (out) (transfer full) (element-type utf8): what was left out or mended, in
 *     whole sentences; none where nothing had to be
 * @error: why nothing of it could be saved
 *
 * Returns: (transfer full): what could be saved, which keeps every rule
 */
BalikPlan *
balik_store_salvage_plan (GFile *file, GPtrArray **notes, GError **error)
{
  Saved *saved;
  BalikPlan *plan;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (notes != NULL, NULL);

  saved = save_plan (file, NULL, error);
  if (saved == NULL)
    return NULL;
  plan = g_steal_pointer (&saved->plan);
  *notes = g_steal_pointer (&saved->notes);
  saved_free (saved);
  return plan;
}

/* The plan is a new one: nothing is ever written over what it was saved from. */
static BalikStore *
take_saved (Saved *saved, GFile *file, GPtrArray **notes)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = balik_store_worker_dup_recovered_name (path);
  BalikStore *store = balik_store_new_for_plan (saved->plan, name);

  store->is_recovered = TRUE;
  if (notes != NULL)
    *notes = g_ptr_array_ref (saved->notes);
  balik_store_take_reading_notes (store, g_steal_pointer (&saved->notes));
  saved_free (saved);
  return store;
}

/**
 * balik_store_repair:
 * @file: a plan that does not open
 * @notes: (out) (optional) (transfer full) (element-type utf8): what was left out or
 *     mended, in whole sentences
 * @error: why nothing of it could be saved
 *
 * As balik_store_repair_async(), but waits.
 *
 * Returns: (transfer full): the store of a new plan without a file
 */
BalikStore *
balik_store_repair (GFile *file, GPtrArray **notes, GError **error)
{
  Saved *saved;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  saved = save_plan (file, NULL, error);
  return saved != NULL ? take_saved (saved, file, notes) : NULL;
}

static Saved *
read_copy (const Source *from, GError **error)
{
  GPtrArray *notes = NULL;
  BalikPlan *plan = balik_store_read_plan (from->copy, &notes, error);
  Saved *saved;

  if (plan == NULL)
    return NULL;
  saved = g_new0 (Saved, 1);
  saved->plan = plan;
  saved->notes = notes;
  g_ptr_array_insert (saved->notes, 0, g_strdup (from->note));
  return saved;
}

static void
repair_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Source *from = data;
  GError *error = NULL;
  Saved *saved
      = from->copy != NULL ? read_copy (from, &error) : save_plan (from->file, cancellable, &error);

  if (saved != NULL)
    g_task_return_pointer (task, saved, saved_free);
  else
    g_task_return_error (task, error);
}

static void
run (gpointer tag,
     GFile *file,
     GFile *copy,
     const char *note,
     GCancellable *cancellable,
     GAsyncReadyCallback cb,
     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, cb, data);
  Source *source = g_new0 (Source, 1);

  source->file = g_object_ref (file);
  g_set_object (&source->copy, copy);
  source->note = g_strdup (note);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, source, source_free);
  g_task_run_in_thread (task, repair_in_thread);
}

/**
 * balik_store_repair_async:
 * @file: a plan that does not open
 * @cancellable: (nullable): stops it
 * @cb: called when it is done
 * @data: for @cb
 *
 * Saves what can be saved of a plan, as a new plan without a file: one that
 * somebody changed is taken as it is, if it keeps every rule; of a damaged one
 * the rows are looked for. The file stays as it is.
 */
void
balik_store_repair_async (GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback cb,
                          gpointer data)
{
  g_return_if_fail (G_IS_FILE (file));

  run (balik_store_repair_async, file, NULL, NULL, cancellable, cb, data);
}

/**
 * balik_store_open_copy_async:
 * @file: a plan that does not open
 * @copy: a copy of it that does
 * @note: a whole sentence that says what the copy lacks
 * @cb: called when it is done
 * @data: for @cb
 *
 * As balik_store_repair_async(), but the plan is that of the copy.
 */
void
balik_store_open_copy_async (GFile *file,
                             GFile *copy,
                             const char *note,
                             GAsyncReadyCallback cb,
                             gpointer data)
{
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (G_IS_FILE (copy));
  g_return_if_fail (note != NULL);

  run (balik_store_open_copy_async, file, copy, note, NULL, cb, data);
}

/**
 * balik_store_repair_finish:
 * @result: what the callback got
 * @notes: (out) (optional) (transfer full) (element-type utf8): what was left out or
 *     mended, in whole sentences
 * @error: why nothing of it could be saved
 *
 * Returns: (transfer full): the store of a new plan without a file
 */
BalikStore *
balik_store_repair_finish (GAsyncResult *result, GPtrArray **notes, GError **error)
{
  const Source *source;
  Saved *saved;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  source = g_task_get_task_data (G_TASK (result));
  saved = g_task_propagate_pointer (G_TASK (result), error);
  return saved != NULL ? take_saved (saved, source->file, notes) : NULL;
}
