/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-result.h"

/* Shares of the mass placed and of the mass ended, and what is compared. */
typedef struct
{
  double recycled; /* F_R */
  double reused; /* F_U */
  double for_recycling; /* C_R */
  double for_reuse; /* C_U */
  double efficiency_of_feed; /* E_F; 0: no waste is counted for the feed */
  double efficiency_of_recycling; /* E_C */
  double utility; /* X */
} BalikCircularityFlows;

double balik_circularity_linear_flow_index (const BalikCircularityFlows *flows);

BalikFigure balik_circularity_indicator (const BalikCircularityFlows *flows);
