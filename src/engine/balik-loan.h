/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-input.h"
#include "balik-engine-result.h"

void balik_loan_fill_schedule (const BalikEngineLoan *loan,
                               int n_months,
                               BalikNumber *interest,
                               BalikNumber *principal);

BalikFigure balik_loan_effective_rate (const BalikEngineLoan *loan);
