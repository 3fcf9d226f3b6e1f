/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "balik-engine-feed-private.h"
#include "balik-random.h"

/* Turns a plan into what the engine reads. Every number is its likely value,
 * whole numbers rounded half up (model.md §1). Which key goes into which member
 * stands in tables, so that a key is named once. */

typedef enum
{
  MEMBER_DOUBLE,
  MEMBER_INT,
} MemberType;

typedef struct
{
  const char *key;
  gsize offset;
  MemberType type;
  gssize has_offset; /* of the flag that the key is stated; -1: none */
} Member;

#define DOUBLE(s, k, m) { k, offsetof (s, m), MEMBER_DOUBLE, -1 }
#define INT(s, k, m) { k, offsetof (s, m), MEMBER_INT, -1 }
#define MAYBE(s, k, m, has) { k, offsetof (s, m), MEMBER_DOUBLE, offsetof (s, has) }

static const Member plan_members[] = {
  INT (BalikEngineInput, "years", years),
  DOUBLE (BalikEngineInput, "rates.discount", rates.discount),
  DOUBLE (BalikEngineInput, "rates.price_growth", rates.price_growth),
  DOUBLE (BalikEngineInput, "rates.cost_inflation", rates.cost_inflation),
  DOUBLE (BalikEngineInput, "rates.receivable_days", rates.receivable_days),
  DOUBLE (BalikEngineInput, "rates.payable_days", rates.payable_days),
  DOUBLE (BalikEngineInput, "rates.tax.rate", rates.tax.rate),
  INT (BalikEngineInput, "rates.tax.asset_life_months", rates.tax.asset_life_months),
  DOUBLE (BalikEngineInput, "environment.grid_kgco2e_per_kwh", environment.grid_kgco2e_per_kwh),
  DOUBLE (BalikEngineInput, "environment.grid_change_per_year", environment.grid_change_per_year),
  DOUBLE (BalikEngineInput, "environment.mj_per_kwh", environment.mj_per_kwh),
  DOUBLE (BalikEngineInput, "environment.tariff_per_kwh", environment.tariff_per_kwh),
  DOUBLE (BalikEngineInput, "environment.discard_kgco2e_per_kg", environment.discard_kgco2e_per_kg),
  DOUBLE (BalikEngineInput, "loan.amount", loan.amount),
  DOUBLE (BalikEngineInput, "loan.rate", loan.rate),
  INT (BalikEngineInput, "loan.months", loan.months),
  INT (BalikEngineInput, "loan.grace_months", loan.grace_months),
};

static const Member material_members[] = {
  DOUBLE (BalikEngineMaterial, "co2e_virgin", co2e_virgin),
  MAYBE (BalikEngineMaterial, "co2e_recycled", co2e_recycled, has_co2e_recycled),
  DOUBLE (BalikEngineMaterial, "energy_virgin", energy_virgin),
  MAYBE (BalikEngineMaterial, "energy_recycled", energy_recycled, has_energy_recycled),
  DOUBLE (BalikEngineMaterial, "water_virgin", water_virgin),
  MAYBE (BalikEngineMaterial, "water_recycled", water_recycled, has_water_recycled),
  DOUBLE (BalikEngineMaterial, "recovery", recovery),
};

static const Member overhead_members[] = {
  DOUBLE (BalikEngineOverhead, "per_month", per_month),
  INT (BalikEngineOverhead, "from", from),
  INT (BalikEngineOverhead, "to", to),
};

static const Member investment_members[] = {
  INT (BalikEngineInvestment, "month", month),
  DOUBLE (BalikEngineInvestment, "amount", amount),
  INT (BalikEngineInvestment, "life_months", life_months),
  DOUBLE (BalikEngineInvestment, "salvage", salvage),
};

static const Member grant_members[] = {
  INT (BalikEngineGrant, "month", month),
  DOUBLE (BalikEngineGrant, "amount", amount),
};

