/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-json-extras-private.h"
#include "balik-json-import-private.h"
#include "balik-json-reader-private.h"
#include "balik-json-value-private.h"

/*
 * What stands in a plan's file beside the plan, by key path:
 *
 * origins     where a number comes from: {kind, note, source, date}
 * set_aside   values in an optional section that is absent, as the numbers of
 *             a loan that is switched off. In its section a value would switch
 *             it on; here it is kept until it is wanted again.
 */

static BalikValue *
read_origin (BalikJsonImport *self, BalikItem *item, const char *path, JsonNode *node)
{
  static const char *const parts[BALIK_ORIGIN_N_PARTS] = { "kind", "note", "source", "date" };
  const char *texts[BALIK_ORIGIN_N_PARTS] = { NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean is_good = TRUE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      balik_json_import_refuse (self, balik_item_get_id (item), g_strdup (path),
                                g_strdup (_ ("An origin must be an object in braces, with “kind”, "
                                             "“note”, “source” and “date”.")));
      return NULL;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      guint part = 0;

      while (part < BALIK_ORIGIN_N_PARTS && strcmp (parts[part], name) != 0)
        part++;
      if (part == BALIK_ORIGIN_N_PARTS)
        {
          g_autoptr (GPtrArray) known = g_ptr_array_new ();

          for (guint i = 0; i < BALIK_ORIGIN_N_PARTS; i++)
            g_ptr_array_add (known, (char *)parts[i]);
          balik_json_import_refuse_key (self, balik_item_get_id (item),
                                        g_strconcat (path, ".", name, NULL), name, known);
        }
      else if (JSON_NODE_HOLDS_VALUE (member) && json_node_get_string (member) != NULL)
        texts[part] = json_node_get_string (member);
      else
        {
          g_autofree char *shown = balik_json_describe (member);

          balik_json_import_refuse (
              self, balik_item_get_id (item), g_strconcat (path, ".", name, NULL),
              /* Translators: the name of a text, then what stands in the file instead */
              g_strdup_printf (_ ("“%s” is %s, but it must be a text in quotation marks."), name,
                               shown));
          is_good = FALSE;
        }
    }
  if (!is_good)
    return NULL;
  if (texts[BALIK_ORIGIN_KIND] == NULL)
    texts[BALIK_ORIGIN_KIND] = balik_field_get_default_choice (balik_origin_kind_get_field ());
  return balik_value_new_origin (texts[BALIK_ORIGIN_KIND], texts[BALIK_ORIGIN_NOTE],
                                 texts[BALIK_ORIGIN_SOURCE], texts[BALIK_ORIGIN_DATE]);
}

static void
import_origin (BalikJsonImport *self, const char *path, JsonNode *node)
{
  g_autofree char *key = NULL;
  g_autofree char *origin_key = NULL;
  g_autofree char *problem_path = g_strconcat (BALIK_JSON_ORIGINS ".", path, NULL);
  BalikItem *item = balik_plan_find_path (self->plan, path, &key);
  const BalikField *field
      = item != NULL && key != NULL ? balik_fields_find (balik_item_get_kind (item), key) : NULL;
  BalikValue *value;

  if (field == NULL || !balik_field_has_origin (field))
    {
      g_autofree char *shown = balik_json_shorten (path);

      balik_json_import_refuse (
          self, 0, g_steal_pointer (&problem_path),
          /* Translators: %s is a key path of a file, as “lines.0.price.unit” */
          g_strdup_printf (_ ("An origin must belong to a number of the plan, but “%s” is none."),
                           shown));
      return;
    }
  value = read_origin (self, item, problem_path, node);
  if (value == NULL)
    return;
  origin_key = g_strconcat (key, BALIK_ORIGIN_SUFFIX, NULL);
  balik_edit_group_take (self->group, balik_item_get_id (item), origin_key, value);
}

