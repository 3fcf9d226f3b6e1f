/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-csv-import.h"
#include "balik-locale.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_CSV_READ_CLEAR,
  BALIK_CSV_READ_ASKS, /* it can be read in two ways */
  BALIK_CSV_READ_REFUSED,
} BalikCsvReading;

/* How the numbers of a file are read. */
typedef struct
{
  BalikLocale *locale;
  BalikLocale *point;
  BalikLocale *comma;
  BalikCsvDecimal decimal;
  gboolean is_ours; /* Balik wrote the file, so a point begins the decimals… */
  gboolean has_commas; /* …unless another program wrote it anew with commas */
  const char *currency;
} BalikCsvNumbers;

void balik_csv_numbers_init (BalikCsvNumbers *self, BalikLocale *locale, BalikCsvDecimal decimal);
void balik_csv_numbers_clear (BalikCsvNumbers *self);
gboolean balik_csv_has_decimal_comma (BalikCsvNumbers *self, const char *text);
BalikCsvReading balik_csv_read_number (BalikCsvNumbers *self,
                                       const BalikField *field,
                                       const char *text,
                                       double *number,
                                       char **message);

G_END_DECLS
