namespace PolicyMarket.Data.Authoring;

/// <summary>A part of a draft that is saved and merged by itself.</summary>
public enum DraftSection
{
    /// <summary>Document, title, mode and everything else but conditions and sum.</summary>
    Head,
    Conditions,

    /// <summary>Formula and ceiling.</summary>
    Amount,
}
