/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-json-spread.h"

#include <math.h>

#include "balik-json-writer-private.h"

/* The forms are described in FORMAT.md. */

static void
write_figures (BalikJsonWriter *writer, const BalikSpread *spread)
{
  const char *const *names = balik_spread_get_figure_names (spread);

  balik_json_writer_open (writer, "figures", '{');
  for (guint i = 0; names[i] != NULL; i++)
    {
      double value = 0;
      gboolean exists;

      balik_json_writer_open (writer, names[i], '{');
      for (int level = 0; level < BALIK_N_LEVELS; level++)
        {
          exists = balik_spread_get_percentile (spread, names[i], level, &value);
          balik_json_writer_figure (writer, balik_level_get_name (level), exists, value);
        }
      exists = balik_spread_get_mean (spread, names[i], &value);
      balik_json_writer_figure (writer, "mean", exists, value);
      exists = balik_spread_get_deviation (spread, names[i], &value);
      balik_json_writer_figure (writer, "deviation", exists, value);
      balik_json_writer_number (writer, "none_share",
                                balik_spread_get_none_share (spread, names[i]));
      balik_json_writer_close (writer, '}');
    }
  balik_json_writer_close (writer, '}');
}

static void
write_fans (BalikJsonWriter *writer, const BalikSpread *spread)
{
  const char *const *names = balik_spread_get_fan_names ();
  const guint n_entries = (guint)balik_spread_get_n_months (spread) + 1;

  balik_json_writer_open (writer, "fans", '{');
  for (guint i = 0; names[i] != NULL; i++)
    {
      balik_json_writer_open (writer, names[i], '{');
      for (int level = 0; level < BALIK_N_LEVELS; level++)
        balik_json_writer_numbers (writer, balik_level_get_name (level),
                                   balik_spread_get_fan (spread, names[i], level), n_entries);
      balik_json_writer_close (writer, '}');
    }
  balik_json_writer_close (writer, '}');
}

static void
write_chances (BalikJsonWriter *writer, const BalikSpread *spread)
{
  static const char *const above[]
      = { "npv",           "npv_gain",        "customer_saving", "avoided_units", "saved_virgin_kg",
          "saved_co2e_kg", "saved_energy_mj", "saved_water_l",   "saved_waste_kg" };

  balik_json_writer_open (writer, "chances", '{');
  for (guint i = 0; i < G_N_ELEMENTS (above); i++)
    {
      g_autofree char *name = g_strconcat (above[i], "_above_0", NULL);

      balik_json_writer_number (writer, name, balik_spread_get_share_above (spread, above[i], 0));
    }
  balik_json_writer_number (writer, "lowest_balance_at_least_0",
                            balik_spread_get_share_at_least (spread, "lowest_balance", 0));
  balik_json_writer_open (writer, "payback_within_years", '[');
  for (int year = 1; year <= balik_spread_get_n_years (spread); year++)
    balik_json_writer_number (writer, NULL,
                              balik_spread_get_share_at_most (spread, "payback_months", 12 * year));
  balik_json_writer_close (writer, ']');
  balik_json_writer_close (writer, '}');
}

static void
write_numbers (BalikJsonWriter *writer, const BalikSpread *spread)
{
  balik_json_writer_open (writer, "numbers", '[');
  for (guint i = 0; i < balik_spread_get_n_swings (spread); i++)
    {
      const BalikSwing *swing = balik_spread_get_swing (spread, i);

      balik_json_writer_open (writer, NULL, '{');
      balik_json_writer_text (writer, "path", swing->path);
      balik_json_writer_number (writer, "low", swing->low);
      balik_json_writer_number (writer, "likely", swing->likely);
      balik_json_writer_number (writer, "high", swing->high);
      balik_json_writer_number (writer, "npv_at_low", swing->npv_at_low);
      balik_json_writer_number (writer, "npv_at_high", swing->npv_at_high);
      balik_json_writer_number (writer, "rank_correlation", swing->correlation);
      balik_json_writer_close (writer, '}');
    }
  balik_json_writer_close (writer, ']');
}

/**
 * balik_json_export_spread:
 * @spread: a spread
 *
 * Writes how far the results of a plan spread. A figure that does not exist is
 * null.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
GBytes *
balik_json_export_spread (const BalikSpread *spread)
{
  BalikJsonWriter *writer;
  g_autofree char *fingerprint = NULL;

  g_return_val_if_fail (spread != NULL, NULL);

  writer = balik_json_writer_new ();
  fingerprint
      = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", balik_spread_get_fingerprint (spread));
  balik_json_writer_open (writer, NULL, '{');
  balik_json_writer_number (writer, "runs", balik_spread_get_n_runs (spread));
  balik_json_writer_number (writer, "seed", balik_spread_get_seed (spread));
  balik_json_writer_number (writer, "months", balik_spread_get_n_months (spread));
  balik_json_writer_text (writer, "fingerprint", fingerprint);
  write_figures (writer, spread);
  write_chances (writer, spread);
  write_numbers (writer, spread);
  write_fans (writer, spread);
  balik_json_writer_close (writer, '}');
  return balik_json_writer_finish (writer);
}

/**
 * balik_json_export_solution:
 * @path: the key path of the number that was looked for
 * @figure: the figure that was to meet a target
 * @target: the target
 * @solution: what was found
 *
 * Writes what looking for a number came to.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
GBytes *
balik_json_export_solution (const char *path,
                            const char *figure,
                            double target,
                            const BalikSolution *solution)
{
  static const char *const kinds[] = { "none", "exact", "jump", "no-influence" };
  BalikJsonWriter *writer = balik_json_writer_new ();
  const gboolean has_value = !isnan (solution->value);

  balik_json_writer_open (writer, NULL, '{');
  balik_json_writer_text (writer, "change", path);
  balik_json_writer_text (writer, "figure", figure);
  balik_json_writer_number (writer, "target", target);
  balik_json_writer_text (writer, "found", kinds[solution->kind]);
  balik_json_writer_figure (writer, "value", has_value, solution->value);
  balik_json_writer_figure (writer, "figure_there", has_value, solution->figure);
  if (solution->kind == BALIK_SOLUTION_JUMP)
    {
      balik_json_writer_number (writer, "other_value", solution->other_value);
      balik_json_writer_figure (writer, "figure_at_other", solution->has_other_figure,
                                solution->other_figure);
    }
  balik_json_writer_number (writer, "lowest_tried", solution->lowest);
  balik_json_writer_number (writer, "highest_tried", solution->highest);
  balik_json_writer_close (writer, '}');
  return balik_json_writer_finish (writer);
}
