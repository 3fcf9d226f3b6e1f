/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-store.h"

G_BEGIN_DECLS

/**
 * BalikRecoverable:
 * @folder: its work folder
 * @name: the name of the plan, to be shown
 * @file: (nullable): the file that it was opened from or saved to
 * @n_changes: the changes that the file does not have
 * @modified: when the last of them was made, in seconds since 1970 UTC
 *
 * Work that was left on this computer by a Balik that did not end properly.
 */
typedef struct
{
  char *folder;
  char *name;
  GFile *file;
  guint n_changes;
  gint64 modified;
} BalikRecoverable;

void balik_recoverable_free (BalikRecoverable *self);

GPtrArray *balik_store_list_recoverable (void) G_GNUC_WARN_UNUSED_RESULT;
BalikStore *balik_store_recover (const BalikRecoverable *recoverable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_store_forget_recoverable (const BalikRecoverable *recoverable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikRecoverable, balik_recoverable_free)

G_END_DECLS
