/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-store.h"

G_BEGIN_DECLS

/**
 * BalikCopyKind:
 * @BALIK_COPY_WHOLE: all that the plan holds
 * @BALIK_COPY_TO_SHARE: without texts that may name people, to be handed to strangers
 *
 * What goes into a copy. Each is a new plan, with an id of its own: versions,
 * recovered work and conflicts are told apart by the id, and two plans that go
 * different ways must not mix there.
 */
typedef enum
{
  BALIK_COPY_WHOLE,
  BALIK_COPY_TO_SHARE,
} BalikCopyKind;

char *balik_store_dup_removed_words (BalikStore *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_store_copy_async (BalikStore *self,
                             GFile *file,
                             BalikCopyKind kind,
                             GCancellable *cancellable,
                             GAsyncReadyCallback cb,
                             gpointer data);
gboolean
balik_store_copy_finish (BalikStore *self, GAsyncResult *result, char **words, GError **error);

void balik_store_duplicate_async (BalikStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback cb,
                                  gpointer data);
BalikStore *balik_store_duplicate_finish (BalikStore *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
