namespace PolicyMarket.Data.Store;

/// <summary>Whether EF's log, SQL among it, goes to the program's log. Parameters appear as "?": their values are data of firms and persons.</summary>
public sealed class SqlLogOptions
{
    public bool IsLogged { get; init; }
}
