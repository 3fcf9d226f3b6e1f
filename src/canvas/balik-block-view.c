/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-block-view-private.h"
#include "balik-break-marks.h"
#include "balik-card-drag.h"
#include "balik-card-entry.h"
#include "balik-card-view.h"
#include "balik-text-fill.h"

#define SPACING 6
#define CARD_SPACING 6

/**
 * BalikBlockView:
 *
 * A block of the canvas with its cards; one that has none shows its question.
 *
 * It takes the height that it gets: cards that do not fit are scrolled to, and
 * a row below says how many there are. The board tells it which cards it has.
 */

G_DEFINE_FINAL_TYPE (BalikBlockView, balik_block_view, GTK_TYPE_WIDGET)

/* The least height is all that a card needs: the natural one of a row of labels
 * can have more lines than are shown. */
static int
measure_height (GtkWidget *widget, int width)
{
  int minimum = 0;

  if (widget != NULL && gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
with_spacing (int height)
{
  return height > 0 ? height + SPACING : 0;
}

static void
add_cb (GtkButton *button, BalikBlockView *self)
{
  balik_block_view_start_adding (self);
}

static void
entry_shown_cb (BalikBlockView *self)
{
  balik_block_view_update_empty (self);
}

static void
entry_ended_cb (BalikCardEntry *entry, BalikBlockView *self)
{
  balik_block_view_stop_adding (self);
}

static GtkSizeRequestMode
balik_block_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
balik_block_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  BalikBlockView *self = BALIK_BLOCK_VIEW (widget);
  GtkWidget *const parts[] = { self->header, self->content, self->footer };
  GtkWidget *first = balik_block_view_get_card (self, 0);
  int content;
  int least;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 0;
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          int min = 0;
          int nat = 0;

          if (parts[i] != NULL)
            gtk_widget_measure (parts[i], orientation, -1, &min, &nat, NULL, NULL);
          *minimum = MAX (*minimum, min);
          *natural = MAX (*natural, nat);
        }
      return;
    }
  content = measure_height (self->content, for_size);
  *natural = measure_height (self->header, for_size) + with_spacing (content)
             + with_spacing (measure_height (self->footer, for_size));
  least = first != NULL && gtk_widget_get_visible (first) ? measure_height (first, for_size)
                                                          : content;
  *minimum = *natural - content + MIN (content, least);
}

/* Of @room for cards, what ends with a whole one: half a card looks like a fault. */
static int
fit_whole_cards (BalikBlockView *self, int width, int room)
{
  int fits = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      const int end
          = fits + (i > 0 ? CARD_SPACING : 0) + measure_height (self->cards->pdata[i], width);

      if (end > room)
        break;
      fits = end;
    }
  return fits > 0 ? fits : room;
}

/* How much of @height the cards take. */
static int
compute_room (BalikBlockView *self, int width, int height)
{
  const int header = measure_height (self->header, width);
  const int footer = measure_height (self->footer, width);
  const int content = measure_height (self->content, width);
  const int room = MAX (height - header - SPACING - with_spacing (footer), 0);

  if (content <= room)
    return content;
  if (gtk_widget_get_visible (self->entry) || self->gap != NULL)
    return room;
  return fit_whole_cards (self, width, room);
}

static void
balik_block_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BalikBlockView *self = BALIK_BLOCK_VIEW (widget);
  const int header = measure_height (self->header, width);
  const int room = compute_room (self, width, height);
  int min_room = 0;

  gtk_widget_allocate (self->header, width, header, -1, NULL);
  gtk_widget_measure (self->scroller, GTK_ORIENTATION_VERTICAL, width, &min_room, NULL, NULL, NULL);
  gtk_widget_allocate (
      self->scroller, width, MAX (room, min_room), -1,
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float)(header + SPACING))));
  if (self->footer != NULL)
    gtk_widget_allocate (
        self->footer, width, measure_height (self->footer, width), -1,
        gsk_transform_translate (
            NULL, &GRAPHENE_POINT_INIT (0, (float)(header + SPACING + room + SPACING))));
  balik_block_view_queue_more (self);
}

/* Tab goes from block to block; arrows go from card to card. */
static gboolean
balik_block_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BalikBlockView *self = BALIK_BLOCK_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    {
      GtkNative *native = gtk_widget_get_native (focus);

      /* In a popover of a card, Tab stays there. */
      return native != gtk_widget_get_native (widget)
             && gtk_widget_child_focus (GTK_WIDGET (native), direction);
    }
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return balik_block_view_focus_card (self, self->last_focus);
  return FALSE;
}

static void
balik_block_view_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  BalikBlockView *self = BALIK_BLOCK_VIEW (widget);

  for (guint i = 0; child != NULL && i < self->cards->len; i++)
    if (gtk_widget_get_focus_child (self->list) == self->cards->pdata[i])
      self->last_focus = i;
  GTK_WIDGET_CLASS (balik_block_view_parent_class)->set_focus_child (widget, child);
}

static void
balik_block_view_dispose (GObject *object)
{
  BalikBlockView *self = BALIK_BLOCK_VIEW (object);

  g_clear_handle_id (&self->more_source, g_source_remove);
  g_ptr_array_set_size (self->cards, 0);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->footer, gtk_widget_unparent);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->locale, balik_locale_unref);

  G_OBJECT_CLASS (balik_block_view_parent_class)->dispose (object);
}

