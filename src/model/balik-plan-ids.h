/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

BalikItem *balik_items_find (GListModel *items, const char *key, const char *text);
char *balik_plan_dup_card_id (BalikPlan *plan, gint64 item) G_GNUC_WARN_UNUSED_RESULT;
void balik_plan_rename_material (BalikPlan *plan,
                                 BalikEditGroup *group,
                                 const char *before,
                                 const char *after);

G_END_DECLS
