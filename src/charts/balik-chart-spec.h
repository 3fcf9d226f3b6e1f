/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-style.h"
#include "balik-locale.h"

G_BEGIN_DECLS

/**
 * BalikChartKind:
 * @BALIK_CHART_LINES: lines over the months
 * @BALIK_CHART_BARS: stacked bars over the months, income up and costs down
 * @BALIK_CHART_PAIRS: rows of two bars, each row with a scale of its own
 * @BALIK_CHART_SPARK: one filled line, without words
 * @BALIK_CHART_FLOWS: where units come from and go, widths to scale
 * @BALIK_CHART_SWINGS: rows of bars to both sides of one value
 */
typedef enum
{
  BALIK_CHART_LINES,
  BALIK_CHART_BARS,
  BALIK_CHART_PAIRS,
  BALIK_CHART_SPARK,
  BALIK_CHART_FLOWS,
  BALIK_CHART_SWINGS,
} BalikChartKind;

typedef enum
{
  BALIK_CHART_SOLID,
  BALIK_CHART_DASHED,
  BALIK_CHART_DOTTED,
  BALIK_CHART_DASH_DOT,
} BalikChartDash;

typedef enum
{
  BALIK_CHART_POINT_RING, /* bad news: an open ring, words beside it */
  BALIK_CHART_POINT_DOT, /* good news: a filled dot, words above on a stem */
} BalikChartPoint;

typedef struct _BalikChartSpec BalikChartSpec;

#define BALIK_TYPE_CHART_SPEC (balik_chart_spec_get_type ())
GType balik_chart_spec_get_type (void);

BalikChartSpec *balik_chart_spec_new (BalikChartKind kind,
                                      BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikChartSpec *balik_chart_spec_ref (BalikChartSpec *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_chart_spec_unref (BalikChartSpec *self);

/* Building one. Values are copied; entry i is month i, entry 0 before opening. */
void balik_chart_spec_set_title (BalikChartSpec *self, const char *title, const char *subtitle);
void balik_chart_spec_set_description (BalikChartSpec *self, const char *description);
void balik_chart_spec_set_start (BalikChartSpec *self, int year, int month);
void balik_chart_spec_set_scale (BalikChartSpec *self, double divisor, const char *unit);
void balik_chart_spec_add_series (BalikChartSpec *self,
                                  const char *name,
                                  BalikChartColour colour,
                                  BalikChartDash dash,
                                  const double *values,
                                  guint n_values);
void balik_chart_spec_add_band (BalikChartSpec *self,
                                BalikChartColour colour,
                                double alpha,
                                const char *low_name,
                                const double *low,
                                const char *high_name,
                                const double *high,
                                guint n_values);
void balik_chart_spec_add_annotation (BalikChartSpec *self,
                                      BalikChartPoint point,
                                      BalikChartColour colour,
                                      double month,
                                      double value,
                                      const char *words,
                                      const char *short_words);
void balik_chart_spec_add_pair (BalikChartSpec *self,
                                const char *name,
                                const char *unit,
                                double divisor,
                                double linear,
                                double ours,
                                const char *saving);
/* In a chart of bars: one series is drawn as a line over them, as their sum. */
void balik_chart_spec_set_total (BalikChartSpec *self, guint series);
/* In a chart of pairs: the words for both ways and for their difference. */
void balik_chart_spec_set_pair_words (BalikChartSpec *self,
                                      const char *linear,
                                      const char *ours,
                                      const char *saving);

/* In a chart of swings: the value in the middle, and how a number moves it. */
void balik_chart_spec_set_middle (BalikChartSpec *self, double middle, const char *words);
void balik_chart_spec_add_swing (BalikChartSpec *self,
                                 const char *name,
                                 double at_low,
                                 const char *low,
                                 double at_high,
                                 const char *high);

/* Reading it. */
BalikChartKind balik_chart_spec_get_kind (const BalikChartSpec *self);
const char *balik_chart_spec_get_title (const BalikChartSpec *self);
const char *balik_chart_spec_get_subtitle (const BalikChartSpec *self);
const char *balik_chart_spec_get_unit (const BalikChartSpec *self);
const char *balik_chart_spec_get_description (const BalikChartSpec *self);
guint balik_chart_spec_get_n_marks (const BalikChartSpec *self);
gboolean balik_chart_spec_is_empty (const BalikChartSpec *self);
char *balik_chart_spec_dup_readout (const BalikChartSpec *self,
                                    guint index) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikChartSpec, balik_chart_spec_unref)

G_END_DECLS
