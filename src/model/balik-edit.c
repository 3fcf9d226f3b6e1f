/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-edit.h"

#include <string.h>

/**
 * BalikEditGroup:
 *
 * One user act: edits that are done and undone together, with the words that
 * the menu shows for it and the place where it was done.
 *
 * A group is made, filled, and given to balik_plan_apply(), which writes into
 * each edit what was there before. After that it no longer changes, so history
 * and store share it, also between threads.
 */
struct _BalikEditGroup
{
  gatomicrefcount ref_count;
  char *label;
  char *place;
  GArray *edits;
};

G_DEFINE_BOXED_TYPE (BalikEditGroup, balik_edit_group, balik_edit_group_ref, balik_edit_group_unref)

static void
clear_edit (gpointer data)
{
  BalikEdit *edit = data;

  g_clear_pointer (&edit->before, balik_value_unref);
  g_clear_pointer (&edit->after, balik_value_unref);
}

static BalikValue *
ref_or_null (BalikValue *value)
{
  return value != NULL ? balik_value_ref (value) : NULL;
}

/**
 * balik_edit_group_new:
 * @label: what the user does, in words for "Undo …", translated
 *
 * Returns: (transfer full): a group without edits
 */
BalikEditGroup *
balik_edit_group_new (const char *label)
{
  BalikEditGroup *self = g_new0 (BalikEditGroup, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->place = g_strdup ("");
  self->edits = g_array_new (FALSE, TRUE, sizeof (BalikEdit));
  g_array_set_clear_func (self->edits, clear_edit);
  return self;
}

/**
 * balik_edit_group_new_inverse:
 * @group: a group that was applied
 *
 * Returns: (transfer full): the group that takes it back: the edits turned
 *     round, the last first
 */
BalikEditGroup *
balik_edit_group_new_inverse (const BalikEditGroup *group)
{
  BalikEditGroup *inverse = balik_edit_group_new (group->label);

  g_set_str (&inverse->place, group->place);
  for (guint i = group->edits->len; i > 0; i--)
    {
      BalikEdit edit = g_array_index (group->edits, BalikEdit, i - 1);
      BalikValue *before = ref_or_null (edit.before);
      guint from = edit.from;

      if (edit.kind == BALIK_EDIT_INSERT)
        edit.kind = BALIK_EDIT_REMOVE;
      else if (edit.kind == BALIK_EDIT_REMOVE)
        edit.kind = BALIK_EDIT_INSERT;
      edit.before = ref_or_null (edit.after);
      edit.after = before;
      edit.from = edit.to;
      edit.to = from;
      g_array_append_val (inverse->edits, edit);
    }
  return inverse;
}

/**
 * balik_edit_group_new_copy:
 * @group: a group
 *
 * Returns: (transfer full): another group with the same edits
 */
BalikEditGroup *
balik_edit_group_new_copy (const BalikEditGroup *group)
{
  BalikEditGroup *copy = balik_edit_group_new (group->label);

  g_set_str (&copy->place, group->place);
  for (guint i = 0; i < group->edits->len; i++)
    balik_edit_group_add (copy, &g_array_index (group->edits, BalikEdit, i));
  return copy;
}

/* The edit that says what @key of @item is in the end. */
static BalikEdit *
find_set (const BalikEditGroup *self, gint64 item, const char *key)
{
  for (guint i = self->edits->len; i > 0; i--)
    {
      BalikEdit *edit = &g_array_index (self->edits, BalikEdit, i - 1);

      if (edit->kind == BALIK_EDIT_SET && edit->item == item && edit->key == key)
        return edit;
    }
  return NULL;
}

/**
 * balik_edit_group_new_merged:
 * @first: a group that was applied
 * @next: a group that can merge with it
 *
 * Returns: (transfer full): a group that does what both did
 */
BalikEditGroup *
balik_edit_group_new_merged (const BalikEditGroup *first, const BalikEditGroup *next)
{
  BalikEditGroup *merged = balik_edit_group_new_copy (first);

  for (guint i = 0; i < next->edits->len; i++)
    {
      const BalikEdit *edit = &g_array_index (next->edits, BalikEdit, i);
      BalikEdit *same = find_set (merged, edit->item, edit->key);

      g_clear_pointer (&same->after, balik_value_unref);
      same->after = ref_or_null (edit->after);
    }
  return merged;
}

/**
 * balik_edit_group_ref:
 * @self: a group
 *
 * Returns: (transfer full): the same group
 */
BalikEditGroup *
balik_edit_group_ref (BalikEditGroup *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * balik_edit_group_unref:
 * @self: (transfer full): a group
 *
 * Lets go of a group.
 */
void
balik_edit_group_unref (BalikEditGroup *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->edits);
  g_free (self->label);
  g_free (self->place);
  g_free (self);
}

/**
 * balik_edit_group_set:
 * @self: a group
 * @item: the id of an item
 * @key: one of its keys
 * @value: (nullable): the new value, %NULL to take the value away
 *
 * Adds: @key of @item becomes @value.
 */
void
balik_edit_group_set (BalikEditGroup *self, gint64 item, const char *key, BalikValue *value)
{
  BalikEdit edit = {
    .kind = BALIK_EDIT_SET, .item = item, .key = g_intern_string (key), .after = ref_or_null (value)
  };

  g_array_append_val (self->edits, edit);
}

/**
 * balik_edit_group_take:
 * @self: a group
 * @item: the id of an item
 * @key: one of its keys
 * @value: (transfer full) (nullable): the new value
 *
 * As balik_edit_group_set(), but takes over @value.
 */
void
balik_edit_group_take (BalikEditGroup *self, gint64 item, const char *key, BalikValue *value)
{
  balik_edit_group_set (self, item, key, value);
  g_clear_pointer (&value, balik_value_unref);
}

/**
 * balik_edit_group_insert:
 * @self: a group
 * @item: an id from balik_plan_reserve_id()
 * @item_kind: the kind of the new item
 * @parent: the id of the item that will hold it
 * @list_key: the list of @parent
 * @position: where in the list; a place past the end is the end
 *
 * Adds: an empty item comes into a list. Its values are set by edits after.
 */
void
balik_edit_group_insert (BalikEditGroup *self,
                         gint64 item,
                         BalikItemKind item_kind,
                         gint64 parent,
                         const char *list_key,
                         guint position)
{
  BalikEdit edit = { .kind = BALIK_EDIT_INSERT,
                     .item = item,
                     .item_kind = item_kind,
                     .parent = parent,
                     .list_key = g_intern_string (list_key),
                     .to = position };

  g_array_append_val (self->edits, edit);
}

/**
 * balik_edit_group_remove:
 * @self: a group
 * @item: an item
 *
 * Adds: @item goes, with everything in it.
 */
void
balik_edit_group_remove (BalikEditGroup *self, BalikItem *item)
{
  g_auto (GStrv) keys = balik_item_dup_keys (item);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);
  BalikEdit edit = { .kind = BALIK_EDIT_REMOVE,
                     .item = balik_item_get_id (item),
                     .item_kind = balik_item_get_kind (item),
                     .parent = balik_item_get_id (balik_item_get_parent (item)),
                     .list_key = balik_item_get_list_key (item) };

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_LIST)
      {
        GListModel *list = balik_item_get_list (item, fields[i].key);

        for (guint j = g_list_model_get_n_items (list); j > 0; j--)
          {
            g_autoptr (BalikItem) child = g_list_model_get_item (list, j - 1);

            balik_edit_group_remove (self, child);
          }
      }
  for (guint i = 0; keys[i] != NULL; i++)
    balik_edit_group_set (self, edit.item, keys[i], NULL);
  g_array_append_val (self->edits, edit);
}

