/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan-meta.h"

G_BEGIN_DECLS

/**
 * BalikPlanPublished:
 * @device: the device of the folder
 * @is_foreign: whether there is a file that is not ours
 * @is_other_medium: whether the folder is on another medium than the target says
 * @can_replace: whether the medium puts a file in place of another in one step
 * @is_new: whether there was no file
 * @is_mode_lost: whether the file lost who may read and change it
 * @is_owner_lost: whether the file had another owner
 * @has_other_names: whether the old file has more names, which keep it
 * @is_backup_missing: whether there should be a copy of the old file beside it, and is none
 *
 * What there is to tell of a file that was put into place, or was not.
 */
typedef struct
{
  guint64 device;
  gboolean is_foreign;
  gboolean is_other_medium;
  gboolean can_replace;
  gboolean is_new;
  gboolean is_mode_lost;
  gboolean is_owner_lost;
  gboolean has_other_names;
  gboolean is_backup_missing;
} BalikPlanPublished;

/**
 * BalikPlanTarget:
 * @path: the resolved path that a plan shall be written to
 * @expected_hash: (nullable): the SHA-256 of the file that is thought to be there
 * @attempted_hash: (nullable): that of a file which may be there too, because the
 *     last attempt to write it was stopped in the middle
 * @may_replace: whether the user agreed to replace whatever is there
 * @stops_at_foreign: whether nothing is written where the file is not ours
 * @is_first: whether nothing was written there in this session
 * @is_removable: whether the medium can be taken away, as far as is known
 * @device: the device that the folder was on, 0 where that is not known
 * @unfinished: (nullable): from balik_plan_file_dup_unfinished_path(): the path until it is whole
 *
 * Where a plan goes, and what may be lost there.
 */
typedef struct
{
  const char *path;
  const char *expected_hash;
  const char *attempted_hash;
  gboolean may_replace;
  gboolean stops_at_foreign;
  gboolean is_first;
  gboolean is_removable;
  guint64 device;
  const char *unfinished;
} BalikPlanTarget;

char *balik_plan_file_publish (GBytes *bytes,
                               const BalikPlanTarget *target,
                               BalikPlanPublished *published,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_plan_file_is_there (const char *path, const char *hash, const BalikPlanMeta *meta);
char *balik_plan_file_dup_backup_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char *balik_plan_file_dup_unfinished_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_plan_file_clear_unfinished (const char *unfinished);

G_END_DECLS
