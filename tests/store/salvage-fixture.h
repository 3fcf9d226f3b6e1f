/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan-file.h"

G_BEGIN_DECLS

/* The size of the pages that Balik writes. */
#define PAGE 4096

/* A plan as it was saved. */
typedef struct
{
  GBytes *bytes;
  BalikPlanRows *rows;
} Whole;

#define N_WHOLE 3

GBytes *salvage_fixture_make_bytes (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *salvage_fixture_make_cards (guint n_cards) G_GNUC_WARN_UNUSED_RESULT;
Whole salvage_fixture_make_whole (guint number);
void salvage_fixture_clear (Whole *whole);

BalikPlanFile *
salvage_fixture_salvage (const guint8 *data, gsize size, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean salvage_fixture_has_note (const BalikPlanFile *file, const char *words);
guint salvage_fixture_count (const BalikPlanRows *rows, BalikItemKind kind);

G_END_DECLS
