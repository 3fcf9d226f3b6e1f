/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "disk-image.h"
#include "reliability.h"

G_BEGIN_DECLS

enum
{
  MARK_KEPT, /* the store said that this act is kept */
  MARK_PUBLISH, /* publishing after this act begins */
  MARK_PUBLISHED, /* it is done */
  MARK_CLOSING, /* publishing for the last time begins, then the work is taken away */
};

/**
 * Recording:
 * @world: where it happened
 * @log: each call that changed a disk, and the marks
 * @digests: of the plan after each act; the first is that of the beginning
 *
 * Two sessions of a user, written down call by call.
 */
typedef struct
{
  World *world;
  DiskLog *log;
  GPtrArray *digests;
} Recording;

/**
 * Known:
 * @kept: the last act that the store said is kept
 * @published: the last act that the file had for sure
 * @publishing: the last act that the file may have had
 *
 * What is known at one moment of a recording.
 */
typedef struct
{
  guint kept;
  guint published;
  guint publishing;
} Known;

Recording *recording_new (guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void recording_free (Recording *self);
Known recording_find_known (Recording *self, guint cut);
gboolean recording_is_after (Recording *self, const char *digest, guint first, guint last);
void recording_describe (Recording *self, const DiskCrash *crash, guint32 seed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

G_END_DECLS
