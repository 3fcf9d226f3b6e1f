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

/* For the commands: writes a plan; says why not. */
int
balik_cli_write_plan (BalikPlan *plan, const char *path, gboolean may_replace)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;

  if (!may_replace && has_content (path))
    {
      /* Translators: %s is a file name; --force is typed as it stands */
      g_printerr (_ ("balik: There is a file “%s” already, and it was left as it is. Give another "
                     "name, or --force to replace it."),
                  path);
      g_printerr ("\n");
      return BALIK_EXIT_FAILED;
    }
  if (!balik_store_write_plan (plan, file, &error))
    return balik_cli_fail (error);
  return BALIK_EXIT_DONE;
}

/* balik import [-f] IN.json OUT.balik */
int
balik_cli_import (const char *name, int argc, char **argv)
{
  gboolean force = FALSE;
  const GOptionEntry entries[]
      = { { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_ ("Replace a file that is there"), NULL },
          { NULL } };
  g_autoptr (BalikPlan) plan = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 2, 2))
    return BALIK_EXIT_USAGE;
  plan = balik_cli_load_plan (argv[1]);
  return plan != NULL ? balik_cli_write_plan (plan, argv[2], force) : BALIK_EXIT_FAILED;
}

/* balik export IN.balik [-o OUT.json] */
int
balik_cli_export (const char *name, int argc, char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
                                     N_ ("Write here instead of to standard output"), "FILE" },
                                   { NULL } };
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 1))
    return BALIK_EXIT_USAGE;
  if (!balik_cli_check_output (argv[1], output))
    return BALIK_EXIT_FAILED;
  plan = balik_cli_load_plan (argv[1]);
  if (plan == NULL)
    return BALIK_EXIT_FAILED;
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
