using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Web.Imports;

/// <summary>A file that was taken in whole, in the figures that its page shows.</summary>
public sealed record ImportTaken(bool WasThereBefore, ImmutableArray<ImportFigure> Figures)
{
    /// <summary>Warnings that a page lists.</summary>
    public const int MostListed = 200;

    /// <summary>What the delivery did beyond its rows: older than what stands, of the same date, or ending other sheets. Empty: nothing to say.</summary>
    public string Notice { get; init; } = "";

    /// <summary>What the authors should look at; nothing of it keeps the file out.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];
}
