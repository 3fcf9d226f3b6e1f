/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-field-editor.h"

G_BEGIN_DECLS

#define BALIK_TYPE_RANGE_BUTTON (balik_range_button_get_type ())
G_DECLARE_FINAL_TYPE (BalikRangeButton, balik_range_button, BALIK, RANGE_BUTTON, AdwBin)

GtkWidget *balik_range_button_new (void) G_GNUC_WARN_UNUSED_RESULT;
void balik_range_button_set_editor (BalikRangeButton *self, BalikFieldEditor *editor);
const char *balik_range_button_get_text (BalikRangeButton *self);
void balik_range_button_set_reading (BalikRangeButton *self, const char *reading);

G_END_DECLS
