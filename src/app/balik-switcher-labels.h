/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void balik_switcher_labels_fit (GtkWidget *switcher, int width);

G_END_DECLS
