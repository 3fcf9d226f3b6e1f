/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-store-private.h"

typedef enum
{
  PROP_PLAN = 1,
  PROP_FILE,
  PROP_NAME,
  PROP_STATE,
  PROP_MESSAGE,
  PROP_SHORT_MESSAGE,
  PROP_HAS_CHANGES,
  PROP_PUBLISHED_AT,
  PROP_PUBLISH_DELAY,
  PROP_KEEPS_NOTHING,
  PROP_MEDIUM,
  PROP_PLACE,
} BalikStoreProperty;

static GParamSpec *props[PROP_PLACE + 1];

#define DEFAULT_DELAY_MS 60000

G_DEFINE_ENUM_TYPE (BalikStoreState,
                    balik_store_state,
                    G_DEFINE_ENUM_VALUE (BALIK_STORE_WORKING_COPY_ONLY, "working-copy-only"),
                    G_DEFINE_ENUM_VALUE (BALIK_STORE_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (BALIK_STORE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (BALIK_STORE_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (BALIK_STORE_CONFLICT, "conflict"),
                    G_DEFINE_ENUM_VALUE (BALIK_STORE_READ_ONLY, "read-only"))
G_DEFINE_FINAL_TYPE (BalikStore, balik_store, G_TYPE_OBJECT)

static void
balik_store_dispose (GObject *object)
{
  BalikStore *self = BALIK_STORE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->history != NULL)
    balik_store_set_listening (self, FALSE);

  G_OBJECT_CLASS (balik_store_parent_class)->dispose (object);
}

/* A job holds its store, so none is left here. */
static void
balik_store_finalize (GObject *object)
{
  BalikStore *self = BALIK_STORE (object);

  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  g_clear_pointer (&self->worker, balik_store_worker_free);
  g_clear_object (&self->history);
  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_clear_error (&self->publish_error);
  g_clear_error (&self->work_error);
  g_free (self->name);
  g_free (self->doc_id);
  g_free (self->message);
  g_free (self->short_message);
  g_free (self->notes);
  g_free (self->medium);
  g_clear_pointer (&self->published_at, g_date_time_unref);
  g_ptr_array_unref (self->reading_notes);

  G_OBJECT_CLASS (balik_store_parent_class)->finalize (object);
}

static void
balik_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikStore *self = BALIK_STORE (object);

  switch ((BalikStoreProperty)prop_id)
    {
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_SHORT_MESSAGE:
      g_value_set_string (value, self->short_message);
      break;
    case PROP_HAS_CHANGES:
      g_value_set_boolean (value, balik_store_has_changes (self));
      break;
    case PROP_PUBLISHED_AT:
      g_value_set_boxed (value, self->published_at);
      break;
    case PROP_KEEPS_NOTHING:
      g_value_set_boolean (value, self->keeps_nothing);
      break;
    case PROP_MEDIUM:
      g_value_set_string (value, self->medium);
      break;
    case PROP_PUBLISH_DELAY:
      g_value_set_uint (value, self->publish_delay);
      break;
    case PROP_PLACE:
      g_value_set_string (value, balik_store_get_place (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_store_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  BalikStore *self = BALIK_STORE (object);

  switch ((BalikStoreProperty)prop_id)
    {
    case PROP_PUBLISH_DELAY:
      if (self->publish_delay == g_value_get_uint (value))
        return;
      self->publish_delay = g_value_get_uint (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_KEEPS_NOTHING:
      balik_store_set_keeps_nothing (self, g_value_get_boolean (value));
      break;
    case PROP_MEDIUM:
      balik_store_set_medium (self, g_value_get_string (value));
      break;
    case PROP_PLACE:
      balik_store_set_place (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_store_class_init (BalikStoreClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_store_dispose;
  object_class->finalize = balik_store_finalize;
  object_class->get_property = balik_store_get_property;
  object_class->set_property = balik_store_set_property;

  /**
   * BalikStore:plan:
   *
   * The plan that is kept.
   */
  props[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, BALIK_TYPE_PLAN, readable);

  /**
   * BalikStore:file:
   *
   * The file that it is published to, %NULL where there is none yet.
   */
  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, readable);

  /**
   * BalikStore:name:
   *
   * The name of the plan, to be shown: that of its file, or the one suggested.
   */
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, readable);

  /**
   * BalikStore:state:
   *
   * Where the latest work is.
   */
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, BALIK_TYPE_STORE_STATE,
                                         BALIK_STORE_WORKING_COPY_ONLY, readable);

  /**
   * BalikStore:message:
   *
   * The state in words: where the work is safe, and what went wrong.
   */
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, readable);

  /**
   * BalikStore:short-message:
   *
   * The same in a few words, for a place with little room.
   */
  props[PROP_SHORT_MESSAGE] = g_param_spec_string ("short-message", NULL, NULL, NULL, readable);

  /**
   * BalikStore:has-changes:
   *
   * Whether anything was changed that the file does not have.
   */
  props[PROP_HAS_CHANGES] = g_param_spec_boolean ("has-changes", NULL, NULL, FALSE, readable);

  /**
   * BalikStore:published-at:
   *
   * When the plan went into its file for the last time since it was opened, in
   * the user's time, %NULL before.
   */
  props[PROP_PUBLISHED_AT]
      = g_param_spec_boxed ("published-at", NULL, NULL, G_TYPE_DATE_TIME, readable);

  /**
   * BalikStore:publish-delay:
   *
   * Milliseconds between the last change and publishing.
   */
  props[PROP_PUBLISH_DELAY] = g_param_spec_uint (
      "publish-delay", NULL, NULL, 0, BALIK_STORE_MAX_DELAY_MS, DEFAULT_DELAY_MS, writable);

  /**
   * BalikStore:keeps-nothing:
   *
   * Whether nothing of the plan shall stay on this computer once it is closed:
   * neither versions nor undo. For a computer that many people use.
   */
  props[PROP_KEEPS_NOTHING] = g_param_spec_boolean ("keeps-nothing", NULL, NULL, FALSE, writable);

  /**
   * BalikStore:medium:
   *
   * The name of the stick or card that the file is on, %NULL where it cannot
   * be taken away.
   */
  props[PROP_MEDIUM] = g_param_spec_string ("medium", NULL, NULL, NULL, writable);

  /**
   * BalikStore:place:
   *
   * The code word of the place where the user is, "" where unknown. It is kept
   * with each act and with the plan on this computer, never in its file.
   */
  props[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, "", writable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
balik_store_init (BalikStore *self)
{
  self->publish_delay = DEFAULT_DELAY_MS;
  self->reading_notes = g_ptr_array_new_with_free_func (g_free);
}

/* For friends: takes over the worker. */
BalikStore *
balik_store_new_with_worker (BalikPlan *plan,
                             const BalikActs *acts,
                             BalikStoreWorker *worker,
                             guint n_changes)
{
  BalikStore *self = g_object_new (BALIK_TYPE_STORE, NULL);

  self->plan = g_object_ref (plan);
  self->history = balik_history_new (plan);
  if (acts != NULL)
    {
      balik_history_load (self->history, acts->groups, acts->n_done);
      balik_history_set_place (self->history, acts->place);
    }
  self->worker = worker;
  self->is_read_only = balik_store_worker_is_read_only (worker);
  self->serial = n_changes;
  self->doc_id = g_strdup (balik_store_worker_get_doc_id (worker));
  balik_store_set_location (self, balik_store_worker_get_path (worker),
                            balik_store_worker_get_name (worker));
  self->pool = g_thread_pool_new (balik_store_run_job, worker, 1, FALSE, NULL);
  balik_store_set_listening (self, TRUE);
  balik_store_update_state (self);
  return self;
}

/* For friends: the properties belong to this file. */
void
balik_store_notify_file (BalikStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
}

void
balik_store_notify_name (BalikStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
}

void
balik_store_notify_state (BalikStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

void
balik_store_notify_message (BalikStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
}

void
balik_store_notify_has_changes (BalikStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_CHANGES]);
}

void
balik_store_notify_short_message (BalikStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHORT_MESSAGE]);
}

void
balik_store_notify_published_at (BalikStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PUBLISHED_AT]);
}

/**
 * balik_store_get_plan:
 * @self: a store
 *
 * Returns: (transfer none): the plan that is kept
 */
BalikPlan *
balik_store_get_plan (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->plan;
}

/**
 * balik_store_get_history:
 * @self: a store
 *
 * Returns: (transfer none): what was done to the plan, also before it was
 *     opened here; kept with the plan, never in its file
 */
BalikHistory *
balik_store_get_history (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->history;
}

/**
 * balik_store_get_file:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the file that it is published to
 */
GFile *
balik_store_get_file (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->file;
}

/**
 * balik_store_get_name:
 * @self: a store
 *
 * Returns: the name of the plan, to be shown
 */
const char *
balik_store_get_name (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->name;
}

/**
 * balik_store_get_doc_id:
 * @self: a store
 *
 * Returns: the id of the plan, by which versions of it are found
 */
const char *
balik_store_get_doc_id (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->doc_id;
}

/**
 * balik_store_get_state:
 * @self: a store
 *
 * Returns: where the latest work is
 */
BalikStoreState
balik_store_get_state (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), BALIK_STORE_FAILED);

  return self->state;
}

