/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-store-error.h"

/* A plan file in a folder of its own. */
typedef struct
{
  char *folder;
  GFile *file;
} PlanFileFixture;

void plan_file_set_up (PlanFileFixture *fixture, gconstpointer data);
void plan_file_tear_down (PlanFileFixture *fixture, gconstpointer data);

/* Reading the file fails with that code, in a sentence that names it. */
void plan_file_assert_refused_with (GFile *file, BalikStoreError code, const char *words);
void plan_file_assert_refused (GFile *file, BalikStoreError code);

GBytes *plan_file_load (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
void plan_file_save (GFile *file, gconstpointer data, gsize length);
