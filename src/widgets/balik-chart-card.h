/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-chart-view.h"

G_BEGIN_DECLS

#define BALIK_TYPE_CHART_CARD (balik_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (BalikChartCard, balik_chart_card, BALIK, CHART_CARD, AdwBin)

BalikChartView *balik_chart_card_get_view (BalikChartCard *self);
void balik_chart_card_set_spec (BalikChartCard *self, BalikChartSpec *spec);

G_END_DECLS
