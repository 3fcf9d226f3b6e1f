/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engine-plan-reader.h"

#include <json-glib/json-glib.h>

typedef enum
{
  NUMBER,
  INTEGER,
} FieldType;

typedef struct
{
  const char *key;
  gsize offset;
  FieldType type;
} Field;

#define N(type, member) { #member, G_STRUCT_OFFSET (type, member), NUMBER }
#define I(type, member) { #member, G_STRUCT_OFFSET (type, member), INTEGER }
#define END { NULL, 0, NUMBER }

static const Field material_fields[] = {
  N (BalikEngineMaterial, co2e_virgin),   N (BalikEngineMaterial, co2e_recycled),
  N (BalikEngineMaterial, energy_virgin), N (BalikEngineMaterial, energy_recycled),
  N (BalikEngineMaterial, water_virgin),  N (BalikEngineMaterial, water_recycled),
  N (BalikEngineMaterial, recovery),      END,
};

static const Field rates_fields[] = {
  N (BalikEngineRates, discount),       N (BalikEngineRates, price_growth),
  N (BalikEngineRates, cost_inflation), N (BalikEngineRates, receivable_days),
  N (BalikEngineRates, payable_days),   END,
};

static const Field tax_fields[] = {
  N (BalikEngineTax, rate),
  I (BalikEngineTax, asset_life_months),
  END,
};

static const Field environment_fields[] = {
  N (BalikEngineEnvironment, grid_kgco2e_per_kwh),
  N (BalikEngineEnvironment, grid_change_per_year),
  N (BalikEngineEnvironment, mj_per_kwh),
  N (BalikEngineEnvironment, tariff_per_kwh),
  N (BalikEngineEnvironment, discard_kgco2e_per_kg),
  END,
};

static const Field overhead_fields[] = {
  N (BalikEngineOverhead, per_month),
  I (BalikEngineOverhead, from),
  I (BalikEngineOverhead, to),
  END,
};

static const Field investment_fields[] = {
  I (BalikEngineInvestment, month),
  N (BalikEngineInvestment, amount),
  I (BalikEngineInvestment, life_months),
  N (BalikEngineInvestment, salvage),
  END,
};

static const Field grant_fields[] = {
  I (BalikEngineGrant, month),
  N (BalikEngineGrant, amount),
  END,
};

static const Field loan_fields[] = {
  N (BalikEngineLoan, amount),
  N (BalikEngineLoan, rate),
  I (BalikEngineLoan, months),
  I (BalikEngineLoan, grace_months),
  END,
};

static const Field product_fields[] = {
  N (BalikEngineProduct, unit_cost),
  N (BalikEngineProduct, life_months),
  N (BalikEngineProduct, life_shape),
  I (BalikEngineProduct, retire_months),
  N (BalikEngineProduct, assembly_kwh),
  N (BalikEngineProduct, inbound_km),
  N (BalikEngineProduct, inbound_kgco2e_per_tkm),
  N (BalikEngineProduct, use_kwh_per_month),
  N (BalikEngineProduct, resale),
  N (BalikEngineProduct, salvage),
  END,
};

static const Field demand_fields[] = {
  N (BalikEngineDemand, start_per_month),
  N (BalikEngineDemand, growth_per_year),
  N (BalikEngineDemand, ramp_months),
  N (BalikEngineDemand, market_cap),
  N (BalikEngineDemand, existing),
  I (BalikEngineDemand, existing_age_months),
  END,
};

static const Field price_fields[] = {
  N (BalikEnginePrice, unit),
  N (BalikEnginePrice, fee_per_month),
  N (BalikEnginePrice, per_use),
  N (BalikEnginePrice, uses_per_customer),
  N (BalikEnginePrice, uses_per_unit),
  N (BalikEnginePrice, deposit),
  END,
};

static const Field leaving_fields[] = {
  N (BalikEngineLeaving, leave_per_year),
  N (BalikEngineLeaving, loss_per_year),
  END,
};

static const Field serving_fields[] = {
  N (BalikEngineServing, per_placement),  N (BalikEngineServing, per_month),
  N (BalikEngineServing, per_use),        N (BalikEngineServing, acquisition),
  N (BalikEngineServing, bad_debt_share), N (BalikEngineServing, km),
  N (BalikEngineServing, kgco2e_per_tkm), END,
};

