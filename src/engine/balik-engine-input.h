/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "balik-number.h"

/* What a projection needs, as plain structs and arrays. Members are named as
 * the keys of the interchange format, and hold single values: ranges are drawn
 * or reduced to their likely value before. Every number is a double, or an int
 * where the model speaks of integers. Fields that stand for another field when
 * they are absent have a flag has_x; all other defaults are filled in by
 * balik_engine_input_init_defaults () and balik_engine_line_init_defaults (). */

typedef enum
{
  BALIK_ENGINE_OFFER_SELL,
  BALIK_ENGINE_OFFER_LEASE,
  BALIK_ENGINE_OFFER_RENT,
  BALIK_ENGINE_OFFER_CARE,
} BalikEngineOffer;

typedef enum
{
  BALIK_ENGINE_TAX_NONE,
  BALIK_ENGINE_TAX_PROFIT,
  BALIK_ENGINE_TAX_TURNOVER,
} BalikEngineTaxKind;

typedef enum
{
  BALIK_ENGINE_CREDIT_CUT_OFF,
  BALIK_ENGINE_CREDIT_AVOIDED_BURDEN,
} BalikEngineCredit;

typedef enum
{
  BALIK_ENGINE_SCENARIO_CIRCULAR,
  BALIK_ENGINE_SCENARIO_LINEAR,
} BalikEngineScenario;

typedef enum
{
  BALIK_ENGINE_LOAN_ANNUITY,
  BALIK_ENGINE_LOAN_FLAT,
} BalikEngineLoanMethod;

/* The renewing routes. Route i gives units of class i + 1; class 0 is new. */
typedef enum
{
  BALIK_ENGINE_ROUTE_REUSE,
  BALIK_ENGINE_ROUTE_REFURBISH,
  BALIK_ENGINE_ROUTE_REMANUFACTURE,
  BALIK_ENGINE_N_ROUTES,
} BalikEngineRouteKind;

/* Per kg; energy in MJ, water in litres. */
typedef struct
{
  BalikNumber co2e_virgin;
  BalikNumber co2e_recycled; /* = virgin unless has_co2e_recycled */
  BalikNumber energy_virgin;
  BalikNumber energy_recycled;
  BalikNumber water_virgin;
  BalikNumber water_recycled;
  BalikNumber recovery;
  BALIK_SLOT bool has_co2e_recycled;
  BALIK_SLOT bool has_energy_recycled;
  BALIK_SLOT bool has_water_recycled;
} BalikEngineMaterial;

/* So much of one material in a unit. */
typedef struct
{
  BALIK_SLOT int material; /* index into BalikEngineInput.materials */
  BalikNumber kg;
  BalikNumber recycled_share;
} BalikEngineContent;

typedef struct
{
  BALIK_SLOT BalikEngineTaxKind kind;
  BalikNumber rate;
  BALIK_SLOT int asset_life_months;
} BalikEngineTax;

typedef struct
{
  BalikNumber discount;
  BalikNumber price_growth;
  BalikNumber cost_inflation;
  BalikNumber receivable_days;
  BalikNumber payable_days;
  BalikEngineTax tax;
} BalikEngineRates;

typedef struct
{
  BalikNumber grid_kgco2e_per_kwh;
  BalikNumber grid_change_per_year;
  BalikNumber mj_per_kwh;
  BalikNumber tariff_per_kwh;
  BalikNumber discard_kgco2e_per_kg;
  BALIK_SLOT BalikEngineCredit credit;
} BalikEngineEnvironment;

typedef struct
{
  BalikNumber per_month;
  BALIK_SLOT int from;
  BALIK_SLOT int to; /* 0: until the end */
  BALIK_SLOT BalikEngineScenario scenario;
} BalikEngineOverhead;

typedef struct
{
  BALIK_SLOT int month;
  BalikNumber amount;
  BALIK_SLOT int life_months;
  BalikNumber salvage;
} BalikEngineInvestment;

typedef struct
{
  BALIK_SLOT int month;
  BalikNumber amount;
} BalikEngineGrant;

typedef struct
{
  BalikNumber amount; /* 0: no loan */
  BalikNumber rate;
  BALIK_SLOT int months;
  BALIK_SLOT int grace_months;
  BALIK_SLOT BalikEngineLoanMethod method;
} BalikEngineLoan;

typedef struct
{
  BALIK_SLOT const BalikEngineContent *materials;
  BALIK_SLOT size_t n_materials;
  BalikNumber unit_cost;
  BalikNumber life_months;
  BalikNumber life_shape;
  BALIK_SLOT int retire_months; /* 0: never */
  BalikNumber assembly_kwh;
  BalikNumber inbound_km;
  BalikNumber inbound_kgco2e_per_tkm;
  BalikNumber use_kwh_per_month;
  BalikNumber resale;
  BalikNumber salvage;
} BalikEngineProduct;

typedef struct
{
  BalikNumber start_per_month;
  BalikNumber growth_per_year;
  BalikNumber ramp_months;
  BalikNumber season[12]; /* January first */
  BalikNumber market_cap; /* 0: none */
  BalikNumber existing;
  BALIK_SLOT int existing_age_months;
} BalikEngineDemand;

