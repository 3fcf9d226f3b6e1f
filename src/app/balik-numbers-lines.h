/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-plan.h"

G_BEGIN_DECLS

GMenuModel *balik_numbers_lines_new_menu (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
char *balik_numbers_lines_dup_name (BalikItem *line) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_numbers_lines_are_touched (BalikEditGroup *group);
gboolean balik_numbers_rows_are_touched (BalikEditGroup *group);

G_END_DECLS
