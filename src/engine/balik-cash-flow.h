/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "balik-engine-result.h"

double balik_cash_flow_npv (const double *flow, size_t n, double discount_per_period);

BalikFigure balik_cash_flow_irr (const double *flow, size_t n, double limit);

BalikFigure balik_cash_flow_payback (const double *flow, size_t n);

double balik_cash_flow_lowest (const double *flow, size_t n);
