using System.Collections.Immutable;
using PolicyMarket.Data.Imports.Reading;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>Faults of a file: all problems counted, the first ones with their place.</summary>
public sealed record ImportRefusal(long Total, ImmutableArray<ImportProblem> Listed)
{
    /// <summary>Problems that a page lists.</summary>
    public const int MostListed = 1_000;
}
