/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-acts.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-blank-plan.h"
#include "balik-plan-ids.h"
#include "balik-text-fill.h"

/*
 * What people do to a plan beside typing, as groups of edits: add a line,
 * start taking back, drop an overhead. Where a rule asks for a number that
 * nobody has said yet, the group states one and marks it as a guess.
 */

static const char *const routes[] = { "reuse", "refurbish", "remanufacture" };

static void
set_guess (BalikEditGroup *group, gint64 item, const char *key, double number)
{
  g_autofree char *origin_key = g_strconcat (key, BALIK_ORIGIN_SUFFIX, NULL);

  balik_edit_group_take (group, item, key, balik_value_new_number (number));
  balik_edit_group_take (group, item, origin_key, balik_value_new_origin ("guess", "", "", ""));
}

/* "line-3": the first such id that is free. */
static char *
dup_free_id (GListModel *list, const char *stem)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", stem, i);

      if (balik_items_find (list, "id", id) == NULL)
        return g_steal_pointer (&id);
    }
}

static gboolean
sells (const char *offer)
{
  return strcmp (offer, "sell") == 0 || strcmp (offer, "care") == 0;
}

static gboolean
lends (const char *offer)
{
  return strcmp (offer, "lease") == 0 || strcmp (offer, "rent") == 0;
}

/* Lending and taking back have no default for how many new ones are replaced. */
static void
state_displacement (BalikEditGroup *group, BalikItem *line)
{
  if (!balik_item_has (line, "linear.displacement"))
    balik_blank_plan_state_displacement (group, balik_item_get_id (line));
}

/* Who sells what was renewed has to say how many can be sold. */
static void
state_most_sold (BalikEditGroup *group, BalikItem *line, const char *route)
{
  g_autofree char *key = g_strdup_printf ("takeback.%s.max_per_month", route);

  if (!balik_item_has (line, key))
    set_guess (group, balik_item_get_id (line), key, 0);
}

/**
 * balik_plan_acts_add_line:
 * @plan: a plan
 * @offer: the code word of its offer
 * @id: (out): the id of the new line
 *
 * Returns: (transfer full): adds a line with nothing but what the rules ask for
 */
BalikEditGroup *
balik_plan_acts_add_line (BalikPlan *plan, const char *offer, gint64 *id)
{
  BalikEditGroup *group = balik_edit_group_new (_ ("Add Line"));
  GListModel *lines = balik_plan_get_lines (plan);
  g_autofree char *name = dup_free_id (lines, "line");

  *id = balik_plan_reserve_id (plan);
  balik_edit_group_insert (group, *id, BALIK_ITEM_LINE, BALIK_PLAN_ROOT_ID, "lines",
                           g_list_model_get_n_items (lines));
  balik_edit_group_take (group, *id, "id", balik_value_new_text (name));
  /* Translators: the name of a new line of a plan, until it gets its own */
  balik_edit_group_take (group, *id, "name", balik_value_new_text (_ ("New line")));
  balik_edit_group_take (group, *id, "offer", balik_value_new_text (offer));
  if (lends (offer))
    balik_blank_plan_state_displacement (group, *id);
  return group;
}

static void
copy_children (BalikEditGroup *group, BalikPlan *plan, BalikItem *from, gint64 to)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (from), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      GListModel *list;

      if (fields[i].type != BALIK_FIELD_LIST)
        continue;
      list = balik_item_get_list (from, fields[i].key);
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (BalikItem) child = g_list_model_get_item (list, j);
          g_auto (GStrv) keys = balik_item_dup_keys (child);
          const gint64 id = balik_plan_reserve_id (plan);

          balik_edit_group_insert (group, id, fields[i].item_kind, to, fields[i].key, j);
          for (guint k = 0; keys[k] != NULL; k++)
            balik_edit_group_set (group, id, keys[k], balik_item_get_value (child, keys[k]));
        }
    }
}

/**
 * balik_plan_acts_duplicate_line:
 * @plan: a plan
 * @line: one of its lines
 * @id: (out): the id of the new line
 *
 * Returns: (transfer full): puts a copy behind @line, with a name and id of its own
 */
BalikEditGroup *
balik_plan_acts_duplicate_line (BalikPlan *plan, BalikItem *line, gint64 *id)
{
  BalikEditGroup *group = balik_edit_group_new (_ ("Duplicate Line"));
  g_auto (GStrv) keys = balik_item_dup_keys (line);
  g_autofree char *code = dup_free_id (balik_plan_get_lines (plan), "line");
  /* Translators: the name of a line that is a copy; %s is the name of the other */
  g_autofree char *name
      = balik_text_fill (_ ("%s (copy)"), balik_item_get_text (line, "name"), NULL);

  *id = balik_plan_reserve_id (plan);
  balik_edit_group_insert (group, *id, BALIK_ITEM_LINE, BALIK_PLAN_ROOT_ID, "lines",
                           balik_item_get_position (line) + 1);
  for (guint i = 0; keys[i] != NULL; i++)
    balik_edit_group_set (group, *id, keys[i], balik_item_get_value (line, keys[i]));
  balik_edit_group_take (group, *id, "id", balik_value_new_text (code));
  balik_edit_group_take (group, *id, "name", balik_value_new_text (name));
  copy_children (group, plan, line, *id);
  return group;
}

