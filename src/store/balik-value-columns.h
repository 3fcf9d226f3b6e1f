/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-cell.h"
#include "balik-field.h"
#include "balik-value.h"

G_BEGIN_DECLS

/* A value in the columns type, low, likely, high, text. */
#define BALIK_VALUE_N_CELLS 5

const char *balik_value_get_type_word (const BalikValue *value);
char *balik_value_fill_cells (const BalikValue *value, BalikCell *cells) G_GNUC_WARN_UNUSED_RESULT;
BalikValue *balik_value_new_from_cells (const BalikCell *cells) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
