/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_PLAN_SIDEBAR (balik_plan_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BalikPlanSidebar, balik_plan_sidebar, BALIK, PLAN_SIDEBAR, AdwBin)

G_END_DECLS
