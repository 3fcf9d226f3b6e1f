/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-plan-match-private.h"

/*
 * Two states of one document give their items the same numbers. What was added
 * to each apart, and all of two plans that only look alike, is known by its own
 * id or name within its list, or by its place.
 */
struct _BalikPlanMatch
{
  BalikPlan *plan_before;
  gboolean same_document;
  GHashTable *before; /* after → before */
  GHashTable *after; /* before → after */
};

static void match_children (BalikPlanMatch *self, BalikItem *before, BalikItem *after);

static void
add_pair (BalikPlanMatch *self, BalikItem *before, BalikItem *after)
{
  g_hash_table_insert (self->before, after, before);
  g_hash_table_insert (self->after, before, after);
  match_children (self, before, after);
}

static gboolean
is_free (BalikPlanMatch *self, BalikItem *before, BalikItem *after)
{
  return !g_hash_table_contains (self->after, before)
         && !g_hash_table_contains (self->before, after);
}

/* The key whose text tells an item from its neighbours. */
static const char *
get_name_key (BalikItemKind kind)
{
  switch (kind)
    {
    case BALIK_ITEM_OVERHEAD:
    case BALIK_ITEM_INVESTMENT:
    case BALIK_ITEM_GRANT:
      return "name";
    case BALIK_ITEM_PART:
      return "material";
    case BALIK_ITEM_CARD:
      return "title";
    case BALIK_ITEM_PLAN:
    case BALIK_ITEM_MATERIAL:
    case BALIK_ITEM_LINE:
    case BALIK_ITEM_N_KINDS:
    default:
      return NULL;
    }
}

/* Pairs the items that have the same text there, in their order. */
static void
match_by_key (BalikPlanMatch *self, GListModel *before, GListModel *after, const char *key)
{
  g_autoptr (GHashTable) queues
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_queue_free);

  for (guint i = 0; i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (before, i);
      const char *text = balik_item_get_text (item, key);
      GQueue *queue = g_hash_table_lookup (queues, text);

      if (*text == '\0' || g_hash_table_contains (self->after, item))
        continue;
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (queues, (char *)text, queue);
        }
      g_queue_push_tail (queue, item);
    }
  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (after, i);
      GQueue *queue = g_hash_table_lookup (queues, balik_item_get_text (item, key));

      if (queue != NULL && !g_queue_is_empty (queue) && !g_hash_table_contains (self->before, item))
        add_pair (self, g_queue_pop_head (queue), item);
    }
}

static void
match_by_place (BalikPlanMatch *self, GListModel *before, GListModel *after)
{
  const guint n_items = MIN (g_list_model_get_n_items (before), g_list_model_get_n_items (after));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (BalikItem) old = g_list_model_get_item (before, i);
      g_autoptr (BalikItem) new = g_list_model_get_item (after, i);

      if (is_free (self, old, new))
        add_pair (self, old, new);
    }
}

static void
match_by_number (BalikPlanMatch *self, GListModel *after, BalikItem *holder_before)
{
  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (after, i);
      BalikItem *old = balik_plan_get_item (self->plan_before, balik_item_get_id (item));

      if (old != NULL && balik_item_get_kind (old) == balik_item_get_kind (item)
          && balik_item_get_parent (old) == holder_before
          && strcmp (balik_item_get_list_key (old), balik_item_get_list_key (item)) == 0)
        add_pair (self, old, item);
    }
}

static void
match_list (BalikPlanMatch *self, BalikItem *before, BalikItem *after, const BalikField *field)
{
  GListModel *old = balik_item_get_list (before, field->key);
  GListModel *new = balik_item_get_list (after, field->key);
  const char *name_key = get_name_key (field->item_kind);

  if (self->same_document)
    match_by_number (self, new, before);
  if (balik_fields_find (field->item_kind, "id") != NULL)
    match_by_key (self, old, new, "id");
  if (name_key != NULL)
    match_by_key (self, old, new, name_key);
  /* Things of a kind that were only renamed. Two cards need not have anything in common. */
  if (!self->same_document && field->item_kind != BALIK_ITEM_CARD)
    match_by_place (self, old, new);
}

