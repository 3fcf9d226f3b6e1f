/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-numbers-page.h"

#include <glib/gi18n.h>

#include "balik-numbers-groups.h"
#include "balik-numbers-lines.h"
#include "balik-numbers-rows.h"
#include "balik-numbers-view.h"
#include "balik-place-header.h"
#include "balik-plan-acts.h"
#include "balik-section-row.h"

/**
 * BalikNumbersPage:
 *
 * Lists every number of the plan, each to be edited in its row.
 *
 * It chooses what is to be seen – a line, a chapter, a search, or what is only
 * assumed – and leaves the rows to its view.
 */
struct _BalikNumbersPage
{
  AdwBin parent_instance;

  BalikDocument *document;
  BalikItem *line;
  BalikChapter chapter;
  gboolean is_narrow;
  gboolean assumed_only;
  guint update_id;

  GtkMenuButton *line_button;
  GtkLabel *line_label;
  GtkWidget *assumed_button;
  GtkWidget *assumed_chip;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkViewport *chip_viewport;
  GtkBox *chips;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  BalikNumbersView *view;
  GtkLabel *headline;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_NARROW,
  PROP_CHAPTER,
  PROP_LINE,
  PROP_ASSUMED_ONLY,
} BalikNumbersPageProperty;

static GParamSpec *props[PROP_ASSUMED_ONLY + 1];

G_DEFINE_FINAL_TYPE (BalikNumbersPage, balik_numbers_page, ADW_TYPE_BIN)

static const char *
get_needle (BalikNumbersPage *self)
{
  return gtk_search_bar_get_search_mode (self->search_bar)
             ? gtk_editable_get_text (self->search_entry)
             : "";
}

/* While something is looked for, no chapter is shown. */
static gboolean
is_looking (BalikNumbersPage *self)
{
  return self->assumed_only || *get_needle (self) != '\0';
}

static gboolean
is_line_chapter (BalikChapter chapter)
{
  return chapter != BALIK_CHAPTER_OVERHEADS && chapter != BALIK_CHAPTER_MONEY
         && chapter != BALIK_CHAPTER_ENVIRONMENT;
}

static void
update_line_menu (BalikNumbersPage *self)
{
  g_autoptr (GMenuModel) menu
      = balik_numbers_lines_new_menu (balik_document_get_plan (self->document));
  g_autofree char *name
      = self->line != NULL ? balik_numbers_lines_dup_name (self->line) : g_strdup (_ ("Numbers"));

  gtk_menu_button_set_menu_model (self->line_button, menu);
  gtk_label_set_label (self->line_label, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "numbers.duplicate-line", self->line != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "numbers.remove-line", self->line != NULL);
}

static void
update_assumed (BalikNumbersPage *self)
{
  const guint n_assumed = balik_plan_acts_count_assumed (balik_document_get_plan (self->document));
  const gboolean is_shown = n_assumed > 0 || self->assumed_only;
  /* Translators: %u is how many numbers of the plan nobody has confirmed; a small button */
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u assumed", "%u assumed", n_assumed), n_assumed);

  /* Where the header bar is short, it stands before the chapters. */
  gtk_button_set_label (GTK_BUTTON (self->assumed_button), text);
  gtk_button_set_label (GTK_BUTTON (self->assumed_chip), text);
  gtk_widget_set_visible (self->assumed_button, is_shown && !self->is_narrow);
  gtk_widget_set_visible (self->assumed_chip, is_shown && self->is_narrow);
}

static void
update_headline (BalikNumbersPage *self)
{
  g_autoptr (BalikHeadline) answer
      = balik_document_new_headline (self->document, BALIK_ANSWER_PAYBACK);
  g_autofree char *markup = NULL;

  if (answer == NULL)
    return;
  markup = g_markup_printf_escaped ("<b>%s</b>  %s", answer->title, answer->detail);
  gtk_label_set_markup (self->headline, markup);
}