/**
 * balik_edit_group_move:
 * @self: a group
 * @item: the id of an item
 * @position: its new place in its list; a place past the end is the end
 *
 * Adds: @item moves within its list.
 */
void
balik_edit_group_move (BalikEditGroup *self, gint64 item, guint position)
{
  BalikEdit edit = { .kind = BALIK_EDIT_MOVE, .item = item, .to = position };

  g_array_append_val (self->edits, edit);
}

/**
 * balik_edit_group_add:
 * @self: a group
 * @edit: an edit as it was applied
 *
 * Adds a copy of @edit, as from a record.
 */
void
balik_edit_group_add (BalikEditGroup *self, const BalikEdit *edit)
{
  BalikEdit copy = *edit;

  copy.before = ref_or_null (edit->before);
  copy.after = ref_or_null (edit->after);
  g_array_append_val (self->edits, copy);
}

/**
 * balik_edit_group_get_label:
 * @self: a group
 *
 * Returns: what the user does, in words
 */
const char *
balik_edit_group_get_label (const BalikEditGroup *self)
{
  return self->label;
}

/**
 * balik_edit_group_get_place:
 * @self: a group
 *
 * Returns: the code word of the place where it was done, "" where unknown
 */
const char *
balik_edit_group_get_place (const BalikEditGroup *self)
{
  return self->place;
}

