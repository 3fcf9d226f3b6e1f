/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-csv-table.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-csv-table-private.h"
#include "balik-field-check.h"

/*
 * What the tables are, for export and import alike. Which columns a list has
 * and which numbers there are is told by the tables of BalikField alone.
 */

typedef struct
{
  const char *name;
  const char *title;
  BalikItemKind kind;
  const char *list_key;
} TableRow;

/* Parts are in lists of lines, so they have no list of the plan. */
static const TableRow tables[BALIK_CSV_N_TABLES] = {
  [BALIK_CSV_NUMBERS] = { "numbers", NC_ ("table", "All numbers"), BALIK_ITEM_PLAN, NULL },
  [BALIK_CSV_CARDS] = { "cards", NC_ ("table", "Cards"), BALIK_ITEM_CARD, "canvas.cards" },
  [BALIK_CSV_MATERIALS]
  = { "materials", NC_ ("table", "Materials"), BALIK_ITEM_MATERIAL, "materials" },
  [BALIK_CSV_OVERHEADS]
  = { "overheads", NC_ ("table", "Overheads"), BALIK_ITEM_OVERHEAD, "overheads" },
  [BALIK_CSV_INVESTMENTS]
  = { "investments", NC_ ("table", "Investments"), BALIK_ITEM_INVESTMENT, "investments" },
  [BALIK_CSV_GRANTS] = { "grants", NC_ ("table", "Grants"), BALIK_ITEM_GRANT, "grants" },
  [BALIK_CSV_PARTS]
  = { "parts", NC_ ("table", "What products are made of"), BALIK_ITEM_PART, NULL },
};

/* By the same numbers as the parts of an origin. */
const char *const balik_csv_origin_headings[BALIK_ORIGIN_N_PARTS]
    = { "origin", "note", "source", "date" };

/**
 * balik_csv_table_get_name:
 * @table: a table
 *
 * Returns: its code word, as on the command line and in its first heading
 */
const char *
balik_csv_table_get_name (BalikCsvTable table)
{
  g_return_val_if_fail (table < BALIK_CSV_N_TABLES, NULL);

  return tables[table].name;
}

/**
 * balik_csv_table_get_title:
 * @table: a table
 *
 * Returns: what it holds, in the user's language
 */
const char *
balik_csv_table_get_title (BalikCsvTable table)
{
  g_return_val_if_fail (table < BALIK_CSV_N_TABLES, NULL);

  return g_dpgettext2 (NULL, "table", tables[table].title);
}

/**
 * balik_csv_table_find:
 * @name: a code word
 *
 * Returns: the table of that name, %BALIK_CSV_N_TABLES if there is none
 */
BalikCsvTable
balik_csv_table_find (const char *name)
{
  BalikCsvTable table = 0;

  while (table < BALIK_CSV_N_TABLES && g_ascii_strcasecmp (tables[table].name, name) != 0)
    table++;
  return table;
}

BalikItemKind
balik_csv_table_get_kind (BalikCsvTable table)
{
  return tables[table].kind;
}

/* The list of the plan that the table shows; NULL for numbers and parts. */
const char *
balik_csv_table_get_list_key (BalikCsvTable table)
{
  return tables[table].list_key;
}

/* Whether a column names the thing that a row is about, which is not in its own columns. */
gboolean
balik_csv_table_has_thing (BalikCsvTable table)
{
  return table == BALIK_CSV_NUMBERS || table == BALIK_CSV_PARTS;
}

/* Whether the table of a list has a column for it. Links of cards are left to the canvas. */
gboolean
balik_csv_field_is_column (const BalikField *field)
{
  return balik_field_is_number (field) || field->type == BALIK_FIELD_TEXT
         || field->type == BALIK_FIELD_CHOICE;
}

/* Whether the table of numbers has a row for it: all that could be stated, so that what is
 * missing can be filled in. A season has one where it is told where it comes from. */
gboolean
balik_csv_lists_number (BalikItem *item, const BalikField *field)
{
  if (balik_item_is_set_aside (item, field->key))
    return FALSE;
  if (field->type == BALIK_FIELD_SEASON)
    return balik_item_get_origin (item, field->key) != NULL;
  return balik_field_is_number (field)
         && (balik_item_needs (item, field) || balik_item_has (item, field->key)
             || balik_item_get_origin (item, field->key) != NULL);
}

