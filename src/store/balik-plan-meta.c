/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-meta.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-digest.h"
#include "balik-plan-rows.h"
#include "balik-schema.h"

/* The key of the digest over all other keys, so that no bit of them flips unseen. */
#define SEAL "seal"

/**
 * balik_plan_meta_new:
 *
 * Returns: (transfer full): what a new plan says about itself
 */
BalikPlanMeta *
balik_plan_meta_new (void)
{
  BalikPlanMeta *self = g_new0 (BalikPlanMeta, 1);

  self->doc_uuid = g_strdup_printf ("%08x%08x%08x%08x", g_random_int (), g_random_int (),
                                    g_random_int (), g_random_int ());
  self->parent_digest = g_strdup ("");
  self->content_digest = g_strdup ("");
  self->min_reader = BALIK_FORMAT_VERSION;
  self->min_writer = BALIK_FORMAT_VERSION;
  self->tidy = BALIK_TIDY_VERSION;
  return self;
}

/**
 * balik_plan_meta_copy:
 * @self: what a plan says about itself
 *
 * Returns: (transfer full): the same
 */
BalikPlanMeta *
balik_plan_meta_copy (const BalikPlanMeta *self)
{
  BalikPlanMeta *copy = g_memdup2 (self, sizeof *self);

  copy->doc_uuid = g_strdup (self->doc_uuid);
  copy->parent_digest = g_strdup (self->parent_digest);
  copy->content_digest = g_strdup (self->content_digest);
  return copy;
}

/**
 * balik_plan_meta_free:
 * @self: (transfer full): what a plan says about itself
 *
 * Frees it.
 */
void
balik_plan_meta_free (BalikPlanMeta *self)
{
  g_free (self->doc_uuid);
  g_free (self->parent_digest);
  g_free (self->content_digest);
  g_free (self);
}

/**
 * balik_doc_id_is_valid:
 * @doc_uuid: a text from a file
 *
 * Returns: whether it is written as the id of a plan is
 */
gboolean
balik_doc_id_is_valid (const char *doc_uuid)
{
  return strlen (doc_uuid) == BALIK_DOC_ID_LENGTH
         && strspn (doc_uuid, "0123456789abcdef") == BALIK_DOC_ID_LENGTH;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
dup_seal (GHashTable *texts)
{
  g_autoptr (GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (texts);
  BalikDigest *digest = balik_digest_new ("balik seal 1");

  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (strcmp (key, SEAL) == 0)
        continue;
      balik_digest_add_text (digest, key);
      balik_digest_add_text (digest, g_hash_table_lookup (texts, key));
    }
  return balik_digest_end (digest);
}

static gboolean
fail (const char *name, GError **error)
{
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: %s is the name of a plan */
               _ ("“%s” is damaged: what it says about itself is not what Balik wrote."), name);
  return FALSE;
}

/**
 * balik_meta_take:
 * @texts: the texts so far, by their keys
 * @cells: a row of the table "meta"
 * @name: what messages call the plan
 * @error: what is not as it should be
 *
 * Returns: whether @texts has the row now
 */
gboolean
balik_meta_take (GHashTable *texts, const BalikCell *cells, const char *name, GError **error)
{
  if (cells[0].text == NULL || cells[1].text == NULL
      || g_hash_table_contains (texts, cells[0].text))
    return fail (name, error);
  g_hash_table_insert (texts, g_strdup (cells[0].text), g_strdup (cells[1].text));
  return TRUE;
}

/**
 * balik_meta_new_texts:
 *
 * Returns: (transfer full): a table for balik_meta_take()
 */
GHashTable *
balik_meta_new_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

typedef struct
{
  GHashTable *texts;
  const char *name;
} Taker;

static gboolean
take_row (gpointer data, BalikTable table, const BalikCell *cells, GError **error)
{
  Taker *taker = data;

  return balik_meta_take (taker->texts, cells, taker->name, error);
}

/**
 * balik_meta_read_all:
 * @database: a database whose schema was verified
 * @error: why not
 *
 * Returns: (transfer full): the texts of the table "meta" by their keys
 */
GHashTable *
balik_meta_read_all (BalikDatabase *database, GError **error)
{
  g_autoptr (GHashTable) texts = balik_meta_new_texts ();
  Taker taker = { texts, database->name };

  if (!balik_table_scan (BALIK_TABLE_META, database, take_row, &taker, error))
    return NULL;
  return g_steal_pointer (&texts);
}

