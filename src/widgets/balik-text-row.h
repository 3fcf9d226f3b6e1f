/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-field-editor.h"

G_BEGIN_DECLS

#define BALIK_TYPE_TEXT_ROW (balik_text_row_get_type ())
G_DECLARE_FINAL_TYPE (BalikTextRow, balik_text_row, BALIK, TEXT_ROW, AdwPreferencesRow)

GtkWidget *balik_text_row_new (BalikFieldEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
BalikFieldEditor *balik_text_row_get_editor (BalikTextRow *self);
gboolean balik_text_row_get_narrow (BalikTextRow *self);
void balik_text_row_set_narrow (BalikTextRow *self, gboolean narrow);

G_END_DECLS
