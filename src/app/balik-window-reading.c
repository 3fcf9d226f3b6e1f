/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-text-fill.h"
#include "balik-ways-dialog.h"
#include "balik-window-private.h"

/* What there is to tell of how the open plan was read: that it is a recovered copy, and
 * that its file cannot be changed. */

static BalikStore *
get_store (BalikWindow *self)
{
  return balik_document_get_store (self->document);
}

static void
add_notes (BalikWaysDialog *dialog, BalikStore *store)
{
  GPtrArray *notes = balik_store_get_reading_notes (store);

  for (guint i = 0; i < notes->len; i++)
    balik_ways_dialog_add_note (dialog, g_ptr_array_index (notes, i));
}

/* Shows what the recovered plan lacks. */
void
balik_window_show_missing (BalikWindow *self)
{
  BalikStore *store = get_store (self);
  const gboolean is_whole = balik_store_get_reading_notes (store)->len == 0;
  BalikWaysDialog *dialog = balik_ways_dialog_new (
      _ ("Recovered Copy"),
      is_whole ? _ ("Nothing is missing. This is a new plan: the file that it comes from stays as "
                    "it is. Save this one to keep it.")
               : _ ("This is a new plan: the file that it comes from stays as it is. Save this one "
                    "to keep it. Look at what is missing or was changed:"));

  add_notes (dialog, store);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
show_missing (GtkWidget *widget, const char *action, GVariant *parameter)
{
  balik_window_show_missing (BALIK_WINDOW (widget));
}

static void
save_fitting_cb (BalikWaysDialog *dialog, BalikWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.save-elsewhere", NULL);
}

/* What a newer Balik wrote may not fit into what this one writes. */
static void
save_fitting (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikWindow *self = BALIK_WINDOW (widget);
  BalikStore *store = get_store (self);
  BalikWaysDialog *dialog = balik_ways_dialog_new (
      _ ("Save a Copy"),
      balik_store_get_reading_notes (store)->len > 0
          ? _ ("A newer Balik wrote this plan. A copy saved by this one cannot hold all of it:")
          : _ ("A newer Balik wrote this plan. A copy saved by this one holds all that can be seen "
               "here."));

  add_notes (dialog, store);
  balik_ways_dialog_add_way (dialog, "save", _ ("Save a Copy…"),
                             _ ("The file of the newer Balik stays as it is"));
  g_signal_connect_object (dialog, "chosen::save", G_CALLBACK (save_fitting_cb), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Not before something is changed: who only reads need not be told. */
static void
update_read_only (BalikDocument *document)
{
  BalikStore *store = balik_document_get_store (document);
  BalikNotices *notices = balik_document_get_notices (document);

  if (balik_store_get_state (store) == BALIK_STORE_READ_ONLY && balik_store_has_changes (store))
    balik_notices_show (notices, BALIK_NOTICE_READ_ONLY,
                        _ ("This plan can’t be changed where it is"), _ ("Save a _Copy…"),
                        "win.save");
  else if (balik_store_get_state (store) != BALIK_STORE_SAVING)
    balik_notices_hide (notices, BALIK_NOTICE_READ_ONLY);
}

/* Tells it in the notices of the open plan, as long as that is so. */
void
balik_window_tell_reading (BalikWindow *self)
{
  BalikStore *store = get_store (self);

  if (balik_store_is_recovered (store))
    balik_notices_show (balik_document_get_notices (self->document), BALIK_NOTICE_RECOVERED,
                        _ ("Recovered copy"), _ ("What Is _Missing"), "win.missing");
  g_signal_connect_object (store, "notify::state", G_CALLBACK (update_read_only), self->document,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::has-changes", G_CALLBACK (update_read_only),
                           self->document, G_CONNECT_SWAPPED);
  update_read_only (self->document);
}

/* Installs what the notices offer; called once, from the class of windows. */
void
balik_window_install_reading_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.missing", NULL, show_missing);
  gtk_widget_class_install_action (widget_class, "win.save-fitting", NULL, save_fitting);
}