static const Member line_members[] = {
  DOUBLE (BalikEngineLine, "product.unit_cost", product.unit_cost),
  DOUBLE (BalikEngineLine, "product.life_months", product.life_months),
  DOUBLE (BalikEngineLine, "product.life_shape", product.life_shape),
  INT (BalikEngineLine, "product.retire_months", product.retire_months),
  DOUBLE (BalikEngineLine, "product.assembly_kwh", product.assembly_kwh),
  DOUBLE (BalikEngineLine, "product.inbound_km", product.inbound_km),
  DOUBLE (BalikEngineLine, "product.inbound_kgco2e_per_tkm", product.inbound_kgco2e_per_tkm),
  DOUBLE (BalikEngineLine, "product.use_kwh_per_month", product.use_kwh_per_month),
  DOUBLE (BalikEngineLine, "product.resale", product.resale),
  DOUBLE (BalikEngineLine, "product.salvage", product.salvage),
  DOUBLE (BalikEngineLine, "demand.start_per_month", demand.start_per_month),
  DOUBLE (BalikEngineLine, "demand.growth_per_year", demand.growth_per_year),
  DOUBLE (BalikEngineLine, "demand.ramp_months", demand.ramp_months),
  DOUBLE (BalikEngineLine, "demand.season.0", demand.season[0]),
  DOUBLE (BalikEngineLine, "demand.season.1", demand.season[1]),
  DOUBLE (BalikEngineLine, "demand.season.2", demand.season[2]),
  DOUBLE (BalikEngineLine, "demand.season.3", demand.season[3]),
  DOUBLE (BalikEngineLine, "demand.season.4", demand.season[4]),
  DOUBLE (BalikEngineLine, "demand.season.5", demand.season[5]),
  DOUBLE (BalikEngineLine, "demand.season.6", demand.season[6]),
  DOUBLE (BalikEngineLine, "demand.season.7", demand.season[7]),
  DOUBLE (BalikEngineLine, "demand.season.8", demand.season[8]),
  DOUBLE (BalikEngineLine, "demand.season.9", demand.season[9]),
  DOUBLE (BalikEngineLine, "demand.season.10", demand.season[10]),
  DOUBLE (BalikEngineLine, "demand.season.11", demand.season[11]),
  DOUBLE (BalikEngineLine, "demand.market_cap", demand.market_cap),
  DOUBLE (BalikEngineLine, "demand.existing", demand.existing),
  INT (BalikEngineLine, "demand.existing_age_months", demand.existing_age_months),
  DOUBLE (BalikEngineLine, "price.unit", price.unit),
  DOUBLE (BalikEngineLine, "price.fee_per_month", price.fee_per_month),
  DOUBLE (BalikEngineLine, "price.per_use", price.per_use),
  DOUBLE (BalikEngineLine, "price.uses_per_customer", price.uses_per_customer),
  DOUBLE (BalikEngineLine, "price.uses_per_unit", price.uses_per_unit),
  DOUBLE (BalikEngineLine, "price.deposit", price.deposit),
  DOUBLE (BalikEngineLine, "leaving.leave_per_year", leaving.leave_per_year),
  DOUBLE (BalikEngineLine, "leaving.loss_per_year", leaving.loss_per_year),
  DOUBLE (BalikEngineLine, "serving.per_placement", serving.per_placement),
  DOUBLE (BalikEngineLine, "serving.per_month", serving.per_month),
  DOUBLE (BalikEngineLine, "serving.per_use", serving.per_use),
  DOUBLE (BalikEngineLine, "serving.acquisition", serving.acquisition),
  DOUBLE (BalikEngineLine, "serving.bad_debt_share", serving.bad_debt_share),
  DOUBLE (BalikEngineLine, "serving.km", serving.km),
  DOUBLE (BalikEngineLine, "serving.kgco2e_per_tkm", serving.kgco2e_per_tkm),
  DOUBLE (BalikEngineLine, "repair.share", repair.share),
  DOUBLE (BalikEngineLine, "repair.success", repair.success),
  DOUBLE (BalikEngineLine, "repair.price", repair.price),
  DOUBLE (BalikEngineLine, "repair.free_share", repair.free_share),
  DOUBLE (BalikEngineLine, "repair.labour_cost", repair.labour_cost),
  DOUBLE (BalikEngineLine, "repair.capacity_per_month", repair.capacity_per_month),
  DOUBLE (BalikEngineLine, "repair.parts_cost", repair.parts_cost),
  DOUBLE (BalikEngineLine, "repair.parts_share", repair.parts_share),
  DOUBLE (BalikEngineLine, "repair.kwh", repair.kwh),
  DOUBLE (BalikEngineLine, "takeback.collect_working", takeback.collect_working),
  DOUBLE (BalikEngineLine, "takeback.collect_broken", takeback.collect_broken),
  INT (BalikEngineLine, "takeback.lag_months", takeback.lag_months),
  DOUBLE (BalikEngineLine, "takeback.incentive", takeback.incentive),
  DOUBLE (BalikEngineLine, "takeback.logistics_cost", takeback.logistics_cost),
  DOUBLE (BalikEngineLine, "takeback.inspect_cost", takeback.inspect_cost),
  DOUBLE (BalikEngineLine, "takeback.km", takeback.km),
  DOUBLE (BalikEngineLine, "takeback.kgco2e_per_tkm", takeback.kgco2e_per_tkm),
  DOUBLE (BalikEngineLine, "takeback.again", takeback.again),
  DOUBLE (BalikEngineLine, "takeback.accept_renewed", takeback.accept_renewed),
  DOUBLE (BalikEngineLine, "takeback.cannibalisation", takeback.cannibalisation),
  DOUBLE (BalikEngineLine, "takeback.storage_per_month", takeback.storage_per_month),
  DOUBLE (BalikEngineLine, "takeback.discard_cost_per_kg", takeback.discard_cost_per_kg),
  DOUBLE (BalikEngineLine, "takeback.reuse.share", takeback.routes[BALIK_ENGINE_ROUTE_REUSE].share),
  DOUBLE (BalikEngineLine, "takeback.reuse.yield", takeback.routes[BALIK_ENGINE_ROUTE_REUSE].yield),
  INT (BalikEngineLine, "takeback.reuse.months", takeback.routes[BALIK_ENGINE_ROUTE_REUSE].months),
  DOUBLE (BalikEngineLine, "takeback.reuse.cost", takeback.routes[BALIK_ENGINE_ROUTE_REUSE].cost),
  DOUBLE (BalikEngineLine, "takeback.reuse.price", takeback.routes[BALIK_ENGINE_ROUTE_REUSE].price),
  DOUBLE (BalikEngineLine,
          "takeback.reuse.life_factor",
          takeback.routes[BALIK_ENGINE_ROUTE_REUSE].life_factor),
  DOUBLE (BalikEngineLine,
          "takeback.reuse.parts_share",
          takeback.routes[BALIK_ENGINE_ROUTE_REUSE].parts_share),
  DOUBLE (BalikEngineLine,
          "takeback.reuse.parts_cost",
          takeback.routes[BALIK_ENGINE_ROUTE_REUSE].parts_cost),
  DOUBLE (BalikEngineLine, "takeback.reuse.kwh", takeback.routes[BALIK_ENGINE_ROUTE_REUSE].kwh),
  DOUBLE (BalikEngineLine,
          "takeback.reuse.max_per_month",
          takeback.routes[BALIK_ENGINE_ROUTE_REUSE].max_per_month),
  DOUBLE (BalikEngineLine,
          "takeback.refurbish.share",
          takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].share),
  DOUBLE (BalikEngineLine,
          "takeback.refurbish.yield",
          takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].yield),
  INT (BalikEngineLine,
       "takeback.refurbish.months",
       takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].months),
  DOUBLE (BalikEngineLine,
          "takeback.refurbish.cost",
          takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].cost),
  DOUBLE (BalikEngineLine,
          "takeback.refurbish.price",
          takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].price),
  DOUBLE (BalikEngineLine,
          "takeback.refurbish.life_factor",
          takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].life_factor),
  DOUBLE (BalikEngineLine,
          "takeback.refurbish.parts_share",
          takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].parts_share),
  DOUBLE (BalikEngineLine,
          "takeback.refurbish.parts_cost",
          takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].parts_cost),
  DOUBLE (BalikEngineLine,
          "takeback.refurbish.kwh",
          takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].kwh),
  DOUBLE (BalikEngineLine,
          "takeback.refurbish.max_per_month",
          takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].max_per_month),
  DOUBLE (BalikEngineLine,
          "takeback.remanufacture.share",
          takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].share),
  DOUBLE (BalikEngineLine,
          "takeback.remanufacture.yield",
          takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].yield),
  INT (BalikEngineLine,
       "takeback.remanufacture.months",
       takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].months),
  DOUBLE (BalikEngineLine,
          "takeback.remanufacture.cost",
          takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].cost),
  DOUBLE (BalikEngineLine,
          "takeback.remanufacture.price",
          takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].price),
  DOUBLE (BalikEngineLine,
          "takeback.remanufacture.life_factor",
          takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].life_factor),
  DOUBLE (BalikEngineLine,
          "takeback.remanufacture.parts_share",
          takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].parts_share),
  DOUBLE (BalikEngineLine,
          "takeback.remanufacture.parts_cost",
          takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].parts_cost),
  DOUBLE (BalikEngineLine,
          "takeback.remanufacture.kwh",
          takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].kwh),
  DOUBLE (BalikEngineLine,
          "takeback.remanufacture.max_per_month",
          takeback.routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].max_per_month),
  DOUBLE (BalikEngineLine, "takeback.parts.share", takeback.parts.share),
  DOUBLE (BalikEngineLine, "takeback.parts.mass_share", takeback.parts.mass_share),
  DOUBLE (BalikEngineLine, "takeback.parts.cost", takeback.parts.cost),
  DOUBLE (BalikEngineLine, "takeback.recycle.share", takeback.recycle.share),
  DOUBLE (BalikEngineLine, "takeback.recycle.cost_per_kg", takeback.recycle.cost_per_kg),
  DOUBLE (BalikEngineLine, "takeback.recycle.income_per_kg", takeback.recycle.income_per_kg),
  DOUBLE (BalikEngineLine, "linear.displacement", linear.displacement),
  MAYBE (BalikEngineLine, "linear.life_months", linear.life_months, linear.has_life_months),
  DOUBLE (BalikEngineLine, "linear.repair_share", linear.repair_share),
  DOUBLE (BalikEngineLine, "linear.put_aside", linear.put_aside),
  MAYBE (BalikEngineLine, "linear.price", linear.price, linear.has_price),
  MAYBE (BalikEngineLine, "linear.unit_cost", linear.unit_cost, linear.has_unit_cost),
  DOUBLE (BalikEngineLine, "linear.selling_cost", linear.selling_cost),
  DOUBLE (BalikEngineLine, "linear.owner_share", linear.owner_share),
  MAYBE (BalikEngineLine,
         "linear.use_kwh_per_month",
         linear.use_kwh_per_month,
         linear.has_use_kwh_per_month),
  DOUBLE (BalikEngineLine, "linear.recycled_at_end", linear.recycled_at_end),
  MAYBE (BalikEngineLine, "linear.assembly_kwh", linear.assembly_kwh, linear.has_assembly_kwh),
  DOUBLE (BalikEngineLine, "linear.units_per_use", linear.units_per_use),
};

