/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "balik-field-rows.h"

static const BalikField material_fields[] = {
  TEXT ("id", BALIK_FIELD_REQUIRED | BALIK_FIELD_UNIQUE, ENVIRONMENT, N_ ("Material"), NULL),
  AMOUNT ("co2e_virgin", KGCO2E_PER_KG, 0, 0, ENVIRONMENT, 0, N_ ("Climate gas, new"), NULL),
  SAME_AS ("co2e_recycled",
           KGCO2E_PER_KG,
           0,
           "co2e_virgin",
           0,
           ENVIRONMENT,
           0,
           N_ ("Climate gas, recycled"),
           NULL),
  AMOUNT ("energy_virgin", MJ_PER_KG, 0, 0, ENVIRONMENT, 0, N_ ("Energy, new"), NULL),
  SAME_AS ("energy_recycled",
           MJ_PER_KG,
           0,
           "energy_virgin",
           0,
           ENVIRONMENT,
           0,
           N_ ("Energy, recycled"),
           NULL),
  AMOUNT ("water_virgin", L_PER_KG, 0, 0, ENVIRONMENT, 0, N_ ("Water, new"), NULL),
  SAME_AS ("water_recycled",
           L_PER_KG,
           0,
           "water_virgin",
           0,
           ENVIRONMENT,
           0,
           N_ ("Water, recycled"),
           NULL),
  SHARE ("recovery", 0, ENVIRONMENT, 0, N_ ("Recycling gives back"), N_ ("Share of its weight")),
};

static const BalikField overhead_fields[] = {
  TEXT ("name", 0, OVERHEADS, N_ ("Name"), NULL),
  MONEY ("per_month", MONEY_PER_MONTH, OVERHEADS, 0, N_ ("Each month"), NULL),
  INTEGER ("from", MONTHS, 1, MAX_MONTHS, 1, 0, OVERHEADS, 0, N_ ("From month"), NULL),
  INTEGER ("to", MONTHS, 0, MAX_MONTHS, 0, 0, OVERHEADS, 0, N_ ("To month"), N_ ("0 = to the end")),
  CHOICE ("scenario", "circular|linear", 0, OVERHEADS, N_ ("Belongs to"), NULL),
};

static const BalikField investment_fields[] = {
  TEXT ("name", 0, MONEY, N_ ("Name"), NULL),
  INTEGER ("month",
           MONTHS,
           0,
           MAX_MONTHS,
           0,
           0,
           MONEY,
           0,
           N_ ("Bought in month"),
           N_ ("0 = before opening")),
  MONEY ("amount", MONEY, MONEY, 0, N_ ("Amount"), NULL),
  INTEGER ("life_months", MONTHS, 1, MAX_MONTHS, 60, 0, MONEY, 0, N_ ("Lasts"), NULL),
  SHARE ("salvage", 0, MONEY, 0, N_ ("Worth at the end"), N_ ("Of the amount")),
};

static const BalikField grant_fields[] = {
  TEXT ("name", 0, MONEY, N_ ("Name"), NULL),
  INTEGER ("month",
           MONTHS,
           0,
           MAX_MONTHS,
           0,
           0,
           MONEY,
           0,
           N_ ("Paid in month"),
           N_ ("0 = before opening")),
  MONEY ("amount", MONEY, MONEY, 0, N_ ("Amount"), NULL),
};

static const BalikField part_fields[] = {
  TEXT ("material", BALIK_FIELD_REQUIRED, PRODUCT, N_ ("Material"), NULL),
  AMOUNT ("kg", KG, 0, 0, PRODUCT, 0, N_ ("Weight"), NULL),
  SHARE ("recycled_share", 0, PRODUCT, 0, N_ ("Of it, recycled"), NULL),
};

static const BalikField card_fields[] = {
  TEXT ("id", BALIK_FIELD_UNIQUE, NONE, NULL, NULL),
  CHOICE ("block",
          "people|offer|product|reaching|trust|work|partners|takeback|nextlives|moneyin|moneyout|"
          "funding|planet|adoption",
          0,
          NONE,
          N_ ("Block"),
          NULL),
  TEXT ("title", 0, NONE, N_ ("Title"), NULL),
  TEXT ("text", 0, NONE, N_ ("Text"), NULL),
  CHOICE ("colour", "yellow|blue|green|orange|purple", 0, NONE, N_ ("Colour"), NULL),
  TEXTS ("links"),
};

static const BalikField origin_kind_field
    = CHOICE ("kind",
              "guess|own record|quote|measured|template|typical range",
              0,
              NONE,
              N_ ("Where it comes from"),
              NULL);

