/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-tasks.h"

#include <glib/gi18n.h>

#include "balik-text-fill.h"

/* Tables of a plan out to files and in from a file, in a thread. */

typedef struct
{
  BalikPlan *snapshot;
  GFile *file;
  GBytes *bytes;
  BalikCsvSettings settings;
  BalikCsvTable table;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->snapshot);
  g_object_unref (work->file);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_free (work);
}

/**
 * balik_csv_look_free:
 * @self: (transfer full): a file that was looked at
 *
 * Frees it.
 */
void
balik_csv_look_free (BalikCsvLook *self)
{
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->preview, balik_csv_preview_free);
  g_free (self->failure);
  g_free (self);
}

/* How a file was read of which nothing else is known. */
static BalikCsvForm
find_form (GBytes *bytes, const BalikCsvForm *form)
{
  g_autoptr (BalikCsvRows) rows = balik_csv_read (bytes, form, NULL);

  return rows != NULL ? balik_csv_rows_get_form (rows) : *form;
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  g_autoptr (GError) failure = NULL;
  BalikCsvLook *look;

  if (work->bytes != NULL)
    bytes = g_bytes_ref (work->bytes);
  else
    bytes = balik_csv_load_file (work->file, cancellable, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  look = g_new0 (BalikCsvLook, 1);
  look->preview = balik_csv_preview_new (work->snapshot, bytes, &work->settings, locale, &failure);
  look->form = look->preview != NULL ? balik_csv_preview_get_form (look->preview)
                                     : find_form (bytes, &work->settings.form);
  look->failure = failure != NULL ? g_strdup (failure->message) : NULL;
  look->bytes = g_steal_pointer (&bytes);
  g_task_return_pointer (task, look, (GDestroyNotify)balik_csv_look_free);
}

/**
 * balik_csv_look_async:
 * @snapshot: a copy of the plan, which nobody else uses meanwhile
 * @file: a table
 * @bytes: (nullable): what is in it, if it was read already
 * @settings: what the user decided
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Finds what a table would change in a plan.
 */
void
balik_csv_look_async (BalikPlan *snapshot,
                      GFile *file,
                      GBytes *bytes,
                      const BalikCsvSettings *settings,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->snapshot = g_object_ref (snapshot);
  work->file = g_object_ref (file);
  work->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  work->settings = *settings;
  g_task_set_source_tag (task, balik_csv_look_async);
  g_task_set_task_data (task, work, work_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, look_thread);
}

/**
 * balik_csv_look_finish:
 * @result: of balik_csv_look_async()
 * @error: why the file cannot be read
 *
 * Returns: (transfer full) (nullable): what was found
 */
BalikCsvLook *
balik_csv_look_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
write_table (BalikPlan *plan, BalikCsvTable table, GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes
      = balik_csv_export (plan, table, BALIK_CSV_EXPORT_MARK | BALIK_CSV_EXPORT_WORDS);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                                  error);
}

static GFile *
get_table_file (GFile *folder, BalikCsvTable table)
{
  g_autofree char *name = g_strconcat (balik_csv_table_get_name (table), ".csv", NULL);

  return g_file_get_child (folder, name);
}

/* Nobody was asked about files of a folder, so none of them is replaced. */
static gboolean
check_folder (GFile *folder, GError **error)
{
  for (BalikCsvTable table = 0; table < BALIK_CSV_N_TABLES; table++)
    {
      g_autoptr (GFile) file = get_table_file (folder, table);
      g_autofree char *name = NULL;
      g_autofree char *message = NULL;

      if (!g_file_query_exists (file, NULL))
        continue;
      name = g_file_get_basename (file);
      /* Translators: %s is the name of a file */
      message = balik_text_fill (_ ("No table was exported: “%s” is in this folder already. Choose "
                                    "or make another folder."),
                                 name, NULL);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (BalikPlan *plan, GFile *folder, GError **error)
{
  if (!check_folder (folder, error))
    return FALSE;
  for (BalikCsvTable table = 0; table < BALIK_CSV_N_TABLES; table++)
    {
      g_autoptr (GFile) file = get_table_file (folder, table);

      if (!write_table (plan, table, file, error))
        return FALSE;
    }
  return TRUE;
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  gboolean is_done;

  if (work->table < BALIK_CSV_N_TABLES)
    is_done = write_table (work->snapshot, work->table, work->file, &error);
  else
    is_done = write_all (work->snapshot, work->file, &error);
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * balik_csv_export_async:
 * @snapshot: a copy of the plan, which nobody else uses meanwhile
 * @table: a table, %BALIK_CSV_N_TABLES for all
 * @target: the file, or for all tables a folder in which none of them is yet
 * @callback: called when it is done
 * @data: for @callback
 *
 * Writes tables of a plan, with headings in the user's language.
 */
void
balik_csv_export_async (BalikPlan *snapshot,
                        BalikCsvTable table,
                        GFile *target,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Work *work = g_new0 (Work, 1);

  work->snapshot = g_object_ref (snapshot);
  work->file = g_object_ref (target);
  work->table = table;
  g_task_set_source_tag (task, balik_csv_export_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, export_thread);
}

/**
 * balik_csv_export_finish:
 * @result: of balik_csv_export_async()
 * @error: why not
 *
 * Returns: whether the tables are written
 */
gboolean
balik_csv_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
