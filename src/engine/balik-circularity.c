/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-circularity.h"

/* The waste that recycling itself makes, as shares of the mass: of what is
 * collected, and of making the recycled feed. */
static double
get_recycling_waste (const BalikCircularityFlows *flows)
{
  return (1.0 - flows->efficiency_of_recycling) * flows->for_recycling;
}

static double
get_feed_waste (const BalikCircularityFlows *flows)
{
  if (flows->efficiency_of_feed <= 0)
    return 0.0;

  return (1.0 - flows->efficiency_of_feed) * flows->recycled / flows->efficiency_of_feed;
}

/**
 * balik_circularity_linear_flow_index:
 * @flows: shares of the mass placed and ended
 *
 * Computes the linear flow index of the Material Circularity Indicator (Ellen
 * MacArthur Foundation and Granta Design 2015, revised 2019), with the
 * correction for the two wastes of recycling in the denominator.
 *
 * Returns: the index, 0 (circular) … 1 (linear)
 */
double
balik_circularity_linear_flow_index (const BalikCircularityFlows *flows)
{
  const double virgin = 1.0 - flows->recycled - flows->reused;
  const double recycling_waste = get_recycling_waste (flows);
  const double feed_waste = get_feed_waste (flows);
  const double waste
      = (1.0 - flows->for_recycling - flows->for_reuse) + (feed_waste + recycling_waste) / 2.0;

  return (virgin + waste) / (2.0 + (feed_waste - recycling_waste) / 2.0);
}

/**
 * balik_circularity_indicator:
 * @flows: shares of the mass placed and ended
 *
 * Computes the Material Circularity Indicator, max(0, 1 − 0.9·LFI/X).
 *
 * Returns: the indicator; none without utility
 */
BalikFigure
balik_circularity_indicator (const BalikCircularityFlows *flows)
{
  BalikFigure indicator = { 0.0, false };

  if (flows->utility == 0)
    return indicator;

  indicator.exists = true;
  indicator.value = 1.0 - 0.9 * balik_circularity_linear_flow_index (flows) / flows->utility;
  if (!(indicator.value > 0))
    indicator.value = 0.0;

  return indicator;
}
