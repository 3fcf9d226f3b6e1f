/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-number.h"

BalikNumber balik_exp (BalikNumber x);

BalikNumber balik_expm1 (BalikNumber x);

BalikNumber balik_log (BalikNumber x);

BalikNumber balik_log1p (BalikNumber x);

BalikNumber balik_pow (BalikNumber x, BalikNumber y);

BalikNumber balik_gamma (BalikNumber x);
