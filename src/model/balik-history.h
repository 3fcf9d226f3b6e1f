/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

#define BALIK_TYPE_HISTORY (balik_history_get_type ())
G_DECLARE_FINAL_TYPE (BalikHistory, balik_history, BALIK, HISTORY, GObject)

BalikHistory *balik_history_new (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_history_can_undo (BalikHistory *self);
gboolean balik_history_can_redo (BalikHistory *self);
const char *balik_history_get_undo_label (BalikHistory *self);
const char *balik_history_get_redo_label (BalikHistory *self);
gboolean balik_history_undo (BalikHistory *self, GError **error);
gboolean balik_history_redo (BalikHistory *self, GError **error);
void balik_history_seal (BalikHistory *self);

G_END_DECLS
