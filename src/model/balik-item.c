/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-item-private.h"

/**
 * BalikItem:
 *
 * A thing of a plan: the plan itself, a line, an overhead, a card…
 *
 * What keys an item has is told by the table of #BalikField rows of its kind.
 * It holds values by key, and lists of other items. It is changed only by
 * edits that the plan applies; everybody else reads and listens.
 */
struct _BalikItem
{
  GObject parent_instance;

  BalikItemKind kind;
  gint64 id;
  BalikItem *holder;
  const char *list_key;
  GHashTable *values;
  GHashTable *lists;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikItem, balik_item, G_TYPE_OBJECT)

static GListStore *
ensure_list (BalikItem *self, const char *list_key)
{
  GListStore *list = g_hash_table_lookup (self->lists, list_key);

  if (list == NULL)
    {
      list = g_list_store_new (BALIK_TYPE_ITEM);
      g_hash_table_insert (self->lists, (char *)g_intern_string (list_key), list);
    }
  return list;
}

static void
balik_item_finalize (GObject *object)
{
  BalikItem *self = BALIK_ITEM (object);
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    for (guint i = 0; i < g_list_model_get_n_items (list); i++)
      {
        g_autoptr (BalikItem) child = g_list_model_get_item (list, i);

        child->holder = NULL;
      }

  g_hash_table_unref (self->values);
  g_hash_table_unref (self->lists);

  G_OBJECT_CLASS (balik_item_parent_class)->finalize (object);
}

static void
balik_item_class_init (BalikItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = balik_item_finalize;

  /**
   * BalikItem::changed:
   * @self: an item
   * @key: the key whose value changed
   *
   * Emitted after a group of edits was applied, once for each changed key,
   * which is the detail too.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", BALIK_TYPE_ITEM, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
balik_item_init (BalikItem *self)
{
  self->values
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)balik_value_unref);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

/* For the plan alone; see balik-item-private.h. */
BalikItem *
balik_item_new (BalikItemKind kind, gint64 id)
{
  BalikItem *self = g_object_new (BALIK_TYPE_ITEM, NULL);

  self->kind = kind;
  self->id = id;
  return self;
}

void
balik_item_set_value (BalikItem *self, const char *key, BalikValue *value)
{
  if (value != NULL)
    g_hash_table_insert (self->values, (char *)g_intern_string (key), balik_value_ref (value));
  else
    g_hash_table_remove (self->values, key);
}

void
balik_item_insert_child (BalikItem *self, const char *list_key, guint position, BalikItem *child)
{
  child->holder = self;
  child->list_key = g_intern_string (list_key);
  g_list_store_insert (ensure_list (self, list_key), position, child);
}

void
balik_item_remove_child (BalikItem *self, BalikItem *child)
{
  guint position = balik_item_get_position (child);
  GListStore *list = ensure_list (self, child->list_key);

  child->holder = NULL;
  g_list_store_remove (list, position);
}

void
balik_item_move_child (BalikItem *self, BalikItem *child, guint position)
{
  GListStore *list = ensure_list (self, child->list_key);
  g_autoptr (BalikItem) keep = g_object_ref (child);

  g_list_store_remove (list, balik_item_get_position (child));
  g_list_store_insert (list, position, keep);
}

void
balik_item_emit_changed (BalikItem *self, const char *key)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], g_quark_from_string (key), key);
}

/**
 * balik_item_get_kind:
 * @self: an item
 *
 * Returns: what it is
 */
BalikItemKind
balik_item_get_kind (BalikItem *self)
{
  g_return_val_if_fail (BALIK_IS_ITEM (self), BALIK_ITEM_PLAN);

  return self->kind;
}

/**
 * balik_item_get_id:
 * @self: an item
 *
 * Returns: its number in this plan, which never changes and is never reused
 */
gint64
balik_item_get_id (BalikItem *self)
{
  g_return_val_if_fail (BALIK_IS_ITEM (self), 0);

  return self->id;
}

/**
 * balik_item_get_parent:
 * @self: an item
 *
 * Returns: (nullable): the item that holds it, %NULL for the plan's own
 */
BalikItem *
balik_item_get_parent (BalikItem *self)
{
  g_return_val_if_fail (BALIK_IS_ITEM (self), NULL);

  return self->holder;
}

/**
 * balik_item_get_list_key:
 * @self: an item
 *
 * Returns: (nullable): the list of its parent that it is in
 */
const char *
balik_item_get_list_key (BalikItem *self)
{
  g_return_val_if_fail (BALIK_IS_ITEM (self), NULL);

  return self->list_key;
}

