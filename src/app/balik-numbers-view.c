/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-numbers-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "balik-list-editor.h"
#include "balik-numbers-groups.h"
#include "balik-numbers-rows.h"
#include "balik-plan-acts.h"
#include "balik-section-row.h"
#include "balik-text-fill.h"

/**
 * BalikNumbersView:
 *
 * Rows for the numbers of a plan: those of one chapter, or all that match a
 * search, in groups with headings.
 */
struct _BalikNumbersView
{
  AdwBin parent_instance;

  BalikDocument *document;
  GtkBox *box;
  gboolean is_narrow;

  /* What is looked for, while matches are shown. */
  char *needle;
  gboolean assumed_only;
  guint n_rows;
};

typedef enum
{
  PROP_NARROW = 1,
} BalikNumbersViewProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (BalikNumbersView, balik_numbers_view, ADW_TYPE_BIN)

#define SEASON "demand.season"

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static gboolean
has_needle (BalikNumbersView *self, const char *text)
{
  g_autofree char *folded = fold (text);

  return strstr (folded, self->needle) != NULL;
}

static gboolean
is_assumed (BalikItem *item, const BalikField *field)
{
  BalikValue *origin;
  const char *kind;

  if (!g_str_has_prefix (field->key, SEASON "."))
    return balik_field_is_number (field) && balik_item_is_assumed (item, field->key);
  origin = balik_item_get_origin (item, SEASON);
  kind = origin != NULL && balik_item_has (item, field->key)
             ? balik_value_get_origin_part (origin, BALIK_ORIGIN_KIND)
             : "";
  return strcmp (kind, "guess") == 0 || strcmp (kind, "typical range") == 0;
}

/* Whether the row is wanted, by its own words or by those that stand above it. */
static gboolean
is_wanted (BalikNumbersView *self, BalikItem *item, const BalikField *field, const char *above)
{
  if (self->needle == NULL && !self->assumed_only)
    return TRUE;
  if (self->assumed_only && !is_assumed (item, field))
    return FALSE;
  return self->needle == NULL || has_needle (self, _ (field->label))
         || (field->hint != NULL && has_needle (self, _ (field->hint)))
         || (above != NULL && has_needle (self, above));
}

static gboolean
is_looking (BalikNumbersView *self)
{
  return self->needle != NULL || self->assumed_only;
}

static GtkWidget *
new_group (BalikNumbersView *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *description_markup
      = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title_markup);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description_markup);
  return group;
}

static GtkWidget *
new_row (BalikNumbersView *self, BalikItem *item, const BalikField *field)
{
  self->n_rows++;
  return balik_numbers_row_new (self->document, item, field, G_OBJECT (self));
}

static void
even_cb (GtkWidget *button, BalikItem *line)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, BALIK_TYPE_NUMBERS_VIEW);

  balik_document_apply (BALIK_NUMBERS_VIEW (self)->document, balik_plan_acts_even_season (line));
}

static GtkWidget *
new_season (BalikNumbersView *self, BalikItem *line)
{
  GtkWidget *season = adw_expander_row_new ();
  GtkWidget *even = gtk_button_new_with_mnemonic (_ ("_Even"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (season), _ ("Season"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (season),
                                 _ ("Demand of each month beside the others"));
  gtk_widget_set_tooltip_text (even, _ ("Make all months the same"));
  gtk_widget_set_valign (even, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (even, "flat");
  g_signal_connect_object (even, "clicked", G_CALLBACK (even_cb), line, 0);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (season), even);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (season), is_looking (self));
  return season;
}

static GtkWidget *
new_more (BalikNumbersView *self)
{
  GtkWidget *more = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("More"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (more), is_looking (self));
  return more;
}

/* Adds the fields of a group; returns how many. */
static guint
add_fields (BalikNumbersView *self,
            GtkWidget *group,
            const BalikNumbersGroup *info,
            BalikItem *item,
            const char *above)
{
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (info->kind, &n_fields);
  GtkWidget *season = NULL;
  GtkWidget *more = NULL;
  guint n_added = 0;

  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget **fold_row = NULL;

      if (!balik_numbers_group_has_field (info, &fields[i]) || fields[i].label == NULL
          || !balik_item_needs (item, &fields[i]) || balik_item_is_set_aside (item, fields[i].key)
          || !is_wanted (self, item, &fields[i], above))
        continue;
      if (g_str_has_prefix (fields[i].key, SEASON "."))
        fold_row = &season;
      else if (fields[i].flags & BALIK_FIELD_ADVANCED)
        fold_row = &more;
      n_added++;
      if (fold_row == NULL)
        {
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                     new_row (self, item, &fields[i]));
          continue;
        }
      if (*fold_row == NULL)
        {
          *fold_row = fold_row == &season ? new_season (self, item) : new_more (self);
          if (fold_row == &season)
            adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), season);
        }
      adw_expander_row_add_row (ADW_EXPANDER_ROW (*fold_row), new_row (self, item, &fields[i]));
    }
  if (more != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), more);
  return n_added;
}

