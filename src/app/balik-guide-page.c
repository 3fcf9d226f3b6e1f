/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-guide-page.h"
#include "balik-place-header.h"

/**
 * BalikGuidePage:
 *
 * Asks short questions; each answer sets numbers and writes cards.
 */
struct _BalikGuidePage
{
  AdwBin parent_instance;

  BalikDocument *document;
  gboolean is_narrow;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_NARROW,
} BalikGuidePageProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikGuidePage, balik_guide_page, ADW_TYPE_BIN)

static void
balik_guide_page_dispose (GObject *object)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BALIK_TYPE_GUIDE_PAGE);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (balik_guide_page_parent_class)->dispose (object);
}

static void
balik_guide_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (object);

  switch ((BalikGuidePageProperty)prop_id)
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
balik_guide_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  BalikGuidePage *self = BALIK_GUIDE_PAGE (object);

  switch ((BalikGuidePageProperty)prop_id)
    {
    case PROP_DOCUMENT:
      g_set_object (&self->document, g_value_get_object (value));
      break;
    case PROP_NARROW:
      self->is_narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_guide_page_class_init (BalikGuidePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = balik_guide_page_dispose;
  object_class->get_property = balik_guide_page_get_property;
  object_class->set_property = balik_guide_page_set_property;

  /**
   * BalikGuidePage:document:
   *
   * The open plan.
   */
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, BALIK_TYPE_DOCUMENT, flags);

  /**
   * BalikGuidePage:narrow:
   *
   * Whether the window is narrow, as on a phone.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/balikplan/Balik/ui/balik-guide-page.ui");
  g_type_ensure (BALIK_TYPE_PLACE_HEADER);
}

static void
balik_guide_page_init (BalikGuidePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
