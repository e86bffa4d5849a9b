using System.Collections.Immutable;

namespace PolicyMarket.Data.Oversight;

/// <summary>Lights of the departments today, worst first, and what turns on the next day.</summary>
public sealed record LightBoardView(DateOnly Today, ImmutableArray<LightRow> Rows, ImmutableArray<TurningRow> Turning)
{
    public int Red => Rows.Sum(row => row.Red);

    public int Amber => Rows.Sum(row => row.Amber);

    public int Green => Rows.Sum(row => row.Green);
}
