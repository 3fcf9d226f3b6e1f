/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reliability.h"

G_BEGIN_DECLS

/**
 * FaultSession:
 * @world: where it happens
 * @what: (nullable): what is tried, to be printed if it goes wrong
 * @path: the file that the plan has
 * @store: (nullable): what has it open
 * @digests: of the plan after each act; the first is that of the beginning
 * @kept: the last act that the store said is safe
 * @published: the last act that the file has for sure
 * @attempted: the last act that the file may have
 * @copied: the last act that the copy has; 0 where there is none
 * @n_errors: how many errors were told
 *
 * What a user does with a plan while calls fail. Nothing of it may be lost or
 * broken, and whatever cannot be done is told.
 */
typedef struct
{
  World *world;
  char *what;
  char *path;
  BalikStore *store;
  GPtrArray *digests;
  guint kept;
  guint published;
  guint attempted;
  guint copied;
  guint n_errors;
} FaultSession;

FaultSession *fault_session_new (World *world) G_GNUC_WARN_UNUSED_RESULT;
void fault_session_free (FaultSession *self);

gboolean fault_session_open (FaultSession *self);
void fault_session_act (FaultSession *self);
void fault_session_undo (FaultSession *self);
gboolean fault_session_publish (FaultSession *self);
void fault_session_copy (FaultSession *self);
gboolean fault_session_close (FaultSession *self);
void fault_session_recover (FaultSession *self);

/* All of that, as far as it goes. */
void fault_session_run (FaultSession *self);
/* The fault is gone: the work goes on, or Balik has crashed and recovers it. */
void fault_session_check (FaultSession *self);
void fault_session_end (FaultSession *self, gboolean goes_on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultSession, fault_session_free)

G_END_DECLS
