namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Where in a draft a problem stands.</summary>
public enum DraftField
{
    Conditions,
    Amount,
    Cap,
    Head,
}
