/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-results-page.h"

#include <glib/gi18n.h>

#include "balik-chart-builders.h"
#include "balik-chart-card.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"
#include "balik-place-header.h"

#define N_SHOWN_ANSWERS 4

/* More than these nobody checks in one go; the table of simulate has all. */
#define N_SHOWN_SWINGS 6

/**
 * BalikResultsPage:
 *
 * Answers the owner's questions in sentences, then in charts.
 *
 * Everything on it is made anew from each newer result.
 */
struct _BalikResultsPage
{
  AdwBin parent_instance;

  BalikDocument *document;
  gboolean is_narrow;

  GtkStack *stack;
  GtkFlowBox *answer_box;
  GtkLabel *titles[N_SHOWN_ANSWERS];
  GtkLabel *details[N_SHOWN_ANSWERS];
  GtkLabel *ranges[N_SHOWN_ANSWERS];
  GtkLabel *basis_label;
  BalikChartCard *cash_card;
  BalikChartCard *money_card;
  BalikChartCard *flows_card;
  BalikChartCard *savings_card;
  BalikChartCard *swings_card;
  BalikChartCard *fleet_card;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_NARROW,
} BalikResultsPageProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikResultsPage, balik_results_page, ADW_TYPE_BIN)

/* The order in which an owner asks. */
static const BalikAnswer shown_answers[N_SHOWN_ANSWERS] = {
  BALIK_ANSWER_PAYBACK,
  BALIK_ANSWER_FUNDING,
  BALIK_ANSWER_SAVING,
  BALIK_ANSWER_CUSTOMER,
};

static const char *
get_tone_class (BalikTone tone)
{
  switch (tone)
    {
    case BALIK_TONE_WARNING:
      return "warning";
    case BALIK_TONE_BAD:
      return "error";
    case BALIK_TONE_GOOD:
    case BALIK_TONE_NEUTRAL:
    default:
      return "plain";
    }
}

static void
set_only_class (GtkWidget *widget, const char *css_class)
{
  const char *const classes[] = { "title-2", css_class, NULL };

  gtk_widget_set_css_classes (widget, (const char **)classes);
}

static void
update_answers (BalikResultsPage *self)
{
  for (guint i = 0; i < N_SHOWN_ANSWERS; i++)
    {
      g_autoptr (BalikHeadline) headline
          = balik_document_new_headline (self->document, shown_answers[i]);

      gtk_label_set_label (self->titles[i], headline->title);
      gtk_label_set_label (self->details[i], headline->detail);
      gtk_label_set_label (self->ranges[i], headline->range != NULL ? headline->range : "");
      gtk_widget_set_visible (GTK_WIDGET (self->ranges[i]), headline->range != NULL);
      set_only_class (GTK_WIDGET (self->titles[i]), get_tone_class (headline->tone));
    }
}

/* What the figures are made of, so that nobody takes a likely run for a promise. */
static void
update_basis (BalikResultsPage *self)
{
  BalikSpread *spread = balik_document_get_spread (self->document);
  const guint n = spread != NULL ? balik_spread_get_n_swings (spread) : 0;
  g_autofree char *count = balik_text_format_count (balik_document_get_locale (self->document), n);
  g_autofree char *words = NULL;

  if (n > 0)
    words = balik_text_fill (
        /* Translators: below the answers of Results. %s is a count */
        ngettext ("The answers and the band are drawn from the range of %s number, the other "
                  "charts from its likely value; all compared with customers buying the usual way.",
                  "The answers and the band are drawn from the ranges of %s numbers, the other "
                  "charts from their likely values; all compared with customers buying the usual "
                  "way.",
                  n),
        count, NULL);
  else
    words = g_strdup (_ ("From the numbers as they stand, compared with customers buying the usual "
                         "way. No number has a range yet, so it is not known how sure this is."));
  gtk_label_set_label (self->basis_label, words);
}

/* What matters most, where something is uncertain. */
static void
update_swings (BalikResultsPage *self, BalikResult *result)
{
  BalikSpread *spread = balik_document_get_spread (self->document);
  const gboolean is_shown = spread != NULL && balik_spread_get_n_swings (spread) > 0;
  g_autoptr (BalikChartSpec) spec = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->swings_card), is_shown);
  if (!is_shown)
    return;
  spec = balik_chart_new_swings (balik_document_get_plan (self->document), result, spread,
                                 N_SHOWN_SWINGS, balik_document_get_locale (self->document));
  balik_chart_card_set_spec (self->swings_card, spec);
}

/* A row of what matters most leads to its number. */
static void
swing_activated_cb (BalikResultsPage *self, guint row)
{
  BalikSpread *spread = balik_document_get_spread (self->document);
  g_autofree char *key = NULL;
  BalikItem *item;

  if (spread == NULL || row >= balik_spread_get_n_swings (spread))
    return;
  item = balik_plan_find_path (balik_document_get_plan (self->document),
                               balik_spread_get_swing (spread, row)->path, &key);
  if (item != NULL && key != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "plan.show-number", "(xs)",
                                balik_item_get_id (item), key);
}

