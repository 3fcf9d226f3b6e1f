/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-stress-file.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-json-import.h"
#include "balik-json-reader-private.h"
#include "balik-load-private.h"
#include "balik-stress-resources.h"

/* Stress sets as JSON: those that ship with Balik, and a user's own. The form is described in
 * data/stress/README.md. */

#define RESOURCE "/io/github/balikplan/Balik/stress/stress-sets.json"
#define FORMAT "balik-stress-sets"
#define VERSION 1
#define MAX_SETS 100

static const char *const way_words[] = { "times", "plus", "value" };

static gboolean
fail (GError **error, const char *path, const char *message)
{
  /* Translators: where in a file something is, as sets.0.name, then what is wrong */
  g_set_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_FORMAT, _ ("%s: %s"), path, message);
  return FALSE;
}

/* That @node is an object which has no members but @known. */
static gboolean
check_members (JsonNode *node, const char *path, const char *const *known, GError **error)
{
  g_autoptr (GList) names = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, path, _ ("Here an object in braces is needed."));
  names = json_object_get_members (json_node_get_object (node));
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        g_autofree char *list = g_strjoinv (", ", (char **)known);
        /* Translators: a name in a file, then the names that may be there */
        g_autofree char *message = g_strdup_printf (_ ("“%s” is unknown here. There may be: %s."),
                                                    (char *)l->data, list);

        return fail (error, path, message);
      }
  return TRUE;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* A list that has between one and @most members. */
static JsonArray *
get_list (JsonObject *object, const char *name, guint most)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *list
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return list != NULL && json_array_get_length (list) > 0 && json_array_get_length (list) <= most
             ? list
             : NULL;
}

/* The one way that a change has; FALSE if it has none or two, or no number. */
static gboolean
get_way (JsonObject *object, BalikStressWay *way, double *amount)
{
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (way_words); i++)
    {
      JsonNode *node = json_object_get_member (object, way_words[i]);

      if (node == NULL)
        continue;
      n_found++;
      if (!JSON_NODE_HOLDS_VALUE (node)
          || (json_node_get_value_type (node) != G_TYPE_INT64
              && json_node_get_value_type (node) != G_TYPE_DOUBLE))
        return FALSE;
      *way = (BalikStressWay)i;
      *amount = json_node_get_double (node);
    }
  return n_found == 1;
}

static gboolean
read_change (BalikStress *stress, JsonNode *node, const char *path, GError **error)
{
  static const char *const known[] = { "numbers", "times", "plus", "value", NULL };
  g_autoptr (GError) refused = NULL;
  BalikStressWay way = BALIK_STRESS_VALUE;
  double amount = 0;
  JsonObject *object;

  if (!check_members (node, path, known, error))
    return FALSE;
  object = json_node_get_object (node);
  if (get_text (object, "numbers") == NULL)
    return fail (error, path, _ ("“numbers” must be a key path, as lines.*.price.unit."));
  if (!get_way (object, &way, &amount))
    return fail (error, path, _ ("One of “times”, “plus” and “value” is needed, with a number."));
  if (!balik_stress_add (stress, get_text (object, "numbers"), way, amount, &refused))
    return fail (error, path, refused->message);
  return TRUE;
}

static BalikStress *
read_set (JsonNode *node, const char *path, gboolean is_ours, GError **error)
{
  static const char *const known[] = { "id", "name", "note", "changes", NULL };
  g_autoptr (BalikStress) stress = NULL;
  const char *name;
  const char *note;
  JsonObject *object;
  JsonArray *changes;

  if (!check_members (node, path, known, error))
    return NULL;
  object = json_node_get_object (node);
  name = get_text (object, "name");
  note = json_object_has_member (object, "note") ? get_text (object, "note") : "";
  changes = get_list (object, "changes", BALIK_JSON_MAX_PROBLEMS);
  if (get_text (object, "id") == NULL || name == NULL || note == NULL || *name == '\0')
    fail (error, path, _ ("“id”, “name” and “note” must be texts, and the name not empty."));
  else if (changes == NULL)
    fail (error, path, _ ("“changes” must be a list in brackets with at least one change."));
  else
    stress = balik_stress_new (get_text (object, "id"), is_ours ? _ (name) : name,
                               is_ours && *note != '\0' ? _ (note) : note);
  for (guint i = 0; stress != NULL && i < json_array_get_length (changes); i++)
    {
      g_autofree char *below = g_strdup_printf ("%s.changes.%u", path, i);

      if (!read_change (stress, json_array_get_element (changes, i), below, error))
        return NULL;
    }
  return g_steal_pointer (&stress);
}

