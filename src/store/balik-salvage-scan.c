/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-salvage-private.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>

#include "balik-file-io.h"
#include "balik-page.h"
#include "balik-plan-header.h"
#include "balik-record.h"

/*
 * Looks for the rows of a plan in a damaged file, without SQLite, which gives
 * up at the first page that does not fit:
 *
 *   the schema on the first page → the trees of our tables, as far as they can
 *   be followed → where anything was wrong, every page that nothing led to
 *
 * A row is known by its shape: an item by five columns, the first of which is
 * the number of its row; a value by seven. Pages on the list of free pages
 * hold what was deleted, and are left alone.
 */

#define MAX_SECONDS 5
/* Many times the largest plan that the tests know. */
#define MAX_ROWS 1000000

typedef enum
{
  ROLE_SCHEMA,
  ROLE_OURS,
  ROLE_FOREIGN,
  ROLE_STRAY,
} Role;

typedef struct
{
  BalikFound *found;
  BalikPages pages;
  guint8 *seen;
  Role role;
  GArray *stack;
  GByteArray *payload;
  guint32 roots[BALIK_N_TABLES];
  GArray *foreign_roots;
  guint n_leaves[BALIK_N_TABLES];
  guint n_rows;
  gboolean leads_out;
  gint64 deadline;
  GCancellable *cancellable;
  gboolean is_stopped;
} Walk;

static void
take_row (Walk *self, BalikTable table, gint64 id, const BalikRecord *record)
{
  const guint n_cells = balik_table_get_n_cells (table);
  BalikFoundRow row = { .id = id, .is_stray = self->role == ROLE_STRAY };
  const guint last = n_cells - 1;

  if (self->n_rows >= MAX_ROWS)
    {
      self->is_stopped = TRUE;
      return;
    }
  memcpy (row.cells, record->cells, n_cells * sizeof *row.cells);
  if (table == BALIK_TABLE_ITEM)
    row.cells[0] = (BalikCell){ .type = BALIK_CELL_INTEGER, .integer = id };
  /* SQLite writes whole numbers short, and the column makes them numbers again. */
  for (guint i = 3; table == BALIK_TABLE_VALUE && i <= 5; i++)
    if (row.cells[i].type == BALIK_CELL_INTEGER)
      row.cells[i]
          = (BalikCell){ .type = BALIK_CELL_NUMBER, .number = (double)row.cells[i].integer };
  if (table == BALIK_TABLE_VALUE && row.cells[last].type == BALIK_CELL_OTHER)
    {
      row.n_bytes = record->n_bytes[last];
      row.bytes = g_string_chunk_insert_len (self->found->texts, (const char *)record->bytes[last],
                                             (gssize)row.n_bytes);
    }
  g_array_append_val (self->found->rows[table], row);
  self->n_rows++;
  self->found->has_stray |= row.is_stray;
}

static void
take_schema_row (Walk *self, const BalikRecord *record)
{
  const char *type = record->cells[0].text;
  const char *name = record->cells[1].text;
  const gint64 root = record->cells[3].integer;

  if (root <= 1 || root > G_MAXUINT32)
    return;
  for (BalikTable table = 0; table < BALIK_N_TABLES; table++)
    if (g_strcmp0 (type, "table") == 0 && g_strcmp0 (name, balik_table_get_name (table)) == 0
        && self->roots[table] == 0)
      {
        self->roots[table] = (guint32)root;
        return;
      }
  {
    const guint32 foreign_root = (guint32)root;

    g_array_append_val (self->foreign_roots, foreign_root);
  }
}

static gboolean
is_text (const BalikCell *cell)
{
  return cell->type == BALIK_CELL_TEXT;
}

