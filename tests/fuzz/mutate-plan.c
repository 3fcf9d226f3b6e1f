/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <sqlite3.h>
#include <string.h>

#include "balik-plan-file.h"

/*
 * Changes plans as somebody with an editor for databases would: cells and the
 * text of tables through SQLite, mostly with digests that fit again, so that
 * what comes after the digests is reached. The rest are changes of bytes.
 */

#define MAX_FILE_BYTES (256 * 1024)

typedef struct
{
  sqlite3 *db;
  GRand *rand;
} Mutation;

static const char *
pick (Mutation *self, const char *const *words, guint n_words)
{
  return words[g_rand_int_range (self->rand, 0, (gint32)n_words)];
}

#define PICK(self, words) pick (self, words, G_N_ELEMENTS (words))

static const char *
pick_number (Mutation *self)
{
  static const char *const numbers[]
      = { "0",   "1",       "-1",     "2",     "0.5",  "1000000007", "9223372036854775807",
          "-0",  "1.7e308", "5e-324", "9e999", "NULL", "240",        "241",
          "0.1", "x'00'" };

  return PICK (self, numbers);
}

static const char *
pick_text (Mutation *self)
{
  static const char *const texts[] = { "''",
                                       "'a'",
                                       "char (10)",
                                       "'a' || char (10)",
                                       "'\\n' || char (10)",
                                       "char (0)",
                                       "CAST (x'c328' AS TEXT)",
                                       "x'41'",
                                       "NULL",
                                       "7",
                                       "1.5",
                                       "'present'",
                                       "'number'",
                                       "'range'",
                                       "'text'",
                                       "'texts'",
                                       "'origin'",
                                       "'IDR'",
                                       "'2026-02'",
                                       "'sell'",
                                       "'rent'",
                                       "'canvas.cards'",
                                       "'lines'",
                                       "'parts'",
                                       "'card'",
                                       "'line'",
                                       "'part'",
                                       "'overhead'",
                                       "'title'",
                                       "replace (hex (zeroblob (300)), '0', 'x')",
                                       "text || 'x'",
                                       "(SELECT text FROM value"
                                       " WHERE text IS NOT NULL ORDER BY random () LIMIT 1)",
                                       "(SELECT key FROM value ORDER BY random () LIMIT 1)",
                                       "(SELECT kind FROM item ORDER BY random () LIMIT 1)",
                                       "(SELECT list FROM item ORDER BY random () LIMIT 1)" };

  return PICK (self, texts);
}

static char *
make_statement (Mutation *self)
{
  static const char *const text_columns[] = { "key", "type", "text" };
  static const char *const number_columns[] = { "low", "likely", "high", "item" };
  static const char *const item_texts[] = { "kind", "list" };
  static const char *const item_numbers[] = { "id", "parent", "position" };
  static const char *const words[]
      = { "TEXT",        "INTEGER", "REAL",  "NOT NULL", "STRICT", "WITHOUT ROWID",
          "PRIMARY KEY", "item",    "value", "meta",     "key",    "," };
  const char *row = "(SELECT id FROM item ORDER BY random () LIMIT 1)";

  switch (g_rand_int_range (self->rand, 0, 12))
    {
    case 0:
    case 1:
      return g_strdup_printf (
          "UPDATE OR IGNORE value SET %s = %s WHERE item = %s AND random () %% 3 = 0",
          PICK (self, number_columns), pick_number (self), row);
    case 2:
    case 3:
      return g_strdup_printf (
          "UPDATE OR IGNORE value SET %s = %s WHERE item = %s AND random () %% 3 = 0",
          PICK (self, text_columns), pick_text (self), row);
    case 4:
      return g_strdup_printf ("UPDATE OR IGNORE item SET %s = %s WHERE id = %s",
                              PICK (self, item_numbers), pick_number (self), row);
    case 5:
      return g_strdup_printf ("UPDATE OR IGNORE item SET %s = %s WHERE id = %s",
                              PICK (self, item_texts), pick_text (self), row);
    case 6:
      return g_strdup_printf ("INSERT OR IGNORE INTO value VALUES (%s, %s, %s, %s, %s, %s, %s)",
                              row, pick_text (self), pick_text (self), pick_number (self),
                              pick_number (self), pick_number (self), pick_text (self));
    case 7:
      return g_strdup_printf ("INSERT OR IGNORE INTO item VALUES (%s, %s, %s, %s, %s)",
                              pick_number (self), pick_text (self), row, pick_text (self),
                              pick_number (self));
    case 8:
      return g_strdup_printf ("DELETE FROM value WHERE item = %s AND random () %% 2", row);
    case 9:
      return g_strdup_printf ("DELETE FROM item WHERE id = %s", row);
    case 10:
      return g_strdup_printf ("UPDATE meta SET value = %s WHERE random () %% 4 = 0",
                              pick_text (self));
    default:
      return g_strdup_printf ("UPDATE sqlite_schema SET sql = replace (sql, '%s', '%s')"
                              " WHERE random () %% 2",
                              PICK (self, words), PICK (self, words));
    }
}

