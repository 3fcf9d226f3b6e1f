/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine.h"
#include "balik-monte-carlo.h"
#include "balik-plan.h"

G_BEGIN_DECLS

/* What the engine is fed with: its input, and the arrays that this points to.
 * The uncertain numbers point into them, and have their key paths beside them. */
typedef struct
{
  BalikEngineInput input;
  char **line_ids;
  GPtrArray *arrays;
  GArray *numbers; /* of BalikUncertainNumber */
  GPtrArray *paths;
} BalikEngineFeed;

BalikEngineFeed *balik_engine_feed_new (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
BalikEngineFeed *balik_engine_feed_new_checked (BalikPlan *plan,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_engine_feed_free (BalikEngineFeed *self);

void balik_set_too_large_error (GError **error);

BalikDrawGroup balik_draw_group_of (BalikItemKind kind, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikEngineFeed, balik_engine_feed_free)

G_END_DECLS
