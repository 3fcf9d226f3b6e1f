/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "balik-widgets-init.h"
#include "balik-widgets-resources.h"

/**
 * balik_widgets_ensure_resources:
 *
 * Makes sure that the templates of this folder are linked into the program.
 * Each class with a template calls it from its class_init.
 */
void
balik_widgets_ensure_resources (void)
{
  g_resources_register (balik_widgets_get_resource ());
}
