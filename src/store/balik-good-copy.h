/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BalikGoodCopy:
 * @file: the copy
 * @modified: when it was made, in seconds since 1970 UTC
 * @is_beside: whether it lies beside the plan, else it is a version that this computer keeps
 *
 * A copy of a plan that opens, where the plan itself does not.
 */
typedef struct
{
  GFile *file;
  gint64 modified;
  gboolean is_beside;
} BalikGoodCopy;

void balik_good_copy_free (BalikGoodCopy *self);
GPtrArray *balik_good_copies_find (GFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikGoodCopy, balik_good_copy_free)

G_END_DECLS
