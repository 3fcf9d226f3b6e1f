/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/stat.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "balik-cli-private.h"
#include "balik-json-export.h"
#include "balik-store.h"
#include "balik-template.h"

/* Commands that make one file from another. */

/* An empty file is what mktemp leaves: nothing is lost with it. */
static gboolean
has_content (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && (!S_ISREG (info.st_mode) || info.st_size > 0);
}

/* Whether nothing is lost by writing there; says what is. */
gboolean
balik_cli_may_write (const char *path)
{
  if (!has_content (path))
    return TRUE;
  /* Translators: %s is a file name; --force is typed as it stands */
  g_printerr (_ ("balik: There is a file “%s” already, and it was left as it is. Give another "
                 "name, or --force to replace it."),
              path);
  g_printerr ("\n");
  return FALSE;
}

/* Writes a plan file; returns the exit code. */
int
balik_cli_write_plan (BalikPlan *plan, const char *path, gboolean may_replace)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;

  if (!may_replace && !balik_cli_may_write (path))
    return BALIK_EXIT_FAILED;
  if (!balik_store_write_plan (plan, file, &error))
    return balik_cli_fail (error);
  return BALIK_EXIT_DONE;
}

static void
clear_csv (BalikCliCsv *options)
{
  g_free (options->csv);
  g_free (options->table);
  g_free (options->encoding);
  g_free (options->separator);
  g_free (options->decimal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BalikCliCsv, clear_csv)

/* balik import [-f] IN.json OUT.balik
 * balik import [-f] --csv IN.csv PLAN OUT.balik */
int
balik_cli_import (const char *name, int argc, char **argv)
{
  g_auto (BalikCliCsv) csv = { 0 };
  const GOptionEntry entries[]
      = { { "force", 'f', 0, G_OPTION_ARG_NONE, &csv.force, N_ ("Replace a file that is there"),
            NULL },
          { "csv", 0, 0, G_OPTION_ARG_FILENAME, &csv.csv,
            N_ ("Change what this table says in PLAN, and write OUT.balik"), "IN.csv" },
          { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &csv.dry_run,
            N_ ("CSV: only print what would change"), NULL },
          { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &csv.skips_refused,
            N_ ("CSV: leave out what breaks a rule instead of importing nothing"), NULL },
          { "remove", 0, 0, G_OPTION_ARG_NONE, &csv.removes,
            N_ ("CSV: take away what is missing or empty in the file"), NULL },
          { "table", 0, 0, G_OPTION_ARG_STRING, &csv.table,
            N_ ("CSV: which table it is, if Balik did not write it"), "TABLE" },
          { "decimal", 0, 0, G_OPTION_ARG_STRING, &csv.decimal,
            N_ ("CSV: what begins decimals where that is not clear: point or comma"), "SIGN" },
          { "encoding", 0, 0, G_OPTION_ARG_STRING, &csv.encoding,
            N_ ("CSV: utf-8, utf-16le, utf-16be or windows-1252"), "NAME" },
          { "separator", 0, 0, G_OPTION_ARG_STRING, &csv.separator,
            N_ ("CSV: what stands between cells: comma, semicolon or tab"), "SIGN" },
          { NULL } };
  g_autoptr (BalikPlan) plan = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 2))
    return BALIK_EXIT_USAGE;
  if (argc != (csv.csv != NULL && csv.dry_run ? 2 : 3))
    {
      g_printerr ("%s\n", _ ("Usage: balik import IN.json OUT.balik\n"
                             "       balik import --csv IN.csv PLAN OUT.balik\n"
                             "       balik import --csv IN.csv --dry-run PLAN"));
      return BALIK_EXIT_USAGE;
    }
  if (csv.csv != NULL)
    return balik_cli_import_csv (argv[1], &csv, argc > 2 ? argv[2] : NULL);
  plan = balik_cli_load_plan (argv[1]);
  return plan != NULL ? balik_cli_write_plan (plan, argv[2], csv.force) : BALIK_EXIT_FAILED;
}

/* balik export IN.balik [-o OUT.json]
 * balik export IN.balik --csv TABLE [-o OUT.csv] */
int
balik_cli_export (const char *name, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_auto (BalikCliCsv) csv = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write here instead of to standard output"), "FILE" },
    { "csv", 0, 0, G_OPTION_ARG_STRING, &csv.csv,
      N_ ("Write a table as CSV: numbers, cards, materials, overheads, investments, grants, parts; "
          "or all, into a folder"),
      "TABLE" },
    { "no-bom", 0, 0, G_OPTION_ARG_NONE, &csv.no_mark,
      N_ ("CSV: leave out the mark by which spreadsheet programs know UTF-8"), NULL },
    { "words", 0, 0, G_OPTION_ARG_NONE, &csv.words,
      N_ ("CSV: put words of your language into the headings"), NULL },
    { NULL }
  };
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 1))
    return BALIK_EXIT_USAGE;
  if (!balik_cli_check_output (argv[1], output))
    return BALIK_EXIT_FAILED;
  plan = balik_cli_load_plan (argv[1]);
  if (plan == NULL)
    return BALIK_EXIT_FAILED;
  if (csv.csv != NULL)
    return balik_cli_export_csv (plan, &csv, output);
  bytes = balik_json_export (plan);
  return balik_cli_write (output, bytes) ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
}

/* balik templates */
int
balik_cli_templates (const char *name, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GPtrArray) templates = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 0, 0))
    return BALIK_EXIT_USAGE;
  templates = balik_templates_list ();
  for (guint i = 0; i < templates->len; i++)
    {
      const BalikTemplate *template = g_ptr_array_index (templates, i);

      g_print ("%-18s  %-10s  %s (%s)\n", template->id, template->model, template->title,
               template->place);
    }
  return templates->len > 0 ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
}

/* balik new [-f] --template ID -o OUT.balik */
int
balik_cli_new (const char *name, int argc, char **argv)
{
  gboolean force = FALSE;
  g_autofree char *template = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[]
      = { { "template", 't', 0, G_OPTION_ARG_STRING, &template,
            N_ ("The template to begin from; “balik templates” lists them"), "ID" },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The plan file to make"),
            "FILE" },
          { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_ ("Replace a file that is there"), NULL },
          { NULL } };
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 0, 0))
    return BALIK_EXIT_USAGE;
  if (template == NULL || output == NULL)
    {
      g_printerr ("%s\n", _ ("Usage: balik new --template ID -o OUT.balik"));
      return BALIK_EXIT_USAGE;
    }
  plan = balik_template_load (template, &error);
  return plan != NULL ? balik_cli_write_plan (plan, output, force) : balik_cli_fail (error);
}
