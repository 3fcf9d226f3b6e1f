/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-csv-reader.h"
#include "balik-csv-table.h"
#include "balik-locale.h"

G_BEGIN_DECLS

/* Which sign begins the decimals of a number, where a text leaves it open. */
typedef enum
{
  BALIK_CSV_DECIMAL_ASK,
  BALIK_CSV_DECIMAL_POINT,
  BALIK_CSV_DECIMAL_COMMA,
} BalikCsvDecimal;

/**
 * BalikCsvSettings:
 * @form: encoding and separator, as far as they are known
 * @decimal: what begins decimals, if the user said so
 * @removes: whether what is missing or empty in the file goes from the plan
 * @table: the table, for a file that does not say; %BALIK_CSV_N_TABLES for none
 *
 * What the user decides about an import.
 */
typedef struct
{
  BalikCsvForm form;
  BalikCsvDecimal decimal;
  gboolean removes;
  BalikCsvTable table;
} BalikCsvSettings;

/* What becomes of a value or thing. */
typedef enum
{
  BALIK_CSV_CHANGED, /* a value becomes another */
  BALIK_CSV_NEW, /* a thing comes into a list */
  BALIK_CSV_REMOVED, /* a value, or a thing of a list, goes */
  BALIK_CSV_KEPT, /* it is missing or empty in the file, and stays nevertheless */
  BALIK_CSV_ASKED, /* a number can be read in two ways; nothing is imported before it is told */
  BALIK_CSV_REFUSED, /* it breaks a rule; the rest can be imported */
  BALIK_CSV_N_OUTCOMES,
} BalikCsvOutcome;

/**
 * BalikCsvEntry:
 * @outcome: what becomes of it
 * @line: the line of the file, 0 where it is missing there
 * @path: the key path in the plan, or of the list that a thing comes into
 * @column: (nullable): the heading of the cell, %NULL for a whole row
 * @name: what it is, in words
 * @before: what is in the plan, in words; "" for nothing
 * @after: what the file says, in words; "" for nothing
 * @message: (nullable): why it is refused, kept or asked, a sentence
 *
 * One row of the preview of an import.
 */
typedef struct
{
  BalikCsvOutcome outcome;
  guint line;
  char *path;
  const char *column;
  char *name;
  char *before;
  char *after;
  char *message;

  /*< private >*/
  BalikItemKind kind; /* of what is changed, new or removed */
  gint64 item; /* that, or what a new one comes into */
  gint64 new_item; /* of a new one, once there are edits for it */
  const char *list_key; /* of a new one, or of one that is removed */
  GArray *values; /* what becomes of its keys; none if it is removed */
} BalikCsvEntry;

typedef struct _BalikCsvPreview BalikCsvPreview;

GBytes *balik_csv_load_file (GFile *file,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

BalikCsvPreview *balik_csv_preview_new (BalikPlan *plan,
                                        GBytes *bytes,
                                        const BalikCsvSettings *settings,
                                        BalikLocale *locale,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_csv_preview_free (BalikCsvPreview *self);

BalikCsvForm balik_csv_preview_get_form (const BalikCsvPreview *self);
BalikCsvTable balik_csv_preview_get_table (const BalikCsvPreview *self);
gboolean balik_csv_preview_is_ours (const BalikCsvPreview *self);
GPtrArray *balik_csv_preview_get_problems (const BalikCsvPreview *self);
guint balik_csv_preview_get_n_problems (const BalikCsvPreview *self);
GPtrArray *balik_csv_preview_get_entries (const BalikCsvPreview *self);
guint balik_csv_preview_count (const BalikCsvPreview *self, BalikCsvOutcome outcome);
gboolean balik_csv_preview_can_apply (const BalikCsvPreview *self);
char *balik_csv_preview_dup_summary (const BalikCsvPreview *self) G_GNUC_WARN_UNUSED_RESULT;
const char *balik_csv_outcome_get_words (BalikCsvOutcome outcome);
BalikEditGroup *balik_csv_preview_new_edits (BalikCsvPreview *self,
                                             BalikPlan *plan,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikCsvPreview, balik_csv_preview_free)

G_END_DECLS