static void
match_children (BalikPlanMatch *self, BalikItem *before, BalikItem *after)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (after), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_LIST)
      match_list (self, before, after, &fields[i]);
}

/**
 * balik_plan_match_new:
 * @before: a plan
 * @after: another
 * @same_document: whether they are states of one document, so that the numbers
 *     of their items can be relied on
 *
 * Returns: (transfer full): which items of the two are the same thing
 */
BalikPlanMatch *
balik_plan_match_new (BalikPlan *before, BalikPlan *after, gboolean same_document)
{
  BalikPlanMatch *self = g_new0 (BalikPlanMatch, 1);

  self->plan_before = before;
  self->same_document = same_document;
  self->before = g_hash_table_new (NULL, NULL);
  self->after = g_hash_table_new (NULL, NULL);
  add_pair (self, balik_plan_get_root (before), balik_plan_get_root (after));
  return self;
}

/**
 * balik_plan_match_free:
 * @self: (transfer full): a match
 *
 * Frees it.
 */
void
balik_plan_match_free (BalikPlanMatch *self)
{
  g_hash_table_unref (self->before);
  g_hash_table_unref (self->after);
  g_free (self);
}

/**
 * balik_plan_match_get_before:
 * @self: a match
 * @after: an item of the second plan
 *
 * Returns: (transfer none) (nullable): the same thing in the first plan
 */
BalikItem *
balik_plan_match_get_before (const BalikPlanMatch *self, BalikItem *after)
{
  return g_hash_table_lookup (self->before, after);
}

/**
 * balik_plan_match_get_after:
 * @self: a match
 * @before: an item of the first plan
 *
 * Returns: (transfer none) (nullable): the same thing in the second plan
 */
BalikItem *
balik_plan_match_get_after (const BalikPlanMatch *self, BalikItem *before)
{
  return g_hash_table_lookup (self->after, before);
}

/* Puts @place into rows of growing places, where ends[k] is the least place that ends a
 * row of k + 1; the length of the longest row that ends with @place. */
static guint
put_into_row (GArray *ends, guint place)
{
  guint low = 0;
  guint high = ends->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (ends, guint, middle) < place)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == ends->len)
    g_array_append_val (ends, place);
  else
    g_array_index (ends, guint, low) = place;
  return low + 1;
}

/* Asking each item for its own place would take the square of the time. */
static GHashTable *
index_places (GListModel *list)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (list, i);

      g_hash_table_insert (places, item, GUINT_TO_POINTER (i));
    }
  return places;
}

typedef struct
{
  BalikItem *item;
  guint place;
  guint length;
} Step;

/**
 * balik_plan_match_find_moved:
 * @self: a match
 * @before: a list of the first plan
 * @after: the same list of the second plan
 *
 * Finds the fewest items whose moving explains the new order: all but a
 * longest row of those that are still in their old order.
 *
 * Returns: (transfer full): a set of #BalikItem of @after
 */
GHashTable *
balik_plan_match_find_moved (const BalikPlanMatch *self, GListModel *before, GListModel *after)
{
  GHashTable *moved = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) places = index_places (before);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint length;
  guint last = G_MAXUINT;

  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (after, i);
      Step step = { .item = item };
      gpointer place;

      if (!g_hash_table_lookup_extended (places, balik_plan_match_get_before (self, item), NULL,
                                         &place))
        continue;
      step.place = GPOINTER_TO_UINT (place);
      step.length = put_into_row (ends, step.place);
      g_array_append_val (steps, step);
    }
  /* Backwards: whoever ends a row of the length that is looked for is of the longest one. */
  length = ends->len;
  for (guint i = steps->len; i > 0; i--)
    {
      const Step *step = &g_array_index (steps, Step, i - 1);

      if (step->length != length || step->place >= last)
        {
          g_hash_table_add (moved, step->item);
          continue;
        }
      last = step->place;
      length--;
    }
  return moved;
}
