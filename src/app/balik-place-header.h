/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BALIK_TYPE_PLACE_HEADER (balik_place_header_get_type ())
G_DECLARE_FINAL_TYPE (BalikPlaceHeader, balik_place_header, BALIK, PLACE_HEADER, AdwBin)

G_END_DECLS
