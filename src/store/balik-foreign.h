/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-database.h"

G_BEGIN_DECLS

/**
 * BalikForeign:
 * @database: the database, to be read from
 * @deadline: when its statements are stopped, in monotonic time
 * @cancellable: (nullable): stops them earlier
 *
 * A database that a stranger may have made.
 */
typedef struct
{
  BalikDatabase *database;
  gint64 deadline;
  GCancellable *cancellable;
} BalikForeign;

BalikForeign *balik_foreign_new (guint8 *data,
                                 gsize size,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_foreign_free (BalikForeign *self);
gint64 balik_foreign_get_deadline (gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikForeign, balik_foreign_free)

G_END_DECLS
