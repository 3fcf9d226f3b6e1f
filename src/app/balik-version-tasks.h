/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-version.h"

G_BEGIN_DECLS

/**
 * BalikChangeLine:
 * @place: the part of the plan, as a heading
 * @name: what of it
 * @word: what happened, where it is not a value; else ""
 * @before: the value in the version; "" where @word says all
 * @after: the value now; "" where @word says all
 *
 * One difference between a version and the plan as it is now, in words.
 */
typedef struct
{
  char *place;
  char *name;
  char *word;
  char *before;
  char *after;
} BalikChangeLine;

/**
 * BalikVersionReading:
 * @plan: the plan as it was then
 * @lines: (element-type BalikChangeLine): the first of what differs, in words
 * @n_differences: how much differs in all
 *
 * A version that was read and compared.
 */
typedef struct
{
  BalikPlan *plan;
  GPtrArray *lines;
  guint n_differences;
} BalikVersionReading;

void balik_version_reading_free (BalikVersionReading *self);

void balik_versions_list_async (const char *doc_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
GPtrArray *balik_versions_list_finish (GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_version_compare_async (const BalikVersion *version,
                                  BalikPlan *snapshot,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
BalikVersionReading *balik_version_compare_finish (GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikVersionReading, balik_version_reading_free)

G_END_DECLS
