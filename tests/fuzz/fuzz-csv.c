/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include "balik-csv-reader.h"
#include "balik-csv-writer.h"

/*
 * The reader of CSV. The first two bytes choose the form; what is read can be
 * written, and is the same cells when it is read again.
 */

static GBytes *
write_rows (const BalikCsvRows *rows)
{
  BalikCsvWriter *writer = balik_csv_writer_new (TRUE);

  for (guint row = 0; row < balik_csv_rows_get_n_rows (rows); row++)
    {
      for (guint column = 0; column < balik_csv_rows_get_n_cells (rows, row); column++)
        balik_csv_writer_text (writer, balik_csv_rows_get_cell (rows, row, column));
      balik_csv_writer_end_row (writer);
    }
  return balik_csv_writer_finish (writer);
}

static void
compare (const BalikCsvRows *rows, const BalikCsvRows *again)
{
  g_assert_cmpuint (balik_csv_rows_get_n_rows (rows), ==, balik_csv_rows_get_n_rows (again));
  for (guint row = 0; row < balik_csv_rows_get_n_rows (rows); row++)
    {
      g_assert_cmpuint (balik_csv_rows_get_n_cells (rows, row), ==,
                        balik_csv_rows_get_n_cells (again, row));
      for (guint column = 0; column < balik_csv_rows_get_n_cells (rows, row); column++)
        {
          const char *text = balik_csv_rows_get_cell (rows, row, column);

          g_assert_true (g_utf8_validate (text, -1, NULL));
          g_assert_cmpstr (text, ==,
                           balik_csv_unguard (balik_csv_rows_get_cell (again, row, column)));
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char separators[] = { 0, ',', ';', '\t' };
  BalikCsvForm form = { BALIK_CSV_ENCODING_GUESS, 0 };
  const BalikCsvForm ours = { BALIK_CSV_ENCODING_UTF_8, ',' };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikCsvRows) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (size < 2)
    return 0;
  form.encoding = data[0] % BALIK_CSV_N_ENCODINGS;
  form.separator = separators[data[1] % G_N_ELEMENTS (separators)];
  bytes = g_bytes_new (data + 2, size - 2);
  rows = balik_csv_read (bytes, &form, &error);
  if (rows == NULL)
    {
      g_assert_true (error != NULL && g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  if (balik_csv_rows_get_n_problems (rows) == 0)
    {
      g_autoptr (GBytes) out = write_rows (rows);
      g_autoptr (BalikCsvRows) again = balik_csv_read (out, &ours, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (balik_csv_rows_get_n_problems (again), ==, 0);
      compare (rows, again);
    }
  return 0;
}
