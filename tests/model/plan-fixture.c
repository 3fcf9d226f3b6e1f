/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

#include <string.h>

/* A plan with something of every kind, ways to change it by path, and its state as text. */

typedef struct
{
  const char *path;
  const char *text;
} Setting;

static const Setting settings[] = {
  { "title", "'Chairs'" },
  { "currency", "'LAK'" },
  { "years", "5" },
  { "rates", "+" },
  { "rates.discount", "[0.08, 0.1, 0.2]" },
  { "loan", "+" },
  { "loan.amount", "1000" },
  { "loan.rate", "0.09" },
  { "loan.months", "24" },
  { "loan.grace_months", "3" },
  { "materials", "+" },
  { "materials.pp.co2e_virgin", "2" },
  { "materials.pe.co2e_virgin", "1.5" },
  { "overheads", "+" },
  { "overheads.0.name", "'Rent'" },
  { "overheads.0.per_month", "[100, 120, 150]" },
  { "overheads.0.from", "2" },
  { "overheads.0.to", "20" },
  { "investments.0.amount", "500" },
  { "investments.0.month", "1" },
  { "grants.0.amount", "50" },
  { "grants.0.month", "2" },
  { "lines.0.id", "'chair'" },
  { "lines.0.offer", "'sell'" },
  { "lines.0.product", "+" },
  { "lines.0.product.unit_cost", "10" },
  { "lines.0.product.materials.0.material", "'pp'" },
  { "lines.0.product.materials.0.kg", "2" },
  { "lines.0.demand.start_per_month", "[5, 8, 9]" },
  { "lines.0.price.unit", "[15, 20, 22]" },
  { "lines.0.takeback", "+" },
  { "lines.0.takeback.collect_working", "0.5" },
  { "lines.0.takeback.reuse", "+" },
  { "lines.0.takeback.reuse.share", "[0.1, 0.2, 0.3]" },
  { "lines.0.takeback.reuse.max_per_month", "4" },
  { "lines.0.takeback.recycle.share", "0.5" },
  { "lines.0.linear.displacement", "1" },
  { "lines.1.id", "'jar'" },
  { "lines.1.offer", "'rent'" },
  { "lines.1.linear.displacement", "[0.7, 0.9, 1]" },
  { "canvas.cards.0.id", "'a'" },
  { "canvas.cards.0.title", "'Neighbours'" },
  { "canvas.cards.1.id", "'b'" },
  { "canvas.cards.1.block", "'moneyin'" },
};

