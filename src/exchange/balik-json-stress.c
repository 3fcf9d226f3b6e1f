/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-json-stress.h"

#include "balik-json-writer-private.h"

/* The form is described in FORMAT.md. */

static void
write_steps (BalikJsonWriter *writer, GPtrArray *steps)
{
  balik_json_writer_open (writer, "changes", '[');
  for (guint i = 0; i < steps->len; i++)
    {
      const BalikStressStep *step = g_ptr_array_index (steps, i);

      balik_json_writer_open (writer, NULL, '{');
      balik_json_writer_text (writer, "path", step->path);
      balik_json_writer_number (writer, "likely", balik_value_get_number (step->after));
      balik_json_writer_close (writer, '}');
    }
  balik_json_writer_close (writer, ']');
  balik_json_writer_open (writer, "held", '[');
  for (guint i = 0; i < steps->len; i++)
    {
      const BalikStressStep *step = g_ptr_array_index (steps, i);

      if (step->is_held)
        balik_json_writer_text (writer, NULL, step->path);
    }
  balik_json_writer_close (writer, ']');
}

static void
write_figure (BalikJsonWriter *writer, const BalikSpread *spread, const char *figure)
{
  static const BalikLevel levels[] = { BALIK_LEVEL_10, BALIK_LEVEL_50, BALIK_LEVEL_90 };

  balik_json_writer_open (writer, figure, '{');
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      double value = 0;
      const gboolean exists = balik_spread_get_percentile (spread, figure, levels[i], &value);

      balik_json_writer_figure (writer, balik_level_get_name (levels[i]), exists, value);
    }
  balik_json_writer_close (writer, '}');
}

static void
write_case (BalikJsonWriter *writer, const BalikStressCase *stress)
{
  const BalikSpread *spread = stress->run->spread;
  const char *const *names = balik_spread_get_figure_names (spread);
  double dscr = 0;
  const gboolean has_dscr = balik_stress_run_get_worst_dscr (stress->run, &dscr);

  balik_json_writer_open (writer, NULL, '{');
  balik_json_writer_text (writer, "id", stress->id);
  balik_json_writer_text (writer, "name", stress->name);
  write_steps (writer, stress->run->steps);
  balik_json_writer_open (writer, "figures", '{');
  for (guint i = 0; names[i] != NULL; i++)
    write_figure (writer, spread, names[i]);
  balik_json_writer_close (writer, '}');
  balik_json_writer_figure (writer, "worst_dscr", has_dscr, dscr);
  balik_json_writer_number (writer, "npv_above_0", balik_spread_get_share_above (spread, "npv", 0));
  balik_json_writer_number (writer, "lowest_balance_at_least_0",
                            balik_spread_get_share_at_least (spread, "lowest_balance", 0));
  balik_json_writer_close (writer, '}');
}

/**
 * balik_json_export_stress:
 * @cases: (array length=n_cases): the cases
 * @n_cases: how many
 *
 * Writes what a plan comes to under stress.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
GBytes *
balik_json_export_stress (const BalikStressCase *cases, guint n_cases)
{
  BalikJsonWriter *writer = balik_json_writer_new ();

  balik_json_writer_open (writer, NULL, '{');
  balik_json_writer_number (writer, "runs",
                            n_cases > 0 ? balik_spread_get_n_runs (cases[0].run->spread) : 0);
  balik_json_writer_open (writer, "cases", '[');
  for (guint i = 0; i < n_cases; i++)
    write_case (writer, &cases[i]);
  balik_json_writer_close (writer, ']');
  balik_json_writer_close (writer, '}');
  return balik_json_writer_finish (writer);
}
