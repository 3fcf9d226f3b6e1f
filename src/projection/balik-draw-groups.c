/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine-feed-private.h"

/* Which numbers move together (model.md §6): what makes one of them higher than
 * thought tends to make the others of its kind higher, too. */

static const char *const demand_keys[] = {
  "demand.start_per_month",
  "demand.growth_per_year",
  "demand.market_cap",
  "price.uses_per_customer",
  NULL,
};

static const char *const price_keys[] = {
  "price.unit",
  "price.fee_per_month",
  "price.per_use",
  "repair.price",
  "takeback.reuse.price",
  "takeback.refurbish.price",
  "takeback.remanufacture.price",
  "takeback.recycle.income_per_kg",
  "linear.price",
  NULL,
};

static const char *const cost_keys[] = {
  "product.unit_cost",
  "serving.per_placement",
  "serving.per_month",
  "serving.per_use",
  "serving.acquisition",
  "repair.labour_cost",
  "repair.parts_cost",
  "takeback.incentive",
  "takeback.logistics_cost",
  "takeback.inspect_cost",
  "takeback.storage_per_month",
  "takeback.discard_cost_per_kg",
  "takeback.reuse.cost",
  "takeback.reuse.parts_cost",
  "takeback.refurbish.cost",
  "takeback.refurbish.parts_cost",
  "takeback.remanufacture.cost",
  "takeback.remanufacture.parts_cost",
  "takeback.parts.cost",
  "takeback.recycle.cost_per_kg",
  "linear.unit_cost",
  "linear.selling_cost",
  NULL,
};

/**
 * balik_draw_group_of: (skip)
 * @kind: the kind of an item
 * @key: one of its numbers
 *
 * Returns: the numbers that it moves together with
 */
BalikDrawGroup
balik_draw_group_of (BalikItemKind kind, const char *key)
{
  if (kind == BALIK_ITEM_OVERHEAD)
    return g_str_equal (key, "per_month") ? BALIK_DRAW_GROUP_COSTS : BALIK_DRAW_GROUP_NONE;
  if (kind == BALIK_ITEM_INVESTMENT)
    return g_str_equal (key, "amount") ? BALIK_DRAW_GROUP_COSTS : BALIK_DRAW_GROUP_NONE;
  if (kind != BALIK_ITEM_LINE)
    return BALIK_DRAW_GROUP_NONE;

  if (g_strv_contains (demand_keys, key))
    return BALIK_DRAW_GROUP_DEMAND;
  if (g_strv_contains (price_keys, key))
    return BALIK_DRAW_GROUP_PRICES;
  if (g_strv_contains (cost_keys, key))
    return BALIK_DRAW_GROUP_COSTS;
  return BALIK_DRAW_GROUP_NONE;
}
