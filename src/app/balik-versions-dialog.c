/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-versions-dialog.h"

#include <glib/gi18n.h>

#include "balik-moment-words.h"
#include "balik-plan-compare.h"
#include "balik-text-fill.h"
#include "balik-version-tasks.h"
#include "balik-wrapped-label.h"

/**
 * BalikVersionsDialog:
 *
 * The versions of the open plan that this computer keeps, and what has changed
 * since each of them.
 *
 * They are read one after the other in a thread, the chosen one first, and each
 * is compared with a copy of the plan as it was when the dialog opened.
 */
struct _BalikVersionsDialog
{
  AdwDialog parent_instance;

  BalikDocument *document;
  BalikPlan *snapshot;
  GPtrArray *entries; /* of Entry */
  GCancellable *cancellable;
  gboolean is_reading;

  GtkStack *stack;
  AdwStatusPage *status_page;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *changes_page;
  GtkListBox *version_list;
  GtkLabel *finding_label;
  GtkBox *changes_box;
  GtkScrolledWindow *changes_scroller;
};

/* A version with what is known of it so far. */
typedef struct
{
  const BalikVersion *version;
  char *moment;
  BalikVersionReading *reading;
  char *failure;
  GtkLabel *count_label;
} Entry;

enum
{
  SIGNAL_OPEN_COPY,
  SIGNAL_RESTORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BalikVersionsDialog, balik_versions_dialog, ADW_TYPE_DIALOG)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  balik_version_free ((BalikVersion *)entry->version);
  g_free (entry->moment);
  g_free (entry->failure);
  g_clear_pointer (&entry->reading, balik_version_reading_free);
  g_free (entry);
}

static void
emit_open_copy (BalikVersionsDialog *self, BalikPlan *plan)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_COPY], 0, plan);
}

static void
emit_restored (BalikVersionsDialog *self, const char *moment)
{
  g_signal_emit (self, signals[SIGNAL_RESTORED], 0, moment);
}

static Entry *
get_chosen (BalikVersionsDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->version_list);

  if (row == NULL || self->entries == NULL)
    return NULL;
  return g_ptr_array_index (self->entries, (guint)gtk_list_box_row_get_index (row));
}

static const char *
get_reason (const BalikVersion *version)
{
  return version->kind == BALIK_VERSION_OPENED ? C_ ("version", "As it was opened")
                                               : C_ ("version", "Saved");
}

static char *
dup_count (const Entry *entry)
{
  if (entry->failure != NULL)
    return g_strdup (C_ ("version", "Cannot be read"));
  if (entry->reading == NULL)
    return g_strdup ("…");
  if (entry->reading->n_differences == 0)
    return g_strdup (C_ ("version", "The same as now"));
  return g_strdup_printf (
      ngettext ("%u change since", "%u changes since", entry->reading->n_differences),
      entry->reading->n_differences);
}

static void
update_count (const Entry *entry)
{
  g_autofree char *count = dup_count (entry);
  /* Translators: why a version is kept, then what changed since: “Saved · 3 changes since” */
  g_autofree char *text
      = balik_text_fill (C_ ("version", "%1$s · %2$s"), get_reason (entry->version), count, NULL);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (entry->count_label), GTK_TYPE_LIST_BOX_ROW);

  gtk_label_set_label (entry->count_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entry->moment, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
append_row (BalikVersionsDialog *self, Entry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *count = balik_wrapped_label_new (NULL, "caption");
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (count, "dim-label");
  entry->count_label = GTK_LABEL (count);
  gtk_box_append (GTK_BOX (box), balik_wrapped_label_new (entry->moment, NULL));
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->version_list, row);
  update_count (entry);
}

/* The values side by side, and the same in words for who hears them. */
static void
set_values (GtkWidget *row, const BalikChangeLine *line)
{
  g_autofree char *shown = NULL;
  g_autofree char *spoken = NULL;

  if (*line->word != '\0')
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->word);
      return;
    }
  /* Translators: a value before, then after a change. Turn the arrow round in a language that
     is written from right to left. */
  shown = balik_text_fill (C_ ("version", "%1$s → %2$s"), line->before, line->after, NULL);
  /* Translators: the same for a screen reader: a value before, then after a change */
  spoken = balik_text_fill (C_ ("version", "It was %1$s, it is %2$s now"), line->before,
                            line->after, NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken,
                                  -1);
}

static GtkWidget *
new_change_row (const BalikChangeLine *line)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->name);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->name,
                                  -1);
  set_values (row, line);
  return row;
}

static void
clear_changes (BalikVersionsDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes_box))) != NULL)
    gtk_box_remove (self->changes_box, child);
}

