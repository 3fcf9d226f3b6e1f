/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

BalikPlan *balik_blank_plan_new (const char *model,
                                 const char *country,
                                 const char *currency) G_GNUC_WARN_UNUSED_RESULT;
void balik_blank_plan_state_displacement (BalikEditGroup *group, gint64 line);
void balik_blank_plan_add_line (BalikPlan *plan,
                                BalikEditGroup *group,
                                const char *offer,
                                const char *name);

G_END_DECLS
