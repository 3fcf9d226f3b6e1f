/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "balik-field.h"
#include "balik-json-writer-private.h"
#include "balik-value.h"

G_BEGIN_DECLS

char *balik_json_shorten (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *balik_json_describe (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
BalikValue *balik_json_value_read (const BalikField *field,
                                   JsonNode *node,
                                   char **message) G_GNUC_WARN_UNUSED_RESULT;
void balik_json_value_write (BalikJsonWriter *writer, const char *name, const BalikValue *value);

G_END_DECLS