/* What a row is about, by its own name in no language; "" for the plan itself. */
char *
balik_csv_dup_thing (BalikItem *item)
{
  const char *name = "";

  switch (balik_item_get_kind (item))
    {
    case BALIK_ITEM_LINE:
      name = balik_item_get_text (item, "name");
      return g_strdup (*name != '\0' ? name : balik_item_get_text (item, "id"));
    case BALIK_ITEM_PART:
      {
        g_autofree char *line = balik_csv_dup_thing (balik_item_get_parent (item));

        return g_strconcat (line, " – ", balik_item_get_text (item, "material"), NULL);
      }
    case BALIK_ITEM_MATERIAL:
      return g_strdup (balik_item_get_text (item, "id"));
    case BALIK_ITEM_OVERHEAD:
    case BALIK_ITEM_INVESTMENT:
    case BALIK_ITEM_GRANT:
      return g_strdup (balik_item_get_text (item, "name"));
    case BALIK_ITEM_CARD:
      return g_strdup (balik_item_get_text (item, "title"));
    case BALIK_ITEM_PLAN:
    case BALIK_ITEM_N_KINDS:
    default:
      return g_strdup ("");
    }
}

/* The label of a row; one that goes on from a row above, as “… that succeed”, with that one. */
char *
balik_csv_dup_label (BalikItemKind kind, const BalikField *field)
{
  const char *label = balik_field_get_label (field);
  guint n_fields = 0;
  const BalikField *above = balik_fields_get (kind, &n_fields);
  const char *whole = NULL;

  if (!g_str_has_prefix (label, "…"))
    return g_strdup (label);
  for (; above != field; above++)
    if (above->label != NULL && !g_str_has_prefix (balik_field_get_label (above), "…"))
      whole = balik_field_get_label (above);
  return whole != NULL ? g_strconcat (whole, " ", label, NULL) : g_strdup (label);
}

/* The unit in signs that are the same in every language; %s stands for the currency. */
char *
balik_csv_dup_unit (const BalikField *field, const char *currency)
{
  static const char *const units[] = {
    [BALIK_UNIT_NONE] = "",
    [BALIK_UNIT_SHARE] = "share",
    [BALIK_UNIT_SHARE_PER_YEAR] = "share/year",
    [BALIK_UNIT_MONEY] = "$",
    [BALIK_UNIT_MONEY_PER_MONTH] = "$/month",
    [BALIK_UNIT_MONEY_PER_UNIT] = "$/unit",
    [BALIK_UNIT_MONEY_PER_UNIT_MONTH] = "$/unit/month",
    [BALIK_UNIT_MONEY_PER_USE] = "$/use",
    [BALIK_UNIT_MONEY_PER_KG] = "$/kg",
    [BALIK_UNIT_MONEY_PER_KWH] = "$/kWh",
    [BALIK_UNIT_UNITS] = "units",
    [BALIK_UNIT_UNITS_PER_MONTH] = "units/month",
    [BALIK_UNIT_CUSTOMERS_PER_MONTH] = "customers/month",
    [BALIK_UNIT_USES_PER_MONTH] = "uses/month",
    [BALIK_UNIT_KG] = "kg",
    [BALIK_UNIT_KM] = "km",
    [BALIK_UNIT_KWH] = "kWh",
    [BALIK_UNIT_KWH_PER_MONTH] = "kWh/month",
    [BALIK_UNIT_MONTHS] = "months",
    [BALIK_UNIT_DAYS] = "days",
    [BALIK_UNIT_YEARS] = "years",
    [BALIK_UNIT_KGCO2E_PER_KG] = "kgCO2e/kg",
    [BALIK_UNIT_KGCO2E_PER_KWH] = "kgCO2e/kWh",
    [BALIK_UNIT_KGCO2E_PER_TKM] = "kgCO2e/tkm",
    [BALIK_UNIT_MJ_PER_KG] = "MJ/kg",
    [BALIK_UNIT_MJ_PER_KWH] = "MJ/kWh",
    [BALIK_UNIT_L_PER_KG] = "L/kg",
  };
  const char *unit = units[field->unit];

  if (*unit == '$')
    return g_strconcat (*currency != '\0' ? currency : "money", unit + 1, NULL);
  return g_strdup (unit);
}
