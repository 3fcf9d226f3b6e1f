/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-choice.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-card-number.h"
#include "balik-text-fill.h"

/* Names in the field table that begin so go on from the name above them. */
#define CONTINUES "…"

/**
 * BalikNumberChoice:
 *
 * A number that a card can be linked to, as a row of a list.
 */
struct _BalikNumberChoice
{
  GObject parent_instance;

  char *path;
  char *name;
  char *owner;
  char *value;
  char *haystack;
};

G_DEFINE_FINAL_TYPE (BalikNumberChoice, balik_number_choice, G_TYPE_OBJECT)

static void
balik_number_choice_finalize (GObject *object)
{
  BalikNumberChoice *self = BALIK_NUMBER_CHOICE (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->owner);
  g_free (self->value);
  g_free (self->haystack);

  G_OBJECT_CLASS (balik_number_choice_parent_class)->finalize (object);
}

static void
balik_number_choice_class_init (BalikNumberChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = balik_number_choice_finalize;
}

static void
balik_number_choice_init (BalikNumberChoice *self)
{
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

/**
 * balik_number_choice_get_path:
 * @self: a number
 *
 * Returns: (transfer none): its key path, as "lines.0.price.unit"
 */
const char *
balik_number_choice_get_path (BalikNumberChoice *self)
{
  return self->path;
}

/**
 * balik_number_choice_get_name:
 * @self: a number
 *
 * Returns: (transfer none): its name, in plain words
 */
const char *
balik_number_choice_get_name (BalikNumberChoice *self)
{
  return self->name;
}

/**
 * balik_number_choice_get_owner:
 * @self: a number
 *
 * Returns: (transfer none): the line, material… that it belongs to; "" for the plan itself
 */
const char *
balik_number_choice_get_owner (BalikNumberChoice *self)
{
  return self->owner;
}

/**
 * balik_number_choice_get_value:
 * @self: a number
 *
 * Returns: (transfer none): its value with unit
 */
const char *
balik_number_choice_get_value (BalikNumberChoice *self)
{
  return self->value;
}

/**
 * balik_number_choice_matches:
 * @self: a number
 * @words: what is looked for
 *
 * Returns: whether name or owner contain every one of the words
 */
gboolean
balik_number_choice_matches (BalikNumberChoice *self, const char *words)
{
  g_autofree char *folded = fold (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (self->haystack, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * balik_number_dup_name:
 * @item: an item of a plan
 * @key: the key of a number of it
 *
 * Returns: (transfer full): its name in plain words, to be read without its
 *     neighbours
 */
char *
balik_number_dup_name (BalikItem *item, const char *key)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);
  const char *above = NULL;

  for (guint i = 0; i < n_fields; i++)
    {
      const char *label = fields[i].label != NULL ? _ (fields[i].label) : NULL;

      if (label != NULL && !g_str_has_prefix (label, CONTINUES))
        above = label;
      if (strcmp (fields[i].key, key) != 0)
        continue;
      if (label == NULL)
        return g_strdup (key);
      if (g_str_has_prefix (label, CONTINUES) && above != NULL)
        {
          g_autofree char *rest = g_strchug (g_strdup (label + strlen (CONTINUES)));

          /* Translators: two parts of the name of a number: "Lent again" "work on each" */
          return balik_text_fill (_ ("%s: %s"), above, rest, NULL);
        }
      return g_strdup (label);
    }
  return g_strdup (key);
}

static const char *
get_owner_name (BalikItem *item)
{
  switch (balik_item_get_kind (item))
    {
    case BALIK_ITEM_LINE:
    case BALIK_ITEM_OVERHEAD:
    case BALIK_ITEM_INVESTMENT:
    case BALIK_ITEM_GRANT:
      return balik_item_get_text (item, "name");
    case BALIK_ITEM_MATERIAL:
      return balik_item_get_text (item, "id");
    case BALIK_ITEM_PART:
      return balik_item_get_text (item, "material");
    case BALIK_ITEM_PLAN:
    case BALIK_ITEM_CARD:
    case BALIK_ITEM_N_KINDS:
    default:
      return "";
    }
}

/* Whether a number says something: it is stated, or the line's offer asks for it. */
static gboolean
is_worth_showing (BalikItem *item, const BalikField *field)
{
  static const char *const offers[] = { "sell", "lease", "rent", "care" };

  if (!balik_field_is_number (field) || field->label == NULL)
    return FALSE;
  if (balik_item_has (item, field->key))
    return TRUE;
  if (field->flags & BALIK_FIELD_ADVANCED || strchr (field->key, '.') == NULL)
    return FALSE;
  if (balik_item_get_kind (item) != BALIK_ITEM_LINE || field->offers == BALIK_FOR_ALL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (strcmp (balik_item_get_text (item, "offer"), offers[i]) == 0)
      return (field->offers & (1u << i)) != 0;
  return FALSE;
}

static void
add_number (GListStore *list,
            BalikPlan *plan,
            BalikItem *item,
            const char *key,
            BalikLocale *locale)
{
  g_autofree char *path = balik_item_dup_path (item, key);
  g_autoptr (BalikCardNumber) number = balik_card_number_new (plan, path, locale);
  g_autoptr (BalikNumberChoice) choice = NULL;
  g_autofree char *all = NULL;

  if (number == NULL)
    return;
  choice = g_object_new (BALIK_TYPE_NUMBER_CHOICE, NULL);
  choice->path = g_steal_pointer (&path);
  choice->name = balik_number_dup_name (item, key);
  choice->owner = g_strdup (get_owner_name (item));
  choice->value = balik_card_number_dup_text (number);
  all = g_strconcat (choice->name, " ", choice->owner, NULL);
  choice->haystack = fold (all);
  g_list_store_append (list, choice);
}

static void
add_numbers_of (GListStore *list, BalikPlan *plan, BalikItem *item, BalikLocale *locale)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (is_worth_showing (item, &fields[i]))
        add_number (list, plan, item, fields[i].key, locale);
      if (fields[i].type == BALIK_FIELD_LIST && fields[i].item_kind == BALIK_ITEM_PART)
        {
          GListModel *parts = balik_item_get_list (item, fields[i].key);

          for (guint j = 0; j < g_list_model_get_n_items (parts); j++)
            {
              g_autoptr (BalikItem) part = g_list_model_get_item (parts, j);

              add_numbers_of (list, plan, part, locale);
            }
        }
    }
}

/**
 * balik_number_choices_new:
 * @plan: a plan
 * @locale: how numbers are written
 *
 * Returns: (transfer full): the plan's numbers, those of its lines first
 */
GListModel *
balik_number_choices_new (BalikPlan *plan, BalikLocale *locale)
{
  static const char *const lists[] = { "lines", "overheads", "investments", "grants", "materials" };
  GListStore *choices = g_list_store_new (BALIK_TYPE_NUMBER_CHOICE);

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GListModel *items = balik_item_get_list (balik_plan_get_root (plan), lists[i]);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (BalikItem) item = g_list_model_get_item (items, j);

          add_numbers_of (choices, plan, item, locale);
        }
    }
  add_numbers_of (choices, plan, balik_plan_get_root (plan), locale);
  return G_LIST_MODEL (choices);
}
