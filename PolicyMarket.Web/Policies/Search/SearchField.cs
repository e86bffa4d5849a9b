namespace PolicyMarket.Web.Policies.Search;

/// <summary>The parts of an item that a search reads, the most telling first.</summary>
internal enum SearchField
{
    Title,

    /// <summary>Who it is for, in the one line of the summary.</summary>
    Audience,

    /// <summary>Region, level and departments.</summary>
    Place,
    Benefit,
    Conditions,
    Document,
}
