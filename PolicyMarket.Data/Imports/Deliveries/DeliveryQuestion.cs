using System.Collections.Immutable;

namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>
/// One difference from the standing delivery that a person must accept. Sentence carries the numbers; Details name the first firms or columns.
/// </summary>
public sealed record DeliveryQuestion(DeliveryQuestionKind Kind, string Code, string Sentence, ImmutableArray<string> Details)
{
    /// <summary>Identifies exactly this difference: an acceptance of another one does not hold for it.</summary>
    public string Key => string.Join('\n', Details.Prepend(Sentence));
}
