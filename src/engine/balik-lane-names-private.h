/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The functions of the engine that are compiled for several runs side by side have
 * names of their own there: they are in one program with those for a single run. */

#define BALIK_LANE_NAME_(name, variant) name##_##variant
#define BALIK_LANE_NAME(name, variant) BALIK_LANE_NAME_ (name, variant)

#define balik_cash_flow_irr BALIK_LANE_NAME (balik_cash_flow_irr, BALIK_KERNEL)
#define balik_cash_flow_lowest BALIK_LANE_NAME (balik_cash_flow_lowest, BALIK_KERNEL)
#define balik_cash_flow_npv BALIK_LANE_NAME (balik_cash_flow_npv, BALIK_KERNEL)
#define balik_cash_flow_payback BALIK_LANE_NAME (balik_cash_flow_payback, BALIK_KERNEL)
#define balik_exp BALIK_LANE_NAME (balik_exp, BALIK_KERNEL)
#define balik_expm1 BALIK_LANE_NAME (balik_expm1, BALIK_KERNEL)
#define balik_fleet_class_begin_month BALIK_LANE_NAME (balik_fleet_class_begin_month, BALIK_KERNEL)
#define balik_fleet_class_get_worth BALIK_LANE_NAME (balik_fleet_class_get_worth, BALIK_KERNEL)
#define balik_fleet_class_init_curves BALIK_LANE_NAME (balik_fleet_class_init_curves, BALIK_KERNEL)
#define balik_fleet_class_place BALIK_LANE_NAME (balik_fleet_class_place, BALIK_KERNEL)
#define balik_fleet_class_reserve BALIK_LANE_NAME (balik_fleet_class_reserve, BALIK_KERNEL)
#define balik_gamma BALIK_LANE_NAME (balik_gamma, BALIK_KERNEL)
#define balik_growth_fill BALIK_LANE_NAME (balik_growth_fill, BALIK_KERNEL)
#define balik_line_run_all_months BALIK_LANE_NAME (balik_line_run_all_months, BALIK_KERNEL)
#define balik_line_run_buy_linear BALIK_LANE_NAME (balik_line_run_buy_linear, BALIK_KERNEL)
#define balik_line_run_count_money BALIK_LANE_NAME (balik_line_run_count_money, BALIK_KERNEL)
#define balik_line_run_count_resources \
  BALIK_LANE_NAME (balik_line_run_count_resources, BALIK_KERNEL)
#define balik_line_run_end_units BALIK_LANE_NAME (balik_line_run_end_units, BALIK_KERNEL)
#define balik_line_run_get_fleet_worth \
  BALIK_LANE_NAME (balik_line_run_get_fleet_worth, BALIK_KERNEL)
#define balik_line_run_get_opening_value \
  BALIK_LANE_NAME (balik_line_run_get_opening_value, BALIK_KERNEL)
#define balik_line_run_get_pool_worth BALIK_LANE_NAME (balik_line_run_get_pool_worth, BALIK_KERNEL)
#define balik_line_run_init BALIK_LANE_NAME (balik_line_run_init, BALIK_KERNEL)
#define balik_line_run_place_units BALIK_LANE_NAME (balik_line_run_place_units, BALIK_KERNEL)
#define balik_line_run_reserve BALIK_LANE_NAME (balik_line_run_reserve, BALIK_KERNEL)
#define balik_line_run_work_bench BALIK_LANE_NAME (balik_line_run_work_bench, BALIK_KERNEL)
#define balik_loan_effective_rate BALIK_LANE_NAME (balik_loan_effective_rate, BALIK_KERNEL)
#define balik_loan_fill_schedule BALIK_LANE_NAME (balik_loan_fill_schedule, BALIK_KERNEL)
#define balik_log BALIK_LANE_NAME (balik_log, BALIK_KERNEL)
#define balik_log1p BALIK_LANE_NAME (balik_log1p, BALIK_KERNEL)
#define balik_opening_fleet_end_month BALIK_LANE_NAME (balik_opening_fleet_end_month, BALIK_KERNEL)
#define balik_opening_fleet_get_worth BALIK_LANE_NAME (balik_opening_fleet_get_worth, BALIK_KERNEL)
#define balik_opening_fleet_init BALIK_LANE_NAME (balik_opening_fleet_init, BALIK_KERNEL)
#define balik_plan_run_all BALIK_LANE_NAME (balik_plan_run_all, BALIK_KERNEL)
#define balik_plan_run_count_money BALIK_LANE_NAME (balik_plan_run_count_money, BALIK_KERNEL)
#define balik_plan_run_reserve BALIK_LANE_NAME (balik_plan_run_reserve, BALIK_KERNEL)
#define balik_plan_run_summarise BALIK_LANE_NAME (balik_plan_run_summarise, BALIK_KERNEL)
#define balik_pow BALIK_LANE_NAME (balik_pow, BALIK_KERNEL)
#define balik_survival_at BALIK_LANE_NAME (balik_survival_at, BALIK_KERNEL)
#define balik_survival_fill_hazards BALIK_LANE_NAME (balik_survival_fill_hazards, BALIK_KERNEL)
#define balik_survival_fill_wear BALIK_LANE_NAME (balik_survival_fill_wear, BALIK_KERNEL)
#define balik_survival_monthly_hazard BALIK_LANE_NAME (balik_survival_monthly_hazard, BALIK_KERNEL)
#define balik_survival_scale BALIK_LANE_NAME (balik_survival_scale, BALIK_KERNEL)
#define balik_unit_figures_init BALIK_LANE_NAME (balik_unit_figures_init, BALIK_KERNEL)
#define balik_unit_figures_per_kg BALIK_LANE_NAME (balik_unit_figures_per_kg, BALIK_KERNEL)
#define balik_workspace_take BALIK_LANE_NAME (balik_workspace_take, BALIK_KERNEL)
#define balik_workspace_take_numbers BALIK_LANE_NAME (balik_workspace_take_numbers, BALIK_KERNEL)
