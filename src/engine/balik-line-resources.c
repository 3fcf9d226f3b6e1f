/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-line-run-private.h"

/* Materials, emissions, energy, water and waste of a line in a month. */

/* Transport of so many tonnes over a distance. */
static BalikNumber
get_transport (BalikNumber kg, BalikNumber km, BalikNumber kgco2e_per_tkm)
{
  return kg / 1000.0 * km * kgco2e_per_tkm;
}

/* Recycling that only takes the place of the recycled material that one's own
 * products contain is no gain, so it is the net scrap that is credited. */
static BalikNumber
get_credit (const BalikLineRun *self,
            const BalikUnitFigures *unit,
            BalikNumber given_back_kg,
            BalikNumber contained_kg)
{
  if (self->environment->credit != BALIK_ENGINE_CREDIT_AVOIDED_BURDEN)
    return balik_number (0.0);

  return unit->credit * (given_back_kg - contained_kg);
}

static void
count_circular (BalikLineRun *self, const BalikLineMonth *month)
{
  const BalikEngineProduct *product = &self->line->product;
  const BalikEngineServing *serving = &self->line->serving;
  const BalikEngineTakeback *takeback = self->takeback;
  const BalikEngineEnvironment *environment = self->environment;
  const BalikUnitFigures *unit = &self->unit;
  const int t = month->t;
  /* Units' worth of material: bought parts carry the unit's figures per kg. */
  const BalikNumber units
      = month->new_units + balik_unit_figures_per_kg (unit, month->parts_bought_kg);
  const BalikNumber gone_kg = (month->leaked + month->lost) * unit->mass;
  const BalikNumber waste_kg = month->landfill_kg + gone_kg;
  BalikNumber kwh = month->new_units * product->assembly_kwh + month->attempts * self->repair->kwh
                    + month->switched_on * product->use_kwh_per_month;
  BalikNumber moved;

  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    kwh += month->routed[i] * takeback->routes[i].kwh;

  moved = get_transport (month->new_units * unit->mass, product->inbound_km,
                         product->inbound_kgco2e_per_tkm)
          + get_transport (month->collected * unit->mass, takeback->km, takeback->kgco2e_per_tkm)
          + get_transport ((month->new_units + month->renewed_placed) * unit->mass, serving->km,
                           serving->kgco2e_per_tkm);

  self->series[BALIK_LINE_SERIES_VIRGIN_KG][t] = units * unit->virgin;
  self->series[BALIK_LINE_SERIES_CO2E_KG][t]
      = units * unit->co2e + kwh * month->grid_factor + moved
        + waste_kg * environment->discard_kgco2e_per_kg
        - get_credit (self, unit, month->recovered_kg, units * unit->recycled);
  self->series[BALIK_LINE_SERIES_ENERGY_MJ][t]
      = units * unit->energy + kwh * environment->mj_per_kwh;
  self->series[BALIK_LINE_SERIES_WATER_L][t] = units * unit->water;
  self->series[BALIK_LINE_SERIES_WASTE_KG][t] = waste_kg;
}

static void
count_linear (BalikLineRun *self, const BalikLineMonth *month)
{
  const BalikEngineProduct *product = &self->line->product;
  const BalikEngineEnvironment *environment = self->environment;
  const BalikUnitFigures *unit = &self->linear_unit;
  const int t = month->t;
  const BalikNumber bought = month->linear_bought;
  const BalikNumber ended_kg = month->linear_ended * unit->mass;
  const BalikNumber back_kg = ended_kg * self->line->linear.recycled_at_end * unit->recovery;
  const BalikNumber waste_kg = ended_kg - back_kg;
  const BalikNumber kwh
      = bought * self->linear_assembly_kwh + month->linear_switched_on * self->linear_use_kwh;

  self->series[BALIK_LINE_SERIES_LINEAR_VIRGIN_KG][t] = bought * unit->virgin;
  self->series[BALIK_LINE_SERIES_LINEAR_CO2E_KG][t]
      = bought * unit->co2e + kwh * month->grid_factor
        + get_transport (bought * unit->mass, product->inbound_km, product->inbound_kgco2e_per_tkm)
        + waste_kg * environment->discard_kgco2e_per_kg
        - get_credit (self, unit, back_kg, bought * unit->recycled);
  self->series[BALIK_LINE_SERIES_LINEAR_ENERGY_MJ][t]
      = bought * unit->energy + kwh * environment->mj_per_kwh;
  self->series[BALIK_LINE_SERIES_LINEAR_WATER_L][t] = bought * unit->water;
  self->series[BALIK_LINE_SERIES_LINEAR_WASTE_KG][t] = waste_kg;
}

/* All resources of a line in a month, on its own way and on the linear way. */
void
balik_line_run_count_resources (BalikLineRun *self, const BalikLineMonth *month)
{
  count_circular (self, month);
  count_linear (self, month);
}
