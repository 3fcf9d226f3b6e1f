/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-database.h"

G_BEGIN_DECLS

/* "BALK": the application id of a plan; data/ tells the desktop the same. */
#define BALIK_APPLICATION_ID 0x42414c4b

/* The form of the tables below. */
#define BALIK_SCHEMA_VERSION 1
/* A plan names the lowest of these that may read it, and that may change it. */
#define BALIK_FORMAT_VERSION 1
/* Counts the ways in which a writer tidies a plan. */
#define BALIK_TIDY_VERSION 1

/**
 * BalikSchemaPart:
 * @type: “table” or “index”
 * @name: its name
 * @table: the table that it belongs to, for a table itself
 * @sql: the statement that makes it
 * @columns_sql: of a table of a plan, the statement that tells its columns
 * @columns: of a table of a plan, their names; the list ends with NULL
 *
 * Something that a database of ours consists of.
 */
typedef struct
{
  const char *type;
  const char *name;
  const char *table;
  const char *sql;
  const char *columns_sql;
  const char *columns[8];
} BalikSchemaPart;

/**
 * BalikSchemaForm:
 * @version: the “user_version” of its files
 * @parts: (array zero-terminated=1): the tables that they have
 *
 * A form that the tables of a plan had at some time.
 */
typedef struct
{
  guint32 version;
  const BalikSchemaPart *const *parts;
} BalikSchemaForm;

extern const BalikSchemaPart balik_schema_item;
extern const BalikSchemaPart balik_schema_meta;
extern const BalikSchemaPart balik_schema_value;

const BalikSchemaForm *balik_schema_find_form (guint32 version);
gboolean balik_schema_part_is (const BalikSchemaPart *self,
                               const char *type,
                               const char *name,
                               const char *table,
                               const char *sql);

gboolean balik_schema_create (BalikDatabase *database, GError **error);
gboolean balik_schema_verify (BalikDatabase *database, GError **error);

/* For databases that consist of other parts; the lists end with NULL. */
gboolean balik_schema_create_parts (BalikDatabase *database,
                                    const BalikSchemaPart *const *parts,
                                    GError **error);
gboolean balik_schema_verify_parts (BalikDatabase *database,
                                    const BalikSchemaPart *const *parts,
                                    GError **error);

G_END_DECLS
