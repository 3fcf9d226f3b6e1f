/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"

#define BAR_SHARE 0.76

static void
add_bar (BalikChartLayout *self,
         const BalikChartSeries *series,
         guint slot,
         double base,
         double sum)
{
  double width = self->plot.width / self->n_slots;
  double y1 = balik_chart_layout_get_y (self, base);
  double y2 = balik_chart_layout_get_y (self, base + sum);
  BalikChartBar bar = { .colour = series->colour, .is_outlined = sum < 0 };

  bar.rect = (BalikRect){ self->plot.x + width * (slot + (1 - BAR_SHARE) / 2), MIN (y1, y2),
                          width * BAR_SHARE, MAX (y1, y2) - MIN (y1, y2) };
  g_array_append_val (self->bars, bar);
}

/* Income is stacked up from 0, costs down from it, in the order of the series. */
static void
place_stack (BalikChartLayout *self, guint slot)
{
  double up = 0;
  double down = 0;
  guint first;
  guint last;

  balik_chart_layout_get_slot (self, slot, &first, &last);

  for (guint i = 0; i < self->spec->series->len; i++)
    {
      const BalikChartSeries *series = balik_chart_spec_get_series (self->spec, i);
      double sum = balik_chart_series_sum (series, first, last);

      if (series->is_total || sum == 0)
        continue;
      add_bar (self, series, slot, sum > 0 ? up : down, sum);
      if (sum > 0)
        up += sum;
      else
        down += sum;
    }
}

void
balik_chart_layout_place_bars (BalikChartLayout *self)
{
  if (self->spec->kind != BALIK_CHART_BARS)
    return;

  for (guint slot = 0; slot < self->n_slots; slot++)
    place_stack (self, slot);
}