typedef struct
{
  BalikNumber unit;
  BalikNumber fee_per_month;
  BalikNumber per_use;
  BalikNumber uses_per_customer;
  BalikNumber uses_per_unit;
  BalikNumber deposit;
} BalikEnginePrice;

typedef struct
{
  BalikNumber leave_per_year;
  BalikNumber loss_per_year;
} BalikEngineLeaving;

typedef struct
{
  BalikNumber per_placement;
  BalikNumber per_month;
  BalikNumber per_use;
  BalikNumber acquisition;
  BalikNumber bad_debt_share;
  BalikNumber km;
  BalikNumber kgco2e_per_tkm;
} BalikEngineServing;

typedef struct
{
  BalikNumber share;
  BalikNumber success;
  BalikNumber price;
  BalikNumber free_share;
  BalikNumber labour_cost;
  BalikNumber capacity_per_month; /* not read: the caller's check */
  BalikNumber parts_cost;
  BalikNumber parts_share;
  BalikNumber kwh;
} BalikEngineRepair;

typedef struct
{
  BalikNumber share;
  BalikNumber yield;
  BALIK_SLOT int months;
  BalikNumber cost;
  BalikNumber price;
  BalikNumber life_factor;
  BalikNumber parts_share;
  BalikNumber parts_cost;
  BalikNumber kwh;
  BalikNumber max_per_month;
} BalikEngineRoute;

typedef struct
{
  BalikNumber share;
  BalikNumber mass_share;
  BalikNumber cost;
} BalikEngineParts;

typedef struct
{
  BalikNumber share;
  BalikNumber cost_per_kg;
  BalikNumber income_per_kg;
} BalikEngineRecycle;

typedef struct
{
  BalikNumber collect_working;
  BalikNumber collect_broken;
  BALIK_SLOT int lag_months;
  BalikNumber incentive;
  BalikNumber logistics_cost;
  BalikNumber inspect_cost;
  BalikNumber km;
  BalikNumber kgco2e_per_tkm;
  BalikNumber again;
  BalikNumber accept_renewed;
  BalikNumber cannibalisation;
  BalikNumber storage_per_month;
  BalikNumber discard_cost_per_kg;
  BalikEngineRoute routes[BALIK_ENGINE_N_ROUTES];
  BalikEngineParts parts;
  BalikEngineRecycle recycle;
} BalikEngineTakeback;

typedef struct
{
  BalikNumber displacement;
  BalikNumber life_months; /* = product's unless has_life_months, and so on */
  BalikNumber repair_share;
  BalikNumber put_aside;
  BalikNumber price; /* = price.unit */
  BalikNumber unit_cost; /* = product's */
  BalikNumber selling_cost;
  BalikNumber owner_share;
  BalikNumber use_kwh_per_month; /* = product's */
  BalikNumber recycled_at_end;
  BALIK_SLOT const BalikEngineContent *materials; /* = product's */
  BALIK_SLOT size_t n_materials;
  BalikNumber assembly_kwh; /* = product's */
  BalikNumber units_per_use;
  BALIK_SLOT bool has_life_months;
  BALIK_SLOT bool has_price;
  BALIK_SLOT bool has_unit_cost;
  BALIK_SLOT bool has_use_kwh_per_month;
  BALIK_SLOT bool has_materials;
  BALIK_SLOT bool has_assembly_kwh;
} BalikEngineLinear;

typedef struct
{
  BALIK_SLOT BalikEngineOffer offer;
  BalikEngineProduct product;
  BalikEngineDemand demand;
  BalikEnginePrice price;
  BalikEngineLeaving leaving;
  BalikEngineServing serving;
  BalikEngineRepair repair;
  BalikEngineTakeback takeback;
  BalikEngineLinear linear;
  BALIK_SLOT bool has_repair;
  BALIK_SLOT bool has_takeback;
} BalikEngineLine;

typedef struct
{
  BALIK_SLOT int years; /* 1…20 */
  BALIK_SLOT int start_month; /* calendar month of month 1: 1…12 */
  BalikEngineRates rates;
  BalikEngineEnvironment environment;
  BalikEngineLoan loan;
  BALIK_SLOT const BalikEngineMaterial *materials;
  BALIK_SLOT size_t n_materials;
  BALIK_SLOT const BalikEngineOverhead *overheads;
  BALIK_SLOT size_t n_overheads;
  BALIK_SLOT const BalikEngineInvestment *investments;
  BALIK_SLOT size_t n_investments;
  BALIK_SLOT const BalikEngineGrant *grants;
  BALIK_SLOT size_t n_grants;
  BALIK_SLOT const BalikEngineLine *lines;
  BALIK_SLOT size_t n_lines;
} BalikEngineInput;

void balik_engine_input_init_defaults (BalikEngineInput *input);

void balik_engine_line_init_defaults (BalikEngineLine *line, BalikEngineOffer offer);

void balik_engine_overhead_init_defaults (BalikEngineOverhead *overhead);

void balik_engine_investment_init_defaults (BalikEngineInvestment *investment);
