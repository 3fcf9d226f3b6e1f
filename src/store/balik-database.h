/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "balik-store-error.h"

G_BEGIN_DECLS

/**
 * BalikDatabase:
 * @db: the connection
 * @name: what messages call the file, to be shown
 *
 * A connection with the settings that hold for every database of ours, and
 * the one place where a result of SQLite becomes an error of the store.
 */
typedef struct
{
  sqlite3 *db;
  char *name;
} BalikDatabase;

BalikDatabase *balik_database_new_in_memory (const char *name,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikDatabase *balik_database_new_for_file (const char *path,
                                            const char *name,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void balik_database_free (BalikDatabase *self);

gboolean balik_database_lacks_memory (BalikDatabase *self);
gboolean balik_database_check (BalikDatabase *self, int result, GError **error);
gboolean balik_database_run (BalikDatabase *self, const char *sql, GError **error);
sqlite3_stmt *balik_database_prepare (BalikDatabase *self, const char *sql, GError **error);
gboolean balik_database_step (BalikDatabase *self,
                              sqlite3_stmt *statement,
                              gboolean *has_row,
                              GError **error);
gboolean balik_database_finish (BalikDatabase *self, sqlite3_stmt *statement, GError **error);
gboolean balik_database_bind_text (BalikDatabase *self,
                                   sqlite3_stmt *statement,
                                   int place,
                                   const char *text,
                                   GError **error);
char *balik_database_dup_text (sqlite3_stmt *statement, int column) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikDatabase, balik_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
