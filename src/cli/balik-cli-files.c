/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-cli-private.h"
#include "balik-json-export.h"
#include "balik-store.h"
#include "balik-template.h"

/* Commands that make one file from another. */

static int
write_plan (BalikPlan *plan, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;

  if (!balik_store_write_plan (plan, file, &error))
    return balik_cli_fail (error);
  return BALIK_EXIT_DONE;
}

/* balik import IN.json OUT.balik */
int
balik_cli_import (const char *name, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (BalikPlan) plan = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 2, 2))
    return BALIK_EXIT_USAGE;
  plan = balik_cli_load_plan (argv[1]);
  return plan != NULL ? write_plan (plan, argv[2]) : BALIK_EXIT_FAILED;
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

/* balik new --template ID -o OUT.balik */
int
balik_cli_new (const char *name, int argc, char **argv)
{
  g_autofree char *template = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[]
      = { { "template", 't', 0, G_OPTION_ARG_STRING, &template,
            N_ ("The template to begin from; “balik templates” lists them"), "ID" },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The plan file to make"),
            "FILE" },
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
  return plan != NULL ? write_plan (plan, output) : balik_cli_fail (error);
}