static const Field repair_fields[] = {
  N (BalikEngineRepair, share),       N (BalikEngineRepair, success),
  N (BalikEngineRepair, price),       N (BalikEngineRepair, free_share),
  N (BalikEngineRepair, labour_cost), N (BalikEngineRepair, capacity_per_month),
  N (BalikEngineRepair, parts_cost),  N (BalikEngineRepair, parts_share),
  N (BalikEngineRepair, kwh),         END,
};

static const Field route_fields[] = {
  N (BalikEngineRoute, share),
  N (BalikEngineRoute, yield),
  I (BalikEngineRoute, months),
  N (BalikEngineRoute, cost),
  N (BalikEngineRoute, price),
  N (BalikEngineRoute, life_factor),
  N (BalikEngineRoute, parts_share),
  N (BalikEngineRoute, parts_cost),
  N (BalikEngineRoute, kwh),
  N (BalikEngineRoute, max_per_month),
  END,
};

static const Field parts_fields[] = {
  N (BalikEngineParts, share),
  N (BalikEngineParts, mass_share),
  N (BalikEngineParts, cost),
  END,
};

static const Field recycle_fields[] = {
  N (BalikEngineRecycle, share),
  N (BalikEngineRecycle, cost_per_kg),
  N (BalikEngineRecycle, income_per_kg),
  END,
};

static const Field takeback_fields[] = {
  N (BalikEngineTakeback, collect_working),
  N (BalikEngineTakeback, collect_broken),
  I (BalikEngineTakeback, lag_months),
  N (BalikEngineTakeback, incentive),
  N (BalikEngineTakeback, logistics_cost),
  N (BalikEngineTakeback, inspect_cost),
  N (BalikEngineTakeback, km),
  N (BalikEngineTakeback, kgco2e_per_tkm),
  N (BalikEngineTakeback, again),
  N (BalikEngineTakeback, accept_renewed),
  N (BalikEngineTakeback, cannibalisation),
  N (BalikEngineTakeback, storage_per_month),
  N (BalikEngineTakeback, discard_cost_per_kg),
  END,
};

static const Field linear_fields[] = {
  N (BalikEngineLinear, displacement),
  N (BalikEngineLinear, life_months),
  N (BalikEngineLinear, repair_share),
  N (BalikEngineLinear, put_aside),
  N (BalikEngineLinear, price),
  N (BalikEngineLinear, unit_cost),
  N (BalikEngineLinear, selling_cost),
  N (BalikEngineLinear, owner_share),
  N (BalikEngineLinear, use_kwh_per_month),
  N (BalikEngineLinear, recycled_at_end),
  N (BalikEngineLinear, assembly_kwh),
  N (BalikEngineLinear, units_per_use),
  END,
};

/* A single value, or the likely one of a range. */
static double
get_likely (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_double_element (json_node_get_array (node), 1);

  return json_node_get_double (node);
}

static JsonObject *
get_object (JsonObject *object, const char *key)
{
  return json_object_has_member (object, key) ? json_object_get_object_member (object, key) : NULL;
}

static void
read_fields (JsonObject *object, const Field *fields, gpointer target)
{
  if (object == NULL)
    return;

  for (const Field *field = fields; field->key != NULL; field++)
    {
      JsonNode *node = json_object_get_member (object, field->key);

      if (node == NULL)
        continue;
      if (field->type == INTEGER)
        *(int *)((char *)target + field->offset) = (int)get_likely (node);
      else
        *(double *)((char *)target + field->offset) = get_likely (node);
    }
}

/* The place of a word in a list, 0 if the key is absent. */
static int
read_word (JsonObject *object, const char *key, const char *const *words)
{
  const char *word;

  if (object == NULL || !json_object_has_member (object, key))
    return 0;

  word = json_object_get_string_member (object, key);
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;

  g_error ("Unknown word “%s” for “%s”", word, key);
}

static const BalikEngineContent *
read_contents (EnginePlan *plan, JsonObject *object, GHashTable *material_ids, gsize *n)
{
  GArray *contents = g_array_new (FALSE, TRUE, sizeof (BalikEngineContent));
  JsonArray *array = json_object_has_member (object, "materials")
                         ? json_object_get_array_member (object, "materials")
                         : NULL;

  g_ptr_array_add (plan->contents, contents);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *element = json_array_get_object_element (array, i);
      const char *id = json_object_get_string_member (element, "material");
      BalikEngineContent content = { 0 };

      g_assert_true (g_hash_table_contains (material_ids, id));
      content.material = GPOINTER_TO_INT (g_hash_table_lookup (material_ids, id));
      content.kg = get_likely (json_object_get_member (element, "kg"));
      if (json_object_has_member (element, "recycled_share"))
        content.recycled_share = get_likely (json_object_get_member (element, "recycled_share"));
      g_array_append_val (contents, content);
    }

  *n = contents->len;

  return (const BalikEngineContent *)(gpointer)contents->data;
}