/* Where the keyboard focus is, so that it can be there again among new rows. */
static GtkWidget *
get_focus_row (BalikNumbersPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (focus != NULL && focus != GTK_WIDGET (self) && !BALIK_IS_SECTION_ROW (focus)
         && balik_numbers_row_get_editor (focus) == NULL)
    focus = gtk_widget_get_parent (focus);
  return focus == GTK_WIDGET (self) ? NULL : focus;
}

static void
show_rows (BalikNumbersPage *self)
{
  const char *needle = get_needle (self);
  const char *page = "rows";

  if (is_looking (self))
    page = balik_numbers_view_show_matches (self->view, needle, self->assumed_only) > 0
               ? "rows"
               : "no-match";
  else if (self->line == NULL && is_line_chapter (self->chapter))
    page = "no-lines";
  else
    balik_numbers_view_show_chapter (self->view, self->line, self->chapter);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
update_rows (BalikNumbersPage *self)
{
  GtkWidget *row = get_focus_row (self);
  BalikFieldEditor *editor = row != NULL ? balik_numbers_row_get_editor (row) : NULL;
  g_autoptr (BalikItem) item = NULL;
  g_autofree char *key = NULL;

  if (editor != NULL)
    {
      item = g_object_ref (balik_field_editor_get_item (editor));
      key = g_strdup (balik_field_editor_get_key (editor));
    }
  else if (row != NULL)
    {
      item = g_object_ref (balik_section_row_get_item (BALIK_SECTION_ROW (row)));
      key = g_strdup (balik_section_row_get_key (BALIK_SECTION_ROW (row)));
    }
  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->document == NULL)
    return;

  show_rows (self);
  row = item != NULL ? balik_numbers_row_find (GTK_WIDGET (self->view), item, key) : NULL;
  if (row != NULL)
    balik_numbers_row_reveal (row);
}

static gboolean
update_rows_cb (gpointer data)
{
  BalikNumbersPage *self = data;

  self->update_id = 0;
  update_rows (self);
  return G_SOURCE_REMOVE;
}

static void
scroll_up (BalikNumbersPage *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
set_line (BalikNumbersPage *self, BalikItem *line)
{
  if (!g_set_object (&self->line, line))
    return;
  update_line_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LINE]);
}

static void
show_chip (BalikNumbersPage *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  /* The first is the button for assumed numbers, as chapter 0 is none. */
  for (guint i = 0; i < self->chapter; i++)
    chip = gtk_widget_get_next_sibling (chip);
  if (gtk_widget_get_mapped (chip))
    gtk_viewport_scroll_to (self->chip_viewport, chip, NULL);
}

/* A chapter is asked for: whatever was looked for has been found. */
static void
set_chapter (BalikNumbersPage *self, BalikChapter chapter)
{
  if (chapter == BALIK_CHAPTER_NONE)
    return;
  self->chapter = chapter;
  self->assumed_only = FALSE;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHAPTER]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ASSUMED_ONLY]);
  update_rows (self);
  scroll_up (self);
  show_chip (self);
}

static void
ensure_line (BalikNumbersPage *self)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  g_autoptr (BalikItem) first = NULL;

  if (self->line != NULL
      && balik_plan_get_item (plan, balik_item_get_id (self->line)) == self->line)
    return;
  first = g_list_model_get_item (balik_plan_get_lines (plan), 0);
  set_line (self, first);
}

static void
applied_cb (BalikNumbersPage *self, BalikEditGroup *group)
{
  ensure_line (self);
  if (balik_numbers_lines_are_touched (group))
    update_line_menu (self);
  update_assumed (self);
  if (balik_numbers_rows_are_touched (group) && self->update_id == 0)
    self->update_id = g_idle_add (update_rows_cb, self);
}

static void
search_changed_cb (BalikNumbersPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHAPTER]);
  update_rows (self);
  scroll_up (self);
}

