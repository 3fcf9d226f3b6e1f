/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _BalikResult BalikResult;

#define BALIK_TYPE_RESULT (balik_result_get_type ())
GType balik_result_get_type (void);

BalikResult *balik_result_ref (BalikResult *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_result_unref (BalikResult *self);

int balik_result_get_n_months (const BalikResult *self);
int balik_result_get_n_years (const BalikResult *self);

/* Series have n_months + 1 entries; entry 0 is before opening. Names are those
 * of the results JSON, as "cash"; an unknown name is a programmer's mistake. */
const double *balik_result_get_series (const BalikResult *self, const char *name);
double balik_result_get_total (const BalikResult *self, const char *name);
double balik_result_get_year_total (const BalikResult *self, const char *name, int year);
double *balik_result_dup_cumulative (const BalikResult *self,
                                     const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Summary figures, as "npv"; FALSE where the figure does not exist. */
gboolean balik_result_get_figure (const BalikResult *self, const char *name, double *value);
gboolean
balik_result_get_dscr (const BalikResult *self, int year, gboolean after_capex, double *value);

guint balik_result_get_n_lines (const BalikResult *self);
const char *balik_result_get_line_id (const BalikResult *self, guint line);
double balik_result_get_line_residual (const BalikResult *self, guint line);
double balik_result_get_line_opening_value (const BalikResult *self, guint line);
const double *balik_result_get_line_series (const BalikResult *self, guint line, const char *name);
gboolean
balik_result_get_indicator (const BalikResult *self, guint line, const char *name, double *value);
double balik_result_get_mass_balance_error (const BalikResult *self);

/* All names, in the order of the results JSON. */
const char *const *balik_result_get_series_names (void);
const char *const *balik_result_get_line_series_names (void);
const char *const *balik_result_get_figure_names (void);
const char *const *balik_result_get_indicator_names (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikResult, balik_result_unref)

G_END_DECLS