/* Whether a row is one that we could have written, by its shape alone. */
static gboolean
sort_record (Walk *self, const BalikPage *page, gint64 rowid, const BalikRecord *record)
{
  const gboolean is_table = page->type == BALIK_PAGE_TABLE_LEAF;
  const BalikCell *cells = record->cells;

  if (self->role == ROLE_FOREIGN)
    return TRUE;
  if (self->role == ROLE_SCHEMA)
    {
      if (!is_table || record->n_cells != 5)
        return FALSE;
      take_schema_row (self, record);
      return TRUE;
    }
  if (is_table)
    {
      if (record->n_cells < 5 || cells[0].type != BALIK_CELL_NULL
          || (!is_text (&cells[1]) && !is_text (&cells[3])))
        return FALSE;
      take_row (self, BALIK_TABLE_ITEM, rowid, record);
    }
  else if (record->n_cells == 2 && is_text (&cells[0]) && is_text (&cells[1]))
    take_row (self, BALIK_TABLE_META, 0, record);
  else if (record->n_cells >= 7 && cells[0].type == BALIK_CELL_INTEGER && is_text (&cells[1]))
    take_row (self, BALIK_TABLE_VALUE, cells[0].integer, record);
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_cell (Walk *self, const BalikPage *page, const BalikPageCell *cell)
{
  BalikRecord record;
  gboolean is_whole;

  if (!balik_page_read_payload (page, &self->pages, cell, self->payload, self->seen, &is_whole))
    return FALSE;
  if (!is_whole)
    {
      self->found->is_damaged = TRUE;
      self->leads_out = TRUE;
    }
  return balik_record_read (&record, self->payload->data, self->payload->len, self->found->texts)
         && sort_record (self, page, cell->rowid, &record);
}

static void
push_child (Walk *self, guint32 child)
{
  if (self->role == ROLE_STRAY)
    return;
  if (balik_pages_get (&self->pages, child) == NULL || self->seen[child])
    {
      self->leads_out |= child > self->pages.n_pages;
      self->found->is_damaged |= self->role != ROLE_FOREIGN;
      return;
    }
  self->seen[child] = 1;
  g_array_append_val (self->stack, child);
}

static BalikTable
get_table (const BalikPage *page, const Walk *self, const guint *before)
{
  for (BalikTable table = 0; table < BALIK_N_TABLES; table++)
    if (self->found->rows[table]->len > before[table])
      return table;
  return BALIK_N_TABLES;
}

/* Takes the rows of a page, and puts the pages below it on the stack. */
static gboolean
read_page (Walk *self, guint32 number, int type)
{
  guint before[BALIK_N_TABLES];
  guint n_bad = 0;
  BalikPage page;
  BalikTable table;

  if (g_get_monotonic_time () > self->deadline || g_cancellable_is_cancelled (self->cancellable))
    self->is_stopped = TRUE;
  if (self->is_stopped || !balik_page_init (&page, &self->pages, number, type))
    return FALSE;
  for (table = 0; table < BALIK_N_TABLES; table++)
    before[table] = self->found->rows[table]->len;
  for (guint i = 0; i < page.n_cells; i++)
    {
      BalikPageCell cell;

      if (!balik_page_read_cell (&page, &self->pages, i, &cell)
          || (cell.has_payload && !take_cell (self, &page, &cell)))
        n_bad++;
      else if (cell.child != 0)
        push_child (self, cell.child);
    }
  if (balik_page_get_last_child (&page) != 0)
    push_child (self, balik_page_get_last_child (&page));

  table = get_table (&page, self, before);
  if (table < BALIK_N_TABLES)
    self->n_leaves[table]++;
  /* Nothing but what cannot be read: perhaps it is another kind of page than it says. */
  if (self->role != ROLE_FOREIGN && table == BALIK_N_TABLES
      && (n_bad > 0 || (self->role == ROLE_STRAY && page.type != BALIK_PAGE_TABLE_NODE)))
    return FALSE;
  if (self->role != ROLE_FOREIGN && n_bad > 0)
    {
      self->found->n_bad_rows += n_bad;
      self->found->is_damaged = TRUE;
    }
  return TRUE;
}

/* A page that cannot be read is looked at again when all others were. */
static void
walk_tree (Walk *self, guint32 root, Role role)
{
  self->role = role;
  g_array_set_size (self->stack, 0);
  push_child (self, root);
  while (self->stack->len > 0)
    {
      const guint32 number = g_array_index (self->stack, guint32, self->stack->len - 1);

      g_array_set_size (self->stack, self->stack->len - 1);
      if (read_page (self, number, -1))
        continue;
      self->seen[number] = 0;
      self->found->is_damaged |= role != ROLE_FOREIGN;
    }
}

static guint32
get_32 (const guint8 *data)
{
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

/* The pages that SQLite would use again, as far as their list can be followed. */
static void
skip_free_pages (Walk *self)
{
  guint32 trunk = get_32 (self->pages.data + 32);

  for (guint n = 0; n < self->pages.n_pages; n++)
    {
      const guint8 *data = balik_pages_get (&self->pages, trunk);
      guint32 n_leaves;

      if (data == NULL || self->seen[trunk])
        return;
      n_leaves = get_32 (data + 4);
      if (n_leaves > self->pages.usable / 4 - 2)
        return;
      self->seen[trunk] = 1;
      for (guint32 i = 0; i < n_leaves; i++)
        {
          const guint32 leaf = get_32 (data + 8 + 4 * i);

          if (balik_pages_get (&self->pages, leaf) != NULL)
            self->seen[leaf] = 1;
        }
      trunk = get_32 (data);
    }
}

/* Pages that nothing leads to; also those whose first byte does not say what they are. */
static void
read_strays (Walk *self)
{
  static const int types[] = { -1, BALIK_PAGE_INDEX_LEAF, BALIK_PAGE_TABLE_LEAF };

  self->role = ROLE_STRAY;
  for (guint32 number = 2; number <= self->pages.n_pages; number++)
    {
      gboolean is_read = self->seen[number];

      if (!is_read && balik_pages_is_empty (&self->pages, number))
        {
          self->found->n_bad_pages++;
          continue;
        }
      for (guint i = 0; !is_read && i < G_N_ELEMENTS (types); i++)
        is_read = read_page (self, number, types[i]);
      /* A row that was put together later may go on here. */
      self->seen[number] |= is_read;
    }
  for (guint32 number = 2; number <= self->pages.n_pages; number++)
    if (!self->seen[number] && !balik_pages_is_empty (&self->pages, number))
      self->found->n_bad_pages++;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const BalikFoundRow *x = a;
  const BalikFoundRow *y = b;
  int order = (x->id > y->id) - (x->id < y->id);

  if (order == 0 && (x->cells[0].type == BALIK_CELL_TEXT))
    order = g_strcmp0 (x->cells[0].text, y->cells[0].text);
  else if (order == 0 && x->cells[0].type == BALIK_CELL_INTEGER)
    order = x->is_stray - y->is_stray;
  return order;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const BalikFoundRow *x = a;
  const BalikFoundRow *y = b;
  int order = (x->id > y->id) - (x->id < y->id);

  if (order == 0)
    order = strcmp (x->cells[1].text, y->cells[1].text);
  return order != 0 ? order : x->is_stray - y->is_stray;
}

static gboolean
is_same_row (BalikTable table, const BalikFoundRow *a, const BalikFoundRow *b)
{
  if (table == BALIK_TABLE_ITEM)
    return a->id == b->id;
  if (table == BALIK_TABLE_META)
    return strcmp (a->cells[0].text, b->cells[0].text) == 0;
  return a->id == b->id && strcmp (a->cells[1].text, b->cells[1].text) == 0;
}

/* Of rows for the same thing, the one that the table's own tree led to counts. */
static void
sort_rows (BalikFound *found)
{
  for (BalikTable table = 0; table < BALIK_N_TABLES; table++)
    {
      GArray *rows = found->rows[table];
      guint n_kept = 0;

      g_array_sort (rows, table == BALIK_TABLE_VALUE ? compare_values : compare_rows);
      for (guint i = 0; i < rows->len; i++)
        {
          const BalikFoundRow *row = &g_array_index (rows, BalikFoundRow, i);
          const BalikFoundRow *last
              = n_kept > 0 ? &g_array_index (rows, BalikFoundRow, n_kept - 1) : NULL;

          if (last == NULL || !is_same_row (table, last, row))
            g_array_index (rows, BalikFoundRow, n_kept++) = *row;
        }
      g_array_set_size (rows, n_kept);
    }
}

/* What pages that are lost held is not known, but what others hold is. */
static void
estimate_loss (Walk *self, const BalikPlanHeader *header)
{
  BalikFound *found = self->found;
  const guint n_leaves = self->n_leaves[BALIK_TABLE_META] + self->n_leaves[BALIK_TABLE_ITEM]
                         + self->n_leaves[BALIK_TABLE_VALUE];
  const guint n_full = self->pages.n_pages - (self->pages.tail != NULL ? 1 : 0);
  guint64 n_lost;

  found->n_pages = self->pages.n_pages;
  if ((self->leads_out || self->pages.tail != NULL) && header->n_pages > n_full)
    {
      found->n_pages = header->n_pages;
      found->n_missing_pages = header->n_pages - n_full;
    }
  n_lost = (guint64)found->n_missing_pages + found->n_bad_pages;
  if (n_leaves > 0)
    found->n_lost_values
        = (guint)MIN (G_MAXINT, n_lost * found->rows[BALIK_TABLE_VALUE]->len / n_leaves);
}

static BalikFound *
new_empty (void)
{
  BalikFound *self = g_new0 (BalikFound, 1);

  for (BalikTable table = 0; table < BALIK_N_TABLES; table++)
    self->rows[table] = g_array_new (FALSE, FALSE, sizeof (BalikFoundRow));
  self->texts = g_string_chunk_new (4096);
  return self;
}

static BalikFound *
look_with_page_size (GBytes *bytes,
                     const BalikPlanHeader *header,
                     gsize page_size,
                     gint64 deadline,
                     GCancellable *cancellable,
                     gboolean *is_stopped)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  Walk walk = { .deadline = deadline, .cancellable = cancellable };

  walk.found = new_empty ();
  balik_pages_init (&walk.pages, data, size, page_size, header->reserved);
  walk.seen = g_malloc0 ((gsize)walk.pages.n_pages + 1);
  walk.stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  walk.foreign_roots = g_array_new (FALSE, FALSE, sizeof (guint32));
  walk.payload = g_byte_array_new ();

  walk_tree (&walk, 1, ROLE_SCHEMA);
  walk.seen[1] = 1;
  for (BalikTable table = 0; table < BALIK_N_TABLES; table++)
    {
      walk.found->is_damaged |= walk.roots[table] == 0;
      if (walk.roots[table] != 0)
        walk_tree (&walk, walk.roots[table], ROLE_OURS);
    }
  for (guint i = 0; i < walk.foreign_roots->len; i++)
    walk_tree (&walk, g_array_index (walk.foreign_roots, guint32, i), ROLE_FOREIGN);
  if (walk.found->is_damaged)
    {
      skip_free_pages (&walk);
      read_strays (&walk);
    }
  estimate_loss (&walk, header);
  sort_rows (walk.found);
  *is_stopped = walk.is_stopped;

  balik_pages_clear (&walk.pages);
  g_free (walk.seen);
  g_array_unref (walk.stack);
  g_array_unref (walk.foreign_roots);
  g_byte_array_unref (walk.payload);
  return walk.found;
}

static guint
get_worth (const BalikFound *found)
{
  return found->rows[BALIK_TABLE_ITEM]->len + found->rows[BALIK_TABLE_VALUE]->len;
}

/**
 * balik_found_free:
 * @self: (transfer full): what was found
 *
 * Frees it.
 */
void
balik_found_free (BalikFound *self)
{
  for (BalikTable table = 0; table < BALIK_N_TABLES; table++)
    g_array_unref (self->rows[table]);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * balik_found_new:
 * @bytes: what a file holds, 512 bytes or more
 * @name: what messages call it
 * @cancellable: (nullable): stops it
 * @error: that it took too long
 *
 * Looks for the rows of a plan, whatever the rest of the file is.
 *
 * Returns: (transfer full): what was found
 */
BalikFound *
balik_found_new (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  static const gsize sizes[] = { 4096, 1024, 2048, 8192, 512, 16384, 32768, 65536 };
  const gint64 deadline = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  g_autoptr (BalikFound) best = NULL;
  BalikPlanHeader header;
  gboolean is_stopped = FALSE;

  balik_plan_header_read (&header, bytes);
  if (header.page_size != 0)
    best = look_with_page_size (bytes, &header, header.page_size, deadline, cancellable,
                                &is_stopped);
  for (guint i = 0; !is_stopped && i < G_N_ELEMENTS (sizes); i++)
    {
      BalikFound *other;

      /* Ours first; others where that finds nothing. */
      if (best != NULL && (!best->is_damaged || (i > 0 && get_worth (best) > 0)))
        break;
      if (sizes[i] == header.page_size)
        continue;
      other = look_with_page_size (bytes, &header, sizes[i], deadline, cancellable, &is_stopped);
      if (best == NULL || get_worth (other) > get_worth (best))
        {
          g_clear_pointer (&best, balik_found_free);
          best = g_steal_pointer (&other);
        }
      g_clear_pointer (&other, balik_found_free);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (is_stopped)
    {
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
                   /* Translators: %s is the name of a plan */
                   _ ("Reading “%s” took too long and was stopped. No plan needs that long."),
                   name);
      return NULL;
    }
  best->version = header.version;
  best->is_header_bad = !header.is_plan;
  return g_steal_pointer (&best);
}
