/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

double balik_exp (double x);

double balik_expm1 (double x);

double balik_log (double x);

double balik_log1p (double x);

double balik_pow (double x, double y);

double balik_gamma (double x);
