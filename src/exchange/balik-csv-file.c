/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-import.h"
#include "balik-load-private.h"

/**
 * balik_csv_load_file:
 * @file: a file
 * @cancellable: (nullable): to stop reading
 * @error: a #BalikCsvError or a #GIOErrorEnum
 *
 * Reads a file, but no more of it than the largest table.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
balik_csv_load_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return balik_load_file (file, BALIK_CSV_MAX_SIZE, cancellable, error);
}
