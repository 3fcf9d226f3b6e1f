/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-taker.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-escape.h"
#include "balik-plan-header.h"
#include "balik-row-stream.h"
#include "balik-row-words.h"
#include "balik-schema.h"

/*
 * Rows become the content of a file: each is looked at, then all of them by
 * their digest. Of a plan that a newer Balik wrote, and that this one may
 * read, rows with words unknown here are left out and told. The digest in such
 * a plan is that of the rows that the version which may read it knows.
 */

/* Words that are told one by one; a letter of a word may need six. */
#define MAX_WORDS 100
#define MAX_WORD 60
#define OTHER_WORDS "…"

/* The key of what a newer plan's tables are, so that no bit of the header flips unseen. */
#define SCHEMA "schema"

struct _BalikPlanTaker
{
  BalikPlanFile *file;
  const char *name;
  BalikPlanReading reading;
  guint32 version;
  GHashTable *texts;

  gboolean is_newer;
  gboolean has_values;
  /* Ids of the items that were left out, and how often each unknown word came. */
  GHashTable *left_out;
  GHashTable *unknown;
};

/**
 * balik_plan_taker_new:
 * @file: a file of which only the bytes are known; it must stay
 * @name: what messages call it; it must stay
 * @reading: how much it is trusted
 *
 * Returns: (transfer full): what takes its rows
 */
BalikPlanTaker *
balik_plan_taker_new (BalikPlanFile *file, const char *name, BalikPlanReading reading)
{
  BalikPlanTaker *self = g_new0 (BalikPlanTaker, 1);

  self->file = file;
  self->name = name;
  self->reading = reading;
  self->version = balik_plan_header_get_version (g_bytes_get_data (file->bytes, NULL));
  self->texts = balik_meta_new_texts ();
  self->left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * balik_plan_taker_free:
 * @self: (transfer full): a taker
 *
 * Frees it.
 */
void
balik_plan_taker_free (BalikPlanTaker *self)
{
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->left_out);
  g_hash_table_unref (self->unknown);
  g_free (self);
}

static gboolean
check_min_reader (BalikPlanTaker *self, GError **error)
{
  const gint64 min_reader = self->file->meta->min_reader;
  g_autofree char *version = NULL;

  if (min_reader <= BALIK_FORMAT_VERSION)
    return TRUE;
  version = g_strdup_printf ("%" G_GINT64_FORMAT, min_reader);
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NEWER,
               /* Translators: the name of a plan, then a version number */
               _ ("“%s” was written by a newer Balik and needs one that reads version %s of the "
                  "file."),
               self->name, version);
  return FALSE;
}

/* A higher version of the tables is stated twice: a flipped bit is no newer Balik. */
static gboolean
check_schema_version (BalikPlanTaker *self, GError **error)
{
  const char *text = g_hash_table_lookup (self->texts, SCHEMA);
  guint64 stated;

  if (self->version <= BALIK_SCHEMA_VERSION
      || (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &stated, NULL)
          && stated == self->version))
    return TRUE;
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: %s is the name of a plan */
               _ ("“%s” is damaged: its first bytes are not those of a plan."), self->name);
  return FALSE;
}

static gboolean
end_meta (BalikPlanTaker *self, GError **error)
{
  BalikPlanMeta *meta = balik_plan_meta_new_from_texts (self->texts, self->name, error);

  self->file->meta = meta;
  if (meta == NULL || !check_min_reader (self, error))
    return FALSE;
  if (self->reading != BALIK_PLAN_READ_SALVAGE)
    {
      if (!check_schema_version (self, error))
        return FALSE;
      /* Only who knows the tables may write them, whatever else is said. */
      if (self->version > BALIK_SCHEMA_VERSION)
        meta->min_writer = MAX (meta->min_writer, (gint64)self->version);
      self->is_newer = meta->min_writer > BALIK_FORMAT_VERSION;
    }
  self->file->rows = balik_plan_rows_new ();
  return TRUE;
}

