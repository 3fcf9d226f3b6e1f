/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-row-words.h"
#include "balik-salvage-private.h"
#include "balik-value-columns.h"

/*
 * From rows to a tree. What a row does not tell may follow from the rest: its
 * kind from its list or its values, its list from its kind, its holder where
 * only one can be. A thing whose row is lost, but whose values are there, comes
 * back in the same way.
 */

#define NO_KIND BALIK_ITEM_N_KINDS
/* No more rows fit into a page of the usual size. */
#define MAX_ROWS_A_PAGE 200

typedef struct
{
  gint64 id;
  BalikItemKind kind;
  gint64 parent;
  const char *list_key;
  gint64 position;
  gboolean is_moved;
  gboolean is_back;
} Thing;

static BalikItemKind
get_holder_kind (BalikItemKind kind)
{
  return kind == BALIK_ITEM_PART ? BALIK_ITEM_LINE : BALIK_ITEM_PLAN;
}

/* The only list of a holder for things of that kind; NULL where there are two. */
static const char *
find_only_list (BalikItemKind kind)
{
  const char *found = NULL;
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (get_holder_kind (kind), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_LIST && fields[i].item_kind == kind)
      {
        if (found != NULL)
          return NULL;
        found = g_intern_string (fields[i].key);
      }
  return found;
}

static gboolean
is_list_of (const char *list_key, BalikItemKind kind)
{
  const BalikField *field = balik_fields_find (get_holder_kind (kind), list_key);

  return field != NULL && field->type == BALIK_FIELD_LIST && field->item_kind == kind;
}

static BalikItemKind
get_kind_of_list (const char *list_key)
{
  for (BalikItemKind kind = 0; list_key != NULL && kind < BALIK_ITEM_N_KINDS; kind++)
    if (kind != BALIK_ITEM_PLAN && is_list_of (list_key, kind))
      return kind;
  return NO_KIND;
}

/* The kinds that take all values of a thing, one bit each; @at stands on the first. */
static guint
find_kinds_of_values (const GArray *values, guint *at)
{
  const gint64 id = g_array_index (values, BalikFoundRow, *at).id;
  guint all_kinds = (1u << BALIK_ITEM_N_KINDS) - 1;

  for (; *at < values->len; (*at)++)
    {
      const BalikFoundRow *row = &g_array_index (values, BalikFoundRow, *at);
      g_autoptr (BalikValue) value = NULL;
      guint kinds = 0;

      if (row->id != id)
        break;
      value = balik_value_new_from_cells (&row->cells[2]);
      for (BalikItemKind kind = 0; value != NULL && kind < BALIK_ITEM_N_KINDS; kind++)
        if (balik_rows_key_takes (kind, row->cells[1].text, value))
          kinds |= 1u << kind;
      /* A row that no kind takes is damaged itself, and tells nothing. */
      if (kinds != 0)
        all_kinds &= kinds;
    }
  return all_kinds;
}

static BalikItemKind
get_only_kind (guint kinds)
{
  for (BalikItemKind kind = 0; kind < BALIK_ITEM_N_KINDS; kind++)
    if (kinds == 1u << kind)
      return kind;
  return NO_KIND;
}

/* For each thing that has values, the only kind that it can be, else NO_KIND. */
static GHashTable *
guess_kinds (const BalikFound *found)
{
  const GArray *values = found->rows[BALIK_TABLE_VALUE];
  GHashTable *kinds = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint at = 0;

  while (at < values->len)
    {
      const gint64 *id = &g_array_index (values, BalikFoundRow, at).id;

      g_hash_table_insert (kinds, (gpointer)id,
                           GUINT_TO_POINTER (get_only_kind (find_kinds_of_values (values, &at))));
    }
  return kinds;
}

static BalikItemKind
look_up_kind (GHashTable *kinds, gint64 id)
{
  gpointer kind;

  return g_hash_table_lookup_extended (kinds, &id, NULL, &kind) ? GPOINTER_TO_UINT (kind) : NO_KIND;
}

static gboolean
is_id (gint64 id)
{
  return id >= BALIK_PLAN_ROOT_ID && id <= G_MAXINT64 / 2;
}

