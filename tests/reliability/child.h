/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Child:
 * @pid: the process
 * @in: what it is told
 * @out: what it says
 *
 * The test program once more, as a process of its own that can be killed.
 */
typedef struct
{
  GPid pid;
  int in;
  int out;
} Child;

void child_start (Child *self, const char *state, const char *const *args);
gboolean child_hear (Child *self, guint32 *word);
void child_tell (Child *self, guint32 word);
void child_signal (Child *self, int number);
int child_end (Child *self);

/* In the child. */
void child_say (guint32 word);
gboolean child_listen (guint32 *word);

G_END_DECLS