static void
count_unknown (BalikPlanTaker *self, const char *word)
{
  g_autofree char *escaped = balik_text_escape (word, "");
  char *shown = g_utf8_truncate_middle (escaped, MAX_WORD);
  guint n;

  if (g_hash_table_size (self->unknown) >= MAX_WORDS
      && !g_hash_table_contains (self->unknown, shown))
    {
      g_free (shown);
      shown = g_strdup (OTHER_WORDS);
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->unknown, shown));
  g_hash_table_replace (self->unknown, shown, GUINT_TO_POINTER (n + 1));
}

static void
leave_out (BalikPlanTaker *self, gint64 id)
{
  g_hash_table_add (self->left_out, g_memdup2 (&id, sizeof id));
}

/* Leaves an item out whose kind or list is a word that is not known here. */
static gboolean
skip_item (BalikPlanTaker *self, const BalikCell *cells)
{
  const char *kind = cells[BALIK_ITEM_CELL_KIND].text;
  const char *list = cells[BALIK_ITEM_CELL_LIST].text;
  const gboolean is_kind_unknown
      = kind != NULL && !balik_rows_find_kind (kind, &(BalikItemKind){ 0 });
  const gboolean is_list_unknown = list != NULL && balik_rows_find_list_key (list) == NULL;

  if (!self->is_newer || cells[BALIK_ITEM_CELL_ID].type != BALIK_CELL_INTEGER
      || (!is_kind_unknown && !is_list_unknown))
    return FALSE;
  count_unknown (self, is_kind_unknown ? kind : list);
  leave_out (self, cells[BALIK_ITEM_CELL_ID].integer);
  return TRUE;
}

/* Leaves a value out whose key is not known here, or whose item was left out. */
static gboolean
skip_value (BalikPlanTaker *self, const BalikCell *cells)
{
  const char *key = cells[BALIK_VALUE_CELL_KEY].text;
  const gint64 id = cells[BALIK_VALUE_CELL_ITEM].integer;
  const BalikItemRow *item;

  if (!self->is_newer || cells[BALIK_VALUE_CELL_ITEM].type != BALIK_CELL_INTEGER || key == NULL)
    return FALSE;
  if (g_hash_table_contains (self->left_out, &id))
    return TRUE;
  item = balik_plan_rows_find_item (self->file->rows, id);
  if (item == NULL || balik_rows_find_field (item->kind, key) != NULL)
    return FALSE;
  count_unknown (self, key);
  return TRUE;
}

/* What belongs to an item that was left out; the holder may come after it. */
static void
leave_out_orphans (BalikPlanTaker *self)
{
  GArray *items = self->file->rows->items;
  guint n_before;

  if (g_hash_table_size (self->left_out) == 0)
    return;
  do
    {
      n_before = items->len;
      for (guint i = 0; i < items->len;)
        {
          const BalikItemRow *row = &g_array_index (items, BalikItemRow, i);

          if (!g_hash_table_contains (self->left_out, &row->parent))
            {
              i++;
              continue;
            }
          leave_out (self, row->id);
          g_array_remove_index (items, i);
        }
    }
  while (items->len != n_before);
}

/**
 * balik_plan_taker_take:
 * @taker: a taker
 * @table: the table that the row is from; the tables come in their order
 * @cells: the row
 * @error: why it is not taken
 *
 * A #BalikRowFunc that looks at each row.
 *
 * Returns: whether to go on
 */
