/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan-rows.h"

G_BEGIN_DECLS

char *balik_plan_rows_take_names_out (BalikPlanRows *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