/**
 * balik_store_get_message:
 * @self: a store
 *
 * Returns: the state in words
 */
const char *
balik_store_get_message (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->message;
}

/**
 * balik_store_get_short_message:
 * @self: a store
 *
 * Returns: the state in a few words
 */
const char *
balik_store_get_short_message (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->short_message;
}

/**
 * balik_store_get_published_at:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): when the plan went into its file for the
 *     last time since it was opened
 */
GDateTime *
balik_store_get_published_at (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->published_at;
}

/**
 * balik_store_get_keeps_nothing:
 * @self: a store
 *
 * Returns: whether nothing of the plan stays on this computer
 */
gboolean
balik_store_get_keeps_nothing (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), FALSE);

  return self->keeps_nothing;
}

/**
 * balik_store_set_keeps_nothing:
 * @self: a store
 * @keeps_nothing: whether nothing of the plan shall stay on this computer
 *
 * Says so, from now on.
 */
void
balik_store_set_keeps_nothing (BalikStore *self, gboolean keeps_nothing)
{
  g_return_if_fail (BALIK_IS_STORE (self));

  if (self->keeps_nothing == !!keeps_nothing)
    return;
  self->keeps_nothing = !!keeps_nothing;
  if (self->worker != NULL)
    balik_store_worker_set_keeps_nothing (self->worker, keeps_nothing);
  /* A crash must not undo it. */
  balik_store_keep_place (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KEEPS_NOTHING]);
}

