namespace PolicyMarket.Web.Casework;

/// <summary>Input of the form of the thresholds: one text per threshold, in the order of the catalogue.</summary>
public sealed class ThresholdInput
{
    public List<string?> Values { get; set; } = [];
}
