/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-notices.h"

/**
 * BalikNotices:
 *
 * What an open plan has to tell, one sentence of each kind. There is room for one
 * of them: it is the most urgent.
 *
 * The headers of the places show it in a banner.
 */
typedef struct
{
  char *message;
  char *button;
  char *action;
} Notice;

#define N_KINDS (BALIK_NOTICE_READ_ONLY + 1)

struct _BalikNotices
{
  GObject parent_instance;

  Notice notices[N_KINDS];
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikNotices, balik_notices, G_TYPE_OBJECT)

static void
emit_changed (BalikNotices *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
set_notice (Notice *notice, const char *message, const char *button, const char *action)
{
  gboolean is_changed = g_set_str (&notice->message, message);

  is_changed |= g_set_str (&notice->button, button);
  is_changed |= g_set_str (&notice->action, action);
  return is_changed;
}

static const Notice *
find_shown (BalikNotices *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (self->notices[i].message != NULL)
      return &self->notices[i];
  return &self->notices[0];
}

static void
balik_notices_finalize (GObject *object)
{
  BalikNotices *self = BALIK_NOTICES (object);

  for (guint i = 0; i < N_KINDS; i++)
    set_notice (&self->notices[i], NULL, NULL, NULL);

  G_OBJECT_CLASS (balik_notices_parent_class)->finalize (object);
}

static void
balik_notices_class_init (BalikNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = balik_notices_finalize;

  /**
   * BalikNotices::changed:
   * @self: notices
   *
   * Emitted when there is something else to tell, or nothing any more.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", BALIK_TYPE_NOTICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
balik_notices_init (BalikNotices *self)
{
}

/**
 * balik_notices_new:
 *
 * Returns: (transfer full): notices, none so far
 */
BalikNotices *
balik_notices_new (void)
{
  return g_object_new (BALIK_TYPE_NOTICES, NULL);
}

/**
 * balik_notices_show:
 * @self: notices
 * @kind: what it is about
 * @message: a whole sentence
 * @button: (nullable): the words, with an underline, of a button that helps
 * @action: (nullable): the action of that button, as "win.save"
 *
 * Tells it, until it is hidden or something else of that kind is told.
 */
void
balik_notices_show (BalikNotices *self,
                    BalikNoticeKind kind,
                    const char *message,
                    const char *button,
                    const char *action)
{
  g_return_if_fail (BALIK_IS_NOTICES (self));
  g_return_if_fail (kind < N_KINDS);
  g_return_if_fail (message != NULL);

  if (set_notice (&self->notices[kind], message, button, action))
    emit_changed (self);
}

/**
 * balik_notices_hide:
 * @self: notices
 * @kind: what it was about
 *
 * Says that it is no longer true.
 */
void
balik_notices_hide (BalikNotices *self, BalikNoticeKind kind)
{
  g_return_if_fail (BALIK_IS_NOTICES (self));
  g_return_if_fail (kind < N_KINDS);

  if (set_notice (&self->notices[kind], NULL, NULL, NULL))
    emit_changed (self);
}

/**
 * balik_notices_get_message:
 * @self: notices
 *
 * Returns: (nullable): the most urgent sentence
 */
const char *
balik_notices_get_message (BalikNotices *self)
{
  g_return_val_if_fail (BALIK_IS_NOTICES (self), NULL);

  return find_shown (self)->message;
}

/**
 * balik_notices_get_button:
 * @self: notices
 *
 * Returns: (nullable): the words of the button beside it
 */
const char *
balik_notices_get_button (BalikNotices *self)
{
  g_return_val_if_fail (BALIK_IS_NOTICES (self), NULL);

  return find_shown (self)->button;
}

/**
 * balik_notices_get_action:
 * @self: notices
 *
 * Returns: (nullable): the action of that button
 */
const char *
balik_notices_get_action (BalikNotices *self)
{
  g_return_val_if_fail (BALIK_IS_NOTICES (self), NULL);

  return find_shown (self)->action;
}
