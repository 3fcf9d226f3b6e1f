/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-cli-private.h"
#include "balik-csv-writer.h"
#include "balik-escape.h"

/*
 * A plan as lines "path/key = value", for programs that compare lines. Nothing
 * in it depends on the language, the computer or the numbers by which a plan
 * knows its things, so the same content gives the same lines. Code words are
 * not translated.
 */

typedef struct
{
  GString *lines;
  /* Where the cards are, by their ids. */
  GHashTable *cards;
} Dump;

/* A card's id is made by Balik and shown to nobody. */
static gboolean
is_content (BalikItem *item, const char *key)
{
  return balik_item_get_kind (item) != BALIK_ITEM_CARD || !g_str_equal (key, "id");
}

static void
append_key (GString *lines, const char *key)
{
  for (const char *c = key; *c != '\0'; c++)
    g_string_append_c (lines, *c == '.' ? '/' : *c);
}

static void
append_text (GString *lines, const char *text)
{
  g_autofree char *escaped = balik_text_escape (text, "\"");

  g_string_append_printf (lines, "\"%s\"", escaped);
}

/* SQLite does not tell −0 from 0. */
static void
append_number (GString *lines, double number)
{
  g_autofree char *text = balik_csv_format_number (number == 0 ? 0 : number);

  g_string_append (lines, text);
}

static void
append_numbers (GString *lines, const BalikValue *value)
{
  if (!balik_value_is_range (value))
    {
      append_number (lines, balik_value_get_number (value));
      return;
    }
  append_number (lines, balik_value_get_low (value));
  g_string_append (lines, " .. ");
  append_number (lines, balik_value_get_number (value));
  g_string_append (lines, " .. ");
  append_number (lines, balik_value_get_high (value));
}

static void
append_texts (GString *lines, const char *const *texts)
{
  g_string_append_c (lines, '[');
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_string_append (lines, i > 0 ? ", " : "");
      append_text (lines, texts[i]);
    }
  g_string_append_c (lines, ']');
}

/* Links name cards by their ids; here by their places. */
static void
append_links (const Dump *self, const char *const *ids)
{
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *place = g_hash_table_lookup (self->cards, ids[i]);

      g_strv_builder_add (places, place != NULL ? place : ids[i]);
    }
  shown = g_strv_builder_end (places);
  append_texts (self->lines, (const char *const *)shown);
}

static void
append_origin (GString *lines, const BalikValue *value)
{
  static const char *const names[] = {
    [BALIK_ORIGIN_KIND] = "kind",
    [BALIK_ORIGIN_NOTE] = "note",
    [BALIK_ORIGIN_SOURCE] = "source",
    [BALIK_ORIGIN_DATE] = "date",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == BALIK_ORIGIN_N_PARTS);

  for (BalikOriginPart part = 0; part < BALIK_ORIGIN_N_PARTS; part++)
    {
      g_string_append_printf (lines, "%s%s ", part > 0 ? ", " : "", names[part]);
      append_text (lines, balik_value_get_origin_part (value, part));
    }
}

static void
append_value (const Dump *self, BalikItem *item, const char *key)
{
  GString *lines = self->lines;
  const BalikValue *value = balik_item_get_value (item, key);

  switch (balik_value_get_value_type (value))
    {
    case BALIK_VALUE_NUMBER:
      append_numbers (lines, value);
      break;
    case BALIK_VALUE_TEXT:
      append_text (lines, balik_value_get_text (value));
      break;
    case BALIK_VALUE_TEXTS:
      if (balik_item_get_kind (item) == BALIK_ITEM_CARD && g_str_equal (key, "links"))
        append_links (self, balik_value_get_texts (value));
      else
        append_texts (lines, balik_value_get_texts (value));
      break;
    case BALIK_VALUE_ORIGIN:
      append_origin (lines, value);
      break;
    case BALIK_VALUE_PRESENT:
    default:
      g_string_append (lines, "present");
    }
}

static void dump_item (const Dump *self, BalikItem *item, const char *path);

/* Materials go by their name, so that one more does not change the lines of the others. */
static void
dump_list (const Dump *self, BalikItem *item, const char *path, const char *key)
{
  GListModel *list = balik_item_get_list (item, key);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (BalikItem) child = g_list_model_get_item (list, i);
      g_autoptr (GString) place = g_string_new (path);

      append_key (place, key);
      if (balik_item_get_kind (child) == BALIK_ITEM_MATERIAL)
        {
          g_autofree char *name = balik_text_escape (balik_item_get_text (child, "id"), "/=");

          g_string_append_printf (place, "/%s/", name);
        }
      else
        g_string_append_printf (place, "/%u/", i);
      dump_item (self, child, place->str);
    }
}

/* The keys of values and of lists; a list may have things, a value that it is there, or both. */
static GPtrArray *
list_keys (BalikItem *item)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) with_value = balik_item_dup_keys (item);
  guint n_fields;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; with_value[i] != NULL; i++)
    if (is_content (item, with_value[i]))
      g_ptr_array_add (keys, g_strdup (with_value[i]));
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == BALIK_FIELD_LIST && !balik_item_has (item, fields[i].key))
      g_ptr_array_add (keys, g_strdup (fields[i].key));
  g_ptr_array_sort_values (keys, (GCompareFunc)strcmp);
  return keys;
}

static void
dump_item (const Dump *self, BalikItem *item, const char *path)
{
  g_autoptr (GPtrArray) keys = list_keys (item);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const BalikField *field = balik_fields_find (balik_item_get_kind (item), key);

      if (balik_item_has (item, key))
        {
          g_string_append (self->lines, path);
          append_key (self->lines, key);
          g_string_append (self->lines, " = ");
          append_value (self, item, key);
          g_string_append_c (self->lines, '\n');
        }
      if (field != NULL && field->type == BALIK_FIELD_LIST)
        dump_list (self, item, path, key);
    }
}

static GBytes *
dump_plan (BalikPlan *plan)
{
  g_autoptr (GHashTable) cards = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const Dump dump = { g_string_new (NULL), cards };
  GListModel *list = balik_plan_get_cards (plan);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (BalikItem) card = g_list_model_get_item (list, i);

      /* The plan keeps the texts. */
      g_hash_table_insert (cards, (gpointer)balik_item_get_text (card, "id"),
                           g_strdup_printf ("%u", i));
    }
  dump_item (&dump, balik_plan_get_root (plan), "");
  return g_string_free_to_bytes (dump.lines);
}

/* balik dump PLAN */
int
balik_cli_dump (const char *name, int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!balik_cli_parse (name, entries, &argc, &argv, 1, 1))
    return BALIK_EXIT_USAGE;
  plan = balik_cli_load_plan (argv[1]);
  if (plan == NULL)
    return BALIK_EXIT_REFUSED;
  bytes = dump_plan (plan);
  return balik_cli_write (NULL, bytes) ? BALIK_EXIT_DONE : BALIK_EXIT_FAILED;
}
