/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-history.h"
#include "balik-locale.h"

G_BEGIN_DECLS

#define BALIK_TYPE_FIELD_EDITOR (balik_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (BalikFieldEditor, balik_field_editor, BALIK, FIELD_EDITOR, GObject)

BalikFieldEditor *balik_field_editor_new (BalikPlan *plan,
                                          BalikHistory *history,
                                          BalikLocale *locale,
                                          BalikItem *item,
                                          const char *key) G_GNUC_WARN_UNUSED_RESULT;
BalikFieldEditor *balik_field_editor_new_copy (BalikFieldEditor *other) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *balik_field_editor_get_plan (BalikFieldEditor *self);
BalikItem *balik_field_editor_get_item (BalikFieldEditor *self);
const char *balik_field_editor_get_key (BalikFieldEditor *self);
const BalikField *balik_field_editor_get_field (BalikFieldEditor *self);
BalikLocale *balik_field_editor_get_locale (BalikFieldEditor *self);
BalikValue *balik_field_editor_get_value (BalikFieldEditor *self);
BalikValue *balik_field_editor_get_origin (BalikFieldEditor *self);

void balik_field_editor_begin (BalikFieldEditor *self);
void balik_field_editor_end (BalikFieldEditor *self);
gboolean balik_field_editor_revert (BalikFieldEditor *self);

BalikValue *balik_field_editor_dup_start_value (BalikFieldEditor *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_field_editor_set_value (BalikFieldEditor *self,
                                       BalikValue *value,
                                       gboolean is_said,
                                       GError **error);
gboolean balik_field_editor_clear (BalikFieldEditor *self, GError **error);
gboolean balik_field_editor_set_text (BalikFieldEditor *self, const char *text, GError **error);
gboolean balik_field_editor_set_origin (BalikFieldEditor *self, BalikValue *origin, GError **error);

G_END_DECLS
