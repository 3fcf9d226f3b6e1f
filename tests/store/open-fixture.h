/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan-file.h"
#include "balik-store.h"

G_BEGIN_DECLS

/* A plan file in a folder of its own, and what a user does to an open plan. */
typedef struct
{
  char *folder;
  GFile *file;
} OpenFixture;

void open_fixture_set_up (OpenFixture *fixture, gconstpointer data);
void open_fixture_tear_down (OpenFixture *fixture, gconstpointer data);

BalikStore *open_fixture_open (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
void open_fixture_set_title (BalikStore *store, const char *title);
void open_fixture_publish (BalikStore *store);
BalikPlanFile *open_fixture_read (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
void open_fixture_assert_title (GFile *file, const char *title);
void open_fixture_assert_says (BalikStore *store, const char *words);
gboolean open_fixture_wait_for_state (BalikStore *store, BalikStoreState state);
void open_fixture_finalize (BalikStore *store);
void open_fixture_close (BalikStore *store);

G_END_DECLS
