/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-item.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_EDIT_SET,
  BALIK_EDIT_INSERT,
  BALIK_EDIT_REMOVE,
  BALIK_EDIT_MOVE,
} BalikEditKind;

/**
 * BalikEdit:
 * @kind: what is done
 * @item: the id of the item that it is done to
 * @item_kind: insert and remove: the kind of the item
 * @parent: insert and remove: the id of the item that holds it
 * @list_key: insert and remove: the list of @parent, an interned string
 * @from: remove and move: the position before
 * @to: insert and move: the position after
 * @key: set: the key, an interned string
 * @before: (nullable): set: the value before
 * @after: (nullable): set: the value after, %NULL to take it away
 *
 * One step of a change, as a value. An inserted item is empty, and an item is
 * emptied before it is removed, so each edit is one small row that can be
 * saved, shown and turned round.
 */
typedef struct
{
  BalikEditKind kind;
  gint64 item;
  BalikItemKind item_kind;
  gint64 parent;
  const char *list_key;
  guint from;
  guint to;
  const char *key;
  BalikValue *before;
  BalikValue *after;
} BalikEdit;

typedef struct _BalikEditGroup BalikEditGroup;

#define BALIK_TYPE_EDIT_GROUP (balik_edit_group_get_type ())
GType balik_edit_group_get_type (void);

BalikEditGroup *balik_edit_group_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *
balik_edit_group_new_inverse (const BalikEditGroup *group) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_edit_group_new_copy (const BalikEditGroup *group) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_edit_group_new_merged (const BalikEditGroup *first,
                                             const BalikEditGroup *next) G_GNUC_WARN_UNUSED_RESULT;
BalikEditGroup *balik_edit_group_ref (BalikEditGroup *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_edit_group_unref (BalikEditGroup *self);

void balik_edit_group_set (BalikEditGroup *self, gint64 item, const char *key, BalikValue *value);
void balik_edit_group_take (BalikEditGroup *self, gint64 item, const char *key, BalikValue *value);
void balik_edit_group_insert (BalikEditGroup *self,
                              gint64 item,
                              BalikItemKind item_kind,
                              gint64 parent,
                              const char *list_key,
                              guint position);
void balik_edit_group_remove (BalikEditGroup *self, BalikItem *item);
void balik_edit_group_move (BalikEditGroup *self, gint64 item, guint position);
void balik_edit_group_add (BalikEditGroup *self, const BalikEdit *edit);

const char *balik_edit_group_get_label (const BalikEditGroup *self);
const char *balik_edit_group_get_place (const BalikEditGroup *self);
void balik_edit_group_set_place (BalikEditGroup *self, const char *place);
guint balik_edit_group_get_n_edits (const BalikEditGroup *self);
BalikEdit *balik_edit_group_get_edit (const BalikEditGroup *self, guint index);
gboolean balik_edit_group_touches (const BalikEditGroup *self, gint64 item, const char *key);
gboolean balik_edit_group_touches_numbers (const BalikEditGroup *self);
gboolean balik_edit_group_can_merge (const BalikEditGroup *self, const BalikEditGroup *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikEditGroup, balik_edit_group_unref)

G_END_DECLS
