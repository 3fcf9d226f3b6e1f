/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _BalikSpread BalikSpread;

#define BALIK_TYPE_SPREAD (balik_spread_get_type ())
GType balik_spread_get_type (void);

/* The percentiles that are known of everything. */
typedef enum
{
  BALIK_LEVEL_5,
  BALIK_LEVEL_10,
  BALIK_LEVEL_50,
  BALIK_LEVEL_90,
  BALIK_LEVEL_95,
  BALIK_N_LEVELS,
} BalikLevel;

/**
 * BalikSwing:
 * @path: the key path of an uncertain number
 * @low: its lowest value
 * @likely: its likely value
 * @high: its highest value
 * @npv_at_low: the net present value with it, all other numbers likely
 * @npv_at_high: the same with the highest
 * @correlation: of its ranks with those of the net present value, over all draws
 *
 * What an uncertain number does to the net present value.
 */
typedef struct
{
  char *path;
  double low;
  double likely;
  double high;
  double npv_at_low;
  double npv_at_high;
  double correlation;
} BalikSwing;

BalikSpread *balik_spread_ref (BalikSpread *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_spread_unref (BalikSpread *self);

guint balik_spread_get_n_runs (const BalikSpread *self);
double balik_spread_get_seed (const BalikSpread *self);
guint64 balik_spread_get_fingerprint (const BalikSpread *self);
int balik_spread_get_n_months (const BalikSpread *self);
int balik_spread_get_n_years (const BalikSpread *self);

/* Summary figures by name, as "npv"; then "dscr.1", "dscr.2" … and
 * "dscr_after_capex.1" … by year. FALSE where the figure does not exist. */
const char *const *balik_spread_get_figure_names (const BalikSpread *self);
gboolean balik_spread_get_percentile (const BalikSpread *self,
                                      const char *figure,
                                      BalikLevel level,
                                      double *value);
gboolean balik_spread_get_mean (const BalikSpread *self, const char *figure, double *value);
gboolean balik_spread_get_deviation (const BalikSpread *self, const char *figure, double *value);
double balik_spread_get_none_share (const BalikSpread *self, const char *figure);
const double *balik_spread_get_values (const BalikSpread *self, const char *figure);
double balik_spread_get_share_above (const BalikSpread *self, const char *figure, double limit);
double balik_spread_get_share_at_least (const BalikSpread *self, const char *figure, double limit);
double balik_spread_get_share_at_most (const BalikSpread *self, const char *figure, double limit);

/* Sums since before opening, by month, as "cash". */
const char *const *balik_spread_get_fan_names (void);
const double *balik_spread_get_fan (const BalikSpread *self, const char *name, BalikLevel level);

/* The uncertain numbers, the one with the largest swing first. */
guint balik_spread_get_n_swings (const BalikSpread *self);
const BalikSwing *balik_spread_get_swing (const BalikSpread *self, guint index);

const char *balik_level_get_name (BalikLevel level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikSpread, balik_spread_unref)

G_END_DECLS