/* Whether a number is of a section that the plan does not have. */
static gboolean
is_absent (BalikItem *item, const char *key)
{
  return (g_str_has_prefix (key, "loan.") && !balik_item_has (item, "loan"))
         || (g_str_has_prefix (key, "repair.") && !balik_item_has (item, "repair"))
         || (g_str_has_prefix (key, "takeback.") && !balik_item_has (item, "takeback"));
}

/* Notes a number that is a range, to be drawn. */
static void
note_range (BalikEngineFeed *self,
            BalikItem *item,
            const char *key,
            gconstpointer target,
            gboolean is_integer)
{
  BalikValue *value = balik_item_get_value (item, key);
  BalikUncertainNumber number = { .target = target };
  char *path;

  if (value == NULL || !balik_value_is_range (value)
      || !(balik_value_get_low (value) < balik_value_get_high (value)) || is_absent (item, key))
    return;

  path = balik_item_dup_path (item, key);
  number.draw.low = balik_value_get_low (value);
  number.draw.likely = balik_value_get_number (value);
  number.draw.high = balik_value_get_high (value);
  number.draw.is_integer = is_integer;
  number.draw.group = balik_draw_group_of (balik_item_get_kind (item), key);
  number.draw.key = balik_random_hash (path);
  g_array_append_val (self->numbers, number);
  g_ptr_array_add (self->paths, path);
}

