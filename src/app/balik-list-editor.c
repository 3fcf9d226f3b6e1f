/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-list-editor.h"

#include <glib/gi18n.h>

#include "balik-number-format.h"
#include "balik-numbers-rows.h"
#include "balik-plan-acts.h"
#include "balik-text-fill.h"
#include "balik-unit-words.h"

/**
 * BalikListEditor:
 *
 * A list of things of the plan, as its overheads: each folds open to its
 * fields, can be taken away, and another one can be added.
 */
struct _BalikListEditor
{
  AdwPreferencesGroup parent_instance;

  BalikDocument *document;
  BalikItem *holder;
  const char *list_key;
  GPtrArray *rows;
  gint64 open_item;
  guint fill_id;
  gboolean is_narrow;
};

typedef enum
{
  PROP_NARROW = 1,
} BalikListEditorProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikListEditor, balik_list_editor, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  const char *name_key;
  const char *number_key;
  const char *empty;
  const char *add;
} KindWords;

static const KindWords kinds[BALIK_ITEM_N_KINDS] = {
  [BALIK_ITEM_MATERIAL] = { "id", "co2e_virgin", N_ ("No materials yet"), N_ ("Add Material") },
  [BALIK_ITEM_OVERHEAD] = { "name", "per_month", N_ ("No overheads yet"), N_ ("Add Overhead") },
  [BALIK_ITEM_INVESTMENT] = { "name", "amount", N_ ("No investments yet"), N_ ("Add Investment") },
  [BALIK_ITEM_GRANT] = { "name", "amount", N_ ("No grants yet"), N_ ("Add Grant") },
  [BALIK_ITEM_PART] = { "material", "kg", N_ ("No materials yet"), N_ ("Add Material") },
};

static BalikItemKind
get_kind (BalikListEditor *self)
{
  return balik_fields_find (balik_item_get_kind (self->holder), self->list_key)->item_kind;
}

static char *
dup_summary (BalikListEditor *self, BalikItem *item)
{
  BalikLocale *locale = balik_document_get_locale (self->document);
  const char *currency = balik_plan_get_currency (balik_document_get_plan (self->document));
  const BalikItemKind kind = balik_item_get_kind (item);
  const BalikField *field = balik_fields_find (kind, kinds[kind].number_key);
  g_autofree char *number
      = balik_text_format_number (locale, balik_item_get_number (item, field->key), 0, 3);
  g_autofree char *unit = balik_unit_dup_words (field->unit, locale, currency);

  /* Translators: a number, then its unit, as in “3,000,000 kip a month” */
  return balik_text_fill (_ ("%1$s %2$s"), number, unit, NULL);
}

static void
show_item (BalikListEditor *self, AdwExpanderRow *row, BalikItem *item)
{
  g_autofree char *name = balik_list_editor_dup_item_name (item);
  g_autofree char *summary = dup_summary (self, item);
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "balik-remove");
  /* Translators: %s is the name of an overhead, a material… */
  g_autofree char *remove = balik_text_fill (_ ("Remove “%s”"), name, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_expander_row_set_subtitle (row, summary);
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove,
                                  -1);
}

static void
item_changed_cb (AdwExpanderRow *row, const char *key, BalikItem *item)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (row), BALIK_TYPE_LIST_EDITOR);

  if (self != NULL)
    show_item (BALIK_LIST_EDITOR (self), row, item);
}

static void
remove_cb (GtkWidget *button, BalikItem *item)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, BALIK_TYPE_LIST_EDITOR);

  balik_document_apply (BALIK_LIST_EDITOR (self)->document, balik_plan_acts_remove (item));
}

static GtkWidget *
new_item_row (BalikListEditor *self, BalikItem *item)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), item, 0);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), remove);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 0);
  g_object_set_data (G_OBJECT (row), "balik-remove", remove);
  g_object_set_data (G_OBJECT (row), "balik-id", GINT_TO_POINTER ((int)balik_item_get_id (item)));
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].chapter != BALIK_CHAPTER_NONE)
      adw_expander_row_add_row (
          ADW_EXPANDER_ROW (row),
          balik_numbers_row_new (self->document, item, &fields[i], G_OBJECT (self)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                 balik_item_get_id (item) == self->open_item);
  show_item (self, ADW_EXPANDER_ROW (row), item);
  g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), row, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_empty_row (BalikListEditor *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kinds[get_kind (self)].empty));
  gtk_widget_add_css_class (row, "dim-label");
  return row;
}