/**
 * balik_item_get_position:
 * @self: an item that is in a list
 *
 * Returns: its place in the list, from 0
 */
guint
balik_item_get_position (BalikItem *self)
{
  GListStore *list;
  guint position = 0;
  guint n_items;
  g_autoptr (GObject) last = NULL;

  g_return_val_if_fail (BALIK_IS_ITEM (self), 0);
  g_return_val_if_fail (self->list_key != NULL, 0);

  if (self->holder == NULL)
    return 0;
  list = ensure_list (self->holder, self->list_key);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  /* What came in together goes from the end, and looking from the start takes long. */
  last = n_items > 0 ? g_list_model_get_item (G_LIST_MODEL (list), n_items - 1) : NULL;
  if (last == G_OBJECT (self))
    return n_items - 1;
  g_list_store_find (list, self, &position);
  return position;
}

/**
 * balik_item_get_list:
 * @self: an item
 * @list_key: the key of one of its lists
 *
 * Returns: (transfer none): a list of #BalikItem, empty where there are none
 */
GListModel *
balik_item_get_list (BalikItem *self, const char *list_key)
{
  const BalikField *field;

  g_return_val_if_fail (BALIK_IS_ITEM (self), NULL);

  field = balik_fields_find (self->kind, list_key);
  g_return_val_if_fail (field != NULL && field->type == BALIK_FIELD_LIST, NULL);

  return G_LIST_MODEL (ensure_list (self, list_key));
}

/**
 * balik_item_get_value:
 * @self: an item
 * @key: a key
 *
 * Returns: (transfer none) (nullable): what is stated there
 */
BalikValue *
balik_item_get_value (BalikItem *self, const char *key)
{
  g_return_val_if_fail (BALIK_IS_ITEM (self), NULL);

  return g_hash_table_lookup (self->values, key);
}

/**
 * balik_item_has:
 * @self: an item
 * @key: a key, of an optional section too
 *
 * Returns: whether anything is stated there
 */
gboolean
balik_item_has (BalikItem *self, const char *key)
{
  g_return_val_if_fail (BALIK_IS_ITEM (self), FALSE);

  return g_hash_table_contains (self->values, key);
}

/**
 * balik_item_get_default:
 * @self: an item
 * @key: the key of a number
 *
 * Returns: the number that holds where none is stated (model.md §1): a fixed
 *     one, or that of another key of the same item
 */
double
balik_item_get_default (BalikItem *self, const char *key)
{
  const BalikField *field;

  g_return_val_if_fail (BALIK_IS_ITEM (self), 0);

  field = balik_fields_find (self->kind, key);
  g_return_val_if_fail (field != NULL && balik_field_is_number (field), 0);

  if (field->same_as != NULL)
    return balik_item_get_number (self, field->same_as);
  if (strcmp (key, "linear.put_aside") == 0)
    {
      const char *offer = balik_item_get_text (self, "offer");

      return strcmp (offer, "lease") == 0 || strcmp (offer, "rent") == 0 ? 0 : 1;
    }
  return field->fallback;
}

/**
 * balik_item_get_number:
 * @self: an item
 * @key: the key of a number
 *
 * Returns: the number that holds: the likely value of what is stated, else
 *     the default
 */
double
balik_item_get_number (BalikItem *self, const char *key)
{
  BalikValue *value;

  g_return_val_if_fail (BALIK_IS_ITEM (self), 0);

  value = g_hash_table_lookup (self->values, key);
  if (value != NULL)
    return balik_value_get_number (value);
  return balik_item_get_default (self, key);
}

/**
 * balik_item_get_text:
 * @self: an item
 * @key: the key of a text, a month or a choice
 *
 * Returns: (transfer none): the text; of a choice that is not stated, the
 *     default; else ""
 */
const char *
balik_item_get_text (BalikItem *self, const char *key)
{
  BalikValue *value;
  const BalikField *field;

  g_return_val_if_fail (BALIK_IS_ITEM (self), "");

  value = g_hash_table_lookup (self->values, key);
  if (value != NULL)
    return balik_value_get_text (value);

  field = balik_fields_find (self->kind, key);
  g_return_val_if_fail (field != NULL, "");

  if (field->type == BALIK_FIELD_CHOICE)
    return balik_field_get_default_choice (field);
  return field->type == BALIK_FIELD_MONTH ? "2027-01" : "";
}

/**
 * balik_item_get_texts:
 * @self: an item
 * @key: the key of a list of texts
 *
 * Returns: (transfer none): the texts, none where nothing is stated
 */
