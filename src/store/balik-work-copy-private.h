/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-work-copy.h"
#include "balik-work-folder.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_WORK_INSERT_ITEM,
  BALIK_WORK_DELETE_ITEM,
  BALIK_WORK_FIND_ITEM,
  BALIK_WORK_SHIFT_ITEMS,
  BALIK_WORK_PLACE_ITEM,
  BALIK_WORK_REPLACE_VALUE,
  BALIK_WORK_DELETE_VALUE,
  BALIK_WORK_COUNT_CHANGES,
  BALIK_WORK_DELETE_ACTS,
  BALIK_WORK_DELETE_ACT_EDITS,
  BALIK_WORK_INSERT_ACT,
  BALIK_WORK_INSERT_ACT_EDIT,
  BALIK_WORK_COUNT_DONE,
  BALIK_WORK_N_STATEMENTS,
} BalikWorkStatement;

/**
 * BalikWorkCopy:
 *
 * The plan that is open, in a database of our own on this computer, with what
 * its user did. Each act is one transaction with what undo needs of it, which
 * a power cut either keeps or not.
 *
 * It belongs to one thread at a time. The exclusive lock comes before the
 * write-ahead log, so that no shared memory is needed beside the database.
 */
struct _BalikWorkCopy
{
  char *folder;
  BalikLock *lock;
  BalikDatabase *database;
  sqlite3_stmt *statements[BALIK_WORK_N_STATEMENTS];
  gint64 n_changes;
  guint n_done; /* of the acts in it */
};

/* balik-work-edits.c */
gboolean balik_work_copy_prepare (BalikWorkCopy *self, GError **error);
gboolean balik_work_copy_add_edit (BalikWorkCopy *self, const BalikEdit *edit, GError **error);
gboolean balik_work_copy_count_change (BalikWorkCopy *self, GError **error);

/* balik-work-acts.c */
gboolean balik_work_copy_add_act (BalikWorkCopy *self, const BalikWorkStep *step, GError **error);
guint balik_work_copy_count_done (const BalikWorkCopy *self, const BalikWorkStep *step);
gboolean balik_work_copy_replace_acts (BalikWorkCopy *self, const BalikActs *acts, GError **error);

G_END_DECLS