static void
add_row (BalikListEditor *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (BalikListEditor *self)
{
  GListModel *list = balik_item_get_list (self->holder, self->list_key);
  const guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < self->rows->len; i++)
    {
      AdwExpanderRow *row = g_ptr_array_index (self->rows, i);

      if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (row))
        self->open_item = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "balik-id"));
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (BalikItem) item = g_list_model_get_item (list, i);

      add_row (self, new_item_row (self, item));
    }
  if (n_items == 0)
    add_row (self, new_empty_row (self));
}

static gboolean
fill_cb (gpointer data)
{
  BalikListEditor *self = data;

  self->fill_id = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the list changes while a group of edits is only half applied. */
static void
items_changed_cb (BalikListEditor *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_cb, self);
}

static void
add_cb (BalikListEditor *self)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  gint64 id = 0;
  GtkWidget *row;

  if (!balik_document_apply (self->document,
                             balik_plan_acts_add_item (plan, self->holder, self->list_key, &id)))
    return;
  g_clear_handle_id (&self->fill_id, g_source_remove);
  fill (self);
  row = balik_numbers_row_find (GTK_WIDGET (self), balik_plan_get_item (plan, id), NULL);
  if (row != NULL)
    balik_numbers_row_reveal (row);
}

static void
balik_list_editor_dispose (GObject *object)
{
  BalikListEditor *self = BALIK_LIST_EDITOR (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->holder);

  G_OBJECT_CLASS (balik_list_editor_parent_class)->dispose (object);
}

static void
balik_list_editor_finalize (GObject *object)
{
  BalikListEditor *self = BALIK_LIST_EDITOR (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (balik_list_editor_parent_class)->finalize (object);
}

static void
balik_list_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikListEditor *self = BALIK_LIST_EDITOR (object);

  switch ((BalikListEditorProperty)prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_list_editor_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  BalikListEditor *self = BALIK_LIST_EDITOR (object);

  switch ((BalikListEditorProperty)prop_id)
    {
    case PROP_NARROW:
      if (self->is_narrow == g_value_get_boolean (value))
        return;
      self->is_narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_list_editor_class_init (BalikListEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_list_editor_dispose;
  object_class->finalize = balik_list_editor_finalize;
  object_class->get_property = balik_list_editor_get_property;
  object_class->set_property = balik_list_editor_set_property;

  /**
   * BalikListEditor:narrow:
   *
   * Whether there is little room.
   */
  props[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
balik_list_editor_init (BalikListEditor *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * balik_list_editor_new:
 * @document: an open plan
 * @holder: the item that has the list
 * @list_key: the key of the list
 *
 * Returns: (transfer floating): an editor for the list
 */
GtkWidget *
balik_list_editor_new (BalikDocument *document, BalikItem *holder, const char *list_key)
{
  BalikListEditor *self;
  GtkWidget *add;

  g_return_val_if_fail (BALIK_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (BALIK_IS_ITEM (holder), NULL);

  self = g_object_new (BALIK_TYPE_LIST_EDITOR, NULL);
  self->document = g_object_ref (document);
  self->holder = g_object_ref (holder);
  self->list_key = g_intern_string (list_key);

  add = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (add),
                        g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                      "label", _ (kinds[get_kind (self)].add), NULL));
  gtk_widget_add_css_class (add, "flat");
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), add);

  g_signal_connect_object (balik_item_get_list (holder, list_key), "items-changed",
                           G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * balik_list_editor_dup_item_name:
 * @item: an item of a list
 *
 * Returns: (transfer full): what to call it
 */
char *
balik_list_editor_dup_item_name (BalikItem *item)
{
  const KindWords *words;
  const char *name;

  g_return_val_if_fail (BALIK_IS_ITEM (item), NULL);

  words = &kinds[balik_item_get_kind (item)];
  name = balik_item_get_text (item, words->name_key);
  /* Translators: stands for an overhead, investment or grant without a name */
  return g_strdup (*name != '\0' ? name : _ ("Without name"));
}
