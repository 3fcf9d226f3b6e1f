/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

double balik_survival_scale (double mean, double shape);

double balik_survival_at (double mean, double shape, double age);

void balik_survival_fill_hazards (double mean, double shape, size_t n_ages, double *hazards);

double balik_survival_monthly_hazard (double annual_probability);

double balik_survival_mean_life (double mean,
                                 double shape,
                                 double avoided_share,
                                 size_t n_ages,
                                 const double *known,
                                 size_t n_known);
