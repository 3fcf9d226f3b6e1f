/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-field-editor.h"

G_BEGIN_DECLS

#define BALIK_TYPE_NUMBER_ROW (balik_number_row_get_type ())
G_DECLARE_FINAL_TYPE (BalikNumberRow, balik_number_row, BALIK, NUMBER_ROW, AdwPreferencesRow)

GtkWidget *balik_number_row_new (BalikFieldEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
BalikFieldEditor *balik_number_row_get_editor (BalikNumberRow *self);
gboolean balik_number_row_get_narrow (BalikNumberRow *self);
void balik_number_row_set_narrow (BalikNumberRow *self, gboolean narrow);

G_END_DECLS
