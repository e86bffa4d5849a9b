using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>A firm's facts with the amounts of other items among them. Lacking: for each amount that is unknown the facts that would decide it.</summary>
internal sealed record Awarded(Facts Facts, ImmutableDictionary<string, ImmutableArray<string>> Lacking)
{
    /// <summary>Division by a one of full scale drops trailing zeros, so that the steps read the same when a record is replayed.</summary>
    private const decimal WithoutTrailingZeros = 1.0000000000000000000000000000m;

    public Awarded With(string itemId, decimal? yuan, ImmutableArray<string> missing)
    {
        var name = AwardName.Of(itemId);
        return yuan is { } known
            ? this with
            {
                Facts = Facts.With(name, new NumberFact(known / WithoutTrailingZeros)),
            }
            : this with
            {
                Facts = Facts.Without(name),
                Lacking = Lacking.SetItem(name, missing),
            };
    }

    /// <summary>An unknown amount stands for the facts that it lacks; for itself where no fact would decide it, because the authority fixes the sum.</summary>
    public ImmutableArray<string> Expanded(ImmutableArray<string> missing) =>
        Lacking.IsEmpty
            ? missing
            :
            [
                .. missing
                    .SelectMany(name => Lacking.TryGetValue(name, out var facts) && !facts.IsEmpty ? facts : [name])
                    .Distinct(StringComparer.Ordinal),
            ];

    public Decision Expanded(Decision decision) => Lacking.IsEmpty ? decision : decision with { Missing = Expanded(decision.Missing) };
}
