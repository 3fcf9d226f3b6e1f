/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

/* The tables of a plan that go out and in as CSV. */
typedef enum
{
  BALIK_CSV_NUMBERS,
  BALIK_CSV_CARDS,
  BALIK_CSV_MATERIALS,
  BALIK_CSV_OVERHEADS,
  BALIK_CSV_INVESTMENTS,
  BALIK_CSV_GRANTS,
  BALIK_CSV_PARTS,
  BALIK_CSV_N_TABLES,
} BalikCsvTable;

/**
 * BalikCsvExportFlags:
 * @BALIK_CSV_EXPORT_PLAIN: neither of these
 * @BALIK_CSV_EXPORT_MARK: begin with the mark of UTF-8 (the BOM), without which
 *     spreadsheet programs take Lao or Khmer for something else
 * @BALIK_CSV_EXPORT_WORDS: put the words of the user's language into the headings
 *
 * How a table is written.
 */
typedef enum
{
  BALIK_CSV_EXPORT_PLAIN = 0,
  BALIK_CSV_EXPORT_MARK = 1 << 0,
  BALIK_CSV_EXPORT_WORDS = 1 << 1,
} BalikCsvExportFlags;

const char *balik_csv_table_get_name (BalikCsvTable table);
const char *balik_csv_table_get_title (BalikCsvTable table);
BalikCsvTable balik_csv_table_find (const char *name);

GBytes *balik_csv_export (BalikPlan *plan,
                          BalikCsvTable table,
                          BalikCsvExportFlags flags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
