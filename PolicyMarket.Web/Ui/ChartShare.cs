using System.Globalization;

namespace PolicyMarket.Web.Ui;

/// <summary>Lengths of bars as CSS percentages.</summary>
internal static class ChartShare
{
    public static decimal Largest(IReadOnlyList<Bar> bars) => bars.Count == 0 ? 0m : bars.Max(bar => bar.Value);

    /// <summary>Between 0% and 100%; a value above zero keeps at least half a percent, so that it can be seen.</summary>
    public static string Percent(decimal value, decimal full)
    {
        var share = full <= 0m || value <= 0m ? 0m : Math.Clamp(value / full * 100m, 0.5m, 100m);
        return share.ToString("0.##", CultureInfo.InvariantCulture) + "%";
    }
}
