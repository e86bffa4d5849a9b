namespace PolicyMarket.Web.Imports.Sources;

/// <summary>Whether a department's data come: in time, not yet at all, or not any more.</summary>
public enum SourceState
{
    /// <summary>不通: the last file was refused, or the next delivery is overdue.</summary>
    Broken,

    /// <summary>无数据: nothing was ever delivered.</summary>
    Empty,

    /// <summary>通: the last delivery is recent enough.</summary>
    Flowing,
}
