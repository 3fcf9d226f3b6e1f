/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-plan-header.h"
#include "balik-salvage-private.h"
#include "balik-schema.h"

/*
 * What can be saved of a plan that is damaged:
 *
 *   bytes → rows by their shape (balik-salvage-scan.c) → things with a place →
 *   values that fit → all rules kept → sentences about what is missing
 *
 * Nothing of SQLite runs on these bytes.
 */

/* Versions that can be; a damaged number is hardly ever so small. */
#define MAX_VERSION 255

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

/* What the plan says about itself, where its seal holds. */
static BalikPlanMeta *
find_meta (const BalikFound *found, const char *name)
{
  g_autoptr (GHashTable) texts = balik_meta_new_texts ();

  for (guint i = 0; i < found->rows[BALIK_TABLE_META]->len; i++)
    {
      const BalikFoundRow *row = &g_array_index (found->rows[BALIK_TABLE_META], BalikFoundRow, i);

      if (!balik_meta_take (texts, row->cells, name, NULL))
        return NULL;
    }
  return balik_plan_meta_new_from_texts (texts, name, NULL);
}

/* Rows of a form that we do not know must not be taken for ours. */
static gboolean
check_version (const BalikFound *found, const BalikPlanMeta *meta, const char *name, GError **error)
{
  const gboolean is_newer
      = meta != NULL ? meta->min_reader > BALIK_FORMAT_VERSION
                     : found->version > BALIK_SCHEMA_VERSION && found->version <= MAX_VERSION;

  if (is_newer)
    g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NEWER,
                 /* Translators: %s is the name of a plan */
                 _ ("“%s” was written by a newer Balik. Use that one to save what is in it."),
                 name);
  return !is_newer;
}

static BalikMending *
mending_new (const BalikFound *found)
{
  BalikMending *self = g_new0 (BalikMending, 1);

  self->found = found;
  self->rows = balik_plan_rows_new ();
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->unreadable = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_string);
  self->n_values_lost = found->n_lost_values;
  return self;
}

static void
mending_free (BalikMending *self)
{
  g_clear_pointer (&self->rows, balik_plan_rows_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->unreadable);
  g_free (self);
}

static void
count_saved (BalikMending *self)
{
  for (guint i = 0; i < self->rows->items->len; i++)
    self->n_saved[g_array_index (self->rows->items, BalikItemRow, i).kind]++;
  for (BalikItemKind kind = 0; kind < BALIK_ITEM_N_KINDS; kind++)
    self->n_expected[kind] = MAX (self->n_expected[kind], self->n_saved[kind]);
}

static gboolean
is_whole (BalikMending *self, const BalikPlanMeta *meta)
{
  g_autofree char *digest = meta != NULL ? balik_plan_rows_dup_digest (self->rows) : NULL;

  return digest != NULL && strcmp (meta->content_digest, digest) == 0;
}

static gboolean
mend (BalikMending *self, const BalikPlanMeta *meta, const char *name, GError **error)
{
  g_autoptr (BalikPlan) plan = NULL;

  balik_mending_name_things (self);
  balik_mending_take_items (self);
  balik_mending_take_values (self);
  if (!is_whole (self, meta))
    balik_mending_restore_sections (self);
  plan = balik_mending_keep_rules (self, name, error);
  if (plan == NULL)
    return FALSE;
  count_saved (self);
  balik_mending_write_notes (self, is_whole (self, meta));
  return TRUE;
}

/*
 * The digest is that of what is there, not of what was lost. An id that is lost
 * follows from the bytes: nothing is drawn at random where this runs.
 */
static BalikPlanMeta *
make_meta (BalikPlanMeta *found, const BalikPlanFile *file)
{
  BalikPlanMeta *meta = found;

  if (meta == NULL)
    {
      meta = g_new0 (BalikPlanMeta, 1);
      meta->doc_uuid = g_strndup (file->hash, BALIK_DOC_ID_LENGTH);
      meta->parent_digest = g_strdup ("");
      meta->min_reader = BALIK_FORMAT_VERSION;
      meta->min_writer = BALIK_FORMAT_VERSION;
      meta->tidy = BALIK_TIDY_VERSION;
    }
  g_free (meta->content_digest);
  meta->content_digest = balik_plan_rows_dup_digest (file->rows);
  return meta;
}

/**
 * balik_plan_file_salvage_bytes:
 * @bytes: what a file holds, 512 bytes or more
 * @name: what messages call it
 * @cancellable: (nullable): stops it
 * @error: why nothing of a plan could be saved
 *
 * Saves what can be saved of a damaged plan. What is missing, and what was
 * mended, is in the notes.
 *
 * Returns: (transfer full): a plan that keeps every rule, as a repaired file
 */
BalikPlanFile *
balik_plan_file_salvage_bytes (GBytes *bytes,
                               const char *name,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (BalikFound) found = balik_found_new (bytes, name, cancellable, error);
  g_autoptr (BalikPlanMeta) meta = NULL;
  BalikPlanFile *self = NULL;
  BalikMending *mending;

  if (found == NULL)
    return NULL;
  meta = find_meta (found, name);
  if (!check_version (found, meta, name, error))
    return NULL;
  if (found->rows[BALIK_TABLE_ITEM]->len == 0 && found->rows[BALIK_TABLE_VALUE]->len == 0)
    {
      g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NOT_A_PLAN,
                   /* Translators: %s is the name of a file */
                   _ ("Nothing of a plan could be found in “%s”."), name);
      return NULL;
    }

  mending = mending_new (found);
  if (mend (mending, meta, name, error))
    {
      self = balik_plan_file_new (bytes);
      self->outcome = BALIK_PLAN_REPAIRED;
      g_ptr_array_unref (self->notes);
      self->notes = g_steal_pointer (&mending->notes);
      self->rows = g_steal_pointer (&mending->rows);
      self->meta = make_meta (g_steal_pointer (&meta), self);
    }
  mending_free (mending);
  return self;
}
