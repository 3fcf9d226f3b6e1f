/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How deep objects and lists may be inside one another. */
#define BALIK_JSON_MAX_DEPTH 32

/* How many values a file may have, lists and objects included. A plan of twenty
 * lines with a range and an origin for every number has about 30,000. */
#define BALIK_JSON_MAX_VALUES 100000

/* The longest key, in bytes. */
#define BALIK_JSON_MAX_KEY 10000

/* More problems than this help nobody. */
#define BALIK_JSON_MAX_PROBLEMS 1000

JsonNode *balik_json_read (const char *text, gsize length, GPtrArray *problems, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
