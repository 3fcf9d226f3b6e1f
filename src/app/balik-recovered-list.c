/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-recovered-list.h"

#include <glib/gi18n.h>

#include "balik-recovered-row.h"

/**
 * BalikRecoveredList:
 *
 * The part of the start page with work that is in no file yet. It shows only
 * where there is some.
 */
struct _BalikRecoveredList
{
  AdwBin parent_instance;

  GPtrArray *work; /* of BalikRecoverable, NULL before it was looked for */
  gboolean is_narrow;

  GtkListBox *list;
};

typedef enum
{
  PROP_NARROW = 1,
} BalikRecoveredListProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikRecoveredList, balik_recovered_list, ADW_TYPE_BIN)

static void
arrange (BalikRecoveredList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    balik_recovered_row_set_narrow (BALIK_RECOVERED_ROW (row), self->is_narrow);
}

/* Who does not see that there is something is told, once. */
static void
announce (BalikRecoveredList *self)
{
  g_autofree char *words
      = g_strdup_printf (ngettext ("There is recovered work of %u plan.",
                                   "There is recovered work of %u plans.", self->work->len),
                         self->work->len);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
balik_recovered_list_dispose (GObject *object)
{
  BalikRecoveredList *self = BALIK_RECOVERED_LIST (object);

  g_clear_pointer (&self->work, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_RECOVERED_LIST);

  G_OBJECT_CLASS (balik_recovered_list_parent_class)->dispose (object);
}

static void
balik_recovered_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikRecoveredList *self = BALIK_RECOVERED_LIST (object);

  switch ((BalikRecoveredListProperty)prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_recovered_list_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BalikRecoveredList *self = BALIK_RECOVERED_LIST (object);

  switch ((BalikRecoveredListProperty)prop_id)
    {
    case PROP_NARROW:
      if (self->is_narrow == g_value_get_boolean (value))
        return;
      self->is_narrow = g_value_get_boolean (value);
      arrange (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_recovered_list_class_init (BalikRecoveredListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_recovered_list_dispose;
  object_class->get_property = balik_recovered_list_get_property;
  object_class->set_property = balik_recovered_list_set_property;

  /**
   * BalikRecoveredList:narrow:
   *
   * Whether there is little room, so that buttons go below each other.
   */
  props[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-recovered-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikRecoveredList, list);
}

static void
balik_recovered_list_init (BalikRecoveredList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * balik_recovered_list_set_work:
 * @self: the list
 * @work: (element-type BalikRecoverable): work that was left
 *
 * Shows it.
 */
void
balik_recovered_list_set_work (BalikRecoveredList *self, GPtrArray *work)
{
  g_autoptr (BalikLocale) locale = NULL;
  gboolean is_first;

  g_return_if_fail (BALIK_IS_RECOVERED_LIST (self));

  is_first = self->work == NULL;
  g_ptr_array_ref (work);
  g_clear_pointer (&self->work, g_ptr_array_unref);
  self->work = work;
  locale = balik_locale_new_default ();
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < work->len; i++)
    gtk_list_box_append (self->list, balik_recovered_row_new (g_ptr_array_index (work, i), locale));
  arrange (self);
  gtk_widget_set_visible (GTK_WIDGET (self), work->len > 0);
  if (is_first && work->len > 0)
    announce (self);
}

/**
 * balik_recovered_list_find:
 * @self: the list
 * @folder: a work folder
 *
 * Returns: (transfer none) (nullable): the work in it, if it is shown
 */
const BalikRecoverable *
balik_recovered_list_find (BalikRecoveredList *self, const char *folder)
{
  g_return_val_if_fail (BALIK_IS_RECOVERED_LIST (self), NULL);

  for (guint i = 0; self->work != NULL && i < self->work->len; i++)
    {
      const BalikRecoverable *left = g_ptr_array_index (self->work, i);

      if (g_str_equal (left->folder, folder))
        return left;
    }
  return NULL;
}