static void
read_takeback (JsonObject *object, BalikEngineTakeback *takeback)
{
  read_fields (object, takeback_fields, takeback);
  read_fields (get_object (object, "reuse"), route_fields, &takeback->routes[0]);
  read_fields (get_object (object, "refurbish"), route_fields, &takeback->routes[1]);
  read_fields (get_object (object, "remanufacture"), route_fields, &takeback->routes[2]);
  read_fields (get_object (object, "parts"), parts_fields, &takeback->parts);
  read_fields (get_object (object, "recycle"), recycle_fields, &takeback->recycle);
}

static void
read_linear (EnginePlan *plan,
             JsonObject *object,
             GHashTable *material_ids,
             BalikEngineLinear *linear)
{
  if (object == NULL)
    return;

  read_fields (object, linear_fields, linear);
  linear->has_life_months = json_object_has_member (object, "life_months");
  linear->has_price = json_object_has_member (object, "price");
  linear->has_unit_cost = json_object_has_member (object, "unit_cost");
  linear->has_use_kwh_per_month = json_object_has_member (object, "use_kwh_per_month");
  linear->has_assembly_kwh = json_object_has_member (object, "assembly_kwh");
  linear->has_materials = json_object_has_member (object, "materials");
  if (linear->has_materials)
    linear->materials = read_contents (plan, object, material_ids, &linear->n_materials);
}

static void
read_line (EnginePlan *plan, JsonObject *object, GHashTable *material_ids)
{
  static const char *const offers[] = { "sell", "lease", "rent", "care", NULL };
  JsonObject *product = get_object (object, "product");
  JsonObject *demand = get_object (object, "demand");
  BalikEngineLine line;

  balik_engine_line_init_defaults (&line, (BalikEngineOffer)read_word (object, "offer", offers));
  line.product.materials = read_contents (plan, product, material_ids, &line.product.n_materials);
  read_fields (product, product_fields, &line.product);
  read_fields (demand, demand_fields, &line.demand);
  if (json_object_has_member (demand, "season"))
    for (guint i = 0; i < 12; i++)
      line.demand.season[i] = get_likely (
          json_array_get_element (json_object_get_array_member (demand, "season"), i));
  read_fields (get_object (object, "price"), price_fields, &line.price);
  read_fields (get_object (object, "leaving"), leaving_fields, &line.leaving);
  read_fields (get_object (object, "serving"), serving_fields, &line.serving);

  line.has_repair = json_object_has_member (object, "repair");
  if (line.has_repair)
    read_fields (get_object (object, "repair"), repair_fields, &line.repair);
  line.has_takeback = json_object_has_member (object, "takeback");
  if (line.has_takeback)
    read_takeback (get_object (object, "takeback"), &line.takeback);
  read_linear (plan, get_object (object, "linear"), material_ids, &line.linear);

  g_array_append_val (plan->lines, line);
}

static GHashTable *
read_materials (EnginePlan *plan, JsonObject *root)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObject *materials = get_object (root, "materials");
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  if (materials == NULL)
    return ids;

  json_object_iter_init_ordered (&iter, materials);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    {
      JsonObject *object = json_node_get_object (node);
      BalikEngineMaterial material = { 0 };

      read_fields (object, material_fields, &material);
      material.has_co2e_recycled = json_object_has_member (object, "co2e_recycled");
      material.has_energy_recycled = json_object_has_member (object, "energy_recycled");
      material.has_water_recycled = json_object_has_member (object, "water_recycled");
      g_hash_table_insert (ids, g_strdup (id), GINT_TO_POINTER ((int)plan->materials->len));
      g_array_append_val (plan->materials, material);
    }

  return ids;
}

