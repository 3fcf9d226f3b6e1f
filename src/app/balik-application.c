/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-application.h"

#include <glib/gi18n.h>

#include "balik-preferences-dialog.h"
#include "balik-safekeeping.h"
#include "balik-window.h"

/**
 * BalikApplication:
 *
 * The running program: one process for all windows, opened by the desktop,
 * the shell or a file manager.
 */
struct _BalikApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (BalikApplication, balik_application, ADW_TYPE_APPLICATION)

/* In a window that shows the start page, else in a new one. */
static BalikWindow *
open_file (GtkApplication *application, GFile *file)
{
  GtkWindow *active = gtk_application_get_active_window (application);

  if (!BALIK_IS_WINDOW (active) || !balik_window_is_free (BALIK_WINDOW (active)))
    return balik_window_new_for_file (ADW_APPLICATION (application), file);
  balik_window_open_file (BALIK_WINDOW (active), file);
  return BALIK_WINDOW (active);
}

static void
balik_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (balik_window_new (ADW_APPLICATION (application)));
  gtk_window_present (window);
}

static void
balik_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      BalikWindow *window = balik_window_find_for_file (GTK_APPLICATION (application), files[i]);

      if (window == NULL)
        window = open_file (GTK_APPLICATION (application), files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
show_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (balik_window_new (data)));
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  /* Each window writes its plan before the application ends. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
show_help (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:balik");

  gtk_uri_launcher_launch (launcher, gtk_application_get_active_window (data), NULL, NULL, NULL);
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (balik_preferences_dialog_new (),
                      GTK_WIDGET (gtk_application_get_active_window (data)));
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

  adw_about_dialog_set_application_name (dialog, _ ("Balik"));
  adw_about_dialog_set_application_icon (dialog, BALIK_APP_ID);
  adw_about_dialog_set_version (dialog, BALIK_VERSION);
  adw_about_dialog_set_developer_name (dialog, _ ("The Balik developers"));
  adw_about_dialog_set_license_type (dialog, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (
      dialog, _ ("Plans renting, repairing and taking back what small firms sell today, with the "
                 "money that it needs and what it saves. Nothing leaves this computer."));
  /* Translators: put your names here, one a line; they are shown in the About window */
  adw_about_dialog_set_translator_credits (dialog, _ ("translator-credits"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (gtk_application_get_active_window (data)));
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = show_new_window },
  { .name = "help", .activate = show_help },
  { .name = "preferences", .activate = show_preferences },
  { .name = "about", .activate = show_about },
  { .name = "quit", .activate = quit },
};

static void
balik_application_startup (GApplication *application)
{
  static const char *const quit_keys[] = { "<Control>q", NULL };
  static const char *const help_keys[] = { "F1", NULL };
  static const char *const new_keys[] = { "<Control>n", NULL };
  static const char *const preferences_keys[] = { "<Control>comma", NULL };

  G_APPLICATION_CLASS (balik_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.help", help_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.new-window", new_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.preferences",
                                         preferences_keys);
  gtk_window_set_default_icon_name (BALIK_APP_ID);
  balik_safekeeping_install (GTK_APPLICATION (application));
}

static void
balik_application_class_init (BalikApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = balik_application_activate;
  application_class->open = balik_application_open;
  application_class->startup = balik_application_startup;
}

static void
balik_application_init (BalikApplication *self)
{
}

/**
 * balik_application_new:
 *
 * Returns: (transfer full): the application
 */
BalikApplication *
balik_application_new (void)
{
  return g_object_new (BALIK_TYPE_APPLICATION, "application-id", BALIK_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/balikplan/Balik", "register-session", TRUE, NULL);
}
