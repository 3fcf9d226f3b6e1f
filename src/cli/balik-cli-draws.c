/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "balik-cli-private.h"
#include "balik-json-spread.h"
#include "balik-number-format.h"
#include "balik-simulation.h"
#include "balik-solve.h"

/* Commands that ask what if: draws of uncertain numbers, and looking for a number. */

#define MAX_THREADS 64

#define LABEL_WIDTH 26
#define CELL_WIDTH 15

/* How many of the uncertain numbers are shown to people. */
#define N_SHOWN 10

typedef struct
{
  const char *figure;
  const char *label;
  int decimals;
  gboolean is_share;
} Row;

static const Row rows[] = {
  { "npv", N_ ("Worth today (NPV)"), 0, FALSE },
  { "irr", N_ ("Yearly return (IRR)"), 1, TRUE },
  { "payback_months", N_ ("Pays back, months"), 1, FALSE },
  { "peak_funding", N_ ("Money needed before"), 0, FALSE },
  { "lowest_balance", N_ ("Lowest balance"), 0, FALSE },
  { "npv_gain", N_ ("More than linear way"), 0, FALSE },
  { "customer_saving", N_ ("Customers save"), 0, FALSE },
  { "saved_virgin_kg", N_ ("New material saved, kg"), 0, FALSE },
  { "saved_co2e_kg", N_ ("Climate gas saved, kg"), 0, FALSE },
  { "saved_waste_kg", N_ ("Waste saved, kg"), 0, FALSE },
};

static void
print_value (BalikLocale *locale, const Row *row, gboolean exists, double value)
{
  g_autofree char *text = NULL;

  if (!exists)
    text = g_strdup ("–");
  else if (row->is_share)
    text = balik_text_format_percent (locale, value, row->decimals);
  else
    text = balik_text_format_number (locale, value, 0, row->decimals);
  balik_cli_print_cell (text, CELL_WIDTH, FALSE);
}

static void
print_figures (const BalikSpread *spread, BalikPlan *plan, BalikLocale *locale)
{
  static const BalikLevel levels[] = { BALIK_LEVEL_10, BALIK_LEVEL_50, BALIK_LEVEL_90 };

  /* Translators: %s is a currency, as LAK */
  g_autofree char *head = g_strdup_printf (_ ("Amounts in %s"), balik_plan_get_currency (plan));

  balik_cli_print_cell (head, LABEL_WIDTH, TRUE);
  /* Translators: of many draws, one in ten has a lower value than P10 */
  balik_cli_print_cell (_ ("P10"), CELL_WIDTH, FALSE);
  balik_cli_print_cell (_ ("Median"), CELL_WIDTH, FALSE);
  /* Translators: of many draws, nine in ten have a lower value than P90 */
  balik_cli_print_cell (_ ("P90"), CELL_WIDTH, FALSE);
  g_print ("\n");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      balik_cli_print_cell (_ (rows[i].label), LABEL_WIDTH, TRUE);
      for (guint k = 0; k < G_N_ELEMENTS (levels); k++)
        {
          double value;
          const gboolean exists
              = balik_spread_get_percentile (spread, rows[i].figure, levels[k], &value);

          print_value (locale, &rows[i], exists, value);
        }
      g_print ("\n");
    }
}

static void
print_chance (const char *label, double chance, BalikLocale *locale)
{
  g_autofree char *text = balik_text_format_percent (locale, chance, 0);

  balik_cli_print_cell (label, LABEL_WIDTH, TRUE);
  balik_cli_print_cell (text, CELL_WIDTH, FALSE);
  g_print ("\n");
}

static void
print_chances (const BalikSpread *spread, BalikLocale *locale)
{
  g_print ("%s\n", _ ("Chances"));
  print_chance (_ ("Worth more than it costs"), balik_spread_get_share_above (spread, "npv", 0),
                locale);
  for (int year = 1; year <= balik_spread_get_n_years (spread); year++)
    {
      g_autofree char *label
          /* Translators: of a plan: the chance that it pays back so soon */
          = g_strdup_printf (ngettext ("Pays back in %d year", "Pays back in %d years", year),
                             year);

      print_chance (label, balik_spread_get_share_at_most (spread, "payback_months", 12 * year),
                    locale);
    }
  print_chance (_ ("Balance never below zero"),
                balik_spread_get_share_at_least (spread, "lowest_balance", 0), locale);
  print_chance (_ ("Saves climate gas"), balik_spread_get_share_above (spread, "saved_co2e_kg", 0),
                locale);
  print_chance (_ ("Saves new material"),
                balik_spread_get_share_above (spread, "saved_virgin_kg", 0), locale);
}

