namespace PolicyMarket.Web.Drafts;

/// <summary>Where in a draft a problem stands.</summary>
public enum DraftField
{
    Conditions,
    Amount,
    Cap,
    Head,
}