const char *const *
balik_item_get_texts (BalikItem *self, const char *key)
{
  static const char *const none[] = { NULL };
  BalikValue *value;

  g_return_val_if_fail (BALIK_IS_ITEM (self), none);

  value = g_hash_table_lookup (self->values, key);
  return value != NULL ? balik_value_get_texts (value) : none;
}

/**
 * balik_item_get_origin:
 * @self: an item
 * @key: the key of a number
 *
 * Returns: (transfer none) (nullable): where the number comes from
 */
BalikValue *
balik_item_get_origin (BalikItem *self, const char *key)
{
  g_autofree char *origin_key = g_strconcat (key, BALIK_ORIGIN_SUFFIX, NULL);

  g_return_val_if_fail (BALIK_IS_ITEM (self), NULL);

  return g_hash_table_lookup (self->values, origin_key);
}

/**
 * balik_item_is_assumed:
 * @self: an item
 * @key: the key of a number
 *
 * Returns: whether the number is stated, but only as a guess or as a typical
 *     one that nobody has confirmed for this business
 */
gboolean
balik_item_is_assumed (BalikItem *self, const char *key)
{
  BalikValue *origin = balik_item_get_origin (self, key);
  const char *kind;

  if (origin == NULL || !balik_item_has (self, key))
    return FALSE;
  kind = balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND);
  return strcmp (kind, "guess") == 0 || strcmp (kind, "typical range") == 0;
}

static BalikOfferMask
get_offer (BalikItem *line)
{
  const char *offer = balik_item_get_text (line, "offer");

  if (strcmp (offer, "lease") == 0)
    return BALIK_FOR_LEASE;
  if (strcmp (offer, "rent") == 0)
    return BALIK_FOR_RENT;
  return strcmp (offer, "care") == 0 ? BALIK_FOR_CARE : BALIK_FOR_SELL;
}

/**
 * balik_item_needs:
 * @self: an item
 * @field: a row of the table of its kind
 *
 * Returns: whether the row makes a difference with the offer of a line: the
 *     monthly fee of something that is sold decides nothing
 */
gboolean
balik_item_needs (BalikItem *self, const BalikField *field)
{
  g_return_val_if_fail (BALIK_IS_ITEM (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (self->kind != BALIK_ITEM_LINE || field->offers == BALIK_FOR_ALL)
    return TRUE;
  return (field->offers & get_offer (self)) != 0;
}

/**
 * balik_item_is_set_aside:
 * @self: an item
 * @key: a key of its kind
 *
 * Returns: whether @key stands in an optional section that is not there, as the
 *     numbers of a loan that is switched off
 */
gboolean
balik_item_is_set_aside (BalikItem *self, const char *key)
{
  g_return_val_if_fail (BALIK_IS_ITEM (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  for (const char *dot = strchr (key, '.'); dot != NULL; dot = strchr (dot + 1, '.'))
    {
      g_autofree char *section = g_strndup (key, (gsize)(dot - key));
      const BalikField *field = balik_fields_find (self->kind, section);

      if (field != NULL && field->type == BALIK_FIELD_SECTION
          && (field->flags & BALIK_FIELD_OPTIONAL) && !balik_item_has (self, section))
        return TRUE;
    }
  return FALSE;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * balik_item_dup_keys:
 * @self: an item
 *
 * Returns: (transfer full): every key that has a value, origins too, sorted
 */
char **
balik_item_dup_keys (BalikItem *self)
{
  GPtrArray *keys;
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (BALIK_IS_ITEM (self), NULL);

  keys = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_sort (keys, compare_keys);
  g_ptr_array_add (keys, NULL);
  return (char **)g_ptr_array_free (keys, FALSE);
}

/**
 * balik_item_dup_path:
 * @self: an item
 * @key: (nullable): one of its keys
 *
 * Returns: (transfer full): the key path from the plan, as
 *     "lines.0.price.unit"; materials go by their id, other items by position
 */
char *
balik_item_dup_path (BalikItem *self, const char *key)
{
  g_autofree char *before = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (BALIK_IS_ITEM (self), NULL);

  if (self->holder == NULL)
    return g_strdup (key ? key : "");

  if (self->kind == BALIK_ITEM_MATERIAL && balik_item_has (self, "id"))
    place = g_strdup (balik_item_get_text (self, "id"));
  else
    place = g_strdup_printf ("%u", balik_item_get_position (self));

  before = balik_item_dup_path (self->holder, self->list_key);
  if (key == NULL)
    return g_strconcat (before, ".", place, NULL);
  return g_strconcat (before, ".", place, ".", key, NULL);
}