static void
add_line (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikNumbersPage *self = BALIK_NUMBERS_PAGE (widget);
  BalikPlan *plan = balik_document_get_plan (self->document);
  gint64 id = 0;

  if (!balik_document_apply (
          self->document,
          balik_plan_acts_add_line (plan, g_variant_get_string (parameter, NULL), &id)))
    return;
  balik_numbers_page_show_number (self, balik_plan_get_item (plan, id), "name");
}

static void
duplicate_line (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikNumbersPage *self = BALIK_NUMBERS_PAGE (widget);
  BalikPlan *plan = balik_document_get_plan (self->document);
  gint64 id = 0;

  if (!balik_document_apply (self->document,
                             balik_plan_acts_duplicate_line (plan, self->line, &id)))
    return;
  balik_numbers_page_show_number (self, balik_plan_get_item (plan, id), "name");
}

static void
remove_line (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikNumbersPage *self = BALIK_NUMBERS_PAGE (widget);

  balik_document_apply (self->document, balik_plan_acts_remove (self->line));
}

static gboolean
search_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  BalikNumbersPage *self = BALIK_NUMBERS_PAGE (widget);

  /* Other places have the same key. */
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  return TRUE;
}

static void
fill_chips (BalikNumbersPage *self)
{
  for (BalikChapter chapter = BALIK_CHAPTER_PRODUCT; chapter < BALIK_N_CHAPTERS; chapter++)
    {
      GtkWidget *chip = gtk_toggle_button_new_with_label (balik_chapter_get_title (chapter));

      gtk_widget_add_css_class (chip, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "numbers.chapter");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", balik_chapter_get_id (chapter));
      gtk_box_append (self->chips, chip);
    }
}

