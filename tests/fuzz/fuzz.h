/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What libFuzzer calls, in fuzz-TARGET.c. The same function takes the crashers
 * of the past in every ./dev test, through fuzz-replay.c.
 */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Of plans only, whole or to be salvaged; in mutate-plan.c. */
gsize LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, guint seed);
gsize LLVMFuzzerMutate (guint8 *data, gsize size, gsize max_size);

G_END_DECLS
