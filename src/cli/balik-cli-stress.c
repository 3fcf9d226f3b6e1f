/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-cli-private.h"
#include "balik-json-stress.h"
#include "balik-number-format.h"
#include "balik-simulation.h"
#include "balik-stress-file.h"

/* balik stress: what a plan comes to when things go worse. */

#define LABEL_WIDTH 34
#define CELL_WIDTH 16

static void
clear_case (gpointer data)
{
  g_clear_pointer (&((BalikStressCase *)data)->run, balik_stress_run_free);
}

static gboolean
add_case (GArray *cases,
          BalikPlan *plan,
          GPtrArray *sets,
          const char *id,
          const char *name,
          guint n_runs,
          GError **error)
{
  BalikStressCase stress = { .id = id, .name = name };

  stress.run = balik_stress_run_new (plan, sets, n_runs, g_get_num_processors (), error);
  if (stress.run == NULL)
    return FALSE;
  g_array_append_val (cases, stress);
  return TRUE;
}

/* The plan as it is, under each set, and under all of them. */
static GArray *
run_cases (BalikPlan *plan, GPtrArray *sets, guint n_runs, GError **error)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (BalikStressCase));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_array_set_clear_func (cases, clear_case);
  if (!add_case (cases, plan, none, "as-planned", _ ("As planned"), n_runs, error))
    return NULL;
  for (guint i = 0; i < sets->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      BalikStress *stress = g_ptr_array_index (sets, i);

      g_ptr_array_add (one, stress);
      if (!add_case (cases, plan, one, balik_stress_get_id (stress), balik_stress_get_name (stress),
                     n_runs, error))
        return NULL;
    }
  if (sets->len > 1
      && !add_case (cases, plan, sets, "all-together", _ ("All of these together"), n_runs, error))
    return NULL;
  return g_steal_pointer (&cases);
}

static void
print_number (BalikLocale *locale, gboolean exists, double value, int decimals)
{
  g_autofree char *text
      = exists ? balik_text_format_number (locale, value, decimals, decimals) : g_strdup ("–");

  balik_cli_print_cell (text, CELL_WIDTH, FALSE);
}

static void
print_median (BalikLocale *locale, const BalikSpread *spread, const char *figure)
{
  double value = 0;
  const gboolean exists = balik_spread_get_percentile (spread, figure, BALIK_LEVEL_50, &value);

  print_number (locale, exists, value, 0);
}

static void
print_chance (BalikLocale *locale, double chance)
{
  g_autofree char *text = balik_text_format_percent (locale, chance, 0);

  balik_cli_print_cell (text, CELL_WIDTH, FALSE);
}

static void
print_case (BalikLocale *locale, const BalikStressCase *stress, gboolean is_uncertain)
{
  const BalikSpread *spread = stress->run->spread;
  double dscr = 0;
  const gboolean has_dscr = balik_stress_run_get_worst_dscr (stress->run, &dscr);

  balik_cli_print_cell (stress->name, LABEL_WIDTH, TRUE);
  print_median (locale, spread, "npv");
  print_median (locale, spread, "payback_months");
  print_median (locale, spread, "lowest_balance");
  print_number (locale, has_dscr, dscr, 2);
  if (is_uncertain)
    {
      print_chance (locale, balik_spread_get_share_above (spread, "npv", 0));
      print_chance (locale, balik_spread_get_share_at_least (spread, "lowest_balance", 0));
    }
  g_print ("\n");
}

/* Which sets do not concern the plan, and which numbers stop at what they may be. */
static void
print_notes (GArray *cases, guint n_sets)
{
  for (guint i = 1; i <= n_sets; i++)
    {
      const BalikStressCase *stress = &g_array_index (cases, BalikStressCase, i);
      GPtrArray *steps = stress->run->steps;

      if (steps->len == 0)
        {
          /* Translators: %s is the name of a stress set, as “Parts cost 30 % more” */
          g_print (_ ("“%s” does not concern this plan: it has no such numbers."), stress->name);
          g_print ("\n");
        }
      for (guint k = 0; k < steps->len; k++)
        {
          const BalikStressStep *step = g_ptr_array_index (steps, k);

          if (!step->is_held)
            continue;
          /* Translators: the name of a stress set, then a key path, as lines.0.price.unit */
          g_print (_ ("“%s”: %s stops at the most or the least that it may be."), stress->name,
                   step->path);
          g_print ("\n");
        }
    }
}

