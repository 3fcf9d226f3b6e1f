/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine.h"
#include "balik-plan.h"

G_BEGIN_DECLS

/* What the engine is fed with: its input, and the arrays that this points to. */
typedef struct
{
  BalikEngineInput input;
  char **line_ids;
  GPtrArray *arrays;
} BalikEngineFeed;

BalikEngineFeed *balik_engine_feed_new (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
void balik_engine_feed_free (BalikEngineFeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikEngineFeed, balik_engine_feed_free)

G_END_DECLS
