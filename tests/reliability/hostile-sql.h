/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HostileWay:
 * @HOSTILE_REFUSED: it is not opened, whoever sealed it
 * @HOSTILE_OPENS_SEALED: it keeps every rule of a plan, so that it opens if its
 *     digests are made to fit
 * @HOSTILE_LEFT_OUT: what was added is left out and told, and the plan opens as
 *     a recovered copy
 *
 * What becomes of a hostile file.
 */
typedef enum
{
  HOSTILE_REFUSED,
  HOSTILE_OPENS_SEALED,
  HOSTILE_LEFT_OUT,
} HostileWay;

/**
 * HostileSql:
 * @name: what it is
 * @sql: what is done to a good plan, by somebody who may do anything
 * @way: what becomes of the file
 */
typedef struct
{
  const char *name;
  const char *sql;
  HostileWay way;
} HostileSql;

const HostileSql *hostile_sql_get (guint *n_entries);

G_END_DECLS