static void
print_cases (BalikPlan *plan, GArray *cases, guint n_sets)
{
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();
  const BalikSpread *base = g_array_index (cases, BalikStressCase, 0).run->spread;
  const gboolean is_uncertain = balik_spread_get_n_swings (base) > 0;
  /* Translators: %s is a currency, as LAK */
  g_autofree char *head = g_strdup_printf (_ ("Amounts in %s"), balik_plan_get_currency (plan));

  g_print ("%s\n", balik_plan_get_title (plan));
  g_print ("%s\n\n", is_uncertain
                         ? _ ("Medians of many draws: half of them are lower, half are higher.")
                         : _ ("No number of this plan is a range, so there are no chances."));
  balik_cli_print_cell (head, LABEL_WIDTH, TRUE);
  balik_cli_print_cell (_ ("Worth today"), CELL_WIDTH, FALSE);
  balik_cli_print_cell (_ ("Payback, months"), CELL_WIDTH, FALSE);
  balik_cli_print_cell (_ ("Lowest balance"), CELL_WIDTH, FALSE);
  /* Translators: the debt service cover ratio of the year in which it is lowest */
  balik_cli_print_cell (_ ("Worst DSCR"), CELL_WIDTH, FALSE);
  if (is_uncertain)
    {
      /* Translators: a column: the chance that the plan is worth more than it costs */
      balik_cli_print_cell (_ ("Pays"), CELL_WIDTH, FALSE);
      /* Translators: a column: the chance that the balance never falls below zero */
      balik_cli_print_cell (_ ("Never short"), CELL_WIDTH, FALSE);
    }
  g_print ("\n");
  for (guint i = 0; i < cases->len; i++)
    print_case (locale, &g_array_index (cases, BalikStressCase, i), is_uncertain);
  g_print ("\n");
  print_notes (cases, n_sets);
}

static GPtrArray *
load_sets (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    return balik_stress_sets_list ();
  file = g_file_new_for_commandline_arg (path);
  return balik_stress_sets_load (file, error);
}

/* balik stress PLAN [--sets FILE] [--runs N] [--json], balik stress --print-sets */
int
balik_cli_stress (const char *name, int argc, char **argv)
{
  g_autofree char *path = NULL;
  int n_runs = BALIK_ALL_RUNS;
  gboolean json = FALSE;
  gboolean print_sets = FALSE;
  const GOptionEntry entries[]
      = { { "sets", 0, 0, G_OPTION_ARG_FILENAME, &path,
            N_ ("Stress sets of one's own, instead of those of Balik"), "FILE" },
          { "print-sets", 0, 0, G_OPTION_ARG_NONE, &print_sets,
            N_ ("Print the stress sets of Balik, to be edited"), NULL },
          { "runs", 0, 0, G_OPTION_ARG_INT, &n_runs, N_ ("How many draws; 10000"), "N" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print everything as JSON"), NULL },
          { NULL } };
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (GArray) cases = NULL;
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 0, 1))
    return BALIK_EXIT_USAGE;
  if (!balik_cli_check_runs (name, n_runs))
    return BALIK_EXIT_USAGE;
  if (print_sets)
    {
      bytes = balik_stress_sets_get_bytes ();
      return balik_cli_write (NULL, bytes) ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
    }
  if (argc < 2)
    return balik_cli_refuse (name, _ ("Say which plan, as balik stress PLAN."));
  sets = load_sets (path, &error);
  if (sets == NULL)
    return balik_cli_fail (error);
  plan = balik_cli_load_plan (argv[1]);
  if (plan == NULL)
    return BALIK_EXIT_FAILED;
  cases = run_cases (plan, sets, (guint)n_runs, &error);
  if (cases == NULL)
    return balik_cli_fail (error);
  if (json)
    {
      bytes = balik_json_export_stress ((const BalikStressCase *)(gconstpointer)cases->data,
                                        cases->len);
      return balik_cli_write (NULL, bytes) ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
    }
  print_cases (plan, cases, sets->len);
  return BALIK_EXIT_DONE;
}
