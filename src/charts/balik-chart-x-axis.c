/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"
#include "balik-date-text.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>

/* Up to so many months the months are named, beyond only the years. */
#define MAX_NAMED_MONTHS 24

static char *
dup_year_name (const BalikChartLayout *self, guint year)
{
  g_autofree char *number = balik_text_format_number (self->spec->locale, year, 0, 0);

  if (year > 1)
    return g_steal_pointer (&number);

  /* Translators: the first year of a plan, below an axis where the others are only
     2, 3, 4. %s is the number 1 */
  return balik_text_fill (C_ ("axis", "year %s"), number, NULL);
}

static BalikChartText *
new_label (const BalikChartLayout *self, gboolean in_years, guint index, double *centre)
{
  g_autofree char *words = NULL;

  if (in_years)
    {
      words = dup_year_name (self, index + 1);
      *centre = (balik_chart_layout_boundary_x (self, index * 12)
                 + balik_chart_layout_boundary_x (self, MIN (index * 12 + 12, self->n_months - 1)))
                / 2;
    }
  else
    {
      words = balik_text_format_plan_month_short (self->spec->locale, self->spec->start_year,
                                                  self->spec->start_month, (int)index + 1);
      *centre = balik_chart_layout_plain_x (self, index + 1);
    }

  return balik_chart_text_new (words, BALIK_CHART_TEXT_SHARE, BALIK_INK_DIM);
}

/* Tries one label every so many years or months; all of them, or none. */
static gboolean
try_labels (BalikChartLayout *self,
            const BalikChartStyle *style,
            gboolean in_years,
            guint every,
            guint n_labels)
{
  double gap = self->em * (self->is_narrow ? 0.8 : 0.5);
  double right = self->pad - gap;
  g_autoptr (GPtrArray) labels
      = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_chart_text_free);

  for (guint i = 0; i < n_labels; i += every)
    {
      double centre;
      BalikChartText *text = new_label (self, in_years, i, &centre);

      balik_chart_text_measure (text, style, self->context);
      text->box.x = centre - text->box.width / 2;
      text->box.y = self->plot.y + self->plot.height + balik_chart_layout_get_tick_room (self);
      text->alignment = PANGO_ALIGN_CENTER;
      if (i > 0 && text->box.x + text->box.width > self->width - self->pad)
        {
          balik_chart_text_free (text);
          break;
        }
      g_ptr_array_add (labels, text);
      text->box.x = MAX (text->box.x, self->pad);
      if (text->box.x < right + gap)
        return FALSE;
      right = text->box.x + text->box.width;
    }

  for (guint i = 0; i < labels->len; i++)
    g_ptr_array_add (self->texts, g_steal_pointer (&g_ptr_array_index (labels, i)));

  return TRUE;
}

/*
 * Years of the plan are named between their ticks, as tables and annotations count
 * them; a short plan names its months.
 */
void
balik_chart_layout_place_x_labels (BalikChartLayout *self, const BalikChartStyle *style)
{
  static const guint year_steps[] = { 1, 2, 5, 10, 20 };
  static const guint month_steps[] = { 1, 2, 3, 6, 12, 24 };
  guint n_months = self->n_months > 0 ? self->n_months - 1 : 0;
  gboolean in_years = n_months > MAX_NAMED_MONTHS;
  const guint *steps = in_years ? year_steps : month_steps;
  guint n_steps = in_years ? G_N_ELEMENTS (year_steps) : G_N_ELEMENTS (month_steps);
  guint n_labels = in_years ? (n_months + 11) / 12 : n_months;

  if (n_months == 0)
    return;

  for (guint i = 0; i < n_steps; i++)
    if (try_labels (self, style, in_years, steps[i], n_labels))
      break;

  for (guint month = 0; month <= n_months; month += in_years ? 12 : 3)
    {
      double x = balik_chart_layout_boundary_x (self, month);

      g_array_append_val (self->x_ticks, x);
    }
}