static void
update_charts (BalikResultsPage *self, BalikResult *result)
{
  BalikPlan *plan = balik_document_get_plan (self->document);
  BalikLocale *locale = balik_document_get_locale (self->document);
  const struct
  {
    BalikChartCard *card;
    BalikChartSpec *(*new_spec) (BalikPlan *, const BalikResult *, BalikLocale *);
  } charts[] = { { self->money_card, balik_chart_new_money },
                 { self->flows_card, balik_chart_new_flows },
                 { self->savings_card, balik_chart_new_savings },
                 { self->fleet_card, balik_chart_new_fleet } };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (BalikChartSpec) spec = charts[i].new_spec (plan, result, locale);

      balik_chart_card_set_spec (charts[i].card, spec);
    }
}

static void
update_cash (BalikResultsPage *self, BalikResult *result)
{
  g_autoptr (BalikChartSpec) spec = balik_chart_new_cash_fan (
      balik_document_get_plan (self->document), result, balik_document_get_spread (self->document),
      balik_document_get_locale (self->document));

  balik_chart_card_set_spec (self->cash_card, spec);
}

static gboolean
has_lines (BalikResultsPage *self)
{
  return g_list_model_get_n_items (balik_plan_get_lines (balik_document_get_plan (self->document)))
         > 0;
}

/* What the draws say. */
static void
update_drawn (BalikResultsPage *self)
{
  BalikResult *result = balik_document_get_result (self->document);

  if (result == NULL || !has_lines (self))
    return;
  update_answers (self);
  update_basis (self);
  update_cash (self, result);
  update_swings (self, result);
}

static void
update (BalikResultsPage *self)
{
  BalikResult *result = balik_document_get_result (self->document);

  gtk_stack_set_visible_child_name (self->stack, has_lines (self) ? "results" : "empty");
  if (result == NULL || !has_lines (self))
    return;
  update_drawn (self);
  update_charts (self, result);
}

/* While another place is shown nothing is drawn; coming back draws once. */
static void
projected_cb (BalikResultsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
drawn_cb (BalikResultsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_drawn (self);
}

static void
balik_results_page_map (GtkWidget *widget)
{
  BalikResultsPage *self = BALIK_RESULTS_PAGE (widget);

  if (self->document != NULL)
    update (self);
  GTK_WIDGET_CLASS (balik_results_page_parent_class)->map (widget);
}

static GtkLabel *
new_answer_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
add_answers (BalikResultsPage *self)
{
  for (guint i = 0; i < N_SHOWN_ANSWERS; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      self->titles[i] = new_answer_label ("title-2");
      self->details[i] = new_answer_label (NULL);
      self->ranges[i] = new_answer_label ("caption");
      gtk_widget_add_css_class (GTK_WIDGET (self->ranges[i]), "dim-label");
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->titles[i]));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details[i]));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->ranges[i]));
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->answer_box, child);
    }
}

static void
set_document (BalikResultsPage *self, BalikDocument *document)
{
  if (!g_set_object (&self->document, document) || document == NULL)
    return;
  g_signal_connect_object (document, "projected", G_CALLBACK (projected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "drawn", G_CALLBACK (drawn_cb), self, G_CONNECT_SWAPPED);
}

static void
balik_results_page_dispose (GObject *object)
{
  BalikResultsPage *self = BALIK_RESULTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_RESULTS_PAGE);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (balik_results_page_parent_class)->dispose (object);
}

static void
balik_results_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikResultsPage *self = BALIK_RESULTS_PAGE (object);

  switch ((BalikResultsPageProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_results_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BalikResultsPage *self = BALIK_RESULTS_PAGE (object);

  switch ((BalikResultsPageProperty)prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      self->is_narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_results_page_class_init (BalikResultsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = balik_results_page_dispose;
  object_class->get_property = balik_results_page_get_property;
  object_class->set_property = balik_results_page_set_property;
  widget_class->map = balik_results_page_map;

  /**
   * BalikResultsPage:document:
   *
   * The open plan.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT, flags);

  /**
   * BalikResultsPage:narrow:
   *
   * Whether the window is narrow, as on a phone.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (BALIK_TYPE_PLACE_HEADER);
  g_type_ensure (BALIK_TYPE_CHART_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/balikplan/Balik/ui/balik-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BalikResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BalikResultsPage, answer_box);
  gtk_widget_class_bind_template_child (widget_class, BalikResultsPage, basis_label);
  gtk_widget_class_bind_template_child (widget_class, BalikResultsPage, cash_card);
  gtk_widget_class_bind_template_child (widget_class, BalikResultsPage, money_card);
  gtk_widget_class_bind_template_child (widget_class, BalikResultsPage, flows_card);
  gtk_widget_class_bind_template_child (widget_class, BalikResultsPage, savings_card);
  gtk_widget_class_bind_template_child (widget_class, BalikResultsPage, fleet_card);
  gtk_widget_class_bind_template_child (widget_class, BalikResultsPage, swings_card);
}

static void
balik_results_page_init (BalikResultsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_answers (self);
  g_signal_connect_swapped (balik_chart_card_get_view (self->swings_card), "mark-activated",
                            G_CALLBACK (swing_activated_cb), self);
}
