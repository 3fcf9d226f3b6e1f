/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-result.h"

G_BEGIN_DECLS

GBytes *balik_json_export_result (const BalikResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
