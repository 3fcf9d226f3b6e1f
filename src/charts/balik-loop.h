/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-style.h"
#include "balik-plan.h"
#include "balik-rect.h"
#include "balik-result.h"
#include "balik-locale.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * BalikLoopLane:
 * @BALIK_LOOP_NEW: new goods, and those in use before opening
 * @BALIK_LOOP_PLACED: all that are placed
 * @BALIK_LOOP_IN_USE: still in use at the end
 * @BALIK_LOOP_BACK: come back
 * @BALIK_LOOP_SCRAP: of those, parts and scrap
 * @BALIK_LOOP_RENEWED: of those, placed again
 * @BALIK_LOOP_LOST: neither in use nor back
 */
typedef enum
{
  BALIK_LOOP_NEW,
  BALIK_LOOP_PLACED,
  BALIK_LOOP_IN_USE,
  BALIK_LOOP_BACK,
  BALIK_LOOP_SCRAP,
  BALIK_LOOP_RENEWED,
  BALIK_LOOP_LOST,
  BALIK_LOOP_N_LANES,
} BalikLoopLane;

typedef struct _BalikLoopSpec BalikLoopSpec;
typedef struct _BalikLoopLayout BalikLoopLayout;

#define BALIK_TYPE_LOOP_SPEC (balik_loop_spec_get_type ())
GType balik_loop_spec_get_type (void);
#define BALIK_TYPE_LOOP_LAYOUT (balik_loop_layout_get_type ())
GType balik_loop_layout_get_type (void);

BalikLoopSpec *balik_loop_spec_new (BalikPlan *plan,
                                    const BalikResult *result,
                                    BalikLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
BalikLoopSpec *balik_loop_spec_ref (BalikLoopSpec *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_loop_spec_unref (BalikLoopSpec *self);
double balik_loop_spec_get_units (const BalikLoopSpec *self, BalikLoopLane lane);
char *balik_loop_spec_dup_words (const BalikLoopSpec *self,
                                 BalikLoopLane lane) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_loop_spec_is_open (const BalikLoopSpec *self);
const char *balik_loop_spec_get_description (const BalikLoopSpec *self);

/* Small ones (below 300 × 180) are drawn without words. */
BalikLoopLayout *balik_loop_layout_new (BalikLoopSpec *spec,
                                        const BalikChartStyle *style,
                                        double width,
                                        double height,
                                        PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
BalikLoopLayout *balik_loop_layout_ref (BalikLoopLayout *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_loop_layout_unref (BalikLoopLayout *self);
double balik_loop_layout_get_lane_width (const BalikLoopLayout *self, BalikLoopLane lane);
gboolean balik_loop_layout_is_dotted (const BalikLoopLayout *self, BalikLoopLane lane);
guint balik_loop_layout_get_n_labels (const BalikLoopLayout *self);
BalikRect balik_loop_layout_get_label (const BalikLoopLayout *self, guint index, const char **text);
/* The free place inside the ring, for the promise. */
BalikRect balik_loop_layout_get_inside (const BalikLoopLayout *self);
/* "Widths of the loop are to scale: one pixel is 118 units over five years." */
char *balik_loop_layout_dup_scale_text (const BalikLoopLayout *self) G_GNUC_WARN_UNUSED_RESULT;

void balik_loop_paint (cairo_t *cr, const BalikLoopLayout *layout, const BalikChartStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikLoopSpec, balik_loop_spec_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikLoopLayout, balik_loop_layout_unref)

G_END_DECLS
