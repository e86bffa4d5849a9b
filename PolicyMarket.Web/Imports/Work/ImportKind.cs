namespace PolicyMarket.Web.Imports.Work;

/// <summary>Kind of an uploaded file.</summary>
public enum ImportKind
{
    /// <summary>One department's facts of firms: CSV, XLSX or JSON Lines.</summary>
    Firms,

    /// <summary>Policy documents with their items: JSON.</summary>
    Policies,
}
