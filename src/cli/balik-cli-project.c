/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-cli-private.h"
#include "balik-json-result.h"
#include "balik-locale.h"
#include "balik-report.h"

/* Commands that project a plan. */

/* The largest imbalance of mass that rounding explains (model.md §3). */
#define MAX_MASS_ERROR 1e-9

static gboolean
check_mass (const BalikResult *result)
{
  double imbalance = balik_result_get_mass_balance_error (result);

  if (imbalance <= MAX_MASS_ERROR)
    return TRUE;
  /* Translators: %g is a small number */
  g_printerr (_ ("balik: the masses of this projection do not balance (by %g of the stock). "
                 "This is a defect of Balik; do not use its figures."),
              imbalance);
  g_printerr ("\n");
  return FALSE;
}

/* balik project PLAN [--json] */
int
balik_cli_project (const char *name, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json,
                                     N_ ("Print every series and figure as JSON"), NULL },
                                   { NULL } };
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (BalikResult) result = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 1))
    return BALIK_EXIT_USAGE;
  plan = balik_cli_load_plan (argv[1]);
  if (plan == NULL)
    return BALIK_EXIT_FAILED;
  result = balik_cli_project_plan (plan);
  if (result == NULL || !check_mass (result))
    return BALIK_EXIT_FAILED;
  if (json)
    {
      g_autoptr (GBytes) bytes = balik_json_export_result (result);

      return balik_cli_write (NULL, bytes) ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
    }
  balik_cli_print_summary (plan, result);
  return BALIK_EXIT_DONE;
}

/* balik report PLAN -o OUT.pdf */
int
balik_cli_report (const char *name, int argc, char **argv)
{
  g_autofree char *output = NULL;
  gboolean letter = FALSE;
  const GOptionEntry entries[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The PDF file to write"),
            "FILE" },
          { "letter", 0, 0, G_OPTION_ARG_NONE, &letter, N_ ("Letter paper instead of A4"), NULL },
          { NULL } };
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (BalikResult) result = NULL;
  g_autoptr (BalikLocale) locale = NULL;
  g_autoptr (BalikReport) report = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 1))
    return BALIK_EXIT_USAGE;
  if (output == NULL)
    {
      g_printerr ("%s\n", _ ("Usage: balik report PLAN -o OUT.pdf"));
      return BALIK_EXIT_USAGE;
    }
  if (!balik_cli_check_output (argv[1], output))
    return BALIK_EXIT_FAILED;
  plan = balik_cli_load_plan (argv[1]);
  result = plan != NULL ? balik_cli_project_plan (plan) : NULL;
  if (result == NULL || !check_mass (result))
    return BALIK_EXIT_FAILED;

  locale = balik_locale_new_default ();
  report = balik_report_new (plan, result, locale, letter ? BALIK_PAPER_LETTER : BALIK_PAPER_A4);
  if (!balik_report_write_pdf (report, stream, &error)
      || !g_output_stream_close (stream, NULL, &error))
    return balik_cli_fail (error);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return balik_cli_write (output, bytes) ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
}
