/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-number-picker.h"

#include <glib/gi18n.h>

#include "balik-number-choice.h"
#include "balik-wrapped-label.h"

#define LIST_WIDTH 300
#define LIST_HEIGHT 280

/**
 * BalikNumberPicker:
 *
 * A searchable list of a plan's numbers, of which one is picked.
 *
 *   numbers of the plan → filter by the words typed → selection → list view
 */
struct _BalikNumberPicker
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *stack;
  GtkFilter *filter;
  GtkFilterListModel *found;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikNumberPicker, balik_number_picker, GTK_TYPE_WIDGET)

static void
emit_picked (BalikNumberPicker *self, const char *path)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, path);
}

static gboolean
match_cb (gpointer item, gpointer data)
{
  BalikNumberPicker *self = data;

  return balik_number_choice_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
update_stack (BalikNumberPicker *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    balik_number_picker_get_n_found (self) > 0 ? "list" : "none");
}

static void
search_changed_cb (GtkSearchEntry *entry, BalikNumberPicker *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
search_activate_cb (GtkSearchEntry *entry, BalikNumberPicker *self)
{
  if (balik_number_picker_get_n_found (self) > 0)
    balik_number_picker_pick (self, 0);
}

static void
activate_cb (GtkListView *list, guint position, BalikNumberPicker *self)
{
  balik_number_picker_pick (self, position);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = balik_wrapped_label_new (NULL, NULL);
  GtkWidget *owner = balik_wrapped_label_new (NULL, "caption");
  GtkWidget *value = balik_wrapped_label_new (NULL, "numeric");

  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_add_css_class (owner, "dim-label");
  gtk_widget_add_css_class (row, "number-choice");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_label_set_justify (GTK_LABEL (value), GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 18);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), owner);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), value);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  BalikNumberChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *words = gtk_widget_get_first_child (row);
  GtkWidget *owner = gtk_widget_get_last_child (words);
  g_autofree char *spoken = g_strjoin (
      ", ", balik_number_choice_get_name (choice), balik_number_choice_get_value (choice),
      *balik_number_choice_get_owner (choice) ? balik_number_choice_get_owner (choice) : NULL,
      NULL);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)),
                      balik_number_choice_get_name (choice));
  gtk_label_set_text (GTK_LABEL (owner), balik_number_choice_get_owner (choice));
  gtk_widget_set_visible (owner, *balik_number_choice_get_owner (choice) != '\0');
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (row)),
                      balik_number_choice_get_value (choice));
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
balik_number_picker_dispose (GObject *object)
{
  BalikNumberPicker *self = BALIK_NUMBER_PICKER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  self->list = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (balik_number_picker_parent_class)->dispose (object);
}

static void
balik_number_picker_class_init (BalikNumberPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = balik_number_picker_dispose;

  /**
   * BalikNumberPicker::picked:
   * @self: a picker
   * @path: the key path of the number
   *
   * Emitted when a number is picked.
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", BALIK_TYPE_NUMBER_PICKER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
build_list (BalikNumberPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->found)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Numbers of the plan"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, LIST_HEIGHT);
  return scroller;
}

static void
balik_number_picker_init (BalikNumberPicker *self)
{
  GtkWidget *none = gtk_label_new (_ ("No number has such a name."));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Search numbers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search numbers"), -1);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->found = gtk_filter_list_model_new (NULL, self->filter);
  self->stack = gtk_stack_new ();
  gtk_widget_add_css_class (none, "dim-label");
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activate_cb), self);
}

/**
 * balik_number_picker_new:
 * @plan: a plan
 * @locale: how numbers are written
 *
 * Returns: (transfer floating): a list of the plan's numbers as they are now
 */
GtkWidget *
balik_number_picker_new (BalikPlan *plan, BalikLocale *locale)
{
  BalikNumberPicker *self = g_object_new (BALIK_TYPE_NUMBER_PICKER, NULL);
  g_autoptr (GListModel) choices = balik_number_choices_new (plan, locale);

  gtk_filter_list_model_set_model (self->found, choices);
  update_stack (self);
  return GTK_WIDGET (self);
}

/**
 * balik_number_picker_search:
 * @self: a picker
 * @words: what to look for
 *
 * Shows the numbers whose names have all of @words.
 */
void
balik_number_picker_search (BalikNumberPicker *self, const char *words)
{
  g_return_if_fail (BALIK_IS_NUMBER_PICKER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  search_changed_cb (GTK_SEARCH_ENTRY (self->search), self);
}

/**
 * balik_number_picker_get_n_found:
 * @self: a picker
 *
 * Returns: how many numbers are shown
 */
guint
balik_number_picker_get_n_found (BalikNumberPicker *self)
{
  g_return_val_if_fail (BALIK_IS_NUMBER_PICKER (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->found));
}

/**
 * balik_number_picker_pick:
 * @self: a picker
 * @position: a place among those shown
 *
 * Picks a number, as pressing its row does.
 */
void
balik_number_picker_pick (BalikNumberPicker *self, guint position)
{
  g_autoptr (BalikNumberChoice) choice = NULL;

  g_return_if_fail (BALIK_IS_NUMBER_PICKER (self));

  choice = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  if (choice != NULL)
    emit_picked (self, balik_number_choice_get_path (choice));
}