static gboolean
has_id (GPtrArray *sets, const char *id)
{
  for (guint i = 0; i < sets->len; i++)
    if (strcmp (balik_stress_get_id (g_ptr_array_index (sets, i)), id) == 0)
      return TRUE;
  return FALSE;
}

static GPtrArray *
read_sets (JsonNode *root, gboolean is_ours, GError **error)
{
  static const char *const known[] = { "format", "version", "sets", NULL };
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_stress_free);
  JsonObject *object;
  JsonNode *version;
  JsonArray *list;

  if (!check_members (root, FORMAT, known, error))
    return NULL;
  object = json_node_get_object (root);
  version = json_object_get_member (object, "version");
  list = get_list (object, "sets", MAX_SETS);
  if (g_strcmp0 (get_text (object, "format"), FORMAT) != 0 || version == NULL
      || !JSON_NODE_HOLDS_VALUE (version) || json_node_get_int (version) != VERSION)
    {
      fail (error, "format",
            _ ("This is not a file of stress sets: its format must be “balik-stress-sets” and its "
               "version 1."));
      return NULL;
    }
  if (list == NULL)
    {
      fail (error, "sets", _ ("There must be between 1 and 100 sets, in a list in brackets."));
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *path = g_strdup_printf ("sets.%u", i);
      BalikStress *stress = read_set (json_array_get_element (list, i), path, is_ours, error);

      if (stress == NULL)
        return NULL;
      if (has_id (sets, balik_stress_get_id (stress)))
        {
          fail (error, path, _ ("Its “id” is that of a set before."));
          balik_stress_free (stress);
          return NULL;
        }
      g_ptr_array_add (sets, stress);
    }
  return g_steal_pointer (&sets);
}

static GPtrArray *
parse (GBytes *bytes, gboolean is_ours, GError **error)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_problem_free);
  gsize size = 0;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) root = balik_json_read (text, size, problems, error);

  if (root == NULL)
    return NULL;
  if (problems->len > 0)
    {
      const BalikProblem *problem = g_ptr_array_index (problems, 0);

      fail (error, problem->path, problem->message);
      return NULL;
    }
  return read_sets (root, is_ours, error);
}

/**
 * balik_stress_sets_get_bytes:
 *
 * Returns: (transfer full): the file of the sets that ship with Balik
 */
GBytes *
balik_stress_sets_get_bytes (void)
{
  GBytes *bytes = g_resource_lookup_data (balik_stress_get_resource (), RESOURCE,
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return bytes;
}

/**
 * balik_stress_sets_list:
 *
 * Returns: (transfer full) (element-type BalikStress): the sets that ship with
 *     Balik, in the user's language
 */
GPtrArray *
balik_stress_sets_list (void)
{
  g_autoptr (GBytes) bytes = balik_stress_sets_get_bytes ();
  g_autoptr (GError) error = NULL;
  GPtrArray *sets = parse (bytes, TRUE, &error);

  if (sets == NULL)
    g_error ("Stress sets: %s", error->message);
  return sets;
}

/**
 * balik_stress_sets_parse:
 * @bytes: a file
 * @error: what is wrong with it, and where
 *
 * Returns: (transfer full) (element-type BalikStress) (nullable): the sets in it
 */
GPtrArray *
balik_stress_sets_parse (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return parse (bytes, FALSE, error);
}

/**
 * balik_stress_sets_load:
 * @file: a file of stress sets
 * @error: what is wrong with it, a #BalikJsonError or a #GIOErrorEnum
 *
 * Returns: (transfer full) (element-type BalikStress) (nullable): the sets in it
 */
GPtrArray *
balik_stress_sets_load (GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = balik_load_file (file, BALIK_STRESS_MAX_SIZE, NULL, error);
  return bytes != NULL ? balik_stress_sets_parse (bytes, error) : NULL;
}
