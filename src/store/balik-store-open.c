/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-private.h"

#include <glib/gi18n.h>

#include "balik-file-io.h"
#include "balik-work-folder.h"

/* From files and plans to stores. */

typedef struct
{
  BalikPlan *plan;
  BalikActs *acts;
  BalikPlanFile *file;
  BalikStoreWorker *worker;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_clear_object (&opened->plan);
  g_clear_pointer (&opened->acts, balik_acts_free);
  g_clear_pointer (&opened->file, balik_plan_file_free);
  g_clear_pointer (&opened->worker, balik_store_worker_free);
  g_free (opened);
}

/* For friends: only a file that has a path can be put into place in one step. */
char *
balik_store_dup_path (GFile *file, GError **error)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    g_set_error_literal (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IO,
                         _ ("Plans can only be kept in the folders of this computer."));
  return path;
}

/* For friends: takes over the notes. */
void
balik_store_take_reading_notes (BalikStore *self, GPtrArray *notes)
{
  g_ptr_array_unref (self->reading_notes);
  self->reading_notes = notes;
}

static Opened *
open_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = balik_store_dup_path (file, error);
  BalikStoreWorker *worker;
  BalikPlan *plan = NULL;
  BalikActs *acts = NULL;
  BalikPlanFile *read = NULL;
  Opened *opened;

  if (path == NULL)
    return NULL;
  /* A Balik that was stopped may have left what undo needs in its working copy. */
  balik_store_settle_left ();
  worker = balik_store_worker_new_for_file (path, &plan, &acts, &read, cancellable, error);
  if (worker == NULL)
    return NULL;
  opened = g_new0 (Opened, 1);
  opened->plan = plan;
  opened->acts = acts;
  opened->file = read;
  opened->worker = worker;
  return opened;
}

static BalikStore *
take_opened (Opened *opened)
{
  BalikStore *self = balik_store_new_with_worker (opened->plan, opened->acts,
                                                  g_steal_pointer (&opened->worker), 0);

  self->is_newer = opened->file->outcome == BALIK_PLAN_NEWER;
  self->is_recovered = opened->file->outcome == BALIK_PLAN_REPAIRED;
  balik_store_take_reading_notes (self, g_steal_pointer (&opened->file->notes));
  opened_free (opened);
  return self;
}

/**
 * balik_store_new_for_plan:
 * @plan: a plan that no store keeps yet
 * @suggested_name: its name until it has a file, to be shown
 *
 * Keeps a plan in a working copy until balik_store_publish_to_async() gives it a file.
 *
 * Returns: (transfer full): its store
 */
BalikStore *
balik_store_new_for_plan (BalikPlan *plan, const char *suggested_name)
{
  BalikStore *self;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (suggested_name != NULL, NULL);

  self = balik_store_new_with_worker (plan, NULL, balik_store_worker_new (suggested_name), 0);
  balik_store_start (self);
  return self;
}

/**
 * balik_store_open:
 * @file: a plan
 * @error: why it is not opened
 *
 * As balik_store_open_async(), but waits.
 *
 * Returns: (transfer full): its store
 */
BalikStore *
balik_store_open (GFile *file, GError **error)
{
  Opened *opened;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  opened = open_file (file, NULL, error);
  return opened != NULL ? take_opened (opened) : NULL;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Opened *opened = open_file (data, cancellable, &error);

  if (opened != NULL)
    g_task_return_pointer (task, opened, opened_free);
  else
    g_task_return_error (task, error);
}

/**
 * balik_store_open_async:
 * @file: a plan
 * @cancel: (nullable): stops it
 * @cb: called when it is done
 * @data: for @cb
 *
 * Opens a plan. The file and whatever lies beside it stay as they are until
 * something is changed. A plan whose file holds more than a plan's tables is
 * opened without the rest, as a recovered copy without a file.
 */
void
balik_store_open_async (GFile *file, GCancellable *cancel, GAsyncReadyCallback cb, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancel, cb, data);
  g_task_set_source_tag (task, balik_store_open_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * balik_store_open_finish:
 * @result: what the callback got
 * @error: why it is not opened
 *
 * Returns: (transfer full): its store
 */
BalikStore *
balik_store_open_finish (GAsyncResult *result, GError **error)
{
  Opened *opened;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  opened = g_task_propagate_pointer (G_TASK (result), error);
  return opened != NULL ? take_opened (opened) : NULL;
}

/**
 * balik_store_get_reading_notes:
 * @self: a store
 *
 * Of a recovered plan, they tell what was left out or mended; of one that a
 * newer Balik wrote, what a copy made by this one cannot hold.
 *
 * Returns: (transfer none) (element-type utf8): what became of the plan when it
 *     was read, in whole sentences to be shown; none where it is what was saved
 */
GPtrArray *
balik_store_get_reading_notes (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->reading_notes;
}

/**
 * balik_store_is_recovered:
 * @self: a store
 *
 * A recovered plan has no file until its owner chooses one, so that nothing is
 * written over what it was read from.
 *
 * Returns: whether the plan is not quite what the file that was read held
 */
gboolean
balik_store_is_recovered (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), FALSE);

  return self->is_recovered;
}

/**
 * balik_store_is_newer:
 * @self: a store
 *
 * Returns: whether a newer Balik wrote the file, and lets this one read but not
 *     change it
 */
gboolean
balik_store_is_newer (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), FALSE);

  return self->is_newer;
}

/**
 * balik_store_read_plan:
 * @file: a plan
 * @notes: (out) (optional) (transfer full) (element-type utf8): what was left
 *     out, or is not known here, in whole sentences
 * @error: why it is not read
 *
 * Reads a plan that is not to be changed: no working copy, no lock.
 *
 * Returns: (transfer full): the plan
 */
BalikPlan *
balik_store_read_plan (GFile *file, GPtrArray **notes, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *resolved = NULL;
  g_autofree char *name = NULL;
  g_autoptr (BalikPlanFile) content = NULL;
  BalikPlan *plan;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = balik_store_dup_path (file, error);
  resolved = path != NULL ? balik_file_resolve (path, error) : NULL;
  content = resolved != NULL ? balik_plan_file_read (resolved, NULL, error) : NULL;
  if (content == NULL)
    return NULL;
  name = balik_file_dup_shown_name (path);
  plan = balik_plan_rows_build (content->rows, name, error);
  if (plan != NULL && notes != NULL)
    *notes = g_steal_pointer (&content->notes);
  return plan;
}
