/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "report-fixture.h"

/* What is in the PDF, read back with another program. */

static void
name_thai (JsonObject *plan)
{
  json_object_set_string_member (plan, "title", "ชุดนักเรียนกลับมา");
}

static void
name_lao (JsonObject *plan)
{
  json_object_set_string_member (plan, "title", "ຊຸດນັກຮຽນກັບຄືນມາ");
}

static BalikReport *
new_report (ReportFixtureEdit edit, const char *locale)
{
  g_autofree char *path = report_fixture_dup_example ("lease-school-uniforms.json");
  g_autoptr (BalikPlan) plan = report_fixture_load (path, edit);

  return report_fixture_new (plan, locale, BALIK_PAPER_A4);
}

static GBytes *
write_pdf (BalikReport *report)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (balik_report_write_pdf (report, stream, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
read_pdf (GBytes *bytes, const char *program, const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;

  /* From standard input to standard output. */
  g_strv_builder_add (builder, program);
  if (option != NULL)
    g_strv_builder_add (builder, option);
  g_strv_builder_add (builder, "-");
  if (strcmp (program, "pdftotext") == 0)
    g_strv_builder_add (builder, "-");
  arguments = g_strv_builder_end (builder);
  process
      = g_subprocess_newv ((const char *const *)arguments,
                           G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, bytes, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_fail_printf ("“%s” is not in: %s", words, text);
}

static void
test_says_finding (void)
{
  g_autoptr (BalikReport) report = new_report (NULL, "en_US");
  g_autoptr (GBytes) bytes = write_pdf (report);
  g_autofree char *text = read_pdf (bytes, "pdftotext", "-layout");

  assert_says (text, "Pays back in month 30 and needs 136 million kip before it does.");
  assert_says (text, "Uniform set");
  assert_says (text, "1,839.9");
  assert_says (text, "Loan officer, date");
}

static void
test_says_thai (void)
{
  g_autoptr (BalikReport) report = new_report (name_thai, "th_TH");
  g_autoptr (GBytes) bytes = write_pdf (report);
  g_autofree char *text = read_pdf (bytes, "pdftotext", "-layout");

  assert_says (text, "ชุดนักเรียนกลับมา");
  assert_says (text, "2570");
}

static void
test_says_lao (void)
{
  g_autoptr (BalikReport) report = new_report (name_lao, "lo_LA");
  g_autoptr (GBytes) bytes = write_pdf (report);
  g_autofree char *text = read_pdf (bytes, "pdftotext", "-layout");

  assert_says (text, "ຊຸດນັກຮຽນກັບຄືນມາ");
}

static void
test_gives_same_bytes (void)
{
  g_autoptr (BalikReport) first = new_report (NULL, "en_US");
  g_autoptr (BalikReport) second = new_report (NULL, "en_US");
  g_autoptr (GBytes) bytes = write_pdf (first);
  g_autoptr (GBytes) same = write_pdf (first);
  g_autoptr (GBytes) again = write_pdf (second);

  g_assert_true (g_bytes_equal (bytes, same));
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, write_pdf (data), (GDestroyNotify)g_bytes_unref);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GBytes **bytes = data;

  *bytes = g_task_propagate_pointer (G_TASK (result), NULL);
}

/* A thread writes while this one draws. */
static void
test_writes_in_thread (void)
{
  g_autoptr (BalikReport) report = new_report (NULL, "en_US");
  g_autoptr (GBytes) bytes = write_pdf (report);
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, &other);
  g_autoptr (GBytes) meanwhile = NULL;

  g_task_set_task_data (task, balik_report_ref (report), (GDestroyNotify)balik_report_unref);
  g_task_run_in_thread (task, write_thread);
  meanwhile = write_pdf (report);
  while (other == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_bytes_equal (bytes, meanwhile));
  g_assert_true (g_bytes_equal (bytes, other));
}

static void
test_tells_only_the_day (void)
{
  g_autoptr (BalikReport) report = new_report (NULL, "en_US");
  g_autoptr (GBytes) bytes = write_pdf (report);
  g_autofree char *info = read_pdf (bytes, "pdfinfo", "-isodates");

  assert_says (info, "School uniforms that come back");
  assert_says (info, "2026-11-24");
  g_assert_null (strstr (info, "Author"));
}

static void
test_embeds_fonts (void)
{
  g_autoptr (BalikReport) report = new_report (name_lao, "lo_LA");
  g_autoptr (GBytes) bytes = write_pdf (report);
  g_autofree char *fonts = read_pdf (bytes, "pdffonts", NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL; i++)
    /* The columns are: embedded, subset, with a table of characters. */
    if (strstr (lines[i], "yes yes yes") == NULL)
      g_test_fail_printf ("not embedded: %s", lines[i]);
}

static void
test_fails_with_stream (void)
{
  g_autoptr (BalikReport) report = new_report (NULL, "en_US");
  guint8 memory[64];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (memory, sizeof memory, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (balik_report_write_pdf (report, stream, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_setenv ("SOURCE_DATE_EPOCH", "1795478400", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pdf/says-finding", test_says_finding);
  g_test_add_func ("/report/pdf/says-thai", test_says_thai);
  g_test_add_func ("/report/pdf/says-lao", test_says_lao);
  g_test_add_func ("/report/pdf/gives-same-bytes", test_gives_same_bytes);
  g_test_add_func ("/report/pdf/writes-in-thread", test_writes_in_thread);
  g_test_add_func ("/report/pdf/tells-only-the-day", test_tells_only_the_day);
  g_test_add_func ("/report/pdf/embeds-fonts", test_embeds_fonts);
  g_test_add_func ("/report/pdf/fails-with-stream", test_fails_with_stream);

  return g_test_run ();
}
