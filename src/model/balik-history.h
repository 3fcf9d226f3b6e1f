/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

/**
 * BalikHistoryChange:
 * @BALIK_HISTORY_NEW: a new act; what was taken back before can no longer be done again
 * @BALIK_HISTORY_MERGED: typing went on: the last act does more now
 * @BALIK_HISTORY_UNDONE: the last act was taken back
 * @BALIK_HISTORY_REDONE: the last act that was taken back was done again
 *
 * What a group that was applied means for the history.
 */
typedef enum
{
  BALIK_HISTORY_NEW,
  BALIK_HISTORY_MERGED,
  BALIK_HISTORY_UNDONE,
  BALIK_HISTORY_REDONE,
} BalikHistoryChange;

#define BALIK_TYPE_HISTORY_CHANGE (balik_history_change_get_type ())
GType balik_history_change_get_type (void);

#define BALIK_TYPE_HISTORY (balik_history_get_type ())
G_DECLARE_FINAL_TYPE (BalikHistory, balik_history, BALIK, HISTORY, GObject)

BalikHistory *balik_history_new (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

void balik_history_load (BalikHistory *self, GPtrArray *acts, guint n_done);
GPtrArray *balik_history_dup_acts (BalikHistory *self, guint *n_done) G_GNUC_WARN_UNUSED_RESULT;

const char *balik_history_get_place (BalikHistory *self);
void balik_history_set_place (BalikHistory *self, const char *place);

gboolean balik_history_can_undo (BalikHistory *self);
gboolean balik_history_can_redo (BalikHistory *self);
const char *balik_history_get_undo_label (BalikHistory *self);
const char *balik_history_get_redo_label (BalikHistory *self);
const char *balik_history_get_undo_place (BalikHistory *self);
const char *balik_history_get_redo_place (BalikHistory *self);
gboolean balik_history_undo (BalikHistory *self, GError **error);
gboolean balik_history_redo (BalikHistory *self, GError **error);
void balik_history_seal (BalikHistory *self);

G_END_DECLS