/* With digests that fit, if it can be read at all. */
static void
seal (Mutation *self)
{
  sqlite3_int64 size = 0;
  guint8 *data = sqlite3_serialize (self->db, "main", &size, 0);
  g_autoptr (GBytes) bytes = data != NULL ? g_bytes_new (data, (gsize)size) : NULL;
  g_autoptr (BalikPlanFile) file = NULL;
  BalikDatabase database = { self->db, (char *)"Name" };

  sqlite3_free (data);
  if (bytes == NULL || size < 512)
    return;
  file = balik_plan_file_read_bytes_with (bytes, "Name", BALIK_PLAN_READ_AS_IT_IS, NULL, NULL);
  if (file == NULL)
    return;
  g_free (file->meta->content_digest);
  file->meta->content_digest = balik_plan_rows_dup_digest (file->rows);
  (void)!balik_plan_meta_write (file->meta, &database, NULL);
}

static int
stop_cb (void *n_calls)
{
  return ++*(int *)n_calls > 200;
}

static gsize
mutate_rows (guint8 *data, gsize size, gsize max_size, GRand *rand)
{
  Mutation self = { NULL, rand };
  guint8 *copy = sqlite3_malloc64 (size);
  sqlite3_int64 new_size = 0;
  guint8 *new_data;
  int n_calls = 0;

  memcpy (copy, data, size);
  sqlite3_open (":memory:", &self.db);
  if (sqlite3_deserialize (self.db, "main", copy, (sqlite3_int64)size, (sqlite3_int64)size,
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
      == SQLITE_OK)
    {
      sqlite3_db_config (self.db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
      sqlite3_progress_handler (self.db, 10000, stop_cb, &n_calls);
      for (gint32 i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        {
          g_autofree char *sql = make_statement (&self);

          sqlite3_exec (self.db, sql, NULL, NULL, NULL);
        }
      if (g_rand_int_range (rand, 0, 4) != 0)
        seal (&self);
    }
  new_data = sqlite3_serialize (self.db, "main", &new_size, 0);
  if (new_data != NULL && new_size > 0 && (gsize)new_size <= max_size)
    {
      memcpy (data, new_data, (gsize)new_size);
      size = (gsize)new_size;
    }
  sqlite3_free (new_data);
  sqlite3_close (self.db);
  return size;
}

/* Where the numbers of a page stand. */
static gsize
mutate_page (guint8 *data, gsize size, GRand *rand)
{
  const gsize page = (gsize)g_rand_int_range (rand, 0, (gint32)(size / 4096));
  const gsize place = page * 4096 + (page == 0 ? 100 : 0) + (gsize)g_rand_int_range (rand, 0, 40);

  data[place] = (guint8)g_rand_int (rand);
  return size;
}

gsize
LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const gint32 way = g_rand_int_range (rand, 0, 10);

  if (size < 4096 || size > MAX_FILE_BYTES || way == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  if (way <= 2)
    return mutate_page (data, size, rand);
  return mutate_rows (data, size, max_size, rand);
}