static void
read_money_lists (EnginePlan *plan, JsonObject *root)
{
  static const char *const scenarios[] = { "circular", "linear", NULL };
  const char *const keys[] = { "overheads", "investments", "grants" };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      JsonArray *array = json_object_has_member (root, keys[k])
                             ? json_object_get_array_member (root, keys[k])
                             : NULL;

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        {
          JsonObject *object = json_array_get_object_element (array, i);
          BalikEngineOverhead overhead;
          BalikEngineInvestment investment;
          BalikEngineGrant grant = { 0 };

          balik_engine_overhead_init_defaults (&overhead);
          balik_engine_investment_init_defaults (&investment);
          if (k == 0)
            {
              read_fields (object, overhead_fields, &overhead);
              overhead.scenario = (BalikEngineScenario)read_word (object, "scenario", scenarios);
              g_array_append_val (plan->overheads, overhead);
            }
          else if (k == 1)
            {
              read_fields (object, investment_fields, &investment);
              g_array_append_val (plan->investments, investment);
            }
          else
            {
              read_fields (object, grant_fields, &grant);
              g_array_append_val (plan->grants, grant);
            }
        }
    }
}

static void
read_scalars (EnginePlan *plan, JsonObject *root)
{
  static const char *const tax_kinds[] = { "none", "profit", "turnover", NULL };
  static const char *const credits[] = { "cut-off", "avoided-burden", NULL };
  static const char *const methods[] = { "annuity", "flat", NULL };
  BalikEngineInput *input = &plan->input;
  JsonObject *rates = get_object (root, "rates");
  JsonObject *tax = rates != NULL ? get_object (rates, "tax") : NULL;
  JsonObject *environment = get_object (root, "environment");
  JsonObject *loan = get_object (root, "loan");

  if (json_object_has_member (root, "years"))
    input->years = (int)json_object_get_int_member (root, "years");
  if (json_object_has_member (root, "start"))
    input->start_month
        = (int)g_ascii_strtoll (json_object_get_string_member (root, "start") + 5, NULL, 10);

  read_fields (rates, rates_fields, &input->rates);
  read_fields (tax, tax_fields, &input->rates.tax);
  input->rates.tax.kind = (BalikEngineTaxKind)read_word (tax, "kind", tax_kinds);
  read_fields (environment, environment_fields, &input->environment);
  input->environment.credit = (BalikEngineCredit)read_word (environment, "credit", credits);
  read_fields (loan, loan_fields, &input->loan);
  input->loan.method = (BalikEngineLoanMethod)read_word (loan, "method", methods);
}

EnginePlan *
engine_plan_new_from_file (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) material_ids = NULL;
  g_autoptr (GError) error = NULL;
  EnginePlan *plan = g_new0 (EnginePlan, 1);
  JsonObject *root;
  JsonArray *lines;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));

  plan->materials = g_array_new (FALSE, TRUE, sizeof (BalikEngineMaterial));
  plan->overheads = g_array_new (FALSE, TRUE, sizeof (BalikEngineOverhead));
  plan->investments = g_array_new (FALSE, TRUE, sizeof (BalikEngineInvestment));
  plan->grants = g_array_new (FALSE, TRUE, sizeof (BalikEngineGrant));
  plan->lines = g_array_new (FALSE, TRUE, sizeof (BalikEngineLine));
  plan->contents = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  balik_engine_input_init_defaults (&plan->input);
  read_scalars (plan, root);
  material_ids = read_materials (plan, root);
  read_money_lists (plan, root);
  lines = json_object_get_array_member (root, "lines");
  for (guint i = 0; i < json_array_get_length (lines); i++)
    read_line (plan, json_array_get_object_element (lines, i), material_ids);

  plan->input.materials = (gpointer)plan->materials->data;
  plan->input.n_materials = plan->materials->len;
  plan->input.overheads = (gpointer)plan->overheads->data;
  plan->input.n_overheads = plan->overheads->len;
  plan->input.investments = (gpointer)plan->investments->data;
  plan->input.n_investments = plan->investments->len;
  plan->input.grants = (gpointer)plan->grants->data;
  plan->input.n_grants = plan->grants->len;
  plan->input.lines = (gpointer)plan->lines->data;
  plan->input.n_lines = plan->lines->len;

  return plan;
}

void
engine_plan_free (EnginePlan *plan)
{
  g_array_unref (plan->materials);
  g_array_unref (plan->overheads);
  g_array_unref (plan->investments);
  g_array_unref (plan->grants);
  g_array_unref (plan->lines);
  g_ptr_array_unref (plan->contents);
  g_free (plan);
}
