/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

BalikEditGroup *
balik_plan_acts_add_line (BalikPlan *plan, const char *offer, gint64 *id) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_plan_acts_duplicate_line (BalikPlan *plan,
                                                BalikItem *line,
                                                gint64 *id) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_plan_acts_remove (BalikItem *item) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_plan_acts_add_item (BalikPlan *plan,
                                          BalikItem *holder,
                                          const char *list_key,
                                          gint64 *id) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_plan_acts_add_section (BalikItem *item,
                                             const char *key) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_plan_acts_remove_section (BalikItem *item,
                                                const char *key) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_plan_acts_even_season (BalikItem *line) G_GNUC_WARN_UNUSED_RESULT;

void balik_plan_acts_complete_offer (BalikEditGroup *group, BalikItem *line, const char *offer);
guint balik_plan_acts_count_assumed (BalikPlan *plan);

G_END_DECLS
