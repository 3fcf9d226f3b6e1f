/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-database.h"
#include "balik-field.h"
#include "balik-value.h"

G_BEGIN_DECLS

/* A value in the columns type, low, likely, high, text. */
#define BALIK_VALUE_N_COLUMNS 5

const char *balik_value_get_type_word (const BalikValue *value);
gboolean balik_value_bind (const BalikValue *value,
                           BalikDatabase *database,
                           sqlite3_stmt *statement,
                           int place,
                           GError **error);
BalikValue *balik_value_new_from_columns (sqlite3_stmt *statement,
                                          int column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
