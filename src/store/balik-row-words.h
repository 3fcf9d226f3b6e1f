/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-item.h"

G_BEGIN_DECLS

gboolean balik_rows_find_kind (const char *name, BalikItemKind *kind);
const char *balik_rows_find_list_key (const char *key);
const BalikField *balik_rows_find_field (BalikItemKind kind, const char *key);
gboolean balik_rows_key_takes (BalikItemKind kind, const char *key, const BalikValue *value);

G_END_DECLS
