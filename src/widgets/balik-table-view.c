/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-table-view.h"

/* The numbers behind a chart as a list with columns. A row is a string object
 * that holds its place in the table; the table itself goes along as data. */

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (data) == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  BalikChartTable *table = g_object_get_data (G_OBJECT (factory), "table");

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       balik_chart_table_get_cell (table, gtk_list_item_get_position (item),
                                                   GPOINTER_TO_UINT (data)));
}

static GtkColumnViewColumn *
new_column (BalikChartTable *table, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data_full (G_OBJECT (factory), "table", balik_chart_table_ref (table),
                          (GDestroyNotify)balik_chart_table_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GUINT_TO_POINTER (index));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (index));
  column = gtk_column_view_column_new (balik_chart_table_get_header (table, index), factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  return column;
}

/**
 * balik_table_view_new:
 * @table: the numbers behind a chart
 *
 * Returns: (transfer floating): a scrolling list of @table
 */
GtkWidget *
balik_table_view_new (BalikChartTable *table)
{
  guint n_rows = balik_chart_table_get_n_rows (table);
  GtkStringList *rows = gtk_string_list_new (NULL);
  GtkWidget *view;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_append (rows, balik_chart_table_get_cell (table, i, 0));
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows))));
  for (guint i = 0; i < balik_chart_table_get_n_columns (table); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = new_column (table, i);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_widget_add_css_class (view, "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  return scroller;
}