static void
balik_block_view_finalize (GObject *object)
{
  g_ptr_array_unref (BALIK_BLOCK_VIEW (object)->cards);

  G_OBJECT_CLASS (balik_block_view_parent_class)->finalize (object);
}

static void
balik_block_view_class_init (BalikBlockViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = balik_block_view_dispose;
  object_class->finalize = balik_block_view_finalize;

  widget_class->get_request_mode = balik_block_view_get_request_mode;
  widget_class->measure = balik_block_view_measure;
  widget_class->size_allocate = balik_block_view_size_allocate;
  widget_class->focus = balik_block_view_focus;
  widget_class->set_focus_child = balik_block_view_set_focus_child;

  gtk_widget_class_set_css_name (widget_class, "boardblock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_wrapping_label (const char *text, const char *css_class)
{
  g_autofree char *marked = balik_text_add_break_marks (text);
  GtkWidget *label = gtk_label_new (marked);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
build_header (BalikBlockView *self)
{
  GtkWidget *name = new_wrapping_label (_ (self->block->name), "block-name");
  /* Translators: %s is the name of a block of the canvas, as "Partners" */
  g_autofree char *words = balik_text_fill (_ ("Add a card to %s"), _ (self->block->name), NULL);

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (self->header, "header");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, _ (self->block->question));
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "add");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  /* One Tab stop a block: N does the same from any of its cards. */
  gtk_widget_set_focusable (self->add, FALSE);
  gtk_widget_set_tooltip_text (self->add, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  self->more = balik_block_view_new_more (self);
  gtk_box_append (GTK_BOX (self->header), name);
  gtk_box_append (GTK_BOX (self->header), self->add);
  gtk_box_append (GTK_BOX (self->header), self->more);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

static void
build_content (BalikBlockView *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, CARD_SPACING);
  self->list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                             CARD_SPACING, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  self->empty = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->empty),
                  new_wrapping_label (_ (self->block->question), "question"));
  self->add_first = gtk_button_new_with_label (_ ("Add a card"));
  gtk_widget_add_css_class (self->add_first, "flat");
  gtk_widget_add_css_class (self->add_first, "add-first");
  gtk_widget_set_halign (self->add_first, GTK_ALIGN_START);
  g_signal_connect (self->add_first, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (self->empty), self->add_first);
  self->entry = balik_card_entry_new (self->block);
  g_signal_connect (self->entry, "ended", G_CALLBACK (entry_ended_cb), self);
  g_signal_connect_swapped (self->entry, "notify::visible", G_CALLBACK (entry_shown_cb), self);
  gtk_box_append (GTK_BOX (self->content), self->list);
  gtk_box_append (GTK_BOX (self->content), self->empty);
  gtk_box_append (GTK_BOX (self->content), self->entry);
}

static void
balik_block_view_init (BalikBlockView *self)
{
  self->cards = g_ptr_array_new ();
}

/**
 * balik_block_view_new:
 * @block: a block of the canvas
 * @plan: the plan whose cards it has
 * @locale: how numbers are written
 *
 * Returns: (transfer floating): a view of @block, without cards
 */
GtkWidget *
balik_block_view_new (const BalikBlock *block, BalikPlan *plan, BalikLocale *locale)
{
  BalikBlockView *self = g_object_new (BALIK_TYPE_BLOCK_VIEW, NULL);

  self->block = block;
  self->plan = g_object_ref (plan);
  self->locale = balik_locale_ref (locale);
  build_header (self);
  build_content (self);
  balik_block_view_build_scroller (self);
  balik_card_drag_add_target (self);
  balik_block_view_update_empty (self);
  balik_block_view_update_name (self);
  return GTK_WIDGET (self);
}

/**
 * balik_block_view_get_block:
 * @self: a block view
 *
 * Returns: (transfer none): the block that it shows
 */
const BalikBlock *
balik_block_view_get_block (BalikBlockView *self)
{
  g_return_val_if_fail (BALIK_IS_BLOCK_VIEW (self), NULL);

  return self->block;
}

/**
 * balik_block_view_get_plan:
 * @self: a block view
 *
 * Returns: (transfer none): the plan whose cards it has
 */
BalikPlan *
balik_block_view_get_plan (BalikBlockView *self)
{
  g_return_val_if_fail (BALIK_IS_BLOCK_VIEW (self), NULL);

  return self->plan;
}

/**
 * balik_block_view_set_footer:
 * @self: a block view
 * @footer: (transfer floating): what stands below the cards
 *
 * Puts a row below the cards.
 */
void
balik_block_view_set_footer (BalikBlockView *self, GtkWidget *footer)
{
  g_return_if_fail (BALIK_IS_BLOCK_VIEW (self));

  g_clear_pointer (&self->footer, gtk_widget_unparent);
  self->footer = footer;
  gtk_widget_set_parent (footer, GTK_WIDGET (self));
}

/**
 * balik_block_view_measure_whole:
 * @self: a block view
 * @width: its width
 * @height: the height that it could have
 *
 * Returns: the height that it fills with whole cards
 */
int
balik_block_view_measure_whole (BalikBlockView *self, int width, int height)
{
  g_return_val_if_fail (BALIK_IS_BLOCK_VIEW (self), 0);

  return measure_height (self->header, width) + SPACING + compute_room (self, width, height)
         + with_spacing (measure_height (self->footer, width));
}
