/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"

void make_uncertain (BalikPlan *plan);
void make_certain (BalikPlan *plan);
