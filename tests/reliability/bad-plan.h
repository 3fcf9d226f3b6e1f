/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan-file.h"

G_BEGIN_DECLS

/* Plans as they should not be, made of good ones. An example of NULL is the rich plan. */
GBytes *bad_plan_new_good (const char *example) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bad_plan_run_sql (GBytes *bytes, const char *sql) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bad_plan_reseal (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* What plain SQLite makes of a file. */
typedef enum
{
  BAD_PLAN_UNREADABLE,
  BAD_PLAN_FAILS_CHECK,
  BAD_PLAN_PASSES_CHECK,
} BadPlanRaw;

BadPlanRaw
bad_plan_read_raw (const guint8 *data, gsize size, char **digest) G_GNUC_WARN_UNUSED_RESULT;

/* Whether both hold the same, down to what they say about themselves. */
gboolean bad_plan_is_same (const BalikPlanFile *a, const BalikPlanFile *b);

G_END_DECLS
