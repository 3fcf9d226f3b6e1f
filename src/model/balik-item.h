/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-field.h"
#include "balik-value.h"

G_BEGIN_DECLS

#define BALIK_TYPE_ITEM (balik_item_get_type ())
G_DECLARE_FINAL_TYPE (BalikItem, balik_item, BALIK, ITEM, GObject)

/* The key of the origin of the number at "price.unit" is "price.unit#origin". */
#define BALIK_ORIGIN_SUFFIX "#origin"

BalikItemKind balik_item_get_kind (BalikItem *self);
gint64 balik_item_get_id (BalikItem *self);
BalikItem *balik_item_get_parent (BalikItem *self);
const char *balik_item_get_list_key (BalikItem *self);
guint balik_item_get_position (BalikItem *self);
GListModel *balik_item_get_list (BalikItem *self, const char *list_key);

BalikValue *balik_item_get_value (BalikItem *self, const char *key);
gboolean balik_item_has (BalikItem *self, const char *key);
double balik_item_get_number (BalikItem *self, const char *key);
double balik_item_get_default (BalikItem *self, const char *key);
const char *balik_item_get_text (BalikItem *self, const char *key);
const char *const *balik_item_get_texts (BalikItem *self, const char *key);
BalikValue *balik_item_get_origin (BalikItem *self, const char *key);
gboolean balik_item_is_assumed (BalikItem *self, const char *key);
gboolean balik_item_needs (BalikItem *self, const BalikField *field);
gboolean balik_item_is_set_aside (BalikItem *self, const char *key);
char **balik_item_dup_keys (BalikItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *balik_item_dup_path (BalikItem *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