/**
 * balik_edit_group_set_place:
 * @self: a group that nobody shares yet
 * @place: the code word of a place
 *
 * Keeps where it is done, so that undo can go back there.
 */
void
balik_edit_group_set_place (BalikEditGroup *self, const char *place)
{
  g_set_str (&self->place, place);
}

/**
 * balik_edit_group_get_n_edits:
 * @self: a group
 *
 * Returns: how many edits there are
 */
guint
balik_edit_group_get_n_edits (const BalikEditGroup *self)
{
  return self->edits->len;
}

/**
 * balik_edit_group_get_edit:
 * @self: a group
 * @index: which, from 0
 *
 * Returns: (transfer none): the edit
 */
BalikEdit *
balik_edit_group_get_edit (const BalikEditGroup *self, guint index)
{
  g_return_val_if_fail (index < self->edits->len, NULL);

  return &g_array_index (self->edits, BalikEdit, index);
}

/**
 * balik_edit_group_touches:
 * @self: a group
 * @item: the id of an item
 * @key: (nullable): a key, %NULL for any
 *
 * Returns: whether the group does something to it
 */
gboolean
balik_edit_group_touches (const BalikEditGroup *self, gint64 item, const char *key)
{
  for (guint i = 0; i < self->edits->len; i++)
    {
      const BalikEdit *edit = &g_array_index (self->edits, BalikEdit, i);

      if (edit->item == item && (key == NULL || g_strcmp0 (edit->key, key) == 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * balik_edit_group_touches_numbers:
 * @self: a group that was applied
 *
 * Returns: whether it can change the projection: anything but cards, their
 *     places and origins
 */
gboolean
balik_edit_group_touches_numbers (const BalikEditGroup *self)
{
  for (guint i = 0; i < self->edits->len; i++)
    {
      const BalikEdit *edit = &g_array_index (self->edits, BalikEdit, i);

      if (edit->item_kind == BALIK_ITEM_CARD)
        continue;
      if (edit->kind == BALIK_EDIT_SET && g_str_has_suffix (edit->key, BALIK_ORIGIN_SUFFIX))
        continue;
      return TRUE;
    }
  return FALSE;
}

/**
 * balik_edit_group_can_merge:
 * @self: a group that was applied
 * @next: the group that was applied after it
 *
 * Returns: whether @next does nothing but set what @self set too, as typing does
 */
gboolean
balik_edit_group_can_merge (const BalikEditGroup *self, const BalikEditGroup *next)
{
  if (strcmp (self->label, next->label) != 0 || next->edits->len == 0)
    return FALSE;
  for (guint i = 0; i < next->edits->len; i++)
    {
      const BalikEdit *edit = &g_array_index (next->edits, BalikEdit, i);

      if (edit->kind != BALIK_EDIT_SET || find_set (self, edit->item, edit->key) == NULL)
        return FALSE;
    }
  return TRUE;
}
