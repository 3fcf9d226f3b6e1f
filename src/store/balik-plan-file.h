/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-plan-meta.h"
#include "balik-plan-rows.h"

G_BEGIN_DECLS

/**
 * BalikPlanFile:
 * @rows: what the plan holds
 * @meta: what it says about itself
 * @bytes: the file as it was read
 * @hash: the SHA-256 of @bytes
 *
 * A plan file that was read and believed.
 */
typedef struct
{
  BalikPlanRows *rows;
  BalikPlanMeta *meta;
  GBytes *bytes;
  char *hash;
} BalikPlanFile;

void balik_plan_file_free (BalikPlanFile *self);

/* balik-plan-file-reader.c */
BalikPlanFile *balik_plan_file_read (const char *path,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikPlanFile *balik_plan_file_read_bytes (GBytes *bytes,
                                           const char *name,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * BalikPlanTarget:
 * @path: the resolved path that a plan shall be written to
 * @expected_hash: (nullable): the SHA-256 of the file that is thought to be there
 * @attempted_hash: (nullable): that of a file which may be there too, because the
 *     last attempt to write it was stopped in the middle
 * @may_replace: whether the user agreed to replace whatever is there
 * @note_path: (nullable): a file that names the unfinished file while there is one
 *
 * Where a plan goes, and what may be lost there.
 */
typedef struct
{
  const char *path;
  const char *expected_hash;
  const char *attempted_hash;
  gboolean may_replace;
  const char *note_path;
} BalikPlanTarget;

/* balik-plan-file-writer.c */
GBytes *balik_plan_file_make_bytes (const BalikPlanRows *rows,
                                    const BalikPlanMeta *meta,
                                    const char *name,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *balik_plan_file_publish (GBytes *bytes,
                               const BalikPlanTarget *target,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_plan_file_clear_unfinished (const char *note_path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikPlanFile, balik_plan_file_free)

G_END_DECLS
