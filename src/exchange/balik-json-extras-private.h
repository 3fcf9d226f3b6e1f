/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-json-writer-private.h"
#include "balik-plan.h"

G_BEGIN_DECLS

void balik_json_write_extras (BalikJsonWriter *writer, BalikPlan *plan);

G_END_DECLS
