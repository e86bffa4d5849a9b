using System.Collections.Immutable;

namespace PolicyMarket.Web.Imports;

/// <summary>A file that was taken in whole, in the figures that its page shows.</summary>
public sealed record ImportTaken(bool WasThereBefore, ImmutableArray<ImportFigure> Figures);
