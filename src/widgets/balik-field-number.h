/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-field-editor.h"

G_BEGIN_DECLS

gboolean balik_field_editor_set_number (BalikFieldEditor *self, double likely, GError **error);
gboolean balik_field_editor_set_one_value (BalikFieldEditor *self, GError **error);
gboolean balik_field_editor_set_range (BalikFieldEditor *self,
                                       double low,
                                       double likely,
                                       double high,
                                       GError **error);

G_END_DECLS
