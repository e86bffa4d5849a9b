using System.Collections.Immutable;

namespace PolicyMarket.Web.Policies.Search.Language;

/// <summary>
/// One thing that a person asks for: any of its meanings will do, or the document with its number. IsGeneral: see <see cref="TradeWord"/>.
/// </summary>
public sealed record QueryTerm(string Text, bool IsGeneral, ImmutableArray<WeighedWord> Meanings)
{
    /// <summary>The number of a document that was asked for; null for words.</summary>
    public DocumentNumber? Number { get; init; }

    public static QueryTerm Literal(string text) => new(text, IsGeneral: false, [new WeighedWord(text, 1)]);
}