static void
import_set_aside (BalikJsonImport *self, const char *path, JsonNode *node)
{
  g_autofree char *key = NULL;
  g_autofree char *problem_path = g_strconcat (BALIK_JSON_SET_ASIDE ".", path, NULL);
  BalikItem *item = balik_plan_find_path (self->plan, path, &key);
  const BalikField *field
      = item != NULL && key != NULL ? balik_fields_find (balik_item_get_kind (item), key) : NULL;
  BalikValue *value;
  char *message = NULL;

  if (field == NULL || field->type == BALIK_FIELD_LIST || field->type == BALIK_FIELD_SEASON
      || !balik_item_is_set_aside (item, key))
    {
      g_autofree char *shown = balik_json_shorten (path);

      balik_json_import_refuse (
          self, 0, g_steal_pointer (&problem_path),
          /* Translators: %s is a key path of a file, as “loan.amount” */
          g_strdup_printf (_ ("Set aside must be a value of a section that the plan does without, "
                              "but “%s” is none."),
                           shown));
      return;
    }
  if (field->type == BALIK_FIELD_SECTION && JSON_NODE_HOLDS_OBJECT (node)
      && json_object_get_size (json_node_get_object (node)) == 0)
    value = balik_value_new_present ();
  else if (field->type == BALIK_FIELD_SECTION)
    {
      value = NULL;
      message = g_strdup (_ ("A section that is set aside must be an empty object: {}."));
    }
  else
    value = balik_json_value_read (field, node, &message);
  balik_json_import_refuse (self, balik_item_get_id (item), g_steal_pointer (&problem_path),
                            message);
  if (value != NULL)
    balik_edit_group_take (self->group, balik_item_get_id (item), field->key, value);
}

static void
import_by_path (BalikJsonImport *self,
                JsonObject *root,
                const char *word,
                void (*import) (BalikJsonImport *, const char *, JsonNode *))
{
  JsonNode *node = json_object_get_member (root, word);
  JsonObjectIter iter;
  const char *path;
  JsonNode *member;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autofree char *shown = balik_json_describe (node);

      balik_json_import_refuse (
          self, BALIK_PLAN_ROOT_ID, g_strdup (word),
          /* Translators: a key, then what stands in the file instead */
          g_strdup_printf (_ ("“%s” is %s, but it must be an object in braces."), word, shown));
      return;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (self->problems->len < BALIK_JSON_MAX_PROBLEMS
         && json_object_iter_next_ordered (&iter, &path, &member))
    import (self, path, member);
}

/* Reads what stands beside the plan, which must be loaded already. */
void
balik_json_import_extras (BalikJsonImport *self, JsonObject *root)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new (_ ("Import Plan"));
  g_autoptr (GError) error = NULL;
  BalikEditGroup *before = self->group;

  self->group = group;
  import_by_path (self, root, BALIK_JSON_ORIGINS, import_origin);
  import_by_path (self, root, BALIK_JSON_SET_ASIDE, import_set_aside);
  self->group = before;
  if (!balik_plan_load (self->plan, group, &error))
    balik_json_import_refuse (self, 0, g_strdup (""), g_strdup (error->message));
}

/* What is written of each value, and under which key; NULL for nothing. */
typedef BalikValue *(*PickFunc) (BalikItem *item, const char *key);

static BalikValue *
pick_set_aside (BalikItem *item, const char *key)
{
  return balik_item_is_set_aside (item, key) ? balik_item_get_value (item, key) : NULL;
}

/* @path is that of @item; asking each item for its own would count through its list. */
static void
write_below (BalikJsonWriter *writer,
             BalikItem *item,
             const char *path,
             const char *word,
             PickFunc pick,
             gboolean *is_open)
{
  const char *const joint = *path != '\0' ? "." : "";
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      BalikValue *value = pick (item, fields[i].key);
      GListModel *list = NULL;

      if (value != NULL)
        {
          g_autofree char *value_path = g_strconcat (path, joint, fields[i].key, NULL);

          if (!*is_open)
            balik_json_writer_open (writer, word, '{');
          *is_open = TRUE;
          balik_json_value_write (writer, value_path, value);
        }
      if (fields[i].type == BALIK_FIELD_LIST)
        list = balik_item_get_list (item, fields[i].key);
      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (BalikItem) child = g_list_model_get_item (list, j);
          g_autofree char *number = g_strdup_printf ("%u", j);
          g_autofree char *child_path = g_strconcat (path, joint, fields[i].key, ".",
                                                     fields[i].item_kind == BALIK_ITEM_MATERIAL
                                                         ? balik_item_get_text (child, "id")
                                                         : number,
                                                     NULL);

          write_below (writer, child, child_path, word, pick, is_open);
        }
    }
}

static void
write_by_path (BalikJsonWriter *writer, BalikPlan *plan, const char *word, PickFunc pick)
{
  gboolean is_open = FALSE;

  write_below (writer, balik_plan_get_root (plan), "", word, pick, &is_open);
  if (is_open)
    balik_json_writer_close (writer, '}');
}

void
balik_json_write_extras (BalikJsonWriter *writer, BalikPlan *plan)
{
  write_by_path (writer, plan, BALIK_JSON_ORIGINS, balik_item_get_origin);
  write_by_path (writer, plan, BALIK_JSON_SET_ASIDE, pick_set_aside);
}
