namespace PolicyMarket.Web.Drafts.Model;

/// <summary>What a part of a draft's tree is: a group in which all, any or none must hold, a comparison, or a free expression.</summary>
public enum DraftPartKind
{
    All,
    Any,
    Not,
    Comparison,
    Formula,
}
