/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "balik-stress.h"

G_BEGIN_DECLS

/* A file of stress sets has no reason to be larger. */
#define BALIK_STRESS_MAX_SIZE (1024 * 1024)

GPtrArray *balik_stress_sets_list (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *balik_stress_sets_get_bytes (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *balik_stress_sets_parse (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *balik_stress_sets_load (GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
