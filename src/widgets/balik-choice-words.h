/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *balik_choice_get_words (const char *choice);
const char *balik_origin_kind_get_badge (const char *kind);
const char *balik_country_get_name (const char *code);
const char *const *balik_country_get_codes (void);
const char *const *balik_currency_get_codes (void);

G_END_DECLS
