using System.Collections.Immutable;

namespace PolicyMarket.Rules.Documents.Model;

/// <summary>The head of a document. A part that the text does not state is null or empty. Dates are inclusive.</summary>
public sealed record ReadHead
{
    public ReadField? Title { get; init; }

    public ReadField? Number { get; init; }

    public ReadField? Kind { get; init; }

    /// <summary>Several issuers are joined by 、.</summary>
    public ReadField? Issuer { get; init; }

    /// <summary>国家, 省, 市 or 县.</summary>
    public string? Level { get; init; }

    public ReadTerritory? Territory { get; init; }

    /// <summary>Words that name the place, from which level and territory were read.</summary>
    public SourceSpan? PlaceSource { get; init; }

    public DateOnly? DateIssued { get; init; }

    public SourceSpan? IssuedSource { get; init; }

    public DateOnly? EffectiveFrom { get; init; }

    public DateOnly? EffectiveTo { get; init; }

    public required ReadValidity Validity { get; init; }

    public ImmutableArray<ReadField> Repeals { get; init; } = [];

    public ImmutableArray<ReadAmendment> Amends { get; init; } = [];

    /// <summary>Title of the document that a notice issues (印发), where there is one.</summary>
    public string? EnclosedTitle { get; init; }
}
