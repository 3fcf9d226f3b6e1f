/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-json-import.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-json-import-private.h"
#include "balik-json-reader-private.h"
#include "balik-json-suggest-private.h"
#include "balik-json-value-private.h"

/*
 * JSON → nodes → edits → plan → rules.
 *
 * What may stand where is told by the tables of BalikField alone. Whatever
 * does not fit is told with its path, and reading goes on, so that all
 * problems of a file are found at once. Nothing is changed to make it fit.
 */

G_DEFINE_QUARK (balik - json - error - quark, balik_json_error)

/* An item that is being read. */
typedef struct
{
  gint64 id;
  BalikItemKind kind;
  const char *path;
} Place;

static const char *const plan_words[]
    = { "format", "version", BALIK_JSON_ORIGINS, BALIK_JSON_SET_ASIDE };

static void
import_members (BalikJsonImport *self, const Place *place, const char *prefix, JsonObject *object);

/* Takes over @path and @message. */
void
balik_json_import_refuse (BalikJsonImport *self, gint64 item, char *path, char *message)
{
  BalikProblem *problem;

  if (message == NULL || self->problems->len >= BALIK_JSON_MAX_PROBLEMS)
    {
      g_free (path);
      g_free (message);
      return;
    }
  problem = g_new0 (BalikProblem, 1);
  problem->item = item;
  problem->path = path;
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
  g_hash_table_replace (self->refused, g_strdup (path), GINT_TO_POINTER (TRUE));
}

/* As above, for a key that is not one of the @known ones. */
void
balik_json_import_refuse_key (BalikJsonImport *self,
                              gint64 item,
                              char *path,
                              const char *name,
                              GPtrArray *known)
{
  g_autofree char *shown = balik_json_shorten (name);
  const char *near = balik_json_suggest (name, known);

  if (near != NULL)
    /* Translators: the key that stands in a file, then a key that is known */
    balik_json_import_refuse (
        self, item, path,
        g_strdup_printf (_ ("The key “%s” is not known here; did you mean “%s”?"), shown, near));
  else
    /* Translators: %s is the key that stands in a file */
    balik_json_import_refuse (self, item, path,
                              g_strdup_printf (_ ("The key “%s” is not known here."), shown));
}

static char *
join_path (const char *before, const char *name)
{
  return *before != '\0' ? g_strconcat (before, ".", name, NULL) : g_strdup (name);
}

/* The keys that may stand in the object at @prefix of an item. */
static GPtrArray *
list_known_keys (BalikItemKind kind, const char *prefix)
{
  GPtrArray *known = g_ptr_array_new_with_free_func (g_free);
  const gsize length = strlen (prefix);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (g_str_has_prefix (fields[i].key, prefix))
      {
        const char *rest = fields[i].key + length;
        char *name = g_strndup (rest, strcspn (rest, "."));

        if (kind == BALIK_ITEM_MATERIAL && strcmp (name, "id") == 0)
          g_clear_pointer (&name, g_free);
        else if (known->len > 0 && strcmp (g_ptr_array_index (known, known->len - 1), name) == 0)
          g_clear_pointer (&name, g_free);
        else
          g_ptr_array_add (known, name);
      }
  if (kind == BALIK_ITEM_PLAN && length == 0)
    for (guint i = 0; i < G_N_ELEMENTS (plan_words); i++)
      g_ptr_array_add (known, g_strdup (plan_words[i]));
  return known;
}

static gboolean
has_keys_below (BalikItemKind kind, const char *key)
{
  g_autofree char *prefix = g_strconcat (key, ".", NULL);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (g_str_has_prefix (fields[i].key, prefix))
      return TRUE;
  return FALSE;
}

