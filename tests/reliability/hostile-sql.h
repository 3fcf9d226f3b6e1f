/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HostileSql:
 * @name: what it is
 * @sql: what is done to a good plan, by somebody who may do anything
 * @may_open_sealed: whether it keeps every rule of a plan, so that it opens
 *     if its digests are made to fit
 */
typedef struct
{
  const char *name;
  const char *sql;
  gboolean may_open_sealed;
} HostileSql;

const HostileSql *hostile_sql_get (guint *n_entries);

G_END_DECLS
