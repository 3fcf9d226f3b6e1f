/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-good-copy.h"
#include "balik-recoverable.h"

G_BEGIN_DECLS

/**
 * BalikStartList:
 * @left: (element-type BalikRecoverable): work that is in no file yet, the latest first
 * @recents: (element-type BalikRecent): plans that were open here, the latest first
 *
 * What can be gone on with.
 */
typedef struct
{
  GPtrArray *left;
  GPtrArray *recents;
} BalikStartList;

/**
 * BalikLook:
 * @file: the file, itself where it was a link
 * @left: (nullable): the latest work that was left of it
 *
 * What is known of a file before it is opened.
 */
typedef struct
{
  GFile *file;
  BalikRecoverable *left;
} BalikLook;

/**
 * BalikRescue:
 * @copies: (element-type BalikGoodCopy): copies that open, the latest first
 * @is_recent: whether it is among the recent plans
 *
 * What there is for a plan that does not open.
 */
typedef struct
{
  GPtrArray *copies;
  gboolean is_recent;
} BalikRescue;

void balik_start_list_free (BalikStartList *self);
void balik_start_list_async (gpointer source,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
BalikStartList *balik_start_list_finish (GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

void balik_look_free (BalikLook *self);
void balik_look_async (GFile *file, GAsyncReadyCallback callback, gpointer data);
BalikLook *balik_look_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

void balik_rescue_free (BalikRescue *self);
void balik_rescue_async (GFile *file, GAsyncReadyCallback callback, gpointer data);
BalikRescue *balik_rescue_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

void balik_left_discard_async (const BalikRecoverable *left,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean balik_left_discard_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikStartList, balik_start_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikLook, balik_look_free)

G_END_DECLS
