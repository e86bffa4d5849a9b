namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Kind of a part of a draft's tree: a group in which all, any or none must hold, a comparison, or a free expression.</summary>
public enum DraftPartKind
{
    All,
    Any,
    Not,
    Comparison,
    Formula,
}
