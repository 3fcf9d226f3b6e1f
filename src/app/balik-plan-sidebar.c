/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-sidebar.h"

#include <glib/gi18n.h>

#include "balik-date-text.h"

/**
 * BalikPlanSidebar:
 *
 * Beside an open plan: its title, its places, and how far it looks ahead.
 */
struct _BalikPlanSidebar
{
  AdwBin parent_instance;

  BalikDocument *document;
  AdwViewStack *stack;
  char *title;

  GtkListBox *place_list;
  GtkLabel *horizon_label;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_STACK,
  PROP_TITLE,
} BalikPlanSidebarProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (BalikPlanSidebar, balik_plan_sidebar, ADW_TYPE_BIN)

static GtkWidget *
new_place_row (AdwViewStackPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (adw_view_stack_page_get_title (page));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box),
                  gtk_image_new_from_icon_name (adw_view_stack_page_get_icon_name (page)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_view_stack_page_get_title (page), -1);
  return row;
}

static void
fill_place_list (BalikPlanSidebar *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      gtk_list_box_append (self->place_list, new_place_row (page));
    }
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, BalikPlanSidebar *self)
{
  g_autoptr (GtkSelectionModel) pages = NULL;

  /* Also called as the list lets go of its rows, when the stack may be gone. */
  if (row == NULL || self->stack == NULL)
    return;
  pages = adw_view_stack_get_pages (self->stack);
  gtk_selection_model_select_item (pages, (guint)gtk_list_box_row_get_index (row), TRUE);
}

static void
place_changed_cb (BalikPlanSidebar *self)
{
  g_autoptr (GtkSelectionModel) pages = NULL;

  /* Also called as the stack lets go of its pages. */
  if (self->stack == NULL)
    return;
  pages = adw_view_stack_get_pages (self->stack);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    if (gtk_selection_model_is_selected (pages, i))
      gtk_list_box_select_row (self->place_list,
                               gtk_list_box_get_row_at_index (self->place_list, (int)i));
}

static void
update_horizon (BalikPlanSidebar *self)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  int n_years = balik_plan_get_n_months (plan) / 12;
  g_autofree char *start = NULL;
  g_autofree char *text = NULL;
  int year;
  int month;

  balik_plan_get_start (plan, &year, &month);
  start = balik_text_format_plan_month (balik_document_get_locale (self->document), year, month, 1);
  /* Translators: a number of years, then a month as "June 2027" */
  text = g_strdup_printf (ngettext ("%d year from %s, beside selling the usual way",
                                    "%d years from %s, beside selling the usual way", n_years),
                          n_years, start);
  gtk_label_set_label (self->horizon_label, text);
}

static void
applied_cb (BalikPlanSidebar *self, BalikEditGroup *group)
{
  if (balik_edit_group_touches (group, BALIK_PLAN_ROOT_ID, NULL))
    update_horizon (self);
}

static void
set_document (BalikPlanSidebar *self, BalikDocument *document)
{
  if (!g_set_object (&self->document, document) || document == NULL)
    return;
  g_signal_connect_object (balik_document_get_plan (document), "applied", G_CALLBACK (applied_cb),
                           self, G_CONNECT_SWAPPED);
  update_horizon (self);
}

static void
set_stack (BalikPlanSidebar *self, AdwViewStack *stack)
{
  if (!g_set_object (&self->stack, stack) || stack == NULL)
    return;
  g_signal_connect_object (stack, "notify::visible-child-name", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill_place_list (self);
  place_changed_cb (self);
}

static void
balik_plan_sidebar_dispose (GObject *object)
{
  BalikPlanSidebar *self = BALIK_PLAN_SIDEBAR (object);

  g_clear_object (&self->stack);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_PLAN_SIDEBAR);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (balik_plan_sidebar_parent_class)->dispose (object);
}

static void
balik_plan_sidebar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikPlanSidebar *self = BALIK_PLAN_SIDEBAR (object);

  switch ((BalikPlanSidebarProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_STACK:
      g_value_set_object (value, self->stack);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_plan_sidebar_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BalikPlanSidebar *self = BALIK_PLAN_SIDEBAR (object);

  switch ((BalikPlanSidebarProperty)prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_STACK:
      set_stack (self, g_value_get_object (value));
      break;
    case PROP_TITLE:
      g_set_str (&self->title, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_plan_sidebar_class_init (BalikPlanSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = balik_plan_sidebar_dispose;
  object_class->get_property = balik_plan_sidebar_get_property;
  object_class->set_property = balik_plan_sidebar_set_property;

  /**
   * BalikPlanSidebar:document:
   *
   * The open plan.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT, flags);

  /**
   * BalikPlanSidebar:stack:
   *
   * The places; the list and the stack follow each other.
   */
  props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK, flags);

  /**
   * BalikPlanSidebar:title:
   *
   * What the plan is called here.
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-plan-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikPlanSidebar, place_list);
  gtk_widget_class_bind_template_child (widget_class, BalikPlanSidebar, horizon_label);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
balik_plan_sidebar_init (BalikPlanSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
