/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-cli-private.h"
#include "balik-store-repair.h"

/* Commands for plans that do not open. */

static void
print_notes (GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    g_print ("%s\n", (const char *)g_ptr_array_index (notes, i));
}

/* balik check PLAN.balik */
int
balik_cli_check (const char *name, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_recovered = FALSE;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 1))
    return BALIK_EXIT_USAGE;
  file = g_file_new_for_commandline_arg (argv[1]);
  if (balik_store_check (file, &is_recovered, &notes, &error))
    {
      print_notes (notes);
      return is_recovered ? BALIK_EXIT_REPAIRED : BALIK_EXIT_DONE;
    }
  balik_cli_fail (error);
  if (g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_IN_USE))
    return BALIK_EXIT_IN_USE;
  if (g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED)
      || g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_CHANGED))
    g_printerr ("%s\n", _ ("“balik repair” saves what can be saved of it into another file."));
  return BALIK_EXIT_REFUSED;
}

/* balik repair [-f] IN.balik -o OUT.balik */
int
balik_cli_repair (const char *name, int argc, char **argv)
{
  gboolean force = FALSE;
  g_autofree char *output = NULL;
  const GOptionEntry entries[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The plan file to make"),
            "FILE" },
          { "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_ ("Replace a file that is there"), NULL },
          { NULL } };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 1))
    return BALIK_EXIT_USAGE;
  if (output == NULL)
    {
      g_printerr ("%s\n", _ ("Usage: balik repair IN.balik -o OUT.balik"));
      return BALIK_EXIT_USAGE;
    }
  if (!balik_cli_check_output (argv[1], output))
    return BALIK_EXIT_FAILED;
  file = g_file_new_for_commandline_arg (argv[1]);
  plan = balik_store_salvage_plan (file, &notes, &error);
  if (plan == NULL)
    {
      balik_cli_fail (error);
      return BALIK_EXIT_REFUSED;
    }
  if (balik_cli_write_plan (plan, output, force) != BALIK_EXIT_DONE)
    return BALIK_EXIT_FAILED;
  print_notes (notes);
  return notes->len > 0 ? BALIK_EXIT_REPAIRED : BALIK_EXIT_DONE;
}
