using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports;

/// <summary>Counts of an imported policy file.</summary>
public sealed record PolicyImportReport(int NewDocuments, int NewItems, int NewVersions, int Unchanged)
{
    /// <summary>Warnings for the authors about any of the items; none of them refuses the file.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    public bool IsRepeat => NewDocuments + NewItems + NewVersions == 0;

    /// <summary>One sentence for the person who sent the file.</summary>
    public string Sentence =>
        IsRepeat ? ImportWording.AllItemsUnchanged(Unchanged) : ImportWording.ItemsImported(NewDocuments, NewItems, NewVersions, Unchanged);
}
