/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-line-run-private.h"

#include <math.h>

#include "balik-circularity.h"
#include "balik-mean-life.h"

/* Masses below this share of the largest stock are rounding, not flows. */
#define NEGLIGIBLE 1e-9

/* The age at which a life that nothing else ends is taken to be over. */
static size_t
get_n_ages (double life_months)
{
  return (size_t)fmin (ceil (3.0 * life_months), 1e15);
}

/* How much longer and better used a unit is than its linear counterpart. */
static double
get_utility (const BalikLineRun *self)
{
  const BalikEngineProduct *product = &self->line->product;
  const BalikEngineLinear *linear = &self->line->linear;
  const BalikLineTotals *totals = &self->totals;
  const size_t n_ages = product->retire_months > 0 ? (size_t)product->retire_months
                                                   : get_n_ages (product->life_months);
  const double in_use = totals->in_use;
  const double life
      = balik_mean_life (product->life_months, product->life_shape, self->repaired_share, n_ages,
                         self->classes[0].events, (size_t)self->n_months + 1);
  double linear_life;
  double utility;

  if (!self->has_linear_stock)
    return in_use > 0
               ? life * (totals->uses / in_use) * linear->units_per_use * linear->displacement
               : 0.0;

  linear_life = balik_mean_life (
      self->linear_life, product->life_shape, linear->repair_share, get_n_ages (self->linear_life),
      self->classes[0].events,
      self->linear_life == product->life_months ? (size_t)self->n_months + 1 : 0);
  utility = life / linear_life;
  if (self->line->offer == BALIK_ENGINE_OFFER_RENT)
    utility *= in_use > 0 ? totals->customers * linear->displacement / in_use : 0.0;

  return utility;
}

static BalikFigure
make_figure (double value)
{
  const BalikFigure figure = { value, true };

  return figure;
}

/* Fills the indicators of a line after its last month. They are none where too
 * little was placed or has ended to speak of shares. */
void
balik_line_run_get_indicators (const BalikLineRun *self, BalikFigure *indicators)
{
  const BalikLineTotals *totals = &self->totals;
  const BalikUnitFigures *unit = &self->unit;
  const double new_kg = totals->new_units * unit->mass + totals->parts_bought_kg;
  const double renewed_kg = totals->renewed_placed * unit->mass;
  const double placed_kg = new_kg + renewed_kg;
  const double ended_kg = totals->ended * unit->mass + totals->parts_used_kg;
  const double reused_kg = totals->made * unit->mass + totals->parts_kept_kg;
  const double negligible = NEGLIGIBLE * self->largest_mass_stock;
  BalikCircularityFlows flows;

  for (int i = 0; i < BALIK_N_INDICATORS; i++)
    {
      indicators[i].value = 0.0;
      indicators[i].exists = false;
    }

  if (placed_kg <= negligible || ended_kg <= negligible)
    return;

  flows.recycled = new_kg * balik_unit_figures_per_kg (unit, unit->recycled) / placed_kg;
  flows.reused = renewed_kg / placed_kg;
  flows.for_reuse = fmin (1.0, reused_kg / ended_kg);
  flows.for_recycling = fmin (1.0 - flows.for_reuse, totals->recycled_kg / ended_kg);
  flows.efficiency_of_feed = unit->recovery;
  flows.efficiency_of_recycling = unit->recovery;
  flows.utility = get_utility (self);

  indicators[BALIK_INDICATOR_VIRGIN_SHARE] = make_figure (1.0 - flows.recycled - flows.reused);
  indicators[BALIK_INDICATOR_RECYCLED_CONTENT] = make_figure (flows.recycled);
  indicators[BALIK_INDICATOR_REUSED_CONTENT] = make_figure (flows.reused);
  indicators[BALIK_INDICATOR_COLLECTED_FOR_RECYCLING] = make_figure (flows.for_recycling);
  indicators[BALIK_INDICATOR_COLLECTED_FOR_REUSE] = make_figure (flows.for_reuse);
  indicators[BALIK_INDICATOR_LINEAR_FLOW_INDEX]
      = make_figure (balik_circularity_linear_flow_index (&flows));
  indicators[BALIK_INDICATOR_UTILITY] = make_figure (flows.utility);
  indicators[BALIK_INDICATOR_MATERIAL_CIRCULARITY] = balik_circularity_indicator (&flows);
  indicators[BALIK_INDICATOR_CIRCULAR_INFLOW] = make_figure (flows.recycled + flows.reused);
  indicators[BALIK_INDICATOR_CIRCULAR_OUTFLOW]
      = make_figure (fmin (1.0, (reused_kg + totals->recovered_kg) / ended_kg));
}