static void
add_list (BalikNumbersView *self, const BalikNumbersGroup *info, BalikItem *item, const char *title)
{
  GtkWidget *list = balik_list_editor_new (self->document, item, info->first_key);

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (list), title);
  g_object_bind_property (self, "narrow", list, "narrow", G_BINDING_SYNC_CREATE);
  gtk_box_append (self->box, list);
}

static void
add_group (BalikNumbersView *self, const BalikNumbersGroup *info, BalikItem *item)
{
  const BalikField *first = balik_fields_find (info->kind, info->first_key);
  const gboolean is_there = info->section == NULL || balik_item_has (item, info->section);
  GtkWidget *group;

  if (balik_item_is_set_aside (item, info->section != NULL ? info->section : info->first_key)
      || (!is_there && info->question == NULL))
    return;
  if (first->type == BALIK_FIELD_LIST && info->question == NULL)
    {
      add_list (self, info, item, _ (info->title));
      return;
    }

  group = new_group (self, _ (info->title), NULL);
  if (info->question != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               balik_section_row_new (self->document, item, info->section,
                                                      _ (info->question), _ (info->answer)));
  if (is_there && first->type != BALIK_FIELD_LIST && add_fields (self, group, info, item, NULL) == 0
      && info->question == NULL)
    {
      g_object_ref_sink (group);
      g_object_unref (group);
      return;
    }
  gtk_box_append (self->box, group);
  if (is_there && first->type == BALIK_FIELD_LIST)
    add_list (self, info, item, NULL);
}

static void
add_matches (BalikNumbersView *self,
             const BalikNumbersGroup *info,
             BalikItem *item,
             const char *description)
{
  GtkWidget *group = g_object_ref_sink (new_group (self, _ (info->title), description));

  if (add_fields (self, group, info, item, _ (info->title)) > 0)
    gtk_box_append (self->box, group);
  g_object_unref (group);
}

static void
add_item_matches (BalikNumbersView *self, BalikItem *item, const char *list_title)
{
  g_autofree char *name = balik_list_editor_dup_item_name (item);
  GtkWidget *group = g_object_ref_sink (new_group (self, name, list_title));
  const guint n_before = self->n_rows;
  guint n_fields = 0;
  const BalikField *fields = balik_fields_get (balik_item_get_kind (item), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].chapter != BALIK_CHAPTER_NONE && is_wanted (self, item, &fields[i], name))
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, item, &fields[i]));
  if (self->n_rows > n_before)
    gtk_box_append (self->box, group);
  g_object_unref (group);
}

/* All groups of a kind of item that match; a list's items are each a group. */
static void
look_through (BalikNumbersView *self, BalikItem *item, const char *description)
{
  guint n_groups = 0;
  const BalikNumbersGroup *groups = balik_numbers_groups_get (&n_groups);

  for (guint i = 0; i < n_groups; i++)
    {
      const BalikField *first;
      GListModel *list;

      if (groups[i].kind != balik_item_get_kind (item))
        continue;
      first = balik_fields_find (groups[i].kind, groups[i].first_key);
      if (first->type != BALIK_FIELD_LIST)
        {
          add_matches (self, &groups[i], item, description);
          continue;
        }
      list = balik_item_get_list (item, first->key);
      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (BalikItem) child = g_list_model_get_item (list, j);

          add_item_matches (self, child, _ (groups[i].title));
        }
    }
}

