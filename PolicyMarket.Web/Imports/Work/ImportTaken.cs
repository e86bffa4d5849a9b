using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>A file that was taken in whole, in the figures that its page shows.</summary>
public sealed record ImportTaken(bool WasThereBefore, ImmutableArray<ImportFigure> Figures)
{
    /// <summary>Warnings that a page lists.</summary>
    public const int MostListed = 200;

    /// <summary>
    /// Effects of the delivery beyond its rows: older than the standing sheets, of the same date, or ending other sheets. Empty when there are none.
    /// </summary>
    public string Notice { get; init; } = "";

    /// <summary>Warnings for the authors; none of them refuses the file.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];
}
