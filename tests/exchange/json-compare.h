/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *json_compare_parse (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
void json_compare_assert_equal (JsonNode *a, JsonNode *b);
GBytes *json_compare_load (const char *folder, const char *name) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *json_compare_list_plans (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
