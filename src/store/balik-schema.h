/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-database.h"

G_BEGIN_DECLS

/* "BALK": the application id of a plan; data/ tells the desktop the same. */
#define BALIK_APPLICATION_ID 0x42414c4b
/* "BALW": a working copy, which is no file to hand on. */
#define BALIK_WORK_APPLICATION_ID 0x42414c57

/* The form of the tables below. */
#define BALIK_SCHEMA_VERSION 1
/* A plan names the lowest of these that may read it, and that may change it. */
#define BALIK_FORMAT_VERSION 1
/* Counts the ways in which a writer tidies a plan. */
#define BALIK_TIDY_VERSION 1

gboolean balik_schema_create (BalikDatabase *database, gboolean is_work, GError **error);
gboolean balik_schema_verify (BalikDatabase *database, GError **error);

G_END_DECLS
