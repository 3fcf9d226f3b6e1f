/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-template.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-json-import.h"
#include "balik-template-resources.h"

#define TEMPLATE_PATH "/io/github/balikplan/Balik/templates/"

/**
 * balik_template_free:
 * @self: (transfer full): a template
 *
 * Frees a template.
 */
void
balik_template_free (BalikTemplate *self)
{
  g_free (self->id);
  g_free (self->model);
  g_free (self->title);
  g_free (self->trade);
  g_free (self->place);
  g_free (self->story);
  g_free (self);
}

static void
translate_text (BalikEditGroup *group, BalikItem *item, const char *key)
{
  const char *text = balik_item_get_text (item, key);

  if (*text != '\0' && strcmp (_ (text), text) != 0)
    balik_edit_group_take (group, balik_item_get_id (item), key, balik_value_new_text (_ (text)));
}

static void
translate_origin (BalikEditGroup *group, BalikItem *item, const char *key)
{
  BalikValue *origin = balik_item_get_value (item, key);
  const char *note = balik_value_get_origin_part (origin, BALIK_ORIGIN_NOTE);

  if (*note != '\0' && strcmp (_ (note), note) != 0)
    balik_edit_group_take (
        group, balik_item_get_id (item), key,
        balik_value_new_origin (balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND), _ (note),
                                balik_value_get_origin_part (origin, BALIK_ORIGIN_SOURCE),
                                balik_value_get_origin_part (origin, BALIK_ORIGIN_DATE)));
}

/* Puts the words of a template into the user's language; from then on they are her own. */
static void
translate_item (BalikEditGroup *group, BalikItem *item)
{
  static const char *const words[]
      = { "title",          "name",           "text",
          "business",       "notes",          "template.trade",
          "template.place", "template.story", "template.trainer_note" };
  g_auto (GStrv) keys = balik_item_dup_keys (item);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (g_str_has_suffix (keys[i], BALIK_ORIGIN_SUFFIX))
        translate_origin (group, item, keys[i]);
      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        if (strcmp (keys[i], words[w]) == 0)
          translate_text (group, item, keys[i]);
    }
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_LIST)
      {
        GListModel *list = balik_item_get_list (item, fields[i].key);

        for (guint j = 0; j < g_list_model_get_n_items (list); j++)
          {
            g_autoptr (BalikItem) child = g_list_model_get_item (list, j);

            translate_item (group, child);
          }
      }
}

/**
 * balik_template_load:
 * @id: the code word of a template
 * @error: that there is none of that name, with the names that there are
 *
 * Returns: (transfer full): a new plan like the template, in the user's language
 */
BalikPlan *
balik_template_load (const char *id, GError **error)
{
  g_autofree char *path = g_strconcat (TEMPLATE_PATH, id, ".json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (BalikEditGroup) group = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  bytes = g_resource_lookup_data (balik_template_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_auto (GStrv) names = g_resource_enumerate_children (
          balik_template_get_resource (), TEMPLATE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *list = NULL;

      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        if (g_str_has_suffix (names[i], ".json"))
          names[i][strlen (names[i]) - strlen (".json")] = '\0';
      list = g_strjoinv (", ", names);
      /* Translators: the name given, then the names of the templates there are */
      g_set_error (error, BALIK_JSON_ERROR, BALIK_JSON_ERROR_FORMAT,
                   _ ("There is no template “%s”. There are: %s."), id, list);
      return NULL;
    }

  plan = balik_json_import (bytes, NULL, error);
  if (plan == NULL)
    return NULL;
  group = balik_edit_group_new (_ ("New Plan"));
  translate_item (group, balik_plan_get_root (plan));
  if (!balik_plan_load (plan, group, error))
    return NULL;
  return g_steal_pointer (&plan);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const BalikTemplate *x = *(const BalikTemplate *const *)a;
  const BalikTemplate *y = *(const BalikTemplate *const *)b;

  return g_utf8_collate (x->title, y->title);
}

/**
 * balik_templates_list:
 *
 * Returns: (transfer full) (element-type BalikTemplate): the templates that
 *     ship with Balik, by title
 */
GPtrArray *
balik_templates_list (void)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_template_free);
  g_auto (GStrv) names = g_resource_enumerate_children (
      balik_template_get_resource (), TEMPLATE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *id = g_strndup (names[i], strlen (names[i]) - strlen (".json"));
      g_autoptr (GError) error = NULL;
      g_autoptr (BalikPlan) plan = balik_template_load (id, &error);
      BalikTemplate *template;
      BalikItem *root;

      if (plan == NULL)
        {
          g_critical ("Template %s: %s", id, error->message);
          continue;
        }
      root = balik_plan_get_root (plan);
      template = g_new0 (BalikTemplate, 1);
      template->id = g_steal_pointer (&id);
      template->model = g_strdup (balik_item_get_text (root, "template.model"));
      template->title = g_strdup (balik_plan_get_title (plan));
      template->trade = g_strdup (balik_item_get_text (root, "template.trade"));
      template->place = g_strdup (balik_item_get_text (root, "template.place"));
      template->story = g_strdup (balik_item_get_text (root, "template.story"));
      g_ptr_array_add (templates, template);
    }
  g_ptr_array_sort (templates, compare_titles);
  return templates;
}
