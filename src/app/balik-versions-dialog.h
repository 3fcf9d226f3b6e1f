/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_VERSIONS_DIALOG (balik_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BalikVersionsDialog, balik_versions_dialog, BALIK, VERSIONS_DIALOG, AdwDialog)

AdwDialog *balik_versions_dialog_new (BalikDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