static Thing
read_thing (const BalikFoundRow *row, GHashTable *kinds)
{
  const BalikCell *cells = row->cells;
  Thing thing = { .id = row->id, .kind = NO_KIND, .position = -1 };

  if (cells[3].text != NULL)
    thing.list_key = balik_rows_find_list_key (cells[3].text);
  if (cells[1].text == NULL || !balik_rows_find_kind (cells[1].text, &thing.kind))
    {
      thing.is_moved = TRUE;
      thing.kind = get_kind_of_list (thing.list_key);
      if (thing.kind == NO_KIND)
        thing.kind = look_up_kind (kinds, row->id);
    }
  if (cells[2].type == BALIK_CELL_INTEGER)
    thing.parent = cells[2].integer;
  if (cells[4].type == BALIK_CELL_INTEGER && cells[4].integer >= 0 && cells[4].integer <= G_MAXINT)
    thing.position = cells[4].integer;
  return thing;
}

/* What was found, and what must have been there, because its values are; by id. */
static GArray *
collect_things (const BalikFound *found)
{
  const GArray *rows = found->rows[BALIK_TABLE_ITEM];
  g_autoptr (GHashTable) kinds = guess_kinds (found);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *things = g_array_new (FALSE, FALSE, sizeof (Thing));
  GHashTableIter iter;
  gpointer id, kind;

  for (guint i = 0; i < rows->len; i++)
    {
      const BalikFoundRow *row = &g_array_index (rows, BalikFoundRow, i);
      const Thing thing = read_thing (row, kinds);

      g_hash_table_add (known, (gpointer)&row->id);
      g_array_append_val (things, thing);
    }
  g_hash_table_iter_init (&iter, kinds);
  while (g_hash_table_iter_next (&iter, &id, &kind))
    if (!g_hash_table_contains (known, id))
      {
        const Thing thing = { .id = *(const gint64 *)id,
                              .kind = GPOINTER_TO_UINT (kind),
                              .position = -1,
                              .is_back = TRUE };

        g_array_append_val (things, thing);
      }
  return things;
}

/* The products, by id. */
static GHashTable *
collect_lines (const GArray *things)
{
  GHashTable *lines = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < things->len; i++)
    {
      const Thing *thing = &g_array_index (things, Thing, i);

      if (thing->kind == BALIK_ITEM_LINE)
        g_hash_table_add (lines, (gpointer)&thing->id);
    }
  return lines;
}

/* The only product of the plan; 0 where there are several, or none. */
static gint64
find_only_line (GHashTable *lines)
{
  GHashTableIter iter;
  gpointer id = NULL;

  if (g_hash_table_size (lines) != 1)
    return 0;
  g_hash_table_iter_init (&iter, lines);
  g_hash_table_iter_next (&iter, &id, NULL);
  return *(const gint64 *)id;
}