static void
print_swings (const BalikSpread *spread, BalikLocale *locale)
{
  const guint n = MIN (balik_spread_get_n_swings (spread), N_SHOWN);

  g_print ("%s\n", _ ("What matters most: worth today with each number alone"));
  balik_cli_print_cell ("", 2 * LABEL_WIDTH, TRUE);
  balik_cli_print_cell (_ ("at its lowest"), CELL_WIDTH, FALSE);
  balik_cli_print_cell (_ ("at its highest"), CELL_WIDTH, FALSE);
  g_print ("\n");
  for (guint i = 0; i < n; i++)
    {
      const BalikSwing *swing = balik_spread_get_swing (spread, i);
      g_autofree char *low = balik_text_format_number (locale, swing->npv_at_low, 0, 0);
      g_autofree char *high = balik_text_format_number (locale, swing->npv_at_high, 0, 0);

      balik_cli_print_cell (swing->path, 2 * LABEL_WIDTH, TRUE);
      balik_cli_print_cell (low, CELL_WIDTH, FALSE);
      balik_cli_print_cell (high, CELL_WIDTH, FALSE);
      g_print ("\n");
    }
}

static void
print_spread (const BalikSpread *spread, BalikPlan *plan)
{
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();
  const guint n_runs = balik_spread_get_n_runs (spread);
  const guint n_numbers = balik_spread_get_n_swings (spread);
  g_autofree char *count = balik_text_format_count (locale, n_runs);

  g_print ("%s\n", balik_plan_get_title (plan));
  if (n_numbers == 0)
    {
      g_print ("%s\n", _ ("No number of this plan is a range, so all draws are the same."));
    }
  else
    {
      g_autofree char *numbers = balik_text_format_count (locale, n_numbers);
      g_autofree char *ranges
          /* Translators: %s is a count; it is put into the sentence below */
          = g_strdup_printf (ngettext ("%s uncertain number", "%s uncertain numbers", n_numbers),
                             numbers);

      /* Translators: a count, then “7 uncertain numbers” */
      g_print (ngettext ("%s draw of %s", "%s draws of %s", n_runs), count, ranges);
      g_print ("\n");
    }
  g_print ("\n");
  print_figures (spread, plan, locale);
  g_print ("\n");
  print_chances (spread, locale);
  if (n_numbers > 0)
    {
      g_print ("\n");
      print_swings (spread, locale);
    }
}

/* balik simulate PLAN [--runs N] [--seed S] [--threads K] [--json] */
int
balik_cli_simulate (const char *name, int argc, char **argv)
{
  int n_runs = BALIK_ALL_RUNS;
  gint64 seed = -1;
  int n_threads = (int)MIN (g_get_num_processors (), MAX_THREADS);
  gboolean json = FALSE;
  const GOptionEntry entries[]
      = { { "runs", 0, 0, G_OPTION_ARG_INT, &n_runs, N_ ("How many draws; 10000"), "N" },
          { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("The seed instead of the plan's"), "S" },
          { "threads", 0, 0, G_OPTION_ARG_INT, &n_threads,
            N_ ("How many threads; the result is the same"), "K" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print everything as JSON"), NULL },
          { NULL } };
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (BalikSpread) spread = NULL;
  g_autoptr (GError) error = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 1))
    return BALIK_EXIT_USAGE;
  if (!balik_cli_check_runs (name, n_runs))
    return BALIK_EXIT_USAGE;
  if (seed < -1 || seed > G_GINT64_CONSTANT (9007199254740992))
    return balik_cli_refuse (name, _ ("--seed takes a whole number from 0 to 9007199254740992."));
  if (n_threads < 1 || n_threads > MAX_THREADS)
    return balik_cli_refuse (name, _ ("--threads takes a whole number from 1 to 64."));
  plan = balik_cli_load_plan (argv[1]);
  if (plan == NULL)
    return BALIK_EXIT_FAILED;
  spread = balik_simulate (plan, (guint)n_runs, (double)seed, (guint)n_threads, &error);
  if (spread == NULL)
    return balik_cli_fail (error);
  if (json)
    {
      g_autoptr (GBytes) bytes = balik_json_export_spread (spread);

      return balik_cli_write (NULL, bytes) ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
    }
  print_spread (spread, plan);
  return BALIK_EXIT_DONE;
}

