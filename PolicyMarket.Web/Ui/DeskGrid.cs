using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace PolicyMarket.Web.Ui;

/// <summary>
/// The data grid of every desk: dense rows, hover, and cards below 720 px through the class "cards" (mud.css), which shows the title of each column with its
/// value. Columns with the cell class "name" head their card, "whole" fills its width, "n" aligns figures.
/// </summary>
/// <typeparam name="T">Row of the grid.</typeparam>
[CascadingTypeParameter(nameof(T))]
public class DeskGrid<T> : MudDataGrid<T>
{
    public DeskGrid()
    {
        Class = "cards";
        Dense = true;
        Hover = true;
        Elevation = 0;
        Breakpoint = Breakpoint.None;
        ColumnResizeMode = ResizeMode.None;
        Filterable = false;
        ShowMenuIcon = false;
        ShowColumnOptions = false;
        SortMode = SortMode.Single;
    }
}
