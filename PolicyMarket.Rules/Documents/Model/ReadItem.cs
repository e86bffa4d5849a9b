using System.Collections.Immutable;

namespace PolicyMarket.Rules.Documents.Model;

/// <summary>One thing that a firm can have. Benefit is 减免, 奖补, 权益 or 资质; Mode is null when the text does not state it.</summary>
public sealed record ReadItem(
    string Id,
    string Title,
    string Benefit,
    string? Mode,
    ImmutableArray<string> Clauses,
    ImmutableArray<ReadCondition> Conditions,
    ImmutableArray<ReadAmount> Amounts,
    SourceSpan Source
);
