/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

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
  double co2e_virgin;
  double co2e_recycled; /* = virgin unless has_co2e_recycled */
  double energy_virgin;
  double energy_recycled;
  double water_virgin;
  double water_recycled;
  double recovery;
  bool has_co2e_recycled;
  bool has_energy_recycled;
  bool has_water_recycled;
} BalikEngineMaterial;

/* So much of one material in a unit. */
typedef struct
{
  int material; /* index into BalikEngineInput.materials */
  double kg;
  double recycled_share;
} BalikEngineContent;

typedef struct
{
  BalikEngineTaxKind kind;
  double rate;
  int asset_life_months;
} BalikEngineTax;

typedef struct
{
  double discount;
  double price_growth;
  double cost_inflation;
  double receivable_days;
  double payable_days;
  BalikEngineTax tax;
} BalikEngineRates;

typedef struct
{
  double grid_kgco2e_per_kwh;
  double grid_change_per_year;
  double mj_per_kwh;
  double tariff_per_kwh;
  double discard_kgco2e_per_kg;
  BalikEngineCredit credit;
} BalikEngineEnvironment;

typedef struct
{
  double per_month;
  int from;
  int to; /* 0: until the end */
  BalikEngineScenario scenario;
} BalikEngineOverhead;

typedef struct
{
  int month;
  double amount;
  int life_months;
  double salvage;
} BalikEngineInvestment;

typedef struct
{
  int month;
  double amount;
} BalikEngineGrant;

typedef struct
{
  double amount; /* 0: no loan */
  double rate;
  int months;
  int grace_months;
  BalikEngineLoanMethod method;
} BalikEngineLoan;

typedef struct
{
  const BalikEngineContent *materials;
  size_t n_materials;
  double unit_cost;
  double life_months;
  double life_shape;
  int retire_months; /* 0: never */
  double assembly_kwh;
  double inbound_km;
  double inbound_kgco2e_per_tkm;
  double use_kwh_per_month;
  double resale;
  double salvage;
} BalikEngineProduct;

typedef struct
{
  double start_per_month;
  double growth_per_year;
  double ramp_months;
  double season[12]; /* January first */
  double market_cap; /* 0: none */
  double existing;
  int existing_age_months;
} BalikEngineDemand;

typedef struct
{
  double unit;
  double fee_per_month;
  double per_use;
  double uses_per_customer;
  double uses_per_unit;
  double deposit;
} BalikEnginePrice;

typedef struct
{
  double leave_per_year;
  double loss_per_year;
} BalikEngineLeaving;

typedef struct
{
  double per_placement;
  double per_month;
  double per_use;
  double acquisition;
  double bad_debt_share;
  double km;
  double kgco2e_per_tkm;
} BalikEngineServing;

typedef struct
{
  double share;
  double success;
  double price;
  double free_share;
  double labour_cost;
  double capacity_per_month; /* not read: the caller's check */
  double parts_cost;
  double parts_share;
  double kwh;
} BalikEngineRepair;

typedef struct
{
  double share;
  double yield;
  int months;
  double cost;
  double price;
  double life_factor;
  double parts_share;
  double parts_cost;
  double kwh;
  double max_per_month;
} BalikEngineRoute;

typedef struct
{
  double share;
  double mass_share;
  double cost;
} BalikEngineParts;

typedef struct
{
  double share;
  double cost_per_kg;
  double income_per_kg;
} BalikEngineRecycle;

typedef struct
{
  double collect_working;
  double collect_broken;
  int lag_months;
  double incentive;
  double logistics_cost;
  double inspect_cost;
  double km;
  double kgco2e_per_tkm;
  double again;
  double accept_renewed;
  double cannibalisation;
  double storage_per_month;
  double discard_cost_per_kg;
  BalikEngineRoute routes[BALIK_ENGINE_N_ROUTES];
  BalikEngineParts parts;
  BalikEngineRecycle recycle;
} BalikEngineTakeback;

typedef struct
{
  double displacement;
  double life_months; /* = product's unless has_life_months, and so on */
  double repair_share;
  double put_aside;
  double price; /* = price.unit */
  double unit_cost; /* = product's */
  double selling_cost;
  double owner_share;
  double use_kwh_per_month; /* = product's */
  double recycled_at_end;
  const BalikEngineContent *materials; /* = product's */
  size_t n_materials;
  double assembly_kwh; /* = product's */
  double units_per_use;
  bool has_life_months;
  bool has_price;
  bool has_unit_cost;
  bool has_use_kwh_per_month;
  bool has_materials;
  bool has_assembly_kwh;
} BalikEngineLinear;

typedef struct
{
  BalikEngineOffer offer;
  BalikEngineProduct product;
  BalikEngineDemand demand;
  BalikEnginePrice price;
  BalikEngineLeaving leaving;
  BalikEngineServing serving;
  BalikEngineRepair repair;
  BalikEngineTakeback takeback;
  BalikEngineLinear linear;
  bool has_repair;
  bool has_takeback;
} BalikEngineLine;

typedef struct
{
  int years; /* 1…20 */
  int start_month; /* calendar month of month 1: 1…12 */
  BalikEngineRates rates;
  BalikEngineEnvironment environment;
  BalikEngineLoan loan;
  const BalikEngineMaterial *materials;
  size_t n_materials;
  const BalikEngineOverhead *overheads;
  size_t n_overheads;
  const BalikEngineInvestment *investments;
  size_t n_investments;
  const BalikEngineGrant *grants;
  size_t n_grants;
  const BalikEngineLine *lines;
  size_t n_lines;
} BalikEngineInput;

void balik_engine_input_init_defaults (BalikEngineInput *input);

void balik_engine_line_init_defaults (BalikEngineLine *line, BalikEngineOffer offer);

void balik_engine_overhead_init_defaults (BalikEngineOverhead *overhead);

void balik_engine_investment_init_defaults (BalikEngineInvestment *investment);