/**
 * balik_store_get_medium:
 * @self: a store
 *
 * Returns: (nullable): the name of the stick or card that the file is on
 */
const char *
balik_store_get_medium (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), NULL);

  return self->medium;
}

/**
 * balik_store_set_medium:
 * @self: a store
 * @medium: (nullable): the name of the stick or card that the file is on
 *
 * Says that the file can be taken away with it.
 */
void
balik_store_set_medium (BalikStore *self, const char *medium)
{
  g_return_if_fail (BALIK_IS_STORE (self));

  if (!g_set_str (&self->medium, medium))
    return;
  if (self->worker != NULL)
    balik_store_worker_set_removable (self->worker, medium != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MEDIUM]);
  if (self->plan != NULL)
    balik_store_update_state (self);
}

/**
 * balik_store_has_changes:
 * @self: a store
 *
 * Returns: whether anything was changed that the file does not have
 */
gboolean
balik_store_has_changes (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), FALSE);

  return self->serial != self->published_serial;
}

/**
 * balik_store_get_place:
 * @self: a store
 *
 * Returns: the code word of the place where the user is, "" where unknown
 */
const char *
balik_store_get_place (BalikStore *self)
{
  g_return_val_if_fail (BALIK_IS_STORE (self), "");

  return balik_history_get_place (self->history);
}

/**
 * balik_store_set_place:
 * @self: a store
 * @place: the code word of a place
 *
 * Keeps where the user is, to come back there. This is no change of the plan.
 */
void
balik_store_set_place (BalikStore *self, const char *place)
{
  g_return_if_fail (BALIK_IS_STORE (self));
  g_return_if_fail (place != NULL);

  if (g_str_equal (balik_store_get_place (self), place))
    return;
  balik_history_set_place (self->history, place);
  balik_store_keep_place (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACE]);
}