static const char *
get_remove_label (BalikItemKind kind)
{
  switch (kind)
    {
    case BALIK_ITEM_LINE:
      return _ ("Remove Line");
    case BALIK_ITEM_MATERIAL:
    case BALIK_ITEM_PART:
      return _ ("Remove Material");
    case BALIK_ITEM_OVERHEAD:
      return _ ("Remove Overhead");
    case BALIK_ITEM_INVESTMENT:
      return _ ("Remove Investment");
    case BALIK_ITEM_GRANT:
      return _ ("Remove Grant");
    case BALIK_ITEM_PLAN:
    case BALIK_ITEM_CARD:
    case BALIK_ITEM_N_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * balik_plan_acts_remove:
 * @item: a line, or an item of a list
 *
 * Returns: (transfer full): takes it away with everything in it
 */
BalikEditGroup *
balik_plan_acts_remove (BalikItem *item)
{
  BalikEditGroup *group = balik_edit_group_new (get_remove_label (balik_item_get_kind (item)));

  balik_edit_group_remove (group, item);
  return group;
}

static char *
add_material (BalikEditGroup *group, BalikPlan *plan, gint64 *id)
{
  GListModel *materials = balik_item_get_list (balik_plan_get_root (plan), "materials");
  char *code = dup_free_id (materials, "material");

  *id = balik_plan_reserve_id (plan);
  balik_edit_group_insert (group, *id, BALIK_ITEM_MATERIAL, BALIK_PLAN_ROOT_ID, "materials",
                           g_list_model_get_n_items (materials));
  balik_edit_group_take (group, *id, "id", balik_value_new_text (code));
  return code;
}

/* A part needs a material; where the plan has none, it gets one. */
static BalikEditGroup *
add_part (BalikPlan *plan, BalikItem *holder, const char *list_key, gint64 *id)
{
  BalikEditGroup *group = balik_edit_group_new (_ ("Add Material"));
  GListModel *materials = balik_item_get_list (balik_plan_get_root (plan), "materials");
  g_autoptr (BalikItem) first = g_list_model_get_item (materials, 0);
  g_autofree char *code = NULL;
  gint64 material;

  if (first != NULL)
    code = g_strdup (balik_item_get_text (first, "id"));
  else
    code = add_material (group, plan, &material);
  *id = balik_plan_reserve_id (plan);
  balik_edit_group_insert (group, *id, BALIK_ITEM_PART, balik_item_get_id (holder), list_key,
                           g_list_model_get_n_items (balik_item_get_list (holder, list_key)));
  balik_edit_group_take (group, *id, "material", balik_value_new_text (code));
  return group;
}

/**
 * balik_plan_acts_add_item:
 * @plan: a plan
 * @holder: an item of @plan
 * @list_key: one of its lists
 * @id: (out): the id of the new item
 *
 * Returns: (transfer full): adds an item at the end of the list
 */
BalikEditGroup *
balik_plan_acts_add_item (BalikPlan *plan, BalikItem *holder, const char *list_key, gint64 *id)
{
  const BalikField *field = balik_fields_find (balik_item_get_kind (holder), list_key);
  BalikEditGroup *group;
  const char *name;

  if (field->item_kind == BALIK_ITEM_PART)
    return add_part (plan, holder, list_key, id);
  if (field->item_kind == BALIK_ITEM_MATERIAL)
    {
      group = balik_edit_group_new (_ ("Add Material"));
      g_free (add_material (group, plan, id));
      return group;
    }

  if (field->item_kind == BALIK_ITEM_OVERHEAD)
    {
      group = balik_edit_group_new (_ ("Add Overhead"));
      name = _ ("New overhead");
    }
  else if (field->item_kind == BALIK_ITEM_INVESTMENT)
    {
      group = balik_edit_group_new (_ ("Add Investment"));
      name = _ ("New investment");
    }
  else
    {
      group = balik_edit_group_new (_ ("Add Grant"));
      name = _ ("New grant");
    }
  *id = balik_plan_reserve_id (plan);
  balik_edit_group_insert (group, *id, field->item_kind, balik_item_get_id (holder), list_key,
                           g_list_model_get_n_items (balik_item_get_list (holder, list_key)));
  balik_edit_group_take (group, *id, "name", balik_value_new_text (name));
  return group;
}

/**
 * balik_plan_acts_add_section:
 * @item: a line or the plan itself
 * @key: the key of an optional section that it does not have
 *
 * Returns: (transfer full): adds the section, with what the rules then ask for
 */
BalikEditGroup *
balik_plan_acts_add_section (BalikItem *item, const char *key)
{
  BalikEditGroup *group = balik_edit_group_new (_ ("Add Section"));
  const gint64 id = balik_item_get_id (item);

  balik_edit_group_take (group, id, key, balik_value_new_present ());
  if (strcmp (key, "takeback") == 0)
    state_displacement (group, item);
  if (strcmp (key, "loan") == 0)
    set_guess (group, id, "loan.months", 12);
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      g_autofree char *route = g_strconcat ("takeback.", routes[i], NULL);

      if (strcmp (key, route) == 0 && sells (balik_item_get_text (item, "offer")))
        state_most_sold (group, item, routes[i]);
    }
  return group;
}

/**
 * balik_plan_acts_remove_section:
 * @item: a line or the plan itself
 * @key: the key of an optional section or list that it has
 *
 * Returns: (transfer full): takes the section away with everything in it
 */
BalikEditGroup *
balik_plan_acts_remove_section (BalikItem *item, const char *key)
{
  BalikEditGroup *group = balik_edit_group_new (_ ("Remove Section"));
  const BalikField *field = balik_fields_find (balik_item_get_kind (item), key);
  g_autofree char *prefix = g_strconcat (key, ".", NULL);
  g_auto (GStrv) keys = balik_item_dup_keys (item);

  if (field->type == BALIK_FIELD_LIST)
    {
      GListModel *list = balik_item_get_list (item, key);

      for (guint i = g_list_model_get_n_items (list); i > 0; i--)
        {
          g_autoptr (BalikItem) child = g_list_model_get_item (list, i - 1);

          balik_edit_group_remove (group, child);
        }
    }
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], prefix))
      balik_edit_group_set (group, balik_item_get_id (item), keys[i], NULL);
  balik_edit_group_set (group, balik_item_get_id (item), key, NULL);
  return group;
}

