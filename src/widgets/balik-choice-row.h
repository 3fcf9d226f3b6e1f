/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-field-editor.h"

G_BEGIN_DECLS

#define BALIK_TYPE_CHOICE_ROW (balik_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (BalikChoiceRow, balik_choice_row, BALIK, CHOICE_ROW, AdwComboRow)

GtkWidget *balik_choice_row_new (BalikFieldEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *balik_choice_row_new_for_codes (BalikFieldEditor *editor,
                                           const char *const *codes) G_GNUC_WARN_UNUSED_RESULT;
BalikFieldEditor *balik_choice_row_get_editor (BalikChoiceRow *self);

G_END_DECLS
