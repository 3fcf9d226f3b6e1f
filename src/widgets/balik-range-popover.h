/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-field-editor.h"

G_BEGIN_DECLS

#define BALIK_TYPE_RANGE_POPOVER (balik_range_popover_get_type ())
G_DECLARE_FINAL_TYPE (BalikRangePopover, balik_range_popover, BALIK, RANGE_POPOVER, GtkPopover)

GtkWidget *balik_range_popover_new (BalikFieldEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