/**
 * balik_plan_acts_even_season:
 * @line: a line
 *
 * Returns: (transfer full): takes the season away: every month is like the others
 */
BalikEditGroup *
balik_plan_acts_even_season (BalikItem *line)
{
  BalikEditGroup *group = balik_edit_group_new (_ ("Even Season"));
  const gint64 id = balik_item_get_id (line);

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *key = g_strdup_printf ("demand.season.%u", i);

      balik_edit_group_set (group, id, key, NULL);
    }
  balik_edit_group_set (group, id, "demand.season" BALIK_ORIGIN_SUFFIX, NULL);
  return group;
}

/**
 * balik_plan_acts_complete_offer:
 * @group: a group that changes the offer of @line
 * @line: a line
 * @offer: its new offer
 *
 * Adds what the rules ask for with that offer.
 */
void
balik_plan_acts_complete_offer (BalikEditGroup *group, BalikItem *line, const char *offer)
{
  if (lends (offer) || balik_item_has (line, "takeback"))
    state_displacement (group, line);
  for (guint i = 0; i < G_N_ELEMENTS (routes) && sells (offer); i++)
    {
      g_autofree char *route = g_strconcat ("takeback.", routes[i], NULL);

      if (balik_item_has (line, route))
        state_most_sold (group, line, routes[i]);
    }
}

/* A season's origin stands at the season, its numbers at the months. */
static gboolean
is_assumed (BalikItem *item, const BalikField *field)
{
  BalikValue *origin;
  const char *kind;

  if (field->type != BALIK_FIELD_SEASON)
    return balik_field_is_number (field) && balik_item_is_assumed (item, field->key);

  origin = balik_item_get_origin (item, field->key);
  if (origin == NULL || !balik_item_has (item, "demand.season.0"))
    return FALSE;
  kind = balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND);
  return strcmp (kind, "guess") == 0 || strcmp (kind, "typical range") == 0;
}

static guint
count_assumed (BalikItem *item)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);
  guint n_assumed = 0;

  for (guint i = 0; i < n_fields; i++)
    {
      GListModel *list;

      n_assumed += is_assumed (item, &fields[i]) ? 1 : 0;
      if (fields[i].type != BALIK_FIELD_LIST || fields[i].item_kind == BALIK_ITEM_CARD)
        continue;
      list = balik_item_get_list (item, fields[i].key);
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (BalikItem) child = g_list_model_get_item (list, j);

          n_assumed += count_assumed (child);
        }
    }
  return n_assumed;
}

/**
 * balik_plan_acts_count_assumed:
 * @plan: a plan
 *
 * Returns: how many of its numbers are stated but confirmed by nobody
 */
guint
balik_plan_acts_count_assumed (BalikPlan *plan)
{
  g_return_val_if_fail (BALIK_IS_PLAN (plan), 0);

  return count_assumed (balik_plan_get_root (plan));
}