static void
add_items (BalikPlan *plan)
{
  static const struct
  {
    const char *parent;
    const char *list_key;
    BalikItemKind kind;
    const char *id;
  } items[] = {
    { "", "materials", BALIK_ITEM_MATERIAL, "pp" },
    { "", "materials", BALIK_ITEM_MATERIAL, "pe" },
    { "", "overheads", BALIK_ITEM_OVERHEAD, NULL },
    { "", "investments", BALIK_ITEM_INVESTMENT, NULL },
    { "", "grants", BALIK_ITEM_GRANT, NULL },
    { "", "lines", BALIK_ITEM_LINE, NULL },
    { "", "lines", BALIK_ITEM_LINE, NULL },
    { "lines.0", "product.materials", BALIK_ITEM_PART, NULL },
    { "", "canvas.cards", BALIK_ITEM_CARD, NULL },
    { "", "canvas.cards", BALIK_ITEM_CARD, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Add");
      const gint64 id = balik_plan_reserve_id (plan);
      BalikItem *parent = plan_fixture_find (plan, items[i].parent, NULL);

      balik_edit_group_insert (group, id, items[i].kind, balik_item_get_id (parent),
                               items[i].list_key, G_MAXUINT);
      if (items[i].id != NULL)
        balik_edit_group_take (group, id, "id", balik_value_new_text (items[i].id));
      g_assert_true (balik_plan_load (plan, group, NULL));
    }
}

/* A plan that keeps all rules. */
BalikPlan *
plan_fixture_new (void)
{
  BalikPlan *plan = balik_plan_new ();
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Begin");
  g_autoptr (GError) error = NULL;

  add_items (plan);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    plan_fixture_add (group, plan, settings[i].path, settings[i].text);
  balik_plan_apply (plan, group, &error);
  g_assert_no_error (error);
  return plan;
}

/* The item and the key that @path leads to, which must be there. */
BalikItem *
plan_fixture_find (BalikPlan *plan, const char *path, const char **key)
{
  g_autofree char *found_key = NULL;
  g_autofree char *base = g_strdup (path);
  char *suffix = strstr (base, BALIK_ORIGIN_SUFFIX);
  BalikItem *item;

  if (suffix != NULL)
    *suffix = '\0';
  item = balik_plan_find_path (plan, base, &found_key);
  if (item == NULL)
    g_error ("The test names “%s”, which is not in the plan.", path);
  if (key != NULL)
    {
      g_autofree char *whole
          = g_strconcat (found_key, suffix != NULL ? BALIK_ORIGIN_SUFFIX : "", NULL);

      *key = g_intern_string (whole);
    }
  return item;
}

/* A value from "5", "[1, 2, 3]", "'words'", "+" (present), "@guess" (an origin) or "-" (none). */
BalikValue *
plan_fixture_parse (const char *text)
{
  g_autofree char *words = NULL;
  double points[3];
  char *rest = (char *)text;

  if (g_str_equal (text, "-"))
    return NULL;
  if (*text == '+')
    return balik_value_new_present ();
  if (*text == '@')
    return balik_value_new_origin (text + 1, "a note", NULL, NULL);
  if (*text == '\'')
    {
      words = g_strndup (text + 1, strlen (text) - 2);
      return balik_value_new_text (words);
    }
  if (*text != '[')
    return balik_value_new_number (g_ascii_strtod (text, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = g_ascii_strtod (rest + 1, &rest);
  return balik_value_new_range (points[0], points[1], points[2]);
}

void
plan_fixture_add (BalikEditGroup *group, BalikPlan *plan, const char *path, const char *text)
{
  const char *key = NULL;
  BalikItem *item = plan_fixture_find (plan, path, &key);

  balik_edit_group_take (group, balik_item_get_id (item), key, plan_fixture_parse (text));
}

gboolean
plan_fixture_set (BalikPlan *plan, const char *path, const char *text, GError **error)
{
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("Set");

  plan_fixture_add (group, plan, path, text);
  return balik_plan_apply (plan, group, error);
}

static void
dump_value (GString *text, const BalikValue *value)
{
  const char *const *texts;

  switch (balik_value_get_value_type (value))
    {
    case BALIK_VALUE_PRESENT:
      g_string_append (text, "present");
      break;
    case BALIK_VALUE_NUMBER:
      g_string_append_printf (text, "%s %a %a %a",
                              balik_value_is_range (value) ? "range" : "number",
                              balik_value_get_low (value), balik_value_get_number (value),
                              balik_value_get_high (value));
      break;
    case BALIK_VALUE_TEXT:
      g_string_append_printf (text, "text %s", balik_value_get_text (value));
      break;
    case BALIK_VALUE_TEXTS:
      texts = balik_value_get_texts (value);
      g_string_append (text, "texts");
      for (guint i = 0; texts[i] != NULL; i++)
        g_string_append_printf (text, " “%s”", texts[i]);
      break;
    case BALIK_VALUE_ORIGIN:
      g_string_append (text, "origin");
      for (guint i = 0; i < BALIK_ORIGIN_N_PARTS; i++)
        g_string_append_printf (text, " “%s”", balik_value_get_origin_part (value, i));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
dump_item (GString *text, BalikItem *item)
{
  const BalikItemKind kind = balik_item_get_kind (item);
  g_auto (GStrv) keys = balik_item_dup_keys (item);
  g_autofree char *path = balik_item_dup_path (item, NULL);
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (kind, &n_fields);

  g_string_append_printf (text, "%s “%s”\n", balik_item_kind_get_name (kind), path);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_string_append_printf (text, "  %s = ", keys[i]);
      dump_value (text, balik_item_get_value (item, keys[i]));
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < n_fields; i++)
    {
      GListModel *list;

      if (fields[i].type != BALIK_FIELD_LIST)
        continue;
      list = balik_item_get_list (item, fields[i].key);
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (BalikItem) child = g_list_model_get_item (list, j);

          g_assert_true (balik_item_get_parent (child) == item);
          g_assert_cmpuint (balik_item_get_position (child), ==, j);
          dump_item (text, child);
        }
    }
}

/* All that a plan holds, but not the ids of its items. */
char *
plan_fixture_dump (BalikPlan *plan)
{
  GString *text = g_string_new (NULL);

  dump_item (text, balik_plan_get_root (plan));
  return g_string_free (text, FALSE);
}
