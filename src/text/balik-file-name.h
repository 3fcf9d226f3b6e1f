/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BALIK_FILE_NAME_MAX_BYTES 100

char *balik_text_make_file_name (const char *title,
                                 const char *extension) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
