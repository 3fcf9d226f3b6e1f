/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-history.h"
#include "balik-store.h"

G_BEGIN_DECLS

/*
 * What the programs of this suite share. They run in two tiers: "commit", each
 * time, and "soak", before a release (BALIK_TEST_TIER=soak). BALIK_TEST_SCALE
 * multiplies the counts, BALIK_TEST_MINUTES ends a soak, BALIK_TEST_SEED
 * repeats a run. Each case reports one line that begins with "reliability:".
 */
void reliability_init (int *argc, char ***argv);
gboolean reliability_is_soak (void);
guint reliability_count (guint commit, guint soak);
gboolean reliability_goes_on (void);
guint32 reliability_seed (void);
void reliability_report (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* One act of a user; the same numbers and the same plan give the same act. */
void act_do (BalikPlan *plan, BalikHistory *history, GRand *rand, guint number);
char *act_dup_digest (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

/**
 * World:
 * @folder: where the user keeps plans
 * @path: the plan in it
 * @state: where Balik keeps its own
 * @start: the bytes that the plan has at first
 * @digest: that of the plan at first
 */
typedef struct
{
  char *folder;
  char *path;
  char *state;
  GBytes *start;
  char *digest;
} World;

World *world_new (void) G_GNUC_WARN_UNUSED_RESULT;
void world_free (World *self);
void world_reset (World *self);
BalikPlan *world_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *world_read_digest (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void world_assert_tidy (World *self, gboolean may_have_strays);
GPtrArray *world_list_plans (World *self, gboolean may_have_strays) G_GNUC_WARN_UNUSED_RESULT;

/* Waits until nobody but the caller has it, and lets go; the working copy stays if it is open. */
void world_drop_store (BalikStore *store);
void world_run_main (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

G_END_DECLS
