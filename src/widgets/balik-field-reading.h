/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-field-editor.h"
#include "balik-number-parser.h"

G_BEGIN_DECLS

const char *balik_field_editor_get_label (BalikFieldEditor *self);
gboolean balik_field_editor_is_assumed (BalikFieldEditor *self);
gboolean balik_field_editor_parse (BalikFieldEditor *self,
                                   const char *text,
                                   double *number,
                                   BalikTextFlags *flags,
                                   GError **error);
char *balik_field_editor_format (BalikFieldEditor *self, double number) G_GNUC_WARN_UNUSED_RESULT;
char *balik_field_editor_dup_text (BalikFieldEditor *self) G_GNUC_WARN_UNUSED_RESULT;
char *balik_field_editor_dup_default_text (BalikFieldEditor *self) G_GNUC_WARN_UNUSED_RESULT;
char *balik_field_editor_dup_unit (BalikFieldEditor *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