/**
 * balik_item_kind_get_name:
 * @kind: a kind of item
 *
 * Returns: its code word, as the store writes it
 */
const char *
balik_item_kind_get_name (BalikItemKind kind)
{
  static const char *const names[]
      = { "plan", "material", "overhead", "investment", "grant", "line", "part", "card" };

  g_return_val_if_fail (kind < BALIK_ITEM_N_KINDS, NULL);

  return names[kind];
}

/**
 * balik_fields_get:
 * @kind: a kind of item
 * @n_fields: (out): how many there are
 *
 * Returns: (array length=n_fields): the keys that such an item may have, in
 *     the order in which they are shown and written
 */
const BalikField *
balik_fields_get (BalikItemKind kind, guint *n_fields)
{
  switch (kind)
    {
    case BALIK_ITEM_PLAN:
      *n_fields = balik_n_plan_fields;
      return balik_plan_fields;
    case BALIK_ITEM_MATERIAL:
      *n_fields = G_N_ELEMENTS (material_fields);
      return material_fields;
    case BALIK_ITEM_OVERHEAD:
      *n_fields = G_N_ELEMENTS (overhead_fields);
      return overhead_fields;
    case BALIK_ITEM_INVESTMENT:
      *n_fields = G_N_ELEMENTS (investment_fields);
      return investment_fields;
    case BALIK_ITEM_GRANT:
      *n_fields = G_N_ELEMENTS (grant_fields);
      return grant_fields;
    case BALIK_ITEM_LINE:
      *n_fields = balik_n_line_fields;
      return balik_line_fields;
    case BALIK_ITEM_PART:
      *n_fields = G_N_ELEMENTS (part_fields);
      return part_fields;
    case BALIK_ITEM_CARD:
      *n_fields = G_N_ELEMENTS (card_fields);
      return card_fields;
    case BALIK_ITEM_N_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * balik_fields_find:
 * @kind: a kind of item
 * @key: a key path inside the item
 *
 * Returns: (nullable): the row of that key
 */
const BalikField *
balik_fields_find (BalikItemKind kind, const char *key)
{
  static GHashTable *index[BALIK_ITEM_N_KINDS];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint k = 0; k < BALIK_ITEM_N_KINDS; k++)
        {
          guint n = 0;
          const BalikField *fields = balik_fields_get (k, &n);

          index[k] = g_hash_table_new (g_str_hash, g_str_equal);
          for (guint i = 0; i < n; i++)
            g_hash_table_insert (index[k], (char *)fields[i].key, (gpointer)&fields[i]);
        }
      g_once_init_leave (&once, 1);
    }

  g_return_val_if_fail (kind < BALIK_ITEM_N_KINDS, NULL);

  return g_hash_table_lookup (index[kind], key);
}

/**
 * balik_origin_kind_get_field:
 *
 * Returns: the row that lists where a number can come from
 */
const BalikField *
balik_origin_kind_get_field (void)
{
  return &origin_kind_field;
}

/**
 * balik_field_is_number:
 * @self: a row
 *
 * Returns: whether it holds a number
 */
gboolean
balik_field_is_number (const BalikField *self)
{
  return self->type == BALIK_FIELD_NUMBER || self->type == BALIK_FIELD_INTEGER;
}

/**
 * balik_field_has_origin:
 * @self: a row
 *
 * Returns: whether a plan can say where it comes from: numbers and seasons
 */
gboolean
balik_field_has_origin (const BalikField *self)
{
  return balik_field_is_number (self) || self->type == BALIK_FIELD_SEASON;
}

/**
 * balik_field_dup_choices:
 * @self: a row with choices
 *
 * Returns: (transfer full): its code words
 */
char **
balik_field_dup_choices (const BalikField *self)
{
  g_return_val_if_fail (self->choices != NULL, NULL);

  return g_strsplit (self->choices, "|", -1);
}

/**
 * balik_field_has_choice:
 * @self: a row with choices
 * @choice: a word
 *
 * Returns: whether it is one of the code words
 */
gboolean
balik_field_has_choice (const BalikField *self, const char *choice)
{
  g_auto (GStrv) words = balik_field_dup_choices (self);

  return g_strv_contains ((const char *const *)words, choice);
}

/**
 * balik_field_get_default_choice:
 * @self: a row with choices
 *
 * Returns: (transfer none): the first of its code words, an interned string
 */
const char *
balik_field_get_default_choice (const BalikField *self)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (self->choices != NULL, NULL);

  first = g_strndup (self->choices, strcspn (self->choices, "|"));
  return g_intern_string (first);
}
