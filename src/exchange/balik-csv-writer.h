/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BalikCsvWriter BalikCsvWriter;

BalikCsvWriter *balik_csv_writer_new (gboolean with_mark) G_GNUC_WARN_UNUSED_RESULT;
void balik_csv_writer_text (BalikCsvWriter *self, const char *text);
void balik_csv_writer_number (BalikCsvWriter *self, double number);
void balik_csv_writer_end_row (BalikCsvWriter *self);
GBytes *balik_csv_writer_finish (BalikCsvWriter *self) G_GNUC_WARN_UNUSED_RESULT;

char *balik_csv_format_number (double number) G_GNUC_WARN_UNUSED_RESULT;
char *balik_csv_guard (const char *text) G_GNUC_WARN_UNUSED_RESULT;
const char *balik_csv_unguard (const char *text);

G_END_DECLS
