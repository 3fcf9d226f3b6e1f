/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-csv-import.h"
#include "balik-csv-number-private.h"

G_BEGIN_DECLS

/* One key of an item, before and after. */
typedef struct
{
  const char *key;
  BalikValue *before;
  BalikValue *after;
} BalikCsvKeyChange;

struct _BalikCsvPreview
{
  BalikPlan *plan; /* a copy that nobody else uses */
  BalikLocale *locale;
  BalikCsvSettings settings;
  BalikCsvRows *rows;
  BalikCsvTable table;
  BalikCsvNumbers numbers;
  GHashTable *columns; /* heading → column + 1 */
  GHashTable *seen; /* item or number → line + 1 */
  GPtrArray *entries;
};

/* Cells, by heading. */
gboolean balik_csv_preview_has_column (BalikCsvPreview *self, const char *heading);
char *balik_csv_preview_dup_cell (BalikCsvPreview *self,
                                  guint row,
                                  const char *heading) G_GNUC_WARN_UNUSED_RESULT;
char *balik_csv_preview_dup_word (BalikCsvPreview *self,
                                  guint row,
                                  const char *heading) G_GNUC_WARN_UNUSED_RESULT;

char *balik_csv_preview_dup_path (BalikCsvPreview *self, guint row) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_csv_preview_is_blank (BalikCsvPreview *self, guint row);

/* What the rows become. */
BalikCsvEntry *balik_csv_preview_add (BalikCsvPreview *self,
                                      BalikCsvOutcome outcome,
                                      guint line,
                                      BalikItem *item,
                                      const BalikField *field,
                                      const char *path);
void
balik_csv_preview_refuse_row (BalikCsvPreview *self, guint row, const char *path, char *message);
void
balik_csv_entry_take (BalikCsvEntry *self, const char *key, BalikValue *before, BalikValue *after);
char *balik_csv_dup_value_words (BalikCsvPreview *self,
                                 const BalikValue *value) G_GNUC_WARN_UNUSED_RESULT;

/* The parts of an import. */
typedef enum
{
  BALIK_CSV_CELL_SAME,
  BALIK_CSV_CELL_EMPTY, /* but the plan states something */
  BALIK_CSV_CELL_READ,
  BALIK_CSV_CELL_ASKS,
  BALIK_CSV_CELL_REFUSED,
} BalikCsvCell;

BalikCsvCell balik_csv_preview_read_points (BalikCsvPreview *self,
                                            guint row,
                                            const BalikField *field,
                                            const char *const headings[3],
                                            BalikValue *current,
                                            BalikValue **value,
                                            char **message);
void balik_csv_preview_add_cell (BalikCsvPreview *self,
                                 guint row,
                                 BalikItem *item,
                                 const BalikField *field,
                                 const char *const headings[3],
                                 BalikCsvCell cell,
                                 BalikValue *value,
                                 char *message);
gboolean
balik_csv_preview_see (BalikCsvPreview *self, guint row, const char *path, const char *what);
gboolean
balik_csv_preview_check_thing (BalikCsvPreview *self, guint row, BalikItem *item, const char *path);
void balik_csv_preview_read_numbers (BalikCsvPreview *self);
void balik_csv_preview_read_list (BalikCsvPreview *self);
void balik_csv_preview_check (BalikCsvPreview *self);

G_END_DECLS