static void
fill (BalikEngineFeed *self,
      gpointer target,
      const Member *members,
      gsize n_members,
      BalikItem *item)
{
  for (gsize i = 0; i < n_members; i++)
    {
      char *base = target;
      double number = balik_item_get_number (item, members[i].key);

      note_range (self, item, members[i].key, base + members[i].offset,
                  members[i].type == MEMBER_INT);

      /* The rules keep whole numbers within these bounds. */
      if (members[i].type == MEMBER_INT)
        *(int *)(base + members[i].offset) = (int)CLAMP (floor (number + 0.5), 0, G_MAXINT / 2);
      else
        *(double *)(base + members[i].offset) = number;
      if (members[i].has_offset >= 0)
        *(bool *)(base + members[i].has_offset) = balik_item_has (item, members[i].key);
    }
}

/* The place of the chosen word among the words of the key, as in the engine's enumerations. */
static int
get_choice (BalikItem *item, const char *key)
{
  const BalikField *field = balik_fields_find (balik_item_get_kind (item), key);
  g_auto (GStrv) words = balik_field_dup_choices (field);
  const char *chosen = balik_item_get_text (item, key);

  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], chosen) == 0)
      return i;
  g_return_val_if_reached (0);
}

static gpointer
new_array (BalikEngineFeed *self, gsize n, gsize size)
{
  gpointer array = g_malloc0_n (MAX (n, 1), size);

  g_ptr_array_add (self->arrays, array);
  return array;
}

