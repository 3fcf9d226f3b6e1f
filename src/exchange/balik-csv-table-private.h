/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-csv-table.h"

G_BEGIN_DECLS

/* The first heading of a table that Balik wrote is this and the table's name. */
#define BALIK_CSV_MARK "balik-"

/* Headings of the table of numbers, and endings of headings of the lists. */
#define BALIK_CSV_PATH "path"
#define BALIK_CSV_THING "thing"
#define BALIK_CSV_LABEL "label"
#define BALIK_CSV_LOW "low"
#define BALIK_CSV_LIKELY "likely"
#define BALIK_CSV_HIGH "high"
#define BALIK_CSV_UNIT "unit"
#define BALIK_CSV_DOT_LOW ".low"
#define BALIK_CSV_DOT_HIGH ".high"

extern const char *const balik_csv_origin_headings[];

BalikItemKind balik_csv_table_get_kind (BalikCsvTable table);
const char *balik_csv_table_get_list_key (BalikCsvTable table);
gboolean balik_csv_table_has_thing (BalikCsvTable table);
gboolean balik_csv_field_is_column (const BalikField *field);
gboolean balik_csv_lists_number (BalikItem *item, const BalikField *field);

char *balik_csv_dup_thing (BalikItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *balik_csv_dup_label (BalikItemKind kind, const BalikField *field) G_GNUC_WARN_UNUSED_RESULT;
char *balik_csv_dup_unit (const BalikField *field, const char *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
