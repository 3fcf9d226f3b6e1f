/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "balik-number.h"

BalikNumber balik_survival_scale (BalikNumber mean, BalikNumber shape);

BalikNumber balik_survival_at (BalikNumber mean, BalikNumber shape, double age);

void
balik_survival_fill_wear (BalikNumber mean, BalikNumber shape, size_t n_ages, BalikNumber *wear);

void balik_survival_fill_hazards (const BalikNumber *wear,
                                  BalikNumber ratio,
                                  size_t n_ages,
                                  BalikNumber *hazards);

BalikNumber balik_survival_monthly_hazard (BalikNumber annual_probability);