/* The place of each material among the materials, by its id. */
static GHashTable *
new_material_places (BalikItem *root)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *materials = balik_item_get_list (root, "materials");

  for (guint i = 0; i < g_list_model_get_n_items (materials); i++)
    {
      g_autoptr (BalikItem) material = g_list_model_get_item (materials, i);

      g_hash_table_insert (places, g_strdup (balik_item_get_text (material, "id")),
                           GUINT_TO_POINTER (i));
    }
  return places;
}

static const BalikEngineContent *
new_contents (BalikEngineFeed *self, GHashTable *places, GListModel *parts, gsize *n_contents)
{
  guint n = g_list_model_get_n_items (parts);
  BalikEngineContent *contents = new_array (self, n, sizeof *contents);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BalikItem) part = g_list_model_get_item (parts, i);

      contents[i].material = (int)GPOINTER_TO_UINT (
          g_hash_table_lookup (places, balik_item_get_text (part, "material")));
      contents[i].kg = balik_item_get_number (part, "kg");
      contents[i].recycled_share = balik_item_get_number (part, "recycled_share");
      note_range (self, part, "kg", &contents[i].kg, FALSE);
      note_range (self, part, "recycled_share", &contents[i].recycled_share, FALSE);
    }
  *n_contents = n;
  return contents;
}

static void
fill_line (BalikEngineFeed *self, BalikEngineLine *line, GHashTable *places, BalikItem *item)
{
  GListModel *linear_parts = balik_item_get_list (item, "linear.materials");

  balik_engine_line_init_defaults (line, (BalikEngineOffer)get_choice (item, "offer"));
  fill (self, line, line_members, G_N_ELEMENTS (line_members), item);
  line->has_repair = balik_item_has (item, "repair");
  line->has_takeback = balik_item_has (item, "takeback");
  line->product.materials = new_contents (
      self, places, balik_item_get_list (item, "product.materials"), &line->product.n_materials);
  line->linear.has_materials
      = balik_item_has (item, "linear.materials") || g_list_model_get_n_items (linear_parts) > 0;
  line->linear.materials = new_contents (self, places, linear_parts, &line->linear.n_materials);
}

