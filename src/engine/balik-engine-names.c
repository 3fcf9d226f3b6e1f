/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine-result.h"

/* The names of the results JSON. */

static const char *const line_series_names[BALIK_LINE_N_SERIES] = {
  [BALIK_LINE_SERIES_CUSTOMERS] = "customers",
  [BALIK_LINE_SERIES_STARTS] = "starts",
  [BALIK_LINE_SERIES_NEW_UNITS] = "new_units",
  [BALIK_LINE_SERIES_RENEWED_UNITS] = "renewed_units",
  [BALIK_LINE_SERIES_RENEWED_SOLD] = "renewed_sold",
  [BALIK_LINE_SERIES_UNITS_IN_USE] = "units_in_use",
  [BALIK_LINE_SERIES_POOL_UNITS] = "pool_units",
  [BALIK_LINE_SERIES_FAILURES] = "failures",
  [BALIK_LINE_SERIES_REPAIRS] = "repairs",
  [BALIK_LINE_SERIES_REPAIR_ATTEMPTS] = "repair_attempts",
  [BALIK_LINE_SERIES_COLLECTED] = "collected",
  [BALIK_LINE_SERIES_LEAKED] = "leaked",
  [BALIK_LINE_SERIES_LOST] = "lost",
  [BALIK_LINE_SERIES_REUSE] = "reuse",
  [BALIK_LINE_SERIES_REFURBISH] = "refurbish",
  [BALIK_LINE_SERIES_REMANUFACTURE] = "remanufacture",
  [BALIK_LINE_SERIES_PARTS_UNITS] = "parts_units",
  [BALIK_LINE_SERIES_RECYCLE_KG] = "recycle_kg",
  [BALIK_LINE_SERIES_RECOVERED_KG] = "recovered_kg",
  [BALIK_LINE_SERIES_LANDFILL_KG] = "landfill_kg",
  [BALIK_LINE_SERIES_LINEAR_UNITS] = "linear_units",
  [BALIK_LINE_SERIES_LINEAR_IN_USE] = "linear_in_use",
  [BALIK_LINE_SERIES_LINEAR_ENDED] = "linear_ended",
  [BALIK_LINE_SERIES_REVENUE_SALES] = "revenue_sales",
  [BALIK_LINE_SERIES_REVENUE_RENEWED] = "revenue_renewed",
  [BALIK_LINE_SERIES_REVENUE_FEES] = "revenue_fees",
  [BALIK_LINE_SERIES_REVENUE_REPAIR] = "revenue_repair",
  [BALIK_LINE_SERIES_REVENUE_SCRAP] = "revenue_scrap",
  [BALIK_LINE_SERIES_DEPOSITS_IN] = "deposits_in",
  [BALIK_LINE_SERIES_DEPOSITS_OUT] = "deposits_out",
  [BALIK_LINE_SERIES_DEPOSITS_KEPT] = "deposits_kept",
  [BALIK_LINE_SERIES_DEPOSITS_HELD] = "deposits_held",
  [BALIK_LINE_SERIES_COST_UNITS] = "cost_units",
  [BALIK_LINE_SERIES_COST_PLACING] = "cost_placing",
  [BALIK_LINE_SERIES_COST_SERVING] = "cost_serving",
  [BALIK_LINE_SERIES_COST_REPAIR] = "cost_repair",
  [BALIK_LINE_SERIES_COST_COLLECT] = "cost_collect",
  [BALIK_LINE_SERIES_COST_PROCESS] = "cost_process",
  [BALIK_LINE_SERIES_COST_STORAGE] = "cost_storage",
  [BALIK_LINE_SERIES_COST_BAD_DEBT] = "cost_bad_debt",
  [BALIK_LINE_SERIES_COST_ACQUIRE] = "cost_acquire",
  [BALIK_LINE_SERIES_FLEET_PURCHASE] = "fleet_purchase",
  [BALIK_LINE_SERIES_LINEAR_REVENUE] = "linear_revenue",
  [BALIK_LINE_SERIES_LINEAR_COST] = "linear_cost",
  [BALIK_LINE_SERIES_CUSTOMER_CIRCULAR] = "customer_circular",
  [BALIK_LINE_SERIES_CUSTOMER_LINEAR] = "customer_linear",
  [BALIK_LINE_SERIES_VIRGIN_KG] = "virgin_kg",
  [BALIK_LINE_SERIES_CO2E_KG] = "co2e_kg",
  [BALIK_LINE_SERIES_ENERGY_MJ] = "energy_mj",
  [BALIK_LINE_SERIES_WATER_L] = "water_l",
  [BALIK_LINE_SERIES_WASTE_KG] = "waste_kg",
  [BALIK_LINE_SERIES_LINEAR_VIRGIN_KG] = "linear_virgin_kg",
  [BALIK_LINE_SERIES_LINEAR_CO2E_KG] = "linear_co2e_kg",
  [BALIK_LINE_SERIES_LINEAR_ENERGY_MJ] = "linear_energy_mj",
  [BALIK_LINE_SERIES_LINEAR_WATER_L] = "linear_water_l",
  [BALIK_LINE_SERIES_LINEAR_WASTE_KG] = "linear_waste_kg",
  [BALIK_LINE_SERIES_MASS_IN_KG] = "mass_in_kg",
  [BALIK_LINE_SERIES_MASS_OUT_KG] = "mass_out_kg",
  [BALIK_LINE_SERIES_MASS_STOCK_KG] = "mass_stock_kg",
};

