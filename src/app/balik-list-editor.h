/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "balik-document.h"

G_BEGIN_DECLS

#define BALIK_TYPE_LIST_EDITOR (balik_list_editor_get_type ())
G_DECLARE_FINAL_TYPE (BalikListEditor, balik_list_editor, BALIK, LIST_EDITOR, AdwPreferencesGroup)

GtkWidget *balik_list_editor_new (BalikDocument *document,
                                  BalikItem *holder,
                                  const char *list_key) G_GNUC_WARN_UNUSED_RESULT;
char *balik_list_editor_dup_item_name (BalikItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
