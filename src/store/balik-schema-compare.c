/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-schema-compare.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-escape.h"

/*
 * The schema of a stranger's plan beside ours. What somebody added is left out
 * and told by its name; our tables must be there as tables, with our columns
 * as plain columns, and share no page with anything.
 */

#define MAX_OBJECTS 500
/* Letters of a name in a sentence. */
#define MAX_NAME 60

/* The kinds of things in a schema, as their notes tell them apart. */
typedef enum
{
  TABLE,
  VIRTUAL_TABLE,
  INDEX,
  VIEW,
  TRIGGER,
  N_KINDS,
} Kind;

typedef struct
{
  BalikDatabase *database;
  const BalikSchemaPart *const *parts;
  gboolean is_newer;
  GPtrArray *notes;
  GHashTable *roots;
  /* Of our tables, those that are there; true where they are not made as ours. */
  GHashTable *found;
} Comparison;

/* One row of sqlite_schema. */
typedef struct
{
  char *type;
  char *name;
  char *owner;
  gint64 root;
  char *sql;
} Object;

static void
object_clear (Object *self)
{
  g_free (self->type);
  g_free (self->name);
  g_free (self->owner);
  g_free (self->sql);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Object, object_clear)

static gboolean
fail (Comparison *self, GError **error)
{
  g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
               /* Translators: %s is the name of a plan */
               _ ("“%s” is damaged: its tables are not those of a plan."), self->database->name);
  return FALSE;
}

static char *
dup_shown (const char *name)
{
  g_autofree char *escaped = balik_text_escape (name != NULL ? name : "?", "");

  return g_utf8_truncate_middle (escaped, MAX_NAME);
}

static void
note_object (Comparison *self, Kind kind, const char *name)
{
  static const char *const foreign[N_KINDS] = {
    /* Translators: each %s is the name of a part of a file that another program added */
    N_ ("The table “%s”, which Balik did not write, was left out."),
    N_ ("The virtual table “%s”, which Balik did not write, was left out."),
    N_ ("The index “%s”, which Balik did not write, was left out."),
    N_ ("The view “%s”, which Balik did not write, was left out."),
    N_ ("The trigger “%s”, which Balik did not write, was left out."),
  };
  static const char *const unknown[N_KINDS] = {
    /* Translators: each %s is the name of a part of a file that a newer Balik wrote */
    N_ ("This Balik does not know the table “%s”."),
    N_ ("This Balik does not know the virtual table “%s”."),
    N_ ("This Balik does not know the index “%s”."),
    N_ ("This Balik does not know the view “%s”."),
    N_ ("This Balik does not know the trigger “%s”."),
  };
  g_autofree char *shown = dup_shown (name);
  g_autoptr (GString) note = g_string_new (self->is_newer ? _ (unknown[kind]) : _ (foreign[kind]));

  g_string_replace (note, "%s", shown, 1);
  g_ptr_array_add (self->notes, g_string_free_and_steal (g_steal_pointer (&note)));
}

static void
note_column (Comparison *self, const char *table, const char *column)
{
  g_autofree char *shown = dup_shown (column);
  char *note;

  if (self->is_newer)
    /* Translators: the names of a column and its table */
    note = g_strdup_printf (_ ("This Balik does not know the column “%s” of the table “%s”."),
                            shown, table);
  else
    /* Translators: the names of a column and its table */
    note = g_strdup_printf (_ ("The column “%s” of the table “%s”, which Balik did not write, was "
                               "left out."),
                            shown, table);
  g_ptr_array_add (self->notes, note);
}

static void
note_rules (Comparison *self, const char *table)
{
  char *note;

  if (self->is_newer)
    /* Translators: %s is the name of a table */
    note = g_strdup_printf (_ ("The table “%s” has rules that this Balik does not know."), table);
  else
    /* Translators: %s is the name of a table */
    note = g_strdup_printf (_ ("The table “%s” has rules that Balik did not write; only its rows "
                               "were taken."),
                            table);
  g_ptr_array_add (self->notes, note);
}

static void
object_read (Object *self, sqlite3_stmt *statement)
{
  self->type = balik_database_dup_text (statement, 0);
  self->name = balik_database_dup_text (statement, 1);
  self->owner = balik_database_dup_text (statement, 2);
  self->root = sqlite3_column_int64 (statement, 3);
  self->sql = balik_database_dup_text (statement, 4);
}

/* SQLite goes by how the text begins, whatever the type says. */
static gboolean
is_virtual (const Object *object)
{
  return g_strcmp0 (object->type, "table") == 0 && object->sql != NULL
         && g_ascii_strncasecmp (object->sql, "CREATE TABLE", strlen ("CREATE TABLE")) != 0;
}

static Kind
find_kind (const Object *object)
{
  static const char *const types[N_KINDS]
      = { [TABLE] = "table", [INDEX] = "index", [VIEW] = "view", [TRIGGER] = "trigger" };

  if (is_virtual (object))
    return VIRTUAL_TABLE;
  for (Kind kind = 0; kind < N_KINDS; kind++)
    if (types[kind] != NULL && g_strcmp0 (object->type, types[kind]) == 0)
      return kind;
  return N_KINDS;
}

