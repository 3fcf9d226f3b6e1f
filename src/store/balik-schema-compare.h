/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-schema.h"

G_BEGIN_DECLS

gboolean
balik_schema_compare (BalikDatabase *database, guint32 version, GPtrArray *notes, GError **error);

G_END_DECLS
