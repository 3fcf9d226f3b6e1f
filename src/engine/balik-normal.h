/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

double balik_normal_quantile (double share);
