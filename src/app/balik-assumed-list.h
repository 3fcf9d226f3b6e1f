/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-plan.h"

G_BEGIN_DECLS

guint balik_assumed_list_fill (GtkListBox *list, BalikPlan *plan);

G_END_DECLS
