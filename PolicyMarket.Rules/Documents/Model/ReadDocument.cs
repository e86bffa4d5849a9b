using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Documents.Model;

/// <summary>All that was read from the text of one policy document. Everything is a suggestion for a person to confirm.</summary>
public sealed record ReadDocument(
    string Text,
    ReadHead Head,
    ImmutableArray<OutlineEntry> Outline,
    ImmutableArray<ReadItem> Items,
    ImmutableArray<ReadCondition> Conditions,
    ImmutableArray<ReadAmount> Amounts,
    ImmutableArray<ReadExclusion> Exclusions,
    ImmutableArray<Diagnostic> Warnings
)
{
    /// <summary>Code points of the text that were read: up to the second copy of a body that stands twice, otherwise all.</summary>
    public required int BodyEnd { get; init; }
}