static const BalikSchemaPart *
find_part (Comparison *self, const char *name)
{
  for (guint i = 0; name != NULL && self->parts[i] != NULL; i++)
    if (strcmp (self->parts[i]->name, name) == 0)
      return self->parts[i];
  return NULL;
}

static gboolean
take_root (Comparison *self, Kind kind, const Object *object)
{
  if (kind != TABLE && kind != INDEX)
    return TRUE;
  return object->root > 1 && g_hash_table_add (self->roots, GSIZE_TO_POINTER ((gsize)object->root));
}

static gboolean
take_object (Comparison *self, const Object *object, GError **error)
{
  const Kind kind = find_kind (object);
  const BalikSchemaPart *part = kind == TABLE ? find_part (self, object->name) : NULL;

  if (kind == N_KINDS || !take_root (self, kind, object))
    return fail (self, error);
  if (part == NULL)
    {
      note_object (self, kind, object->name);
      return TRUE;
    }
  if (object->sql == NULL
      || !g_hash_table_insert (self->found, (gpointer)part,
                               GINT_TO_POINTER (!balik_schema_part_is (
                                   part, object->type, object->name, object->owner, object->sql))))
    return fail (self, error);
  return TRUE;
}

static gboolean
take_objects (Comparison *self, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;
  guint n_objects = 0;

  G_STATIC_ASSERT (MAX_OBJECTS == 500);

  statement = balik_database_prepare (
      self->database, "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema LIMIT 500",
      error);
  if (statement == NULL || !balik_database_step (self->database, statement, &has_row, error))
    return FALSE;
  while (has_row)
    {
      g_auto (Object) object = { NULL };

      object_read (&object, statement);
      /* What comes behind the last could not be told. */
      if (++n_objects == MAX_OBJECTS)
        return fail (self, error);
      if (!take_object (self, &object, error)
          || !balik_database_step (self->database, statement, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/* A column that is computed would run what the file says. */
static gboolean
take_column (Comparison *self,
             const BalikSchemaPart *part,
             sqlite3_stmt *statement,
             guint *n_ours,
             guint *n_others)
{
  g_autofree char *name = balik_database_dup_text (statement, 1);
  const gboolean is_plain = sqlite3_column_int (statement, 6) == 0;
  const gboolean is_ours = name != NULL && g_strv_contains (part->columns, name);

  if (!is_ours)
    {
      note_column (self, part->name, name);
      (*n_others)++;
      return TRUE;
    }
  (*n_ours)++;
  return is_plain;
}

static gboolean
compare_columns (Comparison *self, const BalikSchemaPart *part, GError **error)
{
  g_autoptr (sqlite3_stmt) statement
      = balik_database_prepare (self->database, part->columns_sql, error);
  gboolean has_row;
  guint n_ours = 0;
  guint n_others = 0;

  if (statement == NULL || !balik_database_step (self->database, statement, &has_row, error))
    return FALSE;
  while (has_row)
    if (!take_column (self, part, statement, &n_ours, &n_others))
      return fail (self, error);
    else if (!balik_database_step (self->database, statement, &has_row, error))
      return FALSE;
  if (n_ours != g_strv_length ((char **)part->columns))
    return fail (self, error);
  if (n_others == 0)
    note_rules (self, part->name);
  return TRUE;
}

static gboolean
check_parts (Comparison *self, GError **error)
{
  for (guint i = 0; self->parts[i] != NULL; i++)
    {
      gpointer is_changed;

      if (!g_hash_table_lookup_extended (self->found, self->parts[i], NULL, &is_changed))
        {
          g_set_error (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_DAMAGED,
                       /* Translators: %s is the name of a plan */
                       _ ("“%s” lacks a table that every plan has, so it is not opened."),
                       self->database->name);
          return FALSE;
        }
      if (GPOINTER_TO_INT (is_changed) && !compare_columns (self, self->parts[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * balik_schema_compare:
 * @database: a plan from outside, of which nothing was read yet
 * @version: of its tables; one that is higher than ours is compared with ours
 * @notes: (element-type utf8): gets a whole sentence for each thing that is not ours
 * @error: why our tables cannot be read
 *
 * Compares the schema with ours. This must come before anything else is read:
 * where @notes got something, even a check of integrity would run what the
 * file says.
 *
 * Returns: whether our tables are there and may be read, column by column
 */
gboolean
balik_schema_compare (BalikDatabase *database, guint32 version, GPtrArray *notes, GError **error)
{
  g_autoptr (GHashTable) roots = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  const gboolean is_newer = version > BALIK_SCHEMA_VERSION;
  Comparison self = {
    .database = database,
    .parts = balik_schema_find_form (is_newer ? BALIK_SCHEMA_VERSION : version)->parts,
    .is_newer = is_newer,
    .notes = notes,
    .roots = roots,
    .found = found,
  };

  return take_objects (&self, error) && check_parts (&self, error);
}