static void
set_document (BalikNumbersPage *self, BalikDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;

  g_clear_object (&self->line);
  balik_numbers_view_set_document (self->view, document);
  if (document == NULL)
    return;
  g_signal_connect_object (balik_document_get_plan (document), "applied", G_CALLBACK (applied_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "projected", G_CALLBACK (update_headline), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "drawn", G_CALLBACK (update_headline), self,
                           G_CONNECT_SWAPPED);
  ensure_line (self);
  update_line_menu (self);
  update_assumed (self);
  update_headline (self);
  update_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
set_line_by_id (BalikNumbersPage *self, const char *id)
{
  BalikItem *line;

  if (id == NULL || self->document == NULL)
    return;
  line = balik_plan_get_item (balik_document_get_plan (self->document),
                              g_ascii_strtoll (id, NULL, 10));
  if (line == NULL)
    return;
  set_line (self, line);
  set_chapter (self, is_line_chapter (self->chapter) ? self->chapter : BALIK_CHAPTER_PRODUCT);
}

static void
balik_numbers_page_dispose (GObject *object)
{
  BalikNumbersPage *self = BALIK_NUMBERS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_NUMBERS_PAGE);
  g_clear_object (&self->line);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (balik_numbers_page_parent_class)->dispose (object);
}

static void
balik_numbers_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikNumbersPage *self = BALIK_NUMBERS_PAGE (object);

  switch ((BalikNumbersPageProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_CHAPTER:
      g_value_set_string (
          value, balik_chapter_get_id (is_looking (self) ? BALIK_CHAPTER_NONE : self->chapter));
      break;
    case PROP_LINE:
      if (self->line != NULL)
        g_value_take_string (value,
                             g_strdup_printf ("%" G_GINT64_FORMAT, balik_item_get_id (self->line)));
      break;
    case PROP_ASSUMED_ONLY:
      g_value_set_boolean (value, self->assumed_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_assumed_only (BalikNumbersPage *self, gboolean assumed_only)
{
  if (self->assumed_only == assumed_only)
    return;
  self->assumed_only = assumed_only;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ASSUMED_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHAPTER]);
  update_rows (self);
  scroll_up (self);
}

static void
balik_numbers_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BalikNumbersPage *self = BALIK_NUMBERS_PAGE (object);

  switch ((BalikNumbersPageProperty)prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      if (self->is_narrow == g_value_get_boolean (value))
        return;
      self->is_narrow = g_value_get_boolean (value);
      if (self->document != NULL)
        update_assumed (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_CHAPTER:
      set_chapter (self, balik_chapter_find (g_value_get_string (value)));
      break;
    case PROP_LINE:
      set_line_by_id (self, g_value_get_string (value));
      break;
    case PROP_ASSUMED_ONLY:
      set_assumed_only (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * BalikNumbersPage:document:
   *
   * The open plan.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT, flags);

  /**
   * BalikNumbersPage:narrow:
   *
   * Whether the window is narrow, as on a phone.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  /**
   * BalikNumbersPage:chapter:
   *
   * The code word of the chapter that is shown, "" while something is looked for.
   */
  props[PROP_CHAPTER] = g_param_spec_string ("chapter", NULL, NULL, "product", flags);

  /**
   * BalikNumbersPage:line:
   *
   * The id of the line that is shown, in digits.
   */
  props[PROP_LINE] = g_param_spec_string ("line", NULL, NULL, NULL, flags);

  /**
   * BalikNumbersPage:assumed-only:
   *
   * Whether only numbers that nobody has confirmed are shown.
   */
  props[PROP_ASSUMED_ONLY] = g_param_spec_boolean ("assumed-only", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
balik_numbers_page_class_init (BalikNumbersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_numbers_page_dispose;
  object_class->get_property = balik_numbers_page_get_property;
  object_class->set_property = balik_numbers_page_set_property;
  install_properties (object_class);

  gtk_widget_class_install_property_action (widget_class, "numbers.chapter", "chapter");
  gtk_widget_class_install_property_action (widget_class, "numbers.line", "line");
  gtk_widget_class_install_action (widget_class, "numbers.add-line", "s", add_line);
  gtk_widget_class_install_action (widget_class, "numbers.duplicate-line", NULL, duplicate_line);
  gtk_widget_class_install_action (widget_class, "numbers.remove-line", NULL, remove_line);

  g_type_ensure (BALIK_TYPE_PLACE_HEADER);
  g_type_ensure (BALIK_TYPE_NUMBERS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-numbers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, line_button);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, line_label);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, assumed_button);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, assumed_chip);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, chip_viewport);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, chips);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, view);
  gtk_widget_class_bind_template_child (widget_class, BalikNumbersPage, headline);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
balik_numbers_page_init (BalikNumbersPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->chapter = BALIK_CHAPTER_PRODUCT;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  fill_chips (self);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                        gtk_callback_action_new (search_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/* The line that @item belongs to, %NULL where it is the plan's own. */
static BalikItem *
get_line_of (BalikItem *item)
{
  while (item != NULL && balik_item_get_kind (item) != BALIK_ITEM_LINE)
    item = balik_item_get_parent (item);
  return item;
}

/**
 * balik_numbers_page_show_number:
 * @self: a numbers page with a document
 * @item: an item of the plan
 * @key: (nullable): one of its keys, %NULL for the first
 *
 * Goes to a number: chooses its line and chapter, opens the folds that it is
 * in, and puts the keyboard focus there. Where its section is switched off,
 * goes to the switch.
 */
void
balik_numbers_page_show_number (BalikNumbersPage *self, BalikItem *item, const char *key)
{
  BalikChapter chapter;
  GtkWidget *row;

  g_return_if_fail (BALIK_IS_NUMBERS_PAGE (self));
  g_return_if_fail (BALIK_IS_ITEM (item));
  g_return_if_fail (self->document != NULL);

  if (get_line_of (item) != NULL)
    set_line (self, get_line_of (item));
  chapter = balik_chapter_of (item, key);
  set_chapter (self, chapter != BALIK_CHAPTER_NONE ? chapter : self->chapter);
  row = balik_numbers_row_find (GTK_WIDGET (self->view), item, key);
  if (row != NULL)
    balik_numbers_row_reveal (row);
}
