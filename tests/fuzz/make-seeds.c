/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "balik-json-import.h"
#include "balik-plan-file.h"
#include "balik-plan-serve.h"
#include "balik-reader-process.h"

/*
 * Where the fuzzers begin:
 *
 *   make-seeds FOLDER EXAMPLE.json…
 *
 * makes a folder for each target, with each example in the form of the target.
 */

static void
save (const char *folder, const char *target, const char *name, gconstpointer data, gsize size)
{
  g_autofree char *sub = g_build_filename (folder, target, NULL);
  g_autofree char *path = g_build_filename (sub, name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (sub, 0755);
  if (!g_file_set_contents (path, data, (gssize)size, &error))
    g_error ("%s", error->message);
}

static GBytes *
make_plan (GBytes *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = balik_json_import (json, NULL, &error);
  g_autoptr (BalikPlanRows) rows = NULL;
  g_autoptr (BalikPlanMeta) meta = balik_plan_meta_new ();
  GBytes *bytes;

  if (plan == NULL)
    g_error ("%s", error->message);
  rows = balik_plan_rows_new_from_plan (plan);
  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (rows);
  bytes = balik_plan_file_make_bytes (rows, meta, "Name", &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}

static void
save_stream (const char *folder, const char *name, GBytes *plan)
{
  g_autofree char *sub = g_build_filename (folder, "stream", NULL);
  g_autofree char *path = g_build_filename (sub, name, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (plan, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);
  int fd;

  g_mkdir_with_parents (sub, 0755);
  fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0 || !balik_plan_serve (copy, size, BALIK_READER_OPEN, "Name", fd))
    g_error ("The stream of %s could not be written.", name);
  close (fd);
}

static void
save_example (const char *folder, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) plan = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, &error))
    g_error ("%s", error->message);
  save (folder, "json", name, content, size);
  json = g_bytes_new (content, size);
  plan = make_plan (json);
  save (folder, "plan", name, g_bytes_get_data (plan, NULL), g_bytes_get_size (plan));
  save (folder, "salvage", name, g_bytes_get_data (plan, NULL), g_bytes_get_size (plan));
  save_stream (folder, name, plan);
}

/* The first byte chooses locale and kind. */
static void
save_numbers (const char *folder)
{
  static const char *const texts[] = {
    "1234",      "1.234,5", "1 234 567,8", "12,34,567", "-5%",       "1,5 juta", "Rp 15.000",
    "2*(3+4)/5", "1e6",     "๑๒๓.๔",       "2 ribu",    "$1,234.56", "1/3",      "10%",
    "2026-02",   "1'234.5", "−7",          "12 triệu",  "۱۲۳٫۴",     "(5)",      "50 rb",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strdup_printf ("%c%s", 'A' + (int)i, texts[i]);
      g_autofree char *name = g_strdup_printf ("%02u", i);

      save (folder, "number", name, text, strlen (text));
    }
}

/* The first two bytes choose encoding and separator. */
static void
save_tables (const char *folder)
{
  static const char *const texts[] = {
    "id,title,text\r\n1,\"A \"\"b\"\"\",\"two\nlines\"\r\n",
    "a;b;c\n1,5;2;3\n",
    "a\tb\n'=1+1\t-5\n",
    "\xef\xbb\xbf\"x\",\"y\"\r\n,\r\n",
    "sep=;\n1;2\n",
    "a,b\n1,2,3\n\n\"open",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strdup_printf ("%c%c%s", '0' + (int)i % 5, '0', texts[i]);
      g_autofree char *name = g_strdup_printf ("%02u", i);

      save (folder, "csv", name, text, strlen (text));
    }
}

int
main (int argc, char *argv[])
{
  if (argc < 3)
    g_error ("make-seeds FOLDER EXAMPLE.json…");
  for (int i = 2; i < argc; i++)
    save_example (argv[1], argv[i]);
  save_numbers (argv[1]);
  save_tables (argv[1]);
  return 0;
}
