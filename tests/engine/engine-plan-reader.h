/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "balik-engine.h"

/* A plan of the interchange format as the engine's input: the likely values of
 * a file that is known to be right. No checks, no messages. */
typedef struct
{
  BalikEngineInput input;
  GArray *materials;
  GArray *overheads;
  GArray *investments;
  GArray *grants;
  GArray *lines;
  GPtrArray *contents;
} EnginePlan;

EnginePlan *engine_plan_new_from_file (const char *path);

void engine_plan_free (EnginePlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnginePlan, engine_plan_free)