static void
feed_lines (BalikEngineFeed *self, BalikItem *root)
{
  GListModel *list = balik_item_get_list (root, "lines");
  guint n = g_list_model_get_n_items (list);
  BalikEngineLine *lines = new_array (self, n, sizeof *lines);
  g_autoptr (GHashTable) places = new_material_places (root);

  self->line_ids = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (list, i);

      fill_line (self, &lines[i], places, item);
      self->line_ids[i] = g_strdup (balik_item_get_text (item, "id"));
    }
  self->input.lines = lines;
  self->input.n_lines = n;
}

/* Fills an array of plain structs from a list of items. */
static gpointer
feed_list (BalikEngineFeed *self,
           GListModel *list,
           gsize size,
           const Member *members,
           gsize n_members,
           gsize *n_items)
{
  guint n = g_list_model_get_n_items (list);
  char *array = new_array (self, n, size);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (list, i);

      fill (self, array + i * size, members, n_members, item);
    }
  *n_items = n;
  return array;
}

static void
feed_overheads (BalikEngineFeed *self, GListModel *list)
{
  BalikEngineOverhead *overheads
      = feed_list (self, list, sizeof *overheads, overhead_members, G_N_ELEMENTS (overhead_members),
                   &self->input.n_overheads);

  for (guint i = 0; i < self->input.n_overheads; i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (list, i);

      overheads[i].scenario = (BalikEngineScenario)get_choice (item, "scenario");
    }
  self->input.overheads = overheads;
}

static void
feed_plan (BalikEngineFeed *self, BalikPlan *plan)
{
  BalikItem *root = balik_plan_get_root (plan);
  BalikEngineInput *input = &self->input;
  int year;

  fill (self, input, plan_members, G_N_ELEMENTS (plan_members), root);
  balik_plan_get_start (plan, &year, &input->start_month);
  input->rates.tax.kind = (BalikEngineTaxKind)get_choice (root, "rates.tax.kind");
  input->environment.credit = (BalikEngineCredit)get_choice (root, "environment.credit");
  input->loan.method = (BalikEngineLoanMethod)get_choice (root, "loan.method");
  if (!balik_item_has (root, "loan"))
    input->loan.amount = 0;
  input->materials
      = feed_list (self, balik_item_get_list (root, "materials"), sizeof (BalikEngineMaterial),
                   material_members, G_N_ELEMENTS (material_members), &input->n_materials);
  feed_overheads (self, balik_item_get_list (root, "overheads"));
  input->investments
      = feed_list (self, balik_item_get_list (root, "investments"), sizeof (BalikEngineInvestment),
                   investment_members, G_N_ELEMENTS (investment_members), &input->n_investments);
  input->grants = feed_list (self, balik_item_get_list (root, "grants"), sizeof (BalikEngineGrant),
                             grant_members, G_N_ELEMENTS (grant_members), &input->n_grants);
  feed_lines (self, root);
}

/**
 * balik_engine_feed_new: (skip)
 * @plan: a plan without problems
 *
 * Returns: (transfer full): a copy of the plan's likely numbers, and of its ranges, for any
 *     thread
 */
BalikEngineFeed *
balik_engine_feed_new (BalikPlan *plan)
{
  BalikEngineFeed *self = g_new0 (BalikEngineFeed, 1);

  self->arrays = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (BalikUncertainNumber));
  self->paths = g_ptr_array_new_with_free_func (g_free);
  balik_engine_input_init_defaults (&self->input);
  feed_plan (self, plan);
  return self;
}

/**
 * balik_engine_feed_free: (skip)
 * @self: (transfer full): a feed
 *
 * Frees a feed with all that its input points to.
 */
void
balik_engine_feed_free (BalikEngineFeed *self)
{
  g_ptr_array_unref (self->arrays);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->paths);
  g_strfreev (self->line_ids);
  g_free (self);
}
