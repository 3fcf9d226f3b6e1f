/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-item.h"

G_BEGIN_DECLS

/* Only the plan changes items, and only by applying edits. */
BalikItem *balik_item_new (BalikItemKind kind, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
void balik_item_set_value (BalikItem *self, const char *key, BalikValue *value);
void
balik_item_insert_child (BalikItem *self, const char *list_key, guint position, BalikItem *child);
void balik_item_remove_child (BalikItem *self, BalikItem *child);
void balik_item_move_child (BalikItem *self, BalikItem *child, guint position);
void balik_item_emit_changed (BalikItem *self, const char *key);

G_END_DECLS