/* Gives a thing the holder and the list that it must have; FALSE where that is not known. */
static gboolean
place_thing (Thing *thing, GHashTable *lines)
{
  if (!is_id (thing->id) || thing->kind == NO_KIND
      || (thing->kind == BALIK_ITEM_PLAN) != (thing->id == BALIK_PLAN_ROOT_ID))
    return FALSE;
  if (thing->kind == BALIK_ITEM_PLAN)
    return TRUE;
  if (thing->list_key == NULL || !is_list_of (thing->list_key, thing->kind))
    {
      thing->is_moved = TRUE;
      thing->list_key = find_only_list (thing->kind);
    }
  if (thing->kind != BALIK_ITEM_PART)
    {
      thing->is_moved |= thing->parent != BALIK_PLAN_ROOT_ID;
      thing->parent = BALIK_PLAN_ROOT_ID;
    }
  else if (!g_hash_table_contains (lines, &thing->parent))
    {
      thing->is_moved = TRUE;
      thing->parent = find_only_line (lines);
    }
  return thing->list_key != NULL && thing->parent != 0;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const BalikItemRow *x = a;
  const BalikItemRow *y = b;

  return (x->id > y->id) - (x->id < y->id);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const BalikItemRow *x = *(const BalikItemRow *const *)a;
  const BalikItemRow *y = *(const BalikItemRow *const *)b;
  int order = (x->parent > y->parent) - (x->parent < y->parent);

  if (order == 0)
    order = strcmp (x->list_key, y->list_key);
  if (order == 0)
    order = (x->position > y->position) - (x->position < y->position);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

static GPtrArray *
sort_by_place (const BalikPlanRows *rows)
{
  GPtrArray *sorted = g_ptr_array_sized_new (rows->items->len);

  for (guint i = 0; i < rows->items->len; i++)
    g_ptr_array_add (sorted, &g_array_index (rows->items, BalikItemRow, i));
  g_ptr_array_sort (sorted, compare_places);
  return sorted;
}

static gboolean
is_same_list (const BalikItemRow *a, const BalikItemRow *b)
{
  return a->parent == b->parent && strcmp (a->list_key, b->list_key) == 0;
}

/*
 * Whether @row, the @index-th of its list, stands where it was put: where that
 * many may be missing before it, or where its neighbour tells the same.
 */
static gboolean
is_place_credible (const BalikItemRow *before, const BalikItemRow *row, guint index, guint slack)
{
  const gboolean has_neighbour = before != NULL && before->position + 1 == row->position;

  return row->position <= index + slack || (has_neighbour && row->position <= 2 * index + slack);
}

/* A gap among the places of a list is a thing that was there. */
static void
expect_gaps (BalikMending *self, guint n_dropped)
{
  const BalikFound *found = self->found;
  const guint slack = found->n_bad_rows + n_dropped
                      + MIN (10000, found->n_bad_pages + found->n_missing_pages) * MAX_ROWS_A_PAGE;
  g_autoptr (GPtrArray) sorted = sort_by_place (self->rows);

  for (guint start = 0, end; start < sorted->len; start = end)
    {
      const BalikItemRow *first = g_ptr_array_index (sorted, start);
      const BalikItemRow *before = NULL;
      guint n_places = 0;

      for (end = start; end < sorted->len; end++)
        {
          const BalikItemRow *row = g_ptr_array_index (sorted, end);

          if (!is_same_list (first, row))
            break;
          if (row->position < G_MAXINT && is_place_credible (before, row, end - start, slack))
            n_places = MAX (n_places, row->position + 1);
          before = row;
        }
      self->n_expected[first->kind] += MAX (n_places, end - start);
    }
}

static void
note_moves (BalikMending *self, guint n_back, guint n_moved)
{
  if (n_back > 0)
    balik_mending_note (
        self,
        /* Translators: a thing is a card, a product, a cost and so on */
        ngettext ("The place of %u thing is lost, but not what is in it; it was put at the end "
                  "of its list.",
                  "The places of %u things are lost, but not what is in them; they were put at "
                  "the end of their lists.",
                  n_back),
        n_back);
  if (n_moved > 0)
    balik_mending_note (
        self,
        /* Translators: a thing is a card, a product, a cost and so on */
        ngettext ("The place of %u thing was damaged; it was put where such things belong.",
                  "The places of %u things were damaged; they were put where such things belong.",
                  n_moved),
        n_moved);
}

/**
 * balik_mending_take_items:
 * @self: a mending without rows
 *
 * Takes the things that were found, each with a place that it can have.
 */
void
balik_mending_take_items (BalikMending *self)
{
  guint n_back = 0;
  guint n_moved = 0;
  guint n_dropped = 0;
  g_autoptr (GArray) things = collect_things (self->found);
  g_autoptr (GHashTable) lines = collect_lines (things);
  const BalikItemRow root = { .id = BALIK_PLAN_ROOT_ID, .list_key = "" };

  g_array_append_val (self->rows->items, root);
  for (guint i = 0; i < things->len; i++)
    {
      Thing *thing = &g_array_index (things, Thing, i);
      BalikItemRow row = { .id = thing->id };

      /* The plan itself is there in any case. */
      if (thing->id == BALIK_PLAN_ROOT_ID)
        continue;
      if (!place_thing (thing, lines))
        {
          n_dropped++;
          if (thing->kind != NO_KIND && thing->kind != BALIK_ITEM_PLAN)
            self->n_expected[thing->kind]++;
          continue;
        }
      row.kind = thing->kind;
      row.parent = thing->parent;
      row.list_key = thing->list_key;
      row.position = thing->position >= 0 ? (guint)thing->position : G_MAXINT;
      n_back += thing->is_back ? 1 : 0;
      n_moved += thing->is_moved && !thing->is_back ? 1 : 0;
      g_array_append_val (self->rows->items, row);
    }
  g_array_sort (self->rows->items, compare_ids);
  expect_gaps (self, n_dropped);
  note_moves (self, n_back, n_moved);
}

/**
 * balik_mending_close_up:
 * @self: a mending
 *
 * Counts the places of each list from 0 on again, in the same order.
 */
void
balik_mending_close_up (BalikMending *self)
{
  g_autoptr (GPtrArray) sorted = sort_by_place (self->rows);
  const BalikItemRow *before = NULL;
  guint position = 0;

  for (guint i = 0; i < sorted->len; i++)
    {
      BalikItemRow *row = g_ptr_array_index (sorted, i);

      position = before != NULL && is_same_list (before, row) ? position + 1 : 0;
      row->position = position;
      before = row;
    }
}
