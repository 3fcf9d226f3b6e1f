/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-section-row.h"

#include <string.h>

#include "balik-plan-acts.h"

/**
 * BalikSectionRow:
 *
 * A switch that adds an optional section of the plan, or takes it away with
 * everything in it; both are one step of the history.
 */
struct _BalikSectionRow
{
  AdwActionRow parent_instance;

  BalikDocument *document;
  BalikItem *item;
  char *key;
  GtkSwitch *toggle;
};

G_DEFINE_FINAL_TYPE (BalikSectionRow, balik_section_row, ADW_TYPE_ACTION_ROW)

static void
show_state (BalikSectionRow *self)
{
  gtk_switch_set_active (self->toggle, balik_item_has (self->item, self->key));
}

static void
active_cb (BalikSectionRow *self)
{
  const gboolean active = gtk_switch_get_active (self->toggle);

  if (self->document == NULL || active == balik_item_has (self->item, self->key))
    return;
  if (!balik_document_apply (self->document,
                             active ? balik_plan_acts_add_section (self->item, self->key)
                                    : balik_plan_acts_remove_section (self->item, self->key)))
    show_state (self);
}

static gboolean
balik_section_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BALIK_SECTION_ROW (widget)->toggle));
}

static void
balik_section_row_dispose (GObject *object)
{
  BalikSectionRow *self = BALIK_SECTION_ROW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (balik_section_row_parent_class)->dispose (object);
}

static void
balik_section_row_finalize (GObject *object)
{
  BalikSectionRow *self = BALIK_SECTION_ROW (object);

  g_free (self->key);

  G_OBJECT_CLASS (balik_section_row_parent_class)->finalize (object);
}

static void
balik_section_row_class_init (BalikSectionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = balik_section_row_dispose;
  object_class->finalize = balik_section_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = balik_section_row_grab_focus;
}

static void
balik_section_row_init (BalikSectionRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
}

/**
 * balik_section_row_new:
 * @document: an open plan
 * @item: a line, or the plan itself
 * @key: the key of one of its optional sections
 * @question: what is switched on, translated
 * @answer: more words on it, translated
 *
 * Returns: (transfer floating): a row with a switch for that section
 */
GtkWidget *
balik_section_row_new (BalikDocument *document,
                       BalikItem *item,
                       const char *key,
                       const char *question,
                       const char *answer)
{
  BalikSectionRow *self;
  g_autofree char *detail = g_strconcat ("changed::", key, NULL);

  g_return_val_if_fail (BALIK_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (BALIK_IS_ITEM (item), NULL);

  self = g_object_new (BALIK_TYPE_SECTION_ROW, "use-markup", FALSE, "title", question, "subtitle",
                       answer, NULL);
  self->item = g_object_ref (item);
  self->key = g_strdup (key);
  show_state (self);
  self->document = g_object_ref (document);
  g_signal_connect_object (item, detail, G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * balik_section_row_is_for:
 * @self: a section row
 * @item: an item
 * @key: a key of it
 *
 * Returns: whether it is the switch of that section, or of one that @key is in
 */
gboolean
balik_section_row_is_for (BalikSectionRow *self, BalikItem *item, const char *key)
{
  gsize length;

  g_return_val_if_fail (BALIK_IS_SECTION_ROW (self), FALSE);

  length = strlen (self->key);
  return self->item == item && strncmp (key, self->key, length) == 0
         && (key[length] == '.' || key[length] == '\0');
}

/**
 * balik_section_row_get_key:
 * @self: a section row
 *
 * Returns: the key of its section
 */
const char *
balik_section_row_get_key (BalikSectionRow *self)
{
  g_return_val_if_fail (BALIK_IS_SECTION_ROW (self), NULL);

  return self->key;
}

/**
 * balik_section_row_get_item:
 * @self: a section row
 *
 * Returns: (transfer none): the item that has the section
 */
BalikItem *
balik_section_row_get_item (BalikSectionRow *self)
{
  g_return_val_if_fail (BALIK_IS_SECTION_ROW (self), NULL);

  return self->item;
}
