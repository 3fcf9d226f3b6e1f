/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-preferences-dialog.h"

/**
 * BalikPreferencesDialog:
 *
 * The few things that are the same for all plans on this computer.
 */
struct _BalikPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  GSettings *settings;

  AdwSwitchRow *workshop_row;
};

G_DEFINE_FINAL_TYPE (BalikPreferencesDialog, balik_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
balik_preferences_dialog_dispose (GObject *object)
{
  BalikPreferencesDialog *self = BALIK_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (balik_preferences_dialog_parent_class)->dispose (object);
}

static void
balik_preferences_dialog_class_init (BalikPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = balik_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikPreferencesDialog, workshop_row);
}

static void
balik_preferences_dialog_init (BalikPreferencesDialog *self)
{
  self->settings = g_settings_new (BALIK_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (self->settings, "workshop-computer", self->workshop_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

/**
 * balik_preferences_dialog_new:
 *
 * Returns: (transfer floating): the preferences
 */
AdwDialog *
balik_preferences_dialog_new (void)
{
  return g_object_new (BALIK_TYPE_PREFERENCES_DIALOG, NULL);
}
