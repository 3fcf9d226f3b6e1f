/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "balik-result.h"

/* The largest difference between a result and what it should be, each figure
 * as a share of the largest value of its series; @where says which figure. */
double result_compare (const BalikResult *result, JsonObject *expected, char **where);
