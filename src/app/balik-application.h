/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BALIK_TYPE_APPLICATION (balik_application_get_type ())
G_DECLARE_FINAL_TYPE (BalikApplication, balik_application, BALIK, APPLICATION, AdwApplication)

BalikApplication *balik_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