static const char *const plan_series_names[BALIK_PLAN_N_SERIES - BALIK_LINE_N_SERIES] = {
  [BALIK_PLAN_SERIES_REVENUE - BALIK_LINE_N_SERIES] = "revenue",
  [BALIK_PLAN_SERIES_COSTS - BALIK_LINE_N_SERIES] = "costs",
  [BALIK_PLAN_SERIES_EBITDA - BALIK_LINE_N_SERIES] = "ebitda",
  [BALIK_PLAN_SERIES_OVERHEADS - BALIK_LINE_N_SERIES] = "overheads",
  [BALIK_PLAN_SERIES_INVESTMENTS - BALIK_LINE_N_SERIES] = "investments",
  [BALIK_PLAN_SERIES_GRANTS - BALIK_LINE_N_SERIES] = "grants",
  [BALIK_PLAN_SERIES_DEPRECIATION - BALIK_LINE_N_SERIES] = "depreciation",
  [BALIK_PLAN_SERIES_INTEREST - BALIK_LINE_N_SERIES] = "interest",
  [BALIK_PLAN_SERIES_PRINCIPAL - BALIK_LINE_N_SERIES] = "principal",
  [BALIK_PLAN_SERIES_TAX - BALIK_LINE_N_SERIES] = "tax",
  [BALIK_PLAN_SERIES_TAX_PAID - BALIK_LINE_N_SERIES] = "tax_paid",
  [BALIK_PLAN_SERIES_DEPOSITS - BALIK_LINE_N_SERIES] = "deposits",
  [BALIK_PLAN_SERIES_WORKING_CAPITAL - BALIK_LINE_N_SERIES] = "working_capital",
  [BALIK_PLAN_SERIES_CASH - BALIK_LINE_N_SERIES] = "cash",
  [BALIK_PLAN_SERIES_OWNER_CASH - BALIK_LINE_N_SERIES] = "owner_cash",
  [BALIK_PLAN_SERIES_LINEAR_CASH - BALIK_LINE_N_SERIES] = "linear_cash",
};

