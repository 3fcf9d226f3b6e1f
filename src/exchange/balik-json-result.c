/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-json-result.h"

#include <string.h>

#include "balik-json-writer-private.h"

static void
write_dscr (BalikJsonWriter *writer,
            const BalikResult *result,
            const char *name,
            gboolean after_capex)
{
  balik_json_writer_open (writer, name, '[');
  for (int year = 1; year <= balik_result_get_n_years (result); year++)
    {
      double value = 0;
      const gboolean exists = balik_result_get_dscr (result, year, after_capex, &value);

      balik_json_writer_figure (writer, NULL, exists, value);
    }
  balik_json_writer_close (writer, ']');
}

static void
write_summary (BalikJsonWriter *writer, const BalikResult *result)
{
  const char *const *names = balik_result_get_figure_names ();

  balik_json_writer_open (writer, "summary", '{');
  for (guint i = 0; names[i] != NULL; i++)
    {
      double value = 0;
      const gboolean exists = balik_result_get_figure (result, names[i], &value);

      balik_json_writer_figure (writer, names[i], exists, value);
    }
  write_dscr (writer, result, "dscr", FALSE);
  write_dscr (writer, result, "dscr_after_capex", TRUE);
  balik_json_writer_close (writer, '}');
}

static void
write_line (BalikJsonWriter *writer, const BalikResult *result, guint line)
{
  const guint n_entries = (guint)balik_result_get_n_months (result) + 1;
  const char *const *indicators = balik_result_get_indicator_names ();
  const char *const *names = balik_result_get_line_series_names ();

  balik_json_writer_open (writer, NULL, '{');
  balik_json_writer_text (writer, "id", balik_result_get_line_id (result, line));
  balik_json_writer_number (writer, "residual", balik_result_get_line_residual (result, line));
  balik_json_writer_number (writer, "opening_value",
                            balik_result_get_line_opening_value (result, line));
  balik_json_writer_open (writer, "indicators", '{');
  for (guint i = 0; indicators[i] != NULL; i++)
    {
      double value = 0;
      const gboolean exists = balik_result_get_indicator (result, line, indicators[i], &value);

      balik_json_writer_figure (writer, indicators[i], exists, value);
    }
  balik_json_writer_close (writer, '}');
  balik_json_writer_open (writer, "series", '{');
  for (guint i = 0; names[i] != NULL; i++)
    balik_json_writer_numbers (writer, names[i],
                               balik_result_get_line_series (result, line, names[i]), n_entries);
  balik_json_writer_close (writer, '}');
  balik_json_writer_close (writer, '}');
}

/**
 * balik_json_export_result:
 * @result: a result
 *
 * Writes the results JSON of model.md §7: months, series, summary and lines.
 * A figure that does not exist is null.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
GBytes *
balik_json_export_result (const BalikResult *result)
{
  BalikJsonWriter *writer;
  const char *const *names = balik_result_get_series_names ();
  guint n_months;

  g_return_val_if_fail (result != NULL, NULL);

  writer = balik_json_writer_new ();
  n_months = (guint)balik_result_get_n_months (result);
  balik_json_writer_open (writer, NULL, '{');
  balik_json_writer_number (writer, "months", n_months);
  balik_json_writer_open (writer, "series", '{');
  for (guint i = 0; names[i] != NULL; i++)
    balik_json_writer_numbers (writer, names[i], balik_result_get_series (result, names[i]),
                               n_months + 1);
  balik_json_writer_close (writer, '}');
  write_summary (writer, result);
  balik_json_writer_open (writer, "lines", '[');
  for (guint i = 0; i < balik_result_get_n_lines (result); i++)
    write_line (writer, result, i);
  balik_json_writer_close (writer, ']');
  balik_json_writer_close (writer, '}');
  return balik_json_writer_finish (writer);
}
