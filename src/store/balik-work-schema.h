/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-schema.h"

G_BEGIN_DECLS

/* "BALW": a working copy, which is no file to hand on. */
#define BALIK_WORK_APPLICATION_ID 0x42414c57
/* "BALU": acts that are kept between two times that a plan is open. */
#define BALIK_ACTS_APPLICATION_ID 0x42414c55

/* The form of a working copy: 1 had no acts in it. */
#define BALIK_WORK_SCHEMA_VERSION 2

gboolean balik_work_schema_create (BalikDatabase *database, GError **error);
gboolean balik_work_schema_verify (BalikDatabase *database, GError **error);
gboolean balik_acts_schema_create (BalikDatabase *database, GError **error);
gboolean balik_acts_schema_verify (BalikDatabase *database, GError **error);

G_END_DECLS