gboolean
balik_plan_taker_take (gpointer taker, BalikTable table, const BalikCell *cells, GError **error)
{
  BalikPlanTaker *self = taker;
  gboolean is_ours;

  if (table == BALIK_TABLE_META)
    return balik_meta_take (self->texts, cells, self->name, error);
  if (self->file->rows == NULL && !end_meta (self, error))
    return FALSE;
  if (table == BALIK_TABLE_ITEM)
    is_ours = balik_plan_rows_take_item (self->file->rows, cells) || skip_item (self, cells);
  else
    {
      if (!self->has_values)
        leave_out_orphans (self);
      self->has_values = TRUE;
      is_ours = balik_plan_rows_take_value (self->file->rows, cells) || skip_value (self, cells);
    }
  return is_ours || balik_table_fail_row (table, cells, self->name, error);
}

/**
 * balik_plan_taker_take_notes:
 * @self: a taker
 * @notes: (element-type utf8): what was left out on the way here, in whole sentences
 * @outcome: what is said of the file there
 *
 * Takes what else there is to tell.
 */
void
balik_plan_taker_take_notes (BalikPlanTaker *self, GPtrArray *notes, BalikPlanOutcome outcome)
{
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (self->file->notes, g_strdup (g_ptr_array_index (notes, i)));
  if (outcome != BALIK_PLAN_OPENS)
    self->file->outcome = BALIK_PLAN_REPAIRED;
}

static void
note_unknown (BalikPlanTaker *self)
{
  g_autoptr (GPtrArray) words = g_hash_table_get_keys_as_ptr_array (self->unknown);

  g_ptr_array_sort_values (words, (GCompareFunc)strcmp);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->unknown, word));

      g_ptr_array_add (
          self->file->notes,
          g_strdup_printf (
              ngettext (/* Translators: a word that a newer Balik uses in plans, then a count */
                        "This Balik does not know what “%s” means; it is in %u place.",
                        "This Balik does not know what “%s” means; it is in %u places.", n),
              word, n));
    }
}

/* A digest alone that does not fit is a matter for the user. */
static gboolean
compare_digest (BalikPlanTaker *self, GError **error)
{
  BalikPlanFile *file = self->file;
  g_autofree char *digest = balik_plan_rows_dup_digest (file->rows);

  if (strcmp (digest, file->meta->content_digest) == 0)
    return TRUE;
  if (self->reading == BALIK_PLAN_READ_STRICTLY)
    {
      g_autoptr (BalikPlan) plan = balik_plan_rows_build (file->rows, self->name, error);

      if (plan == NULL)
        return FALSE;
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_CHANGED,
                   /* Translators: %s is the name of a plan */
                   _ ("“%s” was changed outside Balik, or damaged on its medium: what it holds is "
                      "not what was saved."),
                   self->name);
      return FALSE;
    }
  /* What was saved has the digest of what was saved. */
  if (self->reading == BALIK_PLAN_READ_SALVAGE)
    return balik_row_stream_fail (self->name, error);
  file->outcome = BALIK_PLAN_REPAIRED;
  g_set_str (&file->meta->content_digest, digest);
  g_ptr_array_add (file->notes,
                   g_strdup (_ ("What the plan holds is not what Balik saved: it was changed "
                                "outside Balik, or damaged on its medium. It was taken as it "
                                "is.")));
  return TRUE;
}

/**
 * balik_plan_taker_end:
 * @self: a taker that got all rows
 * @error: what does not fit
 *
 * Looks at all of it together.
 *
 * Returns: whether the file is known now
 */
gboolean
balik_plan_taker_end (BalikPlanTaker *self, GError **error)
{
  if (self->file->rows == NULL && !end_meta (self, error))
    return FALSE;
  if (!self->has_values)
    leave_out_orphans (self);
  /* There, what a newer Balik added is told as if it were foreign. */
  if (self->version > BALIK_SCHEMA_VERSION && self->is_newer)
    self->file->outcome = BALIK_PLAN_OPENS;
  note_unknown (self);
  if (!compare_digest (self, error))
    return FALSE;
  if (self->is_newer && self->file->outcome == BALIK_PLAN_OPENS)
    self->file->outcome = BALIK_PLAN_NEWER;
  return TRUE;
}
