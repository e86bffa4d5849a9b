namespace PolicyMarket.Web.Policies.Search;

/// <summary>The groups of the filter by their keys in the address.</summary>
internal static class FacetGroups
{
    public const string Status = "status";
    public const string Benefit = "benefit";
    public const string Mode = "mode";
    public const string Category = "category";
    public const string Level = "level";
    public const string Region = "region";
    public const string Department = "dept";
    public const string Fit = "fit";
}