static gboolean
expect_object (BalikJsonImport *self, gint64 item, const char *path, JsonNode *node)
{
  g_autofree char *shown = NULL;
  const char *name = strrchr (path, '.');

  if (JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  shown = balik_json_describe (node);
  balik_json_import_refuse (
      self, item, g_strdup (path),
      /* Translators: a key or the place of an element, then what stands in the file instead */
      g_strdup_printf (_ ("“%s” is %s, but it must be an object in braces."),
                       name != NULL ? name + 1 : path, shown));
  return FALSE;
}

static void
import_season (BalikJsonImport *self, const Place *place, const BalikField *field, JsonNode *node)
{
  g_autofree char *path = join_path (place->path, field->key);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  BalikValue *values[12] = { NULL };
  guint n_values = 0;

  if (array == NULL || json_array_get_length (array) != G_N_ELEMENTS (values))
    {
      g_autofree char *shown = balik_json_describe (node);

      balik_json_import_refuse (
          self, place->id, g_steal_pointer (&path),
          /* Translators: %s is what stands in the file instead */
          g_strdup_printf (
              _ ("The season is %s, but it must be a list of twelve numbers, January first."),
              shown));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *key = g_strdup_printf ("%s.%u", field->key, i);
      char *message = NULL;

      values[i] = balik_json_value_read (balik_fields_find (place->kind, key),
                                         json_array_get_element (array, i), &message);
      balik_json_import_refuse (self, place->id, join_path (place->path, key), message);
      n_values += values[i] != NULL ? 1 : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *key = g_strdup_printf ("%s.%u", field->key, i);

      /* A season with gaps would only lead to a second problem. */
      if (n_values == G_N_ELEMENTS (values))
        balik_edit_group_set (self->group, place->id, key, values[i]);
      g_clear_pointer (&values[i], balik_value_unref);
    }
}

static gint64
insert_item (BalikJsonImport *self, const Place *place, const BalikField *field, guint position)
{
  const gint64 id = balik_plan_reserve_id (self->plan);

  balik_edit_group_insert (self->group, id, field->item_kind, place->id, field->key, position);
  return id;
}

/* Materials stand in an object, each at its id. */
static void
import_materials (BalikJsonImport *self,
                  const Place *place,
                  const BalikField *field,
                  JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  guint position = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *before = join_path (place->path, field->key);
      g_autofree char *path = g_strconcat (before, ".", name, NULL);
      Place inner = { .kind = field->item_kind, .path = path };

      if (!expect_object (self, place->id, path, node))
        continue;
      inner.id = insert_item (self, place, field, position++);
      balik_edit_group_take (self->group, inner.id, "id", balik_value_new_text (name));
      import_members (self, &inner, "", json_node_get_object (node));
    }
}

static void
import_list (BalikJsonImport *self, const Place *place, const BalikField *field, JsonNode *node)
{
  g_autofree char *before = join_path (place->path, field->key);
  JsonArray *array;

  if (field->item_kind == BALIK_ITEM_MATERIAL)
    {
      if (!expect_object (self, place->id, before, node))
        return;
      balik_edit_group_take (self->group, place->id, field->key, balik_value_new_present ());
      import_materials (self, place, field, json_node_get_object (node));
      return;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autofree char *shown = balik_json_describe (node);

      balik_json_import_refuse (
          self, place->id, g_strdup (before),
          /* Translators: a key, then what stands in the file instead */
          g_strdup_printf (_ ("“%s” is %s, but it must be a list in brackets."), field->key,
                           shown));
      return;
    }

  array = json_node_get_array (node);
  balik_edit_group_take (self->group, place->id, field->key, balik_value_new_present ());
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *path = g_strdup_printf ("%s.%u", before, i);
      Place inner = { .kind = field->item_kind, .path = path };

      /* An item is made for what is no object too, so that later paths stay right. */
      inner.id = insert_item (self, place, field, i);
      if (expect_object (self, inner.id, path, element))
        import_members (self, &inner, "", json_node_get_object (element));
    }
}

static void
import_section (BalikJsonImport *self,
                const Place *place,
                const BalikField *field,
                const char *key,
                JsonNode *node)
{
  g_autofree char *path = join_path (place->path, key);
  g_autofree char *prefix = g_strconcat (key, ".", NULL);

  if (!expect_object (self, place->id, path, node))
    return;
  if (field != NULL)
    balik_edit_group_take (self->group, place->id, key, balik_value_new_present ());
  import_members (self, place, prefix, json_node_get_object (node));
}

