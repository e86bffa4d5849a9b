namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>One line of two texts side by side; a text that one of them lacks is null.</summary>
public sealed record ComparisonRow(string Label, string? Before, string? After)
{
    public bool IsChanged => !string.Equals(Before, After, StringComparison.Ordinal);
}
