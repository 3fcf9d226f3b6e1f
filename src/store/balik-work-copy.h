/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-acts.h"
#include "balik-plan-meta.h"
#include "balik-plan-rows.h"

G_BEGIN_DECLS

/**
 * BalikWorkInfo:
 * @meta: what the file said about itself when it was last read or written
 * @name: the name of the plan, to be shown
 * @uri: the file, "" where there is none yet
 * @hash: the SHA-256 of the file, "" where there is none yet
 * @attempted_hash: that of the version that was last put into place, or was about to be
 * @unfinished: the path of a file that may be there, if Balik was stopped while it published
 * @n_changes: the changes that the file does not have
 * @keeps_nothing: whether nothing of the plan shall stay on this computer
 *
 * What a working copy knows of the file that it belongs to.
 */
typedef struct
{
  BalikPlanMeta *meta;
  char *name;
  char *uri;
  char *hash;
  char *attempted_hash;
  char *unfinished;
  gint64 n_changes;
  gboolean keeps_nothing;
} BalikWorkInfo;

BalikWorkInfo *balik_work_info_new (const BalikPlanMeta *meta,
                                    const char *name) G_GNUC_WARN_UNUSED_RESULT;
void balik_work_info_free (BalikWorkInfo *self);

/**
 * BalikWorkStep:
 * @change: what it means for the history
 * @applied: what was done to the plan
 * @act: the act that is new, does more, was taken back or was done again
 *
 * Something that the plan applied, as the history tells it.
 */
typedef struct
{
  BalikHistoryChange change;
  BalikEditGroup *applied;
  BalikEditGroup *act;
} BalikWorkStep;

typedef struct _BalikWorkCopy BalikWorkCopy;

BalikWorkCopy *balik_work_copy_new (const BalikPlanRows *rows,
                                    const BalikActs *acts,
                                    const BalikWorkInfo *info,
                                    GBytes *source,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikWorkCopy *balik_work_copy_new_for_folder (const char *folder,
                                               const char *name,
                                               BalikWorkInfo **info,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_work_copy_free (BalikWorkCopy *self);

gboolean balik_work_copy_add_step (BalikWorkCopy *self, const BalikWorkStep *step, GError **error);
gboolean balik_work_copy_write_all (BalikWorkCopy *self,
                                    const BalikPlanRows *rows,
                                    const BalikActs *acts,
                                    GError **error);
gboolean balik_work_copy_write_acts (BalikWorkCopy *self, const BalikActs *acts, GError **error);
gboolean balik_work_copy_write_place (BalikWorkCopy *self,
                                      const char *place,
                                      const BalikWorkInfo *info,
                                      GError **error);
gboolean
balik_work_copy_write_info (BalikWorkCopy *self, const BalikWorkInfo *info, GError **error);
gboolean
balik_work_copy_write_attempt (BalikWorkCopy *self, const BalikWorkInfo *info, GError **error);
gboolean balik_work_copy_lacks_memory (BalikWorkCopy *self);
BalikPlanRows *balik_work_copy_read_rows (BalikWorkCopy *self,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint balik_work_copy_get_n_done (BalikWorkCopy *self);
BalikActs *balik_work_copy_read_acts (BalikWorkCopy *self,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_work_copy_delete (BalikWorkCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikWorkInfo, balik_work_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikWorkCopy, balik_work_copy_free)

G_END_DECLS