static void
import_member (BalikJsonImport *self,
               const Place *place,
               const char *prefix,
               const char *name,
               JsonNode *node)
{
  g_autofree char *key = g_strconcat (prefix, name, NULL);
  /* A dot belongs to paths; no key has one. The id of a material stands before it. */
  const gboolean is_name = strchr (name, '.') == NULL
                           && !(place->kind == BALIK_ITEM_MATERIAL && strcmp (key, "id") == 0);
  const BalikField *field = is_name ? balik_fields_find (place->kind, key) : NULL;

  if (field == NULL && is_name && has_keys_below (place->kind, key))
    import_section (self, place, NULL, key, node);
  else if (field == NULL)
    {
      g_autoptr (GPtrArray) known = list_known_keys (place->kind, prefix);

      balik_json_import_refuse_key (self, place->id, join_path (place->path, key), name, known);
    }
  else if (field->type == BALIK_FIELD_SECTION)
    import_section (self, place, field, key, node);
  else if (field->type == BALIK_FIELD_LIST)
    import_list (self, place, field, node);
  else if (field->type == BALIK_FIELD_SEASON)
    import_season (self, place, field, node);
  else
    {
      char *message = NULL;
      BalikValue *value = balik_json_value_read (field, node, &message);

      balik_json_import_refuse (self, place->id, join_path (place->path, key), message);
      if (value != NULL)
        balik_edit_group_take (self->group, place->id, field->key, value);
    }
}

static void
import_members (BalikJsonImport *self, const Place *place, const char *prefix, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (self->problems->len < BALIK_JSON_MAX_PROBLEMS
         && json_object_iter_next_ordered (&iter, &name, &node))
    {
      gboolean is_plan_word = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (plan_words); i++)
        is_plan_word |= strcmp (plan_words[i], name) == 0;
      if (place->kind != BALIK_ITEM_PLAN || *prefix != '\0' || !is_plan_word)
        import_member (self, place, prefix, name, node);
    }
}

/* Whether a problem of a rule comes from what was refused at @path or around it. */
static gboolean
is_refused (BalikJsonImport *self, const char *path)
{
  g_autofree char *around = g_strdup (path);
  char *dot;

  if (g_hash_table_contains (self->refused, path))
    return TRUE;
  while ((dot = strrchr (around, '.')) != NULL)
    {
      *dot = '\0';
      if (g_hash_table_lookup (self->refused, around))
        return TRUE;
    }
  return FALSE;
}

static void
check_rules (BalikJsonImport *self)
{
  g_autoptr (GPtrArray) broken = balik_plan_check (self->plan);

  /* Each problem goes to the others or is freed here. */
  g_ptr_array_set_free_func (broken, NULL);
  for (guint i = 0; i < broken->len; i++)
    {
      BalikProblem *problem = g_ptr_array_index (broken, i);

      if (self->problems->len < BALIK_JSON_MAX_PROBLEMS && !is_refused (self, problem->path))
        g_ptr_array_add (self->problems, problem);
      else
        balik_problem_free (problem);
    }
}

static void
check_format (BalikJsonImport *self, JsonObject *root)
{
  JsonNode *format = json_object_get_member (root, "format");
  JsonNode *version = json_object_get_member (root, "version");
  g_autofree char *shown = NULL;

  if (format == NULL)
    balik_json_import_refuse (
        self, 0, g_strdup ("format"),
        /* Translators: %s is a code word */
        g_strdup_printf (_ ("“format” must be stated: “%s”."), BALIK_JSON_FORMAT));
  else if (!JSON_NODE_HOLDS_VALUE (format)
           || g_strcmp0 (json_node_get_string (format), BALIK_JSON_FORMAT) != 0)
    {
      shown = balik_json_describe (format);
      balik_json_import_refuse (
          self, 0, g_strdup ("format"),
          /* Translators: what stands in the file, then a code word */
          g_strdup_printf (_ ("“format” is %s, but it must be “%s”."), shown, BALIK_JSON_FORMAT));
      g_clear_pointer (&shown, g_free);
    }

  if (version == NULL)
    balik_json_import_refuse (
        self, 0, g_strdup ("version"),
        /* Translators: %d is a version number */
        g_strdup_printf (_ ("“version” must be stated: %d."), BALIK_JSON_VERSION));
  else if (JSON_NODE_HOLDS_VALUE (version) && json_node_get_value_type (version) == G_TYPE_INT64
           && json_node_get_int (version) > BALIK_JSON_VERSION)
    {
      shown = balik_json_describe (version);
      balik_json_import_refuse (
          self, 0, g_strdup ("version"),
          /* Translators: the version of a file, then the one that this program reads */
          g_strdup_printf (_ ("“version” is %s, so a newer Balik wrote this file; this one reads "
                              "version %d."),
                           shown, BALIK_JSON_VERSION));
    }
  else if (!JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64
           || json_node_get_int (version) != BALIK_JSON_VERSION)
    {
      shown = balik_json_describe (version);
      balik_json_import_refuse (
          self, 0, g_strdup ("version"),
          /* Translators: what stands in the file, then a version number */
          g_strdup_printf (_ ("“version” is %s, but it must be %d."), shown, BALIK_JSON_VERSION));
    }
}

