/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "balik-engine-result.h"

BalikNumber
balik_cash_flow_npv (const BalikNumber *flow, size_t n, BalikNumber discount_per_period);

BalikFigure balik_cash_flow_irr (const BalikNumber *flow, size_t n, double limit);

BalikFigure balik_cash_flow_payback (const BalikNumber *flow, size_t n);

BalikNumber balik_cash_flow_lowest (const BalikNumber *flow, size_t n);
