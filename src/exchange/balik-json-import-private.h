/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "balik-plan.h"

G_BEGIN_DECLS

/* What the parts of an import share. */
typedef struct
{
  BalikPlan *plan;
  BalikEditGroup *group;
  GPtrArray *problems;
  GHashTable *refused; /* path → whether what is inside it was not read either */
} BalikJsonImport;

void balik_json_import_refuse (BalikJsonImport *self, gint64 item, char *path, char *message);
void balik_json_import_refuse_key (BalikJsonImport *self,
                                   gint64 item,
                                   char *path,
                                   const char *name,
                                   GPtrArray *known);
void balik_json_import_extras (BalikJsonImport *self, JsonObject *root);

/* Shared with the export. */
#define BALIK_JSON_FORMAT "balik-plan"
#define BALIK_JSON_VERSION 1
#define BALIK_JSON_ORIGINS "origins"
#define BALIK_JSON_SET_ASIDE "set_aside"

G_END_DECLS
