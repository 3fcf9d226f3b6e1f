/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-field.h"
#include "balik-value.h"

G_BEGIN_DECLS

const char *balik_field_get_label (const BalikField *field);
char *balik_field_format_number (double number) G_GNUC_WARN_UNUSED_RESULT;

gboolean balik_field_takes_type (const BalikField *field, BalikValueType type);
char *balik_field_check_value (const BalikField *field,
                               const BalikValue *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
