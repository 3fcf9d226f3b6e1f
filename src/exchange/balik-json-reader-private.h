/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How deep objects and lists may be inside one another. */
#define BALIK_JSON_MAX_DEPTH 32

/* More problems than this help nobody. */
#define BALIK_JSON_MAX_PROBLEMS 1000

JsonNode *balik_json_read (const char *text, gsize length, GPtrArray *problems, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