static const char *const summary_names[BALIK_SUMMARY_N_FIGURES] = {
  [BALIK_SUMMARY_NPV] = "npv",
  [BALIK_SUMMARY_NPV_WITHOUT_RESIDUAL] = "npv_without_residual",
  [BALIK_SUMMARY_IRR] = "irr",
  [BALIK_SUMMARY_PAYBACK_MONTHS] = "payback_months",
  [BALIK_SUMMARY_NPV_LINEAR] = "npv_linear",
  [BALIK_SUMMARY_NPV_GAIN] = "npv_gain",
  [BALIK_SUMMARY_PEAK_FUNDING] = "peak_funding",
  [BALIK_SUMMARY_LOWEST_BALANCE] = "lowest_balance",
  [BALIK_SUMMARY_RESIDUAL] = "residual",
  [BALIK_SUMMARY_OPENING_VALUE] = "opening_value",
  [BALIK_SUMMARY_DEPOSITS_OWED] = "deposits_owed",
  [BALIK_SUMMARY_REVENUE] = "revenue",
  [BALIK_SUMMARY_COSTS] = "costs",
  [BALIK_SUMMARY_EBITDA] = "ebitda",
  [BALIK_SUMMARY_TAX] = "tax",
  [BALIK_SUMMARY_LOAN_EFFECTIVE_RATE] = "loan_effective_rate",
  [BALIK_SUMMARY_CUSTOMER_SAVING] = "customer_saving",
  [BALIK_SUMMARY_NEW_UNITS] = "new_units",
  [BALIK_SUMMARY_LINEAR_UNITS] = "linear_units",
  [BALIK_SUMMARY_AVOIDED_UNITS] = "avoided_units",
  [BALIK_SUMMARY_SAVED_VIRGIN_KG] = "saved_virgin_kg",
  [BALIK_SUMMARY_SAVED_CO2E_KG] = "saved_co2e_kg",
  [BALIK_SUMMARY_SAVED_ENERGY_MJ] = "saved_energy_mj",
  [BALIK_SUMMARY_SAVED_WATER_L] = "saved_water_l",
  [BALIK_SUMMARY_SAVED_WASTE_KG] = "saved_waste_kg",
  [BALIK_SUMMARY_CIRCULAR_REVENUE_SHARE] = "circular_revenue_share",
};

static const char *const indicator_names[BALIK_N_INDICATORS] = {
  [BALIK_INDICATOR_VIRGIN_SHARE] = "virgin_share",
  [BALIK_INDICATOR_RECYCLED_CONTENT] = "recycled_content",
  [BALIK_INDICATOR_REUSED_CONTENT] = "reused_content",
  [BALIK_INDICATOR_COLLECTED_FOR_RECYCLING] = "collected_for_recycling",
  [BALIK_INDICATOR_COLLECTED_FOR_REUSE] = "collected_for_reuse",
  [BALIK_INDICATOR_LINEAR_FLOW_INDEX] = "linear_flow_index",
  [BALIK_INDICATOR_UTILITY] = "utility",
  [BALIK_INDICATOR_MATERIAL_CIRCULARITY] = "material_circularity",
  [BALIK_INDICATOR_CIRCULAR_INFLOW] = "circular_inflow",
  [BALIK_INDICATOR_CIRCULAR_OUTFLOW] = "circular_outflow",
};

/**
 * balik_engine_line_series_name:
 * @series: a series of a line
 *
 * Gets the name that the results JSON gives to @series.
 *
 * Returns: (nullable): the name; %NULL outside the enumeration
 */
const char *
balik_engine_line_series_name (BalikLineSeries series)
{
  if ((int)series < 0 || series >= BALIK_LINE_N_SERIES)
    return NULL;

  return line_series_names[series];
}

/**
 * balik_engine_plan_series_name:
 * @series: a #BalikLineSeries, for its sum over the lines, or a #BalikPlanSeries
 *
 * Gets the name that the results JSON gives to @series.
 *
 * Returns: (nullable): the name; %NULL outside the enumerations
 */
const char *
balik_engine_plan_series_name (int series)
{
  if (series < 0 || series >= BALIK_PLAN_N_SERIES)
    return NULL;

  if (series < BALIK_LINE_N_SERIES)
    return line_series_names[series];

  return plan_series_names[series - BALIK_LINE_N_SERIES];
}

/**
 * balik_engine_summary_name:
 * @figure: a figure of the summary
 *
 * Gets the name that the results JSON gives to @figure.
 *
 * Returns: (nullable): the name; %NULL outside the enumeration
 */
const char *
balik_engine_summary_name (BalikSummaryFigure figure)
{
  if ((int)figure < 0 || figure >= BALIK_SUMMARY_N_FIGURES)
    return NULL;

  return summary_names[figure];
}

/**
 * balik_engine_indicator_name:
 * @indicator: an indicator
 *
 * Gets the name that the results JSON gives to @indicator.
 *
 * Returns: (nullable): the name; %NULL outside the enumeration
 */
const char *
balik_engine_indicator_name (BalikIndicator indicator)
{
  if ((int)indicator < 0 || indicator >= BALIK_N_INDICATORS)
    return NULL;

  return indicator_names[indicator];
}
