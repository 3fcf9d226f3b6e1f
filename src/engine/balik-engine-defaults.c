/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine-input.h"

#include <string.h>

/* Numbers that a plan may leave out are 0, but for those set here. */

/**
 * balik_engine_input_init_defaults:
 * @input: (out caller-allocates): a plan
 *
 * Sets every number to what it is in a plan that states nothing: no lines, no
 * costs, five years from a January.
 */
void
balik_engine_input_init_defaults (BalikEngineInput *input)
{
  memset (input, 0, sizeof *input);

  input->years = 5;
  input->start_month = 1;
  input->rates.discount = 0.1;
  input->rates.tax.kind = BALIK_ENGINE_TAX_NONE;
  input->rates.tax.asset_life_months = 60;
  input->environment.mj_per_kwh = 3.6;
  input->environment.credit = BALIK_ENGINE_CREDIT_CUT_OFF;
  input->loan.method = BALIK_ENGINE_LOAN_ANNUITY;
}

/**
 * balik_engine_overhead_init_defaults:
 * @overhead: (out caller-allocates): an overhead
 *
 * Sets @overhead to one that is paid from the first month to the last.
 */
void
balik_engine_overhead_init_defaults (BalikEngineOverhead *overhead)
{
  memset (overhead, 0, sizeof *overhead);

  overhead->from = 1;
  overhead->scenario = BALIK_ENGINE_SCENARIO_CIRCULAR;
}

/**
 * balik_engine_investment_init_defaults:
 * @investment: (out caller-allocates): an investment
 *
 * Sets @investment to one that is made before opening and lasts five years.
 */
void
balik_engine_investment_init_defaults (BalikEngineInvestment *investment)
{
  memset (investment, 0, sizeof *investment);

  investment->life_months = 60;
}

/**
 * balik_engine_line_init_defaults:
 * @line: (out caller-allocates): a line
 * @offer: how its product is offered
 *
 * Sets every number to what it is in a line that states nothing: without
 * repair, without take-back, and with a linear way that has the same product.
 *
 * The displacement is 0. A plan with lease, rent or take-back has to state it;
 * without them it changes nothing.
 */
void
balik_engine_line_init_defaults (BalikEngineLine *line, BalikEngineOffer offer)
{
  const bool is_customers = offer == BALIK_ENGINE_OFFER_SELL || offer == BALIK_ENGINE_OFFER_CARE;

  memset (line, 0, sizeof *line);

  line->offer = offer;
  line->product.life_months = 60;
  line->product.life_shape = 2;
  line->product.resale = 0.5;
  line->demand.ramp_months = 1;
  line->demand.existing_age_months = 1;
  for (int i = 0; i < 12; i++)
    line->demand.season[i] = 1;
  line->price.uses_per_customer = 1;
  line->price.uses_per_unit = 1;

  line->takeback.again = 1;
  line->takeback.accept_renewed = 1;
  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    {
      line->takeback.routes[i].yield = 1;
      line->takeback.routes[i].life_factor = 1;
    }

  line->linear.put_aside = is_customers ? 1 : 0;
}