static void
clear (BalikNumbersView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_pointer (&self->needle, g_free);
  self->assumed_only = FALSE;
  self->n_rows = 0;
}

static void
balik_numbers_view_dispose (GObject *object)
{
  BalikNumbersView *self = BALIK_NUMBERS_VIEW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->needle, g_free);

  G_OBJECT_CLASS (balik_numbers_view_parent_class)->dispose (object);
}

static void
balik_numbers_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  BalikNumbersView *self = BALIK_NUMBERS_VIEW (object);

  switch ((BalikNumbersViewProperty)prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
balik_numbers_view_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BalikNumbersView *self = BALIK_NUMBERS_VIEW (object);

  switch ((BalikNumbersViewProperty)prop_id)
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
balik_numbers_view_class_init (BalikNumbersViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_numbers_view_dispose;
  object_class->get_property = balik_numbers_view_get_property;
  object_class->set_property = balik_numbers_view_set_property;

  /**
   * BalikNumbersView:narrow:
   *
   * Whether there is little room.
   */
  props[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
balik_numbers_view_init (BalikNumbersView *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * balik_numbers_view_set_document:
 * @self: a view
 * @document: (nullable): an open plan
 *
 * Says which plan is shown. What is to be seen of it is said next.
 */
void
balik_numbers_view_set_document (BalikNumbersView *self, BalikDocument *document)
{
  g_return_if_fail (BALIK_IS_NUMBERS_VIEW (self));

  clear (self);
  g_set_object (&self->document, document);
}

/**
 * balik_numbers_view_show_chapter:
 * @self: a view with a document
 * @line: (nullable): the line that is looked at
 * @chapter: a chapter
 *
 * Shows the numbers of one chapter.
 */
void
balik_numbers_view_show_chapter (BalikNumbersView *self, BalikItem *line, BalikChapter chapter)
{
  guint n_groups = 0;
  const BalikNumbersGroup *groups = balik_numbers_groups_get (&n_groups);

  g_return_if_fail (BALIK_IS_NUMBERS_VIEW (self));
  g_return_if_fail (self->document != NULL);

  clear (self);
  for (guint i = 0; i < n_groups; i++)
    {
      BalikItem *item = groups[i].kind == BALIK_ITEM_LINE
                            ? line
                            : balik_plan_get_root (balik_document_get_plan (self->document));

      if (groups[i].chapter == chapter && item != NULL)
        add_group (self, &groups[i], item);
    }
}

/**
 * balik_numbers_view_show_matches:
 * @self: a view with a document
 * @text: what is looked for in names and hints, "" for all
 * @assumed_only: whether only numbers that nobody has confirmed are wanted
 *
 * Shows the numbers of the whole plan that match.
 *
 * Returns: how many there are
 */
guint
balik_numbers_view_show_matches (BalikNumbersView *self, const char *text, gboolean assumed_only)
{
  BalikPlan *plan;
  GListModel *lines;
  guint n_lines;

  g_return_val_if_fail (BALIK_IS_NUMBERS_VIEW (self), 0);
  g_return_val_if_fail (self->document != NULL, 0);

  clear (self);
  self->needle = *text != '\0' ? fold (text) : NULL;
  self->assumed_only = assumed_only;

  plan = balik_document_get_plan (self->document);
  lines = balik_plan_get_lines (plan);
  n_lines = g_list_model_get_n_items (lines);
  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (BalikItem) line = g_list_model_get_item (lines, i);

      look_through (self, line, n_lines > 1 ? balik_item_get_text (line, "name") : NULL);
    }
  look_through (self, balik_plan_get_root (plan), NULL);
  return self->n_rows;
}
