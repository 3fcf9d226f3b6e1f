/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

BalikPlan *work_case_new (int n_years, guint n_lines) G_GNUC_WARN_UNUSED_RESULT;
