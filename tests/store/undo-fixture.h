/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-store.h"

G_BEGIN_DECLS

/* Acts of a user, and what a crash leaves of them. */
void undo_fixture_act (BalikStore *store, const char *label, const char *path, const char *text);
void undo_fixture_undo (BalikStore *store);
void undo_fixture_redo (BalikStore *store);
void undo_fixture_flush (BalikStore *store);
void undo_fixture_drop (BalikStore *store);
BalikStore *undo_fixture_open (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
void undo_fixture_close (BalikStore *store);
BalikStore *undo_fixture_recover (void) G_GNUC_WARN_UNUSED_RESULT;
BalikStore *undo_fixture_crash (BalikStore *store) G_GNUC_WARN_UNUSED_RESULT;
char *undo_fixture_find_work (void) G_GNUC_WARN_UNUSED_RESULT;
void undo_fixture_assert_acts (BalikStore *store, const char *expected);

G_END_DECLS
