/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-spec.h"
#include "balik-loop.h"

G_BEGIN_DECLS

/* How many ways of putting months together there are: 1, 3 or 12 in a bar. */
#define BALIK_CHART_N_STEPS 3

typedef struct
{
  char *name;
  BalikChartColour colour;
  BalikChartDash dash;
  double *values;
  guint n_values;
  gboolean is_total; /* in a chart of bars: a line over them */
  gboolean is_edge; /* of a band: no line, but a name and values */
} BalikChartSeries;

typedef struct
{
  BalikChartColour colour;
  double alpha;
  guint low; /* the series that is its lower edge */
  guint high;
} BalikChartBand;

typedef struct
{
  BalikChartPoint point;
  BalikChartColour colour;
  double month;
  double value;
  char *words;
  char *short_words;
  char *strong;
} BalikChartAnnotation;

typedef struct
{
  char *name;
  char *unit;
  double divisor;
  double linear;
  double ours;
  char *saving;
} BalikChartPair;

/* What one number does: @low and @high are its ends in words, the values what they give. */
typedef struct
{
  char *name;
  char *low;
  char *high;
  double at_low;
  double at_high;
} BalikChartSwing;

struct _BalikChartSpec
{
  grefcount ref_count;

  BalikChartKind kind;
  BalikLocale *locale;
  char *title;
  char *subtitle;
  char *step_subtitles[BALIK_CHART_N_STEPS];
  char *description;
  int start_year;
  int start_month;
  double divisor;
  char *unit;
  char *linear_word;
  char *ours_word;
  char *saving_word;
  GPtrArray *series; /* of BalikChartSeries */
  GPtrArray *bands; /* of BalikChartBand */
  GPtrArray *annotations; /* of BalikChartAnnotation */
  GPtrArray *pairs; /* of BalikChartPair */
  BalikLoopSpec *loop; /* of a chart of flows */
  GPtrArray *swings; /* of BalikChartSwing */
  double middle; /* of a chart of swings */
  char *middle_words;
};

static inline const BalikChartSeries *
balik_chart_spec_get_series (const BalikChartSpec *self, guint index)
{
  return (const BalikChartSeries *)g_ptr_array_index (self->series, index);
}

static inline const BalikChartPair *
balik_chart_spec_get_pair (const BalikChartSpec *self, guint index)
{
  return (const BalikChartPair *)g_ptr_array_index (self->pairs, index);
}

static inline const BalikChartSwing *
balik_chart_spec_get_swing (const BalikChartSpec *self, guint index)
{
  return (const BalikChartSwing *)g_ptr_array_index (self->swings, index);
}

void balik_chart_spec_take_description (BalikChartSpec *self, char *description);
void balik_chart_spec_set_strong (BalikChartSpec *self, guint annotation, const char *strong);
void balik_chart_spec_set_step_subtitle (BalikChartSpec *self, guint step, const char *subtitle);
double balik_chart_spec_get_max_abs (const BalikChartSpec *self);
double balik_chart_series_sum (const BalikChartSeries *self, guint first, guint last);
char *balik_chart_spec_dup_month (const BalikChartSpec *self, guint index);
char *balik_chart_spec_dup_months (const BalikChartSpec *self, guint first, guint last);
char *balik_chart_spec_dup_value (const BalikChartSpec *self, double value);
char *balik_chart_spec_dup_end_value (const BalikChartSpec *self, double value);
char *
balik_chart_spec_dup_amount (const BalikChartSpec *self, const BalikChartPair *pair, double value);
char *balik_chart_spec_dup_readout_of (const BalikChartSpec *self, guint first, guint last);

char *balik_chart_spec_dup_swing_value (const BalikChartSpec *self, double value);
void balik_chart_swing_free (gpointer swing);
char *balik_chart_spec_dup_swing_readout (const BalikChartSpec *self, guint row);
char *balik_chart_spec_dup_sums (const BalikChartSpec *self, guint first, guint last);

G_END_DECLS
