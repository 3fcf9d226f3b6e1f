/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-plan-check.h"
#include "balik-plan.h"

G_BEGIN_DECLS

#define BALIK_JSON_ERROR (balik_json_error_quark ())
GQuark balik_json_error_quark (void);

/**
 * BalikJsonError:
 * @BALIK_JSON_ERROR_SYNTAX: the bytes are not JSON; the message says where
 * @BALIK_JSON_ERROR_FORMAT: it is JSON, but not a plan that this Balik reads
 * @BALIK_JSON_ERROR_RULES: it is a plan that breaks rules; the problems say which
 *
 * Why a plan was not imported.
 */
typedef enum
{
  BALIK_JSON_ERROR_SYNTAX,
  BALIK_JSON_ERROR_FORMAT,
  BALIK_JSON_ERROR_RULES,
} BalikJsonError;

/* The largest file that is read, in bytes. */
#define BALIK_JSON_MAX_SIZE (64 * 1024 * 1024)

BalikPlan *
balik_json_import (GBytes *bytes, GPtrArray **problems, GError **error) G_GNUC_WARN_UNUSED_RESULT;
BalikPlan *balik_json_import_file (GFile *file,
                                   GPtrArray **problems,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *balik_json_format_problems (GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
