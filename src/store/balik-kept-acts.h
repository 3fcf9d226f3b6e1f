/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-acts.h"

G_BEGIN_DECLS

/* Each of these may wait for a disk; they are for threads. */
BalikActs *balik_kept_acts_read (const char *doc_id, const char *digest) G_GNUC_WARN_UNUSED_RESULT;
void balik_kept_acts_write (const char *doc_id, const char *digest, const BalikActs *acts);
void balik_kept_acts_forget (const char *doc_id);

G_END_DECLS
