/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-field-editor.h"

G_BEGIN_DECLS

#define BALIK_TYPE_ORIGIN_POPOVER (balik_origin_popover_get_type ())
G_DECLARE_FINAL_TYPE (BalikOriginPopover, balik_origin_popover, BALIK, ORIGIN_POPOVER, GtkPopover)

GtkWidget *balik_origin_popover_new (BalikFieldEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
