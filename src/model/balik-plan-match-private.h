/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

/* For comparing plans alone: which items of two plans are the same thing. */

typedef struct _BalikPlanMatch BalikPlanMatch;

BalikPlanMatch *balik_plan_match_new (BalikPlan *before,
                                      BalikPlan *after,
                                      gboolean same_document) G_GNUC_WARN_UNUSED_RESULT;
void balik_plan_match_free (BalikPlanMatch *self);
BalikItem *balik_plan_match_get_before (const BalikPlanMatch *self, BalikItem *after);
BalikItem *balik_plan_match_get_after (const BalikPlanMatch *self, BalikItem *before);
GHashTable *balik_plan_match_find_moved (const BalikPlanMatch *self,
                                         GListModel *before,
                                         GListModel *after) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikPlanMatch, balik_plan_match_free)

G_END_DECLS
