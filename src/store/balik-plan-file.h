/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-plan-meta.h"
#include "balik-plan-rows.h"

G_BEGIN_DECLS

/**
 * BalikPlanReading:
 * @BALIK_PLAN_READ_STRICTLY: what is not what Balik saved is refused
 * @BALIK_PLAN_READ_AS_IT_IS: a plan that somebody else changed is taken as it is, if every
 *     rule holds
 * @BALIK_PLAN_READ_SALVAGE: whatever can be saved is
 *
 * How much a file is trusted.
 */
typedef enum
{
  BALIK_PLAN_READ_STRICTLY,
  BALIK_PLAN_READ_AS_IT_IS,
  BALIK_PLAN_READ_SALVAGE,
} BalikPlanReading;

/**
 * BalikPlanOutcome:
 * @BALIK_PLAN_OPENS: it is what Balik saved
 * @BALIK_PLAN_REPAIRED: it is not, so its file must not be written over unasked
 * @BALIK_PLAN_NEWER: a newer Balik wrote it, and lets this one read but not change it
 *
 * What became of a file that was read.
 */
typedef enum
{
  BALIK_PLAN_OPENS,
  BALIK_PLAN_REPAIRED,
  BALIK_PLAN_NEWER,
} BalikPlanOutcome;

/**
 * BalikPlanFile:
 * @outcome: whether it is what was saved
 * @notes: (element-type utf8): of a repaired one, what was left out or mended; of a
 *     newer one, what this Balik does not know; in whole sentences
 * @rows: what the plan holds
 * @meta: what it says about itself
 * @bytes: the file as it was read
 * @hash: the SHA-256 of @bytes
 *
 * A plan file that was read and believed.
 */
typedef struct
{
  BalikPlanOutcome outcome;
  GPtrArray *notes;
  BalikPlanRows *rows;
  BalikPlanMeta *meta;
  GBytes *bytes;
  char *hash;
} BalikPlanFile;

/* balik-plan-file-reader.c */
BalikPlanFile *balik_plan_file_new (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
void balik_plan_file_free (BalikPlanFile *self);
BalikPlanFile *balik_plan_file_read (const char *path,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikPlanFile *balik_plan_file_read_bytes (GBytes *bytes,
                                           const char *name,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikPlanFile *balik_plan_file_read_with (const char *path,
                                          BalikPlanReading reading,
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikPlanFile *balik_plan_file_salvage (const char *path,
                                        GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikPlanFile *balik_plan_file_read_bytes_with (GBytes *bytes,
                                                const char *name,
                                                BalikPlanReading reading,
                                                GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* balik-salvage.c */
BalikPlanFile *balik_plan_file_salvage_bytes (GBytes *bytes,
                                              const char *name,
                                              GCancellable *cancellable,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* balik-plan-file-writer.c */
GBytes *balik_plan_file_make_bytes (const BalikPlanRows *rows,
                                    const BalikPlanMeta *meta,
                                    const char *name,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikPlanFile, balik_plan_file_free)

G_END_DECLS
