/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-plan-view.h"
#include "balik-recent.h"
#include "balik-start-page.h"
#include "balik-template.h"
#include "balik-typing.h"
#include "balik-window-private.h"

/**
 * BalikWindow:
 *
 * A window: the start page, or one open plan.
 *
 * It opens and closes documents and shows messages. Its actions are in
 * balik-window-actions.c; what is in a plan is the plan view's business.
 */

G_DEFINE_FINAL_TYPE (BalikWindow, balik_window, ADW_TYPE_APPLICATION_WINDOW)

static void
refused_cb (BalikWindow *self, const char *message)
{
  balik_window_show_message (self, message);
}

static void
update_window_title (BalikWindow *self)
{
  const char *title = NULL;
  g_autofree char *text = NULL;

  if (self->document != NULL)
    title = balik_plan_get_title (balik_document_get_plan (self->document));
  if (title != NULL && *title != '\0')
    /* Translators: the title of a window: %s is the title of a plan */
    text = g_strdup_printf (_ ("%s – Balik"), title);
  gtk_window_set_title (GTK_WINDOW (self), text != NULL ? text : _ ("Balik"));
}

static void
restore_size (BalikWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
remember_size (BalikWindow *self)
{
  int width;
  int height;

  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
}

/* Later, when the closed store has let go of its working copy. */
static void
update_start_page (gpointer data)
{
  g_autoptr (BalikWindow) self = data;

  if (self->start_page != NULL)
    balik_start_page_update (self->start_page);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikWindow) self = data;
  g_autoptr (GError) error = NULL;

  g_application_release (g_application_get_default ());
  /* Work that is in no file stays in its working copy, and on the start page. */
  if (!balik_store_close_finish (BALIK_STORE (source), result, &error)
      && !g_error_matches (error, BALIK_STORE_ERROR, BALIK_STORE_ERROR_NO_FILE))
    balik_window_show_message (self, error->message);
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    g_idle_add_once (update_start_page, g_object_ref (self));
}

/* Takes the open plan out of the window. */
static BalikDocument *
take_document (BalikWindow *self)
{
  if (self->document == NULL)
    return NULL;
  adw_bin_set_child (self->plan_bin, NULL);
  return g_steal_pointer (&self->document);
}

/* Lets go of the open plan; its file is written in the background. */
static void
close_document (BalikWindow *self)
{
  g_autoptr (BalikDocument) document = NULL;

  balik_typing_take (GTK_ROOT (self));
  document = take_document (self);
  if (document == NULL)
    return;
  balik_recent_remember (document);
  g_application_hold (g_application_get_default ());
  balik_store_close_async (balik_document_get_store (document), closed_cb, g_object_ref (self));
}

static void
close_again (BalikWindow *self, GObject *data)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
balik_window_close_request (GtkWindow *window)
{
  BalikWindow *self = BALIK_WINDOW (window);

  if (balik_window_must_ask (self))
    {
      balik_window_leave (self, close_again, NULL);
      return GDK_EVENT_STOP;
    }
  remember_size (self);
  close_document (self);
  return GTK_WINDOW_CLASS (balik_window_parent_class)->close_request (window);
}

static void
balik_window_dispose (GObject *object)
{
  BalikWindow *self = BALIK_WINDOW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->opening_file);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_WINDOW);

  G_OBJECT_CLASS (balik_window_parent_class)->dispose (object);
}

static void
balik_window_class_init (BalikWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = balik_window_dispose;
  window_class->close_request = balik_window_close_request;

  g_type_ensure (BALIK_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/balikplan/Balik/ui/balik-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BalikWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BalikWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, BalikWindow, plan_bin);
  balik_window_install_actions (widget_class);
  balik_window_install_plan_acts (widget_class);
  balik_window_install_left_acts (widget_class);
  balik_window_install_reading_acts (widget_class);
  balik_window_install_table_acts (widget_class);
  balik_window_install_share (widget_class);
}

static void
balik_window_init (BalikWindow *self)
{
  self->settings = g_settings_new (BALIK_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  restore_size (self);
  balik_window_accept_tables (self);
  balik_window_update_actions (self);
}

/**
 * balik_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window with the start page
 */
BalikWindow *
balik_window_new (AdwApplication *application)
{
  return g_object_new (BALIK_TYPE_WINDOW, "application", application, NULL);
}

/**
 * balik_window_get_document:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the open plan
 */
BalikDocument *
balik_window_get_document (BalikWindow *self)
{
  g_return_val_if_fail (BALIK_IS_WINDOW (self), NULL);

  return self->document;
}

/**
 * balik_window_is_free:
 * @self: a window
 *
 * Returns: whether it shows the start page and opens nothing
 */
gboolean
balik_window_is_free (BalikWindow *self)
{
  g_return_val_if_fail (BALIK_IS_WINDOW (self), FALSE);

  return self->document == NULL && !self->is_opening;
}

/**
 * balik_window_set_document:
 * @self: a window
 * @document: (nullable): a plan, %NULL for the start page
 *
 * Shows another plan. The one that was open is written and closed.
 */
void
balik_window_set_document (BalikWindow *self, BalikDocument *document)
{
  GtkWidget *view;

  g_return_if_fail (BALIK_IS_WINDOW (self));

  if (self->document == document)
    return;

  close_document (self);
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      view = g_object_new (BALIK_TYPE_PLAN_VIEW, "document", document, NULL);
      g_signal_connect_object (document, "refused", G_CALLBACK (refused_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "notify::title", G_CALLBACK (update_window_title), self,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (self->plan_bin, view);
      balik_window_tell_reading (self);
    }
  gtk_stack_set_visible_child_name (self->stack, document != NULL ? "plan" : "start");
  update_window_title (self);
  balik_window_update_actions (self);
}

/* Shows the start page; whoever calls it closes the plan that was open. */
void
balik_window_drop_document (BalikWindow *self)
{
  g_autoptr (BalikDocument) document = take_document (self);

  gtk_stack_set_visible_child_name (self->stack, "start");
  update_window_title (self);
  balik_window_update_actions (self);
}

/**
 * balik_window_open_template:
 * @self: a window
 * @id: the code word of a template
 *
 * Begins a new plan from a template. It is kept on this computer until the
 * user says where its file should be.
 */
void
balik_window_open_template (BalikWindow *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalikPlan) plan = NULL;
  g_autoptr (BalikStore) store = NULL;
  g_autoptr (BalikDocument) document = NULL;

  g_return_if_fail (BALIK_IS_WINDOW (self));

  plan = balik_template_load (id, &error);
  if (plan == NULL)
    {
      balik_window_show_message (self, error->message);
      return;
    }
  store = balik_store_new_for_plan (plan, balik_plan_get_title (plan));
  document = balik_document_new (store);
  balik_window_set_document (self, document);
}

/**
 * balik_window_end:
 * @self: a window
 *
 * Closes it without a question: nobody may be there to answer. Work that is in no
 * file stays in its working copy.
 */
void
balik_window_end (BalikWindow *self)
{
  g_return_if_fail (BALIK_IS_WINDOW (self));

  self->is_ending = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * balik_window_show_message:
 * @self: a window
 * @message: a sentence
 *
 * Shows a message that goes away by itself, and tells it to screen readers.
 */
void
balik_window_show_message (BalikWindow *self, const char *message)
{
  AdwToast *toast;

  g_return_if_fail (BALIK_IS_WINDOW (self));

  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, message);
  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
