/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report-tasks.h"

/* Writing of a report in a thread, into a file or to a printer. */

typedef struct
{
  BalikReport *report;
  GFile *file;
  GOutputStream *stream;
} ReportData;

static void
report_data_free (gpointer data)
{
  ReportData *task_data = data;

  balik_report_unref (task_data->report);
  g_clear_object (&task_data->file);
  g_clear_object (&task_data->stream);
  g_free (task_data);
}

static gboolean
save (const ReportData *data, GError **error)
{
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream
      = g_file_replace (data->file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);

  if (stream == NULL)
    return FALSE;
  if (balik_report_write_pdf (data->report, G_OUTPUT_STREAM (stream), error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);

  /* A cancelled close leaves the file that was there before. */
  g_cancellable_cancel (abandon);
  g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
  return FALSE;
}

static void
report_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const ReportData *task_data = data;
  GError *error = NULL;
  gboolean done;

  if (task_data->file != NULL)
    done = save (task_data, &error);
  else
    done = balik_report_write_pdf (task_data->report, task_data->stream, &error)
           && g_output_stream_close (task_data->stream, NULL, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run (gpointer tag,
     BalikReport *report,
     GFile *file,
     GOutputStream *stream,
     GAsyncReadyCallback callback,
     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  ReportData *task_data = g_new0 (ReportData, 1);

  task_data->report = balik_report_ref (report);
  g_set_object (&task_data->file, file);
  g_set_object (&task_data->stream, stream);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, task_data, report_data_free);
  g_task_run_in_thread (task, report_thread);
}

/**
 * balik_report_save_async:
 * @report: a report
 * @file: where it goes
 * @callback: called when it is written
 * @data: for @callback
 *
 * Writes a report into a PDF file. If that fails, a file that was there stays.
 */
void
balik_report_save_async (BalikReport *report,
                         GFile *file,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  run (balik_report_save_async, report, file, NULL, callback, data);
}

/**
 * balik_report_save_finish:
 * @result: of balik_report_save_async()
 * @error: why it could not be written
 *
 * Returns: whether it was written
 */
gboolean
balik_report_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * balik_report_send_async:
 * @report: a report
 * @stream: where it goes, as PDF; it is closed at the end
 * @callback: called when it is written
 * @data: for @callback
 *
 * Writes a report to a printer.
 */
void
balik_report_send_async (BalikReport *report,
                         GOutputStream *stream,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  run (balik_report_send_async, report, NULL, stream, callback, data);
}

/**
 * balik_report_send_finish:
 * @result: of balik_report_send_async()
 * @error: why it could not be written
 *
 * Returns: whether it was written
 */
gboolean
balik_report_send_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