static void
print_tried (const BalikSolution *solution, BalikLocale *locale)
{
  g_autofree char *low = balik_text_format_significant (locale, solution->lowest, 6);
  g_autofree char *high = balik_text_format_significant (locale, solution->highest, 6);

  /* Translators: two numbers */
  g_print (_ ("Values from %s to %s were tried."), low, high);
  g_print ("\n");
}

static void
print_solution (const char *path,
                const char *figure,
                const char *target,
                const BalikSolution *solution)
{
  g_autoptr (BalikLocale) locale = balik_locale_new_default ();
  g_autofree char *value = balik_text_format_significant (locale, solution->value, 9);
  g_autofree char *there = balik_text_format_significant (locale, solution->figure, 9);
  g_autofree char *other = balik_text_format_significant (locale, solution->other_value, 9);
  g_autofree char *at_other
      = solution->has_other_figure
            ? balik_text_format_significant (locale, solution->other_figure, 9)
            : g_strdup (_ ("none"));

  switch (solution->kind)
    {
    case BALIK_SOLUTION_EXACT:
      g_print ("%s = %s\n", path, value);
      break;
    case BALIK_SOLUTION_JUMP:
      /* Translators: the name of a figure, a number, a key path, its value, two numbers */
      g_print (_ ("No value makes %s exactly %s: at %s = %s it leaps from %s to %s."), figure,
               target, path, value, at_other, there);
      g_print ("\n");
      break;
    case BALIK_SOLUTION_NO_INFLUENCE:
      /* Translators: a key path, the name of a figure, a number */
      g_print (_ ("No value does: whatever %s is, %s is %s."), path, figure, there);
      g_print ("\n");
      print_tried (solution, locale);
      break;
    case BALIK_SOLUTION_NONE:
      /* Translators: the name of a figure, a number */
      g_print (_ ("No value makes %s %s."), figure, target);
      g_print ("\n");
      if (!isnan (solution->value))
        {
          g_print (_ ("The closest:"));
          g_print (" %s = %s: %s = %s\n", path, value, figure, there);
        }
      print_tried (solution, locale);
      break;
    }
}

/* Takes FIGURE=NUMBER apart. */
static gboolean
parse_until (const char *until, char **figure, double *target)
{
  const char *sign = strchr (until, '=');
  char *end = NULL;

  if (sign == NULL)
    return FALSE;
  *figure = g_strndup (until, (gsize)(sign - until));
  *target = g_ascii_strtod (sign + 1, &end);
  return sign[1] != '\0' && *end == '\0' && isfinite (*target)
         && g_strv_contains (balik_solve_get_figures (), *figure);
}

/* balik solve PLAN --change PATH --until FIGURE=NUMBER [--json] */
int
balik_cli_solve (const char *name, int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *until = NULL;
  g_autofree char *figure = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[]
      = { { "change", 0, 0, G_OPTION_ARG_STRING, &path,
            N_ ("The key path of the number to look for, as lines.0.price.unit"), "PATH" },
          { "until", 0, 0, G_OPTION_ARG_STRING, &until,
            N_ ("What is to be met, as npv=0 or payback_months=24"), "FIGURE=NUMBER" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print what is found as JSON"), NULL },
          { NULL } };
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  BalikSolution solution;
  double target = 0;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 1))
    return BALIK_EXIT_USAGE;
  if (path == NULL || until == NULL)
    return balik_cli_refuse (name,
                             _ ("Say what to change and until when, as --change lines.0.price.unit "
                                "--until npv=0."));
  if (!parse_until (until, &figure, &target))
    {
      g_autofree char *names = g_strjoinv (", ", (char **)balik_solve_get_figures ());

      /* Translators: what was typed, then a list of names */
      g_printerr (_ ("balik: “%s” is no target. Write FIGURE=NUMBER, with one of these figures: "
                     "%s."),
                  until, names);
      g_printerr ("\n");
      return BALIK_EXIT_USAGE;
    }
  plan = balik_cli_load_plan (argv[1]);
  if (plan == NULL)
    return BALIK_EXIT_FAILED;
  if (!balik_solve (plan, path, figure, target, &solution, &error))
    return balik_cli_fail (error);
  if (json)
    {
      g_autoptr (GBytes) bytes = balik_json_export_solution (path, figure, target, &solution);

      return balik_cli_write (NULL, bytes) ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
    }
  print_solution (path, figure, strchr (until, '=') + 1, &solution);
  return BALIK_EXIT_DONE;
}
