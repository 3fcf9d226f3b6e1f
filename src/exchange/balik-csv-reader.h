/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BALIK_CSV_ERROR (balik_csv_error_quark ())
GQuark balik_csv_error_quark (void);

/**
 * BalikCsvError:
 * @BALIK_CSV_ERROR_SIZE: the file is larger than one of the limits
 * @BALIK_CSV_ERROR_MEMORY: there is not enough memory for it
 * @BALIK_CSV_ERROR_TABLE: it has no table that is known, or not this one
 *
 * Why a file of comma-separated values is not read at all.
 */
typedef enum
{
  BALIK_CSV_ERROR_SIZE,
  BALIK_CSV_ERROR_MEMORY,
  BALIK_CSV_ERROR_TABLE,
} BalikCsvError;

/* The limits of a file. */
#define BALIK_CSV_MAX_SIZE (50 * 1024 * 1024)
#define BALIK_CSV_MAX_ROWS 200000
#define BALIK_CSV_MAX_COLUMNS 200
#define BALIK_CSV_MAX_CELL (1024 * 1024)

/* So many problems are kept; the others are only counted. */
#define BALIK_CSV_MAX_PROBLEMS 1000

typedef enum
{
  BALIK_CSV_ENCODING_GUESS,
  BALIK_CSV_ENCODING_UTF_8,
  BALIK_CSV_ENCODING_UTF_16_LE,
  BALIK_CSV_ENCODING_UTF_16_BE,
  BALIK_CSV_ENCODING_WINDOWS_1252,
  BALIK_CSV_N_ENCODINGS,
} BalikCsvEncoding;

/**
 * BalikCsvForm:
 * @encoding: how its characters are written
 * @separator: what stands between two cells: ',', ';' or a tab; 0 to guess
 *
 * What cannot be seen from a file for certain.
 */
typedef struct
{
  BalikCsvEncoding encoding;
  char separator;
} BalikCsvForm;

/**
 * BalikCsvProblem:
 * @line: the line of the file, from 1
 * @message: what is wrong there, a sentence
 *
 * A place at which a file is not what it should be.
 */
typedef struct
{
  guint line;
  char *message;
} BalikCsvProblem;

typedef struct _BalikCsvRows BalikCsvRows;

BalikCsvRows *
balik_csv_read (GBytes *bytes, const BalikCsvForm *form, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_csv_rows_free (BalikCsvRows *self);

BalikCsvForm balik_csv_rows_get_form (const BalikCsvRows *self);
guint balik_csv_rows_get_n_rows (const BalikCsvRows *self);
guint balik_csv_rows_get_n_cells (const BalikCsvRows *self, guint row);
guint balik_csv_rows_get_line (const BalikCsvRows *self, guint row);
const char *balik_csv_rows_get_cell (const BalikCsvRows *self, guint row, guint column);
guint balik_csv_rows_get_n_problems (const BalikCsvRows *self);
GPtrArray *balik_csv_rows_get_problems (const BalikCsvRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikCsvRows, balik_csv_rows_free)

G_END_DECLS
