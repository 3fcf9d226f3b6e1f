/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-version.h"

G_BEGIN_DECLS

/**
 * BalikKeptLimits:
 * @n_latest: how many of the latest of each kind stay
 * @n_days: for how many days the last of each day stays
 * @n_weeks: for how many weeks before those the last of each week stays
 * @plan_bytes: the most that all versions of one plan may have
 * @all_bytes: the most that all versions of all plans may have
 *
 * What stays. The latest version of a plan stays whatever these say.
 */
typedef struct
{
  guint n_latest;
  guint n_days;
  guint n_weeks;
  goffset plan_bytes;
  goffset all_bytes;
} BalikKeptLimits;

extern const BalikKeptLimits balik_kept_limits;

char *balik_kept_dup_root (void) G_GNUC_WARN_UNUSED_RESULT;
char *balik_kept_dup_folder (const char *doc_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_kept_add (const char *doc_id,
                         BalikVersionKind kind,
                         GBytes *bytes,
                         const char *digest,
                         gint64 now,
                         const BalikKeptLimits *limits,
                         GError **error);

G_END_DECLS
