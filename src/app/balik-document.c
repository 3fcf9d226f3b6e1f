/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-document.h"

#include "balik-medium-watch.h"
#include "balik-store-notices.h"

/**
 * BalikDocument:
 *
 * An open plan with what belongs to it: its file, its history, its
 * projection and its simulation.
 *
 * Pages get it by property and read the parts that they need. It keeps no
 * state of its own.
 */
struct _BalikDocument
{
  GObject parent_instance;

  BalikStore *store;
  BalikMediumWatch *medium_watch;
  BalikProjection *projection;
  BalikSimulation *simulation;
  gboolean is_drawn;
  BalikLocale *locale;
  BalikNotices *notices;
  BalikStoreNotices *store_notices;
};

enum
{
  SIGNAL_REFUSED,
  SIGNAL_PROJECTED,
  SIGNAL_DRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikDocument, balik_document, G_TYPE_OBJECT)

static void
emit_refused (BalikDocument *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, message);
}

/* Nothing is shown before the first draws are there: the likely run is not the middle. */
static void
projected_cb (BalikDocument *self)
{
  if (self->is_drawn)
    g_signal_emit (self, signals[SIGNAL_PROJECTED], 0);
}

static void
drawn_cb (BalikDocument *self)
{
  const guint signal = self->is_drawn ? SIGNAL_DRAWN : SIGNAL_PROJECTED;

  self->is_drawn = TRUE;
  if (balik_document_get_result (self) != NULL)
    g_signal_emit (self, signals[signal], 0);
}

static void
balik_document_dispose (GObject *object)
{
  BalikDocument *self = BALIK_DOCUMENT (object);

  g_clear_object (&self->simulation);
  g_clear_object (&self->projection);
  g_clear_object (&self->medium_watch);
  g_clear_object (&self->store);
  g_clear_object (&self->store_notices);
  g_clear_object (&self->notices);
  g_clear_pointer (&self->locale, balik_locale_unref);

  G_OBJECT_CLASS (balik_document_parent_class)->dispose (object);
}

static void
balik_document_class_init (BalikDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_document_dispose;

  /**
   * BalikDocument::refused:
   * @self: a document
   * @message: the rule, in words
   *
   * Emitted when an edit would break a rule and nobody nearer could say so.
   */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", BALIK_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * BalikDocument::projected:
   * @self: a document
   *
   * Emitted when there is a newer result; the first time, with the first draws.
   */
  signals[SIGNAL_PROJECTED] = g_signal_new ("projected", BALIK_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BalikDocument::drawn:
   * @self: a document
   *
   * Emitted when there are newer or more draws, and the result is as it was.
   */
  signals[SIGNAL_DRAWN] = g_signal_new ("drawn", BALIK_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
balik_document_init (BalikDocument *self)
{
  self->locale = balik_locale_new_default ();
  self->notices = balik_notices_new ();
}

/**
 * balik_document_new:
 * @store: an open plan file
 *
 * Returns: (transfer full): the document of that file
 */
BalikDocument *
balik_document_new (BalikStore *store)
{
  g_autoptr (GSettings) settings = NULL;
  BalikDocument *self;
  BalikPlan *plan;

  g_return_val_if_fail (BALIK_IS_STORE (store), NULL);

  self = g_object_new (BALIK_TYPE_DOCUMENT, NULL);
  plan = balik_store_get_plan (store);
  self->store = g_object_ref (store);
  self->medium_watch = balik_medium_watch_new (store, NULL);
  self->store_notices = balik_store_notices_new (store, self->notices);
  settings = g_settings_new (BALIK_APP_ID);
  g_settings_bind (settings, "workshop-computer", store, "keeps-nothing", G_SETTINGS_BIND_GET);
  self->projection = balik_projection_new (plan);
  self->simulation = balik_simulation_new (plan);
  g_signal_connect_object (self->projection, "notify::result", G_CALLBACK (projected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->simulation, "notify::spread", G_CALLBACK (drawn_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * balik_document_get_store:
 * @self: a document
 *
 * Returns: (transfer none): its file
 */
BalikStore *
balik_document_get_store (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return self->store;
}

/**
 * balik_document_get_plan:
 * @self: a document
 *
 * Returns: (transfer none): its plan
 */
BalikPlan *
balik_document_get_plan (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return balik_store_get_plan (self->store);
}

/**
 * balik_document_get_history:
 * @self: a document
 *
 * Returns: (transfer none): what was done to its plan
 */
BalikHistory *
balik_document_get_history (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return balik_store_get_history (self->store);
}

/**
 * balik_document_get_projection:
 * @self: a document
 *
 * Returns: (transfer none): the projection that follows its plan
 */
BalikProjection *
balik_document_get_projection (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return self->projection;
}

/**
 * balik_document_get_result:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the newest result
 */
BalikResult *
balik_document_get_result (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return balik_projection_get_result (self->projection);
}

/**
 * balik_document_get_simulation:
 * @self: a document
 *
 * Returns: (transfer none): the draws that follow its plan
 */
BalikSimulation *
balik_document_get_simulation (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return self->simulation;
}

/**
 * balik_document_get_spread:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): how the newest draws spread
 */
BalikSpread *
balik_document_get_spread (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return balik_simulation_get_spread (self->simulation);
}

/**
 * balik_document_new_headline:
 * @self: a document
 * @answer: which question
 *
 * Returns: (transfer full) (nullable): the answer of the newest result and
 *     draws, %NULL as long as there is no result
 */
BalikHeadline *
balik_document_new_headline (BalikDocument *self, BalikAnswer answer)
{
  BalikResult *result;

  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  result = balik_document_get_result (self);
  if (result == NULL)
    return NULL;
  return balik_headline_new (answer, balik_document_get_plan (self), result,
                             balik_document_get_spread (self), self->locale);
}

/**
 * balik_document_get_locale:
 * @self: a document
 *
 * Returns: (transfer none): how numbers are read and written
 */
BalikLocale *
balik_document_get_locale (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return self->locale;
}

/**
 * balik_document_get_notices:
 * @self: a document
 *
 * Returns: (transfer none): what there is to tell of it
 */
BalikNotices *
balik_document_get_notices (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return self->notices;
}

/**
 * balik_document_get_other_version:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the file that somebody else changed, beside which
 *     this plan was saved
 */
GFile *
balik_document_get_other_version (BalikDocument *self)
{
  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), NULL);

  return balik_store_notices_get_other (self->store_notices);
}

/**
 * balik_document_apply:
 * @self: a document
 * @group: (transfer full): what to do
 *
 * Applies edits that should not be able to fail, as pressing a button does; if
 * they are refused all the same, the window shows why. Where a person types,
 * call balik_plan_apply() and show the reason beside the field.
 *
 * Returns: whether it was done
 */
gboolean
balik_document_apply (BalikDocument *self, BalikEditGroup *group)
{
  g_autoptr (BalikEditGroup) taken = group;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (BALIK_IS_DOCUMENT (self), FALSE);

  if (balik_plan_apply (balik_document_get_plan (self), taken, &error))
    return TRUE;
  emit_refused (self, error->message);
  return FALSE;
}