/**
 * balik_meta_write_text:
 * @database: a database of ours
 * @key: a key
 * @value: its text
 * @error: why not
 *
 * Writes one row of the table "meta".
 *
 * Returns: whether it was done
 */
gboolean
balik_meta_write_text (BalikDatabase *database, const char *key, const char *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = balik_database_prepare (database, "REPLACE INTO meta (key, value) VALUES (?1, ?2)", error);

  return statement != NULL && balik_database_bind_text (database, statement, 1, key, error)
         && balik_database_bind_text (database, statement, 2, value, error)
         && balik_database_finish (database, statement, error);
}

static gboolean
get_count (GHashTable *texts, const char *key, gint64 *count)
{
  const char *text = g_hash_table_lookup (texts, key);

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64 - 1, count, NULL);
}

static gboolean
get_text (GHashTable *texts, const char *key, char **text)
{
  *text = g_strdup (g_hash_table_lookup (texts, key));
  return *text != NULL;
}

/**
 * balik_plan_meta_new_from_texts:
 * @texts: all that a plan says about itself, by keys
 * @name: what messages call the plan
 * @error: what is not as it should be
 *
 * Keys that this version does not know are sealed like the others.
 *
 * Returns: (transfer full): the same, looked at
 */
BalikPlanMeta *
balik_plan_meta_new_from_texts (GHashTable *texts, const char *name, GError **error)
{
  g_autoptr (BalikPlanMeta) self = NULL;
  g_autofree char *seal = NULL;

  self = g_new0 (BalikPlanMeta, 1);
  seal = dup_seal (texts);
  if (g_strcmp0 (g_hash_table_lookup (texts, SEAL), seal) != 0
      || !get_text (texts, "doc_uuid", &self->doc_uuid)
      || !get_text (texts, "parent_digest", &self->parent_digest)
      || !get_text (texts, "content_digest", &self->content_digest)
      || !get_count (texts, "revision", &self->revision)
      || !get_count (texts, "min_reader", &self->min_reader)
      || !get_count (texts, "min_writer", &self->min_writer)
      || !get_count (texts, "tidy", &self->tidy) || !balik_doc_id_is_valid (self->doc_uuid)
      || !balik_digest_is_valid (self->content_digest)
      || (*self->parent_digest != '\0' && !balik_digest_is_valid (self->parent_digest)))
    {
      fail (name, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static void
take_count (GHashTable *texts, const char *key, gint64 count)
{
  g_hash_table_insert (texts, g_strdup (key), g_strdup_printf ("%" G_GINT64_FORMAT, count));
}

static void
take_text (GHashTable *texts, const char *key, const char *text)
{
  g_hash_table_insert (texts, g_strdup (key), g_strdup (text));
}

/**
 * balik_plan_meta_dup_texts:
 * @self: what a plan says about itself
 *
 * Returns: (transfer full): the texts of the table "meta" by their keys, sealed
 */
GHashTable *
balik_plan_meta_dup_texts (const BalikPlanMeta *self)
{
  GHashTable *texts = balik_meta_new_texts ();

  take_text (texts, "doc_uuid", self->doc_uuid);
  take_text (texts, "parent_digest", self->parent_digest);
  take_text (texts, "content_digest", self->content_digest);
  take_count (texts, "revision", self->revision);
  take_count (texts, "min_reader", self->min_reader);
  take_count (texts, "min_writer", self->min_writer);
  take_count (texts, "tidy", self->tidy);
  g_hash_table_insert (texts, g_strdup (SEAL), dup_seal (texts));
  return texts;
}

/**
 * balik_plan_meta_write:
 * @self: what a plan says about itself
 * @database: its database, inside a transaction
 * @error: why not
 *
 * Writes it, with its seal.
 *
 * Returns: whether it was done
 */
gboolean
balik_plan_meta_write (const BalikPlanMeta *self, BalikDatabase *database, GError **error)
{
  g_autoptr (GHashTable) texts = balik_plan_meta_dup_texts (self);
  g_autoptr (GPtrArray) keys = NULL;

  keys = g_hash_table_get_keys_as_ptr_array (texts);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (!balik_meta_write_text (database, key, g_hash_table_lookup (texts, key), error))
        return FALSE;
    }
  return TRUE;
}