static void
show_changes (BalikVersionsDialog *self, const BalikVersionReading *reading)
{
  const char *place = NULL;
  GtkWidget *group = NULL;

  for (guint i = 0; i < reading->lines->len; i++)
    {
      const BalikChangeLine *line = g_ptr_array_index (reading->lines, i);

      if (place == NULL || !g_str_equal (place, line->place))
        {
          g_autofree char *title = g_markup_escape_text (line->place, -1);

          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          gtk_box_append (self->changes_box, group);
          place = line->place;
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_change_row (line));
    }
  if (reading->n_differences > reading->lines->len)
    {
      const guint n_more = reading->n_differences - reading->lines->len;
      g_autofree char *more = g_strdup_printf (
          ngettext ("%u more change is not listed.", "%u more changes are not listed.", n_more),
          n_more);

      gtk_box_append (self->changes_box, balik_wrapped_label_new (more, "dim-label"));
    }
}

static char *
dup_finding (const Entry *entry)
{
  if (entry->failure != NULL)
    return g_strdup (entry->failure);
  if (entry->reading == NULL)
    return g_strdup (_ ("Comparing this version with the plan…"));
  if (entry->reading->n_differences == 0)
    return g_strdup (_ ("This version is the same as the plan now."));
  return g_strdup_printf (ngettext ("%u thing was changed since this version.",
                                    "%u things were changed since this version.",
                                    entry->reading->n_differences),
                          entry->reading->n_differences);
}

static void
update_chosen (BalikVersionsDialog *self)
{
  const Entry *entry = get_chosen (self);
  g_autofree char *finding = entry != NULL ? dup_finding (entry) : NULL;
  const gboolean is_read = entry != NULL && entry->reading != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.open-copy", is_read);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.restore",
                                 is_read && entry->reading->n_differences > 0);
  clear_changes (self);
  if (entry == NULL)
    return;
  adw_navigation_page_set_title (self->changes_page, entry->moment);
  gtk_label_set_label (self->finding_label, finding);
  if (is_read)
    show_changes (self, entry->reading);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->changes_scroller), 0);
}

static void
show_none (BalikVersionsDialog *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void read_next (BalikVersionsDialog *self);

static Entry *
find_entry (BalikVersionsDialog *self, guint64 number)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->version->number == number)
        return entry;
    }
  return NULL;
}

typedef struct
{
  BalikVersionsDialog *dialog;
  guint64 number;
} Wait;

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Wait *wait = data;
  g_autoptr (BalikVersionsDialog) self = wait->dialog;
  g_autoptr (GError) error = NULL;
  BalikVersionReading *reading = balik_version_compare_finish (result, &error);
  Entry *entry;

  self->is_reading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&reading, balik_version_reading_free);
      return;
    }
  entry = find_entry (self, wait->number);
  g_return_if_fail (entry != NULL);
  entry->reading = reading;
  entry->failure = error != NULL ? g_strdup (error->message) : NULL;
  update_count (entry);
  if (entry == get_chosen (self))
    update_chosen (self);
  read_next (self);
}

static Entry *
choose_next (BalikVersionsDialog *self)
{
  Entry *chosen = get_chosen (self);

  if (chosen != NULL && chosen->reading == NULL && chosen->failure == NULL)
    return chosen;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->reading == NULL && entry->failure == NULL)
        return entry;
    }
  return NULL;
}

static void
read_next (BalikVersionsDialog *self)
{
  Entry *entry = self->is_reading ? NULL : choose_next (self);
  Wait *wait;

  if (entry == NULL)
    return;
  self->is_reading = TRUE;
  wait = g_new0 (Wait, 1);
  wait->dialog = g_object_ref (self);
  wait->number = entry->version->number;
  balik_version_compare_async (entry->version, self->snapshot, self->cancellable, compared_cb,
                               wait);
}

static void
fill_list (BalikVersionsDialog *self, GPtrArray *versions)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  g_ptr_array_set_free_func (versions, NULL);
  for (guint i = 0; i < versions->len; i++)
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->version = g_ptr_array_index (versions, i);
      entry->moment = balik_moment_dup_words (balik_document_get_locale (self->document),
                                              entry->version->modified);
      g_ptr_array_add (self->entries, entry);
      append_row (self, entry);
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_list_box_select_row (self->version_list,
                           gtk_list_box_get_row_at_index (self->version_list, 0));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->version_list, 0)));
  read_next (self);
}

/* Not before it is known whether the dialog is narrow: a list that has the focus, and is
 * then laid out anew, goes on to its last row. */
