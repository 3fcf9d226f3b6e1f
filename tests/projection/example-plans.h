/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

/* The example plans of tests/data/examples. */
GPtrArray *example_plans_list (void) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *example_plan_load (const char *name) G_GNUC_WARN_UNUSED_RESULT;
