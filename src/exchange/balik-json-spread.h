/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-solve.h"
#include "balik-spread.h"

G_BEGIN_DECLS

GBytes *balik_json_export_spread (const BalikSpread *spread) G_GNUC_WARN_UNUSED_RESULT;

GBytes *balik_json_export_solution (const char *path,
                                    const char *figure,
                                    double target,
                                    const BalikSolution *solution) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
