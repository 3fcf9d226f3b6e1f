/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-spec.h"
#include "balik-plan.h"
#include "balik-result.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define CHART_N_EXAMPLES 4

/* A worked example with its projection. */
typedef struct
{
  const char *name;
  BalikPlan *plan;
  BalikResult *result;
  BalikLocale *locale;
} ChartExample;

const char *chart_fixture_get_name (guint example);
ChartExample *chart_fixture_load (guint example);
ChartExample *chart_fixture_load_named (const char *name);
void chart_fixture_free (ChartExample *self);

PangoContext *chart_fixture_create_context (double resolution, const char *font);
BalikChartSpec *chart_fixture_create_random (GRand *random, BalikChartKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChartExample, chart_fixture_free)

G_END_DECLS