static gboolean
fill_laid_out_cb (GtkWidget *stack, GdkFrameClock *clock, gpointer versions)
{
  if (gtk_widget_get_width (stack) <= 0)
    return G_SOURCE_CONTINUE;
  fill_list (BALIK_VERSIONS_DIALOG (gtk_widget_get_ancestor (stack, BALIK_TYPE_VERSIONS_DIALOG)),
             versions);
  return G_SOURCE_REMOVE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BalikVersionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = balik_versions_list_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (versions == NULL)
    show_none (self, _ ("The Versions Cannot Be Read"), error->message);
  else if (versions->len == 0)
    show_none (
        self, _ ("No Versions Yet"),
        _ ("As soon as you change the plan, it is kept on this computer as you opened it, and "
           "again each time that it is saved. Then you can see here what has changed, and "
           "go back."));
  else if (gtk_widget_get_width (GTK_WIDGET (self->stack)) > 0)
    fill_list (self, versions);
  else
    gtk_widget_add_tick_callback (GTK_WIDGET (self->stack), fill_laid_out_cb,
                                  g_ptr_array_ref (versions), (GDestroyNotify)g_ptr_array_unref);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, BalikVersionsDialog *self)
{
  /* Also called as the list lets go of its rows. */
  if (row == NULL || self->cancellable == NULL)
    return;
  update_chosen (self);
  read_next (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, BalikVersionsDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
open_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikVersionsDialog *self = BALIK_VERSIONS_DIALOG (widget);
  const Entry *entry = get_chosen (self);
  g_autoptr (BalikPlan) plan = NULL;

  if (entry == NULL || entry->reading == NULL)
    return;
  plan = g_object_ref (entry->reading->plan);
  adw_dialog_close (ADW_DIALOG (self));
  emit_open_copy (self, plan);
}

static void
restore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (BalikVersionsDialog) self = g_object_ref (BALIK_VERSIONS_DIALOG (widget));
  const Entry *entry = get_chosen (self);
  g_autofree char *moment = NULL;
  g_autofree char *label = NULL;
  BalikEditGroup *group;

  if (entry == NULL || entry->reading == NULL)
    return;
  moment = g_strdup (entry->moment);
  /* Translators: an act that can be undone; %s is a time, as “Today 10:14” */
  label = balik_text_fill (_ ("Restore Version of %s"), moment, NULL);
  group = balik_plan_compare_new_edits (balik_document_get_plan (self->document),
                                        entry->reading->plan, TRUE, label);
  adw_dialog_close (ADW_DIALOG (self));
  if (balik_document_apply (self->document, group))
    emit_restored (self, moment);
}

static void
balik_versions_dialog_dispose (GObject *object)
{
  BalikVersionsDialog *self = BALIK_VERSIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_VERSIONS_DIALOG);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (balik_versions_dialog_parent_class)->dispose (object);
}

static void
balik_versions_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (BALIK_VERSIONS_DIALOG (dialog)->cancellable);
}

static void
balik_versions_dialog_class_init (BalikVersionsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_versions_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = balik_versions_dialog_closed;

  /**
   * BalikVersionsDialog::open-copy:
   * @self: a dialog
   * @plan: the plan as it was then
   *
   * Emitted when a version shall be a plan of its own.
   */
  signals[SIGNAL_OPEN_COPY]
      = g_signal_new ("open-copy", BALIK_TYPE_VERSIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, BALIK_TYPE_PLAN);

  /**
   * BalikVersionsDialog::restored:
   * @self: a dialog
   * @moment: when the version was kept, in words
   *
   * Emitted when the plan is what it was then.
   */
  signals[SIGNAL_RESTORED]
      = g_signal_new ("restored", BALIK_TYPE_VERSIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BalikVersionsDialog, status_page);
  gtk_widget_class_bind_template_child (widget_class, BalikVersionsDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, BalikVersionsDialog, changes_page);
  gtk_widget_class_bind_template_child (widget_class, BalikVersionsDialog, version_list);
  gtk_widget_class_bind_template_child (widget_class, BalikVersionsDialog, finding_label);
  gtk_widget_class_bind_template_child (widget_class, BalikVersionsDialog, changes_box);
  gtk_widget_class_bind_template_child (widget_class, BalikVersionsDialog, changes_scroller);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "versions.open-copy", NULL, open_copy);
  gtk_widget_class_install_action (widget_class, "versions.restore", NULL, restore);
}

static void
balik_versions_dialog_init (BalikVersionsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_chosen (self);
}

/**
 * balik_versions_dialog_new:
 * @document: the open plan
 *
 * Returns: (transfer floating): a dialog with its versions
 */
AdwDialog *
balik_versions_dialog_new (BalikDocument *document)
{
  BalikVersionsDialog *self;
  BalikStore *store;

  g_return_val_if_fail (BALIK_IS_DOCUMENT (document), NULL);

  self = g_object_new (BALIK_TYPE_VERSIONS_DIALOG, NULL);
  self->document = g_object_ref (document);
  self->snapshot = balik_plan_compare_copy (balik_document_get_plan (document));
  store = balik_document_get_store (document);
  show_none (self, _ ("Looking for Versions…"), "");
  balik_versions_list_async (balik_store_get_doc_id (store), self->cancellable, listed_cb,
                             g_object_ref (self));
  return ADW_DIALOG (self);
}
