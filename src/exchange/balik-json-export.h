/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

G_BEGIN_DECLS

GBytes *balik_json_export (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
