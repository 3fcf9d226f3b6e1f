/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-stress-run.h"

G_BEGIN_DECLS

/**
 * BalikStressCase:
 * @id: its code word
 * @name: its name, for people
 * @run: (transfer full): what the plan comes to
 *
 * A plan under one set, under none, or under all together.
 */
typedef struct
{
  const char *id;
  const char *name;
  BalikStressRun *run;
} BalikStressCase;

GBytes *balik_json_export_stress (const BalikStressCase *cases,
                                  guint n_cases) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