static gboolean
set_error_from_problems (BalikJsonImport *self, BalikJsonError code, GError **error)
{
  const BalikProblem *first;
  g_autofree char *line = NULL;

  if (self->problems->len == 0)
    return TRUE;
  first = g_ptr_array_index (self->problems, 0);
  line = *first->path != '\0' ? g_strdup_printf ("%s: %s", first->path, first->message)
                              : g_strdup (first->message);
  if (self->problems->len == 1)
    g_set_error_literal (error, BALIK_JSON_ERROR, code, line);
  else
    g_set_error (
        error, BALIK_JSON_ERROR, code,
        /* Translators: %s is the first problem with its place, %u the count of the others */
        ngettext ("%s (and %u more problem)", "%s (and %u more problems)", self->problems->len - 1),
        line, self->problems->len - 1);
  return FALSE;
}

static gboolean
import_root (BalikJsonImport *self, JsonNode *node, GError **error)
{
  const Place place = { .id = BALIK_PLAN_ROOT_ID, .kind = BALIK_ITEM_PLAN, .path = "" };
  JsonObject *root;

  for (guint i = 0; i < self->problems->len; i++)
    {
      const BalikProblem *problem = g_ptr_array_index (self->problems, i);

      g_hash_table_replace (self->refused, g_strdup (problem->path), GINT_TO_POINTER (FALSE));
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autofree char *shown = balik_json_describe (node);

      balik_json_import_refuse (self, 0, g_strdup (""),
                                /* Translators: %s is what stands in the file instead */
                                g_strdup_printf (_ ("The file is %s, but a plan is an object in "
                                                    "braces."),
                                                 shown));
      return set_error_from_problems (self, BALIK_JSON_ERROR_FORMAT, error);
    }

  root = json_node_get_object (node);
  check_format (self, root);
  if (g_hash_table_lookup (self->refused, "format")
      || g_hash_table_lookup (self->refused, "version"))
    return set_error_from_problems (self, BALIK_JSON_ERROR_FORMAT, error);

  import_members (self, &place, "", root);
  if (!balik_plan_load (self->plan, self->group, error))
    return FALSE;
  balik_json_import_extras (self, root);
  check_rules (self);
  return set_error_from_problems (self, BALIK_JSON_ERROR_RULES, error);
}

/**
 * balik_json_import:
 * @bytes: a plan in the interchange form of model.md, UTF-8
 * @problems: (out) (optional) (transfer full) (element-type BalikProblem): all
 *     that is wrong, none where the plan is imported
 * @error: a #BalikJsonError, with the first problem
 *
 * Reads a plan. A file that is not JSON gives no problems, only the error; in
 * any other, all problems are found at once.
 *
 * Returns: (transfer full) (nullable): the plan, which keeps its rules
 */
BalikPlan *
balik_json_import (GBytes *bytes, GPtrArray **problems, GError **error)
{
  g_autoptr (BalikPlan) plan = balik_plan_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new (_ ("Import Plan"));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_problem_free);
  g_autoptr (GHashTable) refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonNode) node = NULL;
  BalikJsonImport self = { .plan = plan, .group = group, .problems = found, .refused = refused };
  gsize size = 0;
  const char *text;
  gboolean is_good = FALSE;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = g_bytes_get_data (bytes, &size);
  if (size > BALIK_JSON_MAX_SIZE)
    g_set_error_literal (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_SYNTAX,
                         _ ("The file is larger than 64 MiB, so it is not read."));
  else
    /* Of no bytes the address may be no address. */
    node = balik_json_read (text != NULL ? text : "", size, found, error);
  if (node != NULL)
    is_good = import_root (&self, node, error);

  if (problems != NULL)
    *problems = g_steal_pointer (&found);
  return is_good ? g_steal_pointer (&plan) : NULL;
}
