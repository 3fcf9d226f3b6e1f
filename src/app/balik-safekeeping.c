/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-safekeeping.h"

#include <signal.h>

#include <glib-unix.h>

#include "balik-recoverable.h"
#include "balik-typing.h"
#include "balik-window.h"

/*
 * The ends that nobody in the program asks for: the session is left, the
 * computer is shut down, the display goes away. Plans go into their files where
 * there is time for that; where there is none, the working copies have them.
 */

typedef struct
{
  GtkApplication *application;
  BalikStore *store;
  gulong state_id;
  guint cookie;
} Wait;

static void
stop_waiting (Wait *wait)
{
  g_signal_handler_disconnect (wait->store, wait->state_id);
  if (wait->cookie != 0)
    gtk_application_uninhibit (wait->application, wait->cookie);
  g_object_unref (wait->store);
  g_object_unref (wait->application);
  g_free (wait);
}

static void
state_cb (BalikStore *store, GParamSpec *pspec, gpointer data)
{
  if (balik_store_get_state (store) != BALIK_STORE_SAVING)
    stop_waiting (data);
}

/* The session waits while the plan is on its way, and not a moment longer. */
static void
publish_before_end (GtkApplication *application, GtkWindow *window, BalikStore *store)
{
  Wait *wait;

  balik_typing_take (GTK_ROOT (window));
  balik_store_publish_soon (store);
  if (balik_store_get_state (store) != BALIK_STORE_SAVING)
    return;
  wait = g_new0 (Wait, 1);
  wait->application = g_object_ref (application);
  wait->store = g_object_ref (store);
  wait->cookie = gtk_application_inhibit (application, window, GTK_APPLICATION_INHIBIT_LOGOUT,
                                          balik_store_get_message (store));
  wait->state_id = g_signal_connect (store, "notify::state", G_CALLBACK (state_cb), wait);
}

static void
stay (BalikWindow *window, GObject *data)
{
}

static void
query_end_cb (GtkApplication *application, gpointer data)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      BalikDocument *document
          = BALIK_IS_WINDOW (l->data) ? balik_window_get_document (l->data) : NULL;

      if (document == NULL)
        continue;
      publish_before_end (application, l->data, balik_document_get_store (document));
      if (balik_window_must_ask (l->data))
        balik_window_leave (l->data, stay, NULL);
    }
}

/* Windows write their plans as they close, and the last one ends the program. */
static gboolean
quit_cb (gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    if (BALIK_IS_WINDOW (l->data))
      balik_window_end (l->data);
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
expire_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  balik_store_expire_recoverable (GPOINTER_TO_UINT (data), g_get_real_time () / G_USEC_PER_SEC);
  g_task_return_boolean (task, TRUE);
}

/* Work that was left long ago, and that nobody wanted. */
static void
expire (GtkApplication *application)
{
  g_autoptr (GSettings) settings = g_settings_new (BALIK_APP_ID);
  g_autoptr (GTask) task = g_task_new (application, NULL, NULL, NULL);
  const gboolean is_workshop = g_settings_get_boolean (settings, "workshop-computer");

  g_task_set_source_tag (task, expire);
  g_task_set_task_data (
      task,
      GUINT_TO_POINTER (is_workshop ? BALIK_RECOVERABLE_DAYS_IN_WORKSHOP : BALIK_RECOVERABLE_DAYS),
      NULL);
  g_task_run_in_thread (task, expire_in_thread);
}

/**
 * balik_safekeeping_install:
 * @application: the application, which has the action "quit"
 *
 * Keeps plans safe when the program is ended from outside.
 */
void
balik_safekeeping_install (GtkApplication *application)
{
  static const int signals[] = { SIGTERM, SIGHUP };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], quit_cb, application);
  g_signal_connect (application, "query-end", G_CALLBACK (query_end_cb), NULL);
  expire (application);
}
