/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

double balik_mean_life (double mean,
                        double shape,
                        double avoided_share,
                        size_t n_ages,
                        const double *known,
                        size_t n_known);
