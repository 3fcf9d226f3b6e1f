/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-canvas-page.h"
#include "balik-guide-page.h"
#include "balik-numbers-page.h"
#include "balik-plan-sidebar.h"
#include "balik-report-page.h"
#include "balik-results-page.h"
#include "balik-switcher-labels.h"
#include "balik-text-fill.h"
#include "balik-typing.h"

/**
 * BalikPlanView:
 *
 * An open plan: its five places, at the side or, when narrow, in a bar below.
 *
 * It has the actions that go to a place, undo and redo, which go to the place
 * where it was done. What a place shows is the place's own business.
 */
struct _BalikPlanView
{
  AdwBin parent_instance;

  BalikDocument *document;
  char *title;

  AdwNavigationSplitView *split_view;
  AdwViewStack *stack;
  AdwViewSwitcherBar *switcher_bar;
  guint fit_id;
  BalikNumbersPage *numbers_page;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_TITLE,
} BalikPlanViewProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (BalikPlanView, balik_plan_view, ADW_TYPE_BIN)

static void
update_title (BalikPlanView *self)
{
  const char *title = self->document != NULL
                          ? balik_plan_get_title (balik_document_get_plan (self->document))
                          : "";

  if (*title == '\0')
    title = _ ("Untitled Plan");
  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
update_actions (BalikPlanView *self)
{
  BalikHistory *history = balik_document_get_history (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.undo", balik_history_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.redo", balik_history_can_redo (history));
}

static void
applied_cb (BalikPlanView *self, BalikEditGroup *group)
{
  if (!balik_edit_group_touches (group, BALIK_PLAN_ROOT_ID, NULL))
    return;
  update_title (self);
}

/* What is worked on lies below the header, which is reached from there. */
static void
focus_content (GtkWidget *page)
{
  GtkWidget *view = adw_bin_get_child (ADW_BIN (page));
  GtkWidget *content
      = ADW_IS_TOOLBAR_VIEW (view) ? adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (view)) : NULL;

  if (content == NULL || !gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
focus_place (gpointer data)
{
  g_autoptr (BalikPlanView) self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *page;

  if (root == NULL || self->stack == NULL)
    return;
  page = adw_view_stack_get_visible_child (self->stack);
  /* The stack gives the focus back to what had it, which may be hidden since: then no
   * key would arrive anywhere. */
  if (focus != NULL && !gtk_widget_get_mapped (focus))
    {
      gtk_root_set_focus (root, NULL);
      focus = NULL;
    }
  /* Where the focus is in the place already it stays: moving it is what Tab is for. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    focus_content (page);
  /* What does not show must not have the focus: it would swallow every key. */
  focus = gtk_root_get_focus (root);
  if (focus != NULL && !gtk_widget_get_mapped (focus))
    gtk_root_set_focus (root, NULL);
}

/*
 * Shows where it was done, so that one sees what became of it. Who does not see
 * is told.
 */
static void
show_step (BalikPlanView *self, const char *place, const char *words)
{
  if (*place != '\0' && !g_str_equal (place, balik_plan_view_get_place (self)))
    {
      balik_plan_view_set_place (self, place);
      g_idle_add_once (focus_place, g_object_ref (self));
    }
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* It belongs to where it was typed, and is what undo takes back first. */
static void
take_typing (BalikPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    balik_typing_take (root);
}

/* Goes where it was done; takes @words over. */
static void
take_step (BalikPlanView *self,
           gboolean (*step) (BalikHistory *, GError **),
           const char *place,
           char *words)
{
  g_autofree char *place_taken = g_strdup (place);
  g_autofree char *words_taken = words;
  g_autoptr (GError) error = NULL;

  if (step (balik_document_get_history (self->document), &error))
    show_step (self, place_taken, words_taken);
  else
    g_signal_emit_by_name (self->document, "refused", error->message);
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikPlanView *self = BALIK_PLAN_VIEW (widget);
  BalikHistory *history = balik_document_get_history (self->document);

  take_typing (self);
  if (balik_history_can_undo (history))
    take_step (self, balik_history_undo, balik_history_get_undo_place (history),
               /* Translators: %s is something that was done, as in: Undone: Move Card */
               balik_text_fill (_ ("Undone: %s"), balik_history_get_undo_label (history), NULL));
}

static void
redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikPlanView *self = BALIK_PLAN_VIEW (widget);
  BalikHistory *history = balik_document_get_history (self->document);

  take_typing (self);
  if (balik_history_can_redo (history))
    take_step (
        self, balik_history_redo, balik_history_get_redo_place (history),
        /* Translators: %s is something that was done, as in: Done again: Move Card */
        balik_text_fill (_ ("Done again: %s"), balik_history_get_redo_label (history), NULL));
}

static void
show_place (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikPlanView *self = BALIK_PLAN_VIEW (widget);

  balik_plan_view_set_place (self, g_variant_get_string (parameter, NULL));
  /* Who goes there by key or button wants to work there; a place that was never
   * shown has to be laid out before it can take the focus. */
  g_idle_add_once (focus_place, g_object_ref (self));
}

static void
show_number (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BalikPlanView *self = BALIK_PLAN_VIEW (widget);
  BalikItem *item;
  const char *key;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &key);
  item = balik_plan_get_item (balik_document_get_plan (self->document), id);
  if (item == NULL)
    return;
  balik_plan_view_set_place (self, "numbers");
  balik_numbers_page_show_number (self->numbers_page, item, key);
}

/* The plan keeps where one is, to come back there. */
static void
place_shown_cb (BalikPlanView *self)
{
  const char *place = balik_plan_view_get_place (self);

  take_typing (self);
  if (place != NULL)
    balik_store_set_place (balik_document_get_store (self->document), place);
}

/* Where the banner is, and that it came, is for the eyes. */
static void
announce_notice (BalikPlanView *self)
{
  const char *message = balik_notices_get_message (balik_document_get_notices (self->document));

  if (message != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_document (BalikPlanView *self, BalikDocument *document)
{
  if (!g_set_object (&self->document, document) || document == NULL)
    return;

  g_signal_connect_object (balik_document_get_plan (document), "applied", G_CALLBACK (applied_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (balik_document_get_history (document), "notify",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  balik_plan_view_set_place (self, balik_store_get_place (balik_document_get_store (document)));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (place_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (balik_document_get_notices (document), "changed",
                           G_CALLBACK (announce_notice), self, G_CONNECT_SWAPPED);
  g_signal_connect_after (self, "map", G_CALLBACK (announce_notice), NULL);
  place_shown_cb (self);
  update_title (self);
  update_actions (self);
}

static void
fit_switcher_cb (gpointer data)
{
  BalikPlanView *self = data;

  self->fit_id = 0;
  balik_switcher_labels_fit (GTK_WIDGET (self->switcher_bar),
                             gtk_widget_get_width (GTK_WIDGET (self->switcher_bar)));
}

/* Also called when the text gets larger. */
static void
laid_out_cb (BalikPlanView *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_once (fit_switcher_cb, self);
}

static void
balik_plan_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (balik_plan_view_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "layout",
                           G_CALLBACK (laid_out_cb), widget, G_CONNECT_SWAPPED);
}

static void
balik_plan_view_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)),
                                        laid_out_cb, widget);
  GTK_WIDGET_CLASS (balik_plan_view_parent_class)->unrealize (widget);
}

static void
balik_plan_view_dispose (GObject *object)
{
  BalikPlanView *self = BALIK_PLAN_VIEW (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  /* The places go one after the other, which is no going to another place. */
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_func (self->stack, place_shown_cb, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_PLAN_VIEW);
  g_clear_object (&self->document);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (balik_plan_view_parent_class)->dispose (object);
}

static void
balik_plan_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikPlanView *self = BALIK_PLAN_VIEW (object);

  switch ((BalikPlanViewProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_plan_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  BalikPlanView *self = BALIK_PLAN_VIEW (object);

  switch ((BalikPlanViewProperty)prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_TITLE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_shortcut (GtkEventController *controller,
              guint key,
              GdkModifierType modifiers,
              const char *action,
              GVariant *argument)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, argument);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* For the whole window: also while nothing, or its side bar, has the focus. */
static void
add_shortcuts (BalikPlanView *self)
{
  static const char *const places[] = { "guide", "canvas", "numbers", "results", "report" };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (controller, GDK_KEY_z, GDK_CONTROL_MASK, "plan.undo", NULL);
  add_shortcut (controller, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "plan.redo", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    add_shortcut (controller, GDK_KEY_1 + i, GDK_ALT_MASK, "plan.place",
                  g_variant_new_string (places[i]));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
balik_plan_view_class_init (BalikPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->realize = balik_plan_view_realize;
  widget_class->unrealize = balik_plan_view_unrealize;
  object_class->dispose = balik_plan_view_dispose;
  object_class->get_property = balik_plan_view_get_property;
  object_class->set_property = balik_plan_view_set_property;

  /**
   * BalikPlanView:document:
   *
   * The open plan. It is set once.
   */
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * BalikPlanView:title:
   *
   * The plan's title, or words for a plan without one.
   */
  props[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (widget_class, "plan.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "plan.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "plan.place", "s", show_place);
  gtk_widget_class_install_action (widget_class, "plan.show-number", "(xs)", show_number);

  g_type_ensure (BALIK_TYPE_PLAN_SIDEBAR);
  g_type_ensure (BALIK_TYPE_GUIDE_PAGE);
  g_type_ensure (BALIK_TYPE_CANVAS_PAGE);
  g_type_ensure (BALIK_TYPE_NUMBERS_PAGE);
  g_type_ensure (BALIK_TYPE_RESULTS_PAGE);
  g_type_ensure (BALIK_TYPE_REPORT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/balikplan/Balik/ui/balik-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikPlanView, split_view);
  gtk_widget_class_bind_template_child (widget_class, BalikPlanView, stack);
  gtk_widget_class_bind_template_child (widget_class, BalikPlanView, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, BalikPlanView, numbers_page);
}

static void
balik_plan_view_init (BalikPlanView *self)
{
  self->title = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcuts (self);
}

/**
 * balik_plan_view_get_document:
 * @self: a plan view
 *
 * Returns: (transfer none): the open plan
 */
BalikDocument *
balik_plan_view_get_document (BalikPlanView *self)
{
  g_return_val_if_fail (BALIK_IS_PLAN_VIEW (self), NULL);

  return self->document;
}

/**
 * balik_plan_view_get_place:
 * @self: a plan view
 *
 * Returns: the code word of the place that is shown
 */
const char *
balik_plan_view_get_place (BalikPlanView *self)
{
  g_return_val_if_fail (BALIK_IS_PLAN_VIEW (self), NULL);

  return adw_view_stack_get_visible_child_name (self->stack);
}

/**
 * balik_plan_view_set_place:
 * @self: a plan view
 * @place: the code word of a place: guide, canvas, numbers, results or report
 *
 * Shows another place.
 */
void
balik_plan_view_set_place (BalikPlanView *self, const char *place)
{
  g_return_if_fail (BALIK_IS_PLAN_VIEW (self));

  if (adw_view_stack_get_child_by_name (self->stack, place) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, place);
}
