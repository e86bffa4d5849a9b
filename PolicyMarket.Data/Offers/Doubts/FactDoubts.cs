using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Offers.Doubts;

/// <summary>
/// Doubts from the facts that an item names: two departments deliver different values of one, or one passes its threshold narrowly. What was found is kept
/// until the offer, the data or the day changes. A firm with a damaged sheet is doubtful, too.
/// </summary>
internal sealed class FactDoubts(FirmFacts facts, PublishedRules rules, AttributeCatalog catalog, OfferOptions options, BusinessClock clock) : IDoubtSource
{
    private const int MostKept = 200_000;

    /// <summary>Below this a count reaches its threshold by a unit, which says nothing.</summary>
    private const decimal LeastThreshold = 10m;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Found> _kept = [];

    public async Task<IReadOnlyCollection<Doubt>> FindAsync(PolicyMarketDb db, IReadOnlyCollection<DoubtedOffer> offers, CancellationToken ct)
    {
        var stamp = $"{clock.Today:yyyy-MM-dd} {await DataStamp.ReadAsync(db, ct)}";
        var (known, open) = Recall(offers, stamp);
        if (open.Count == 0)
        {
            return known;
        }

        var byVersion = await rules.OfVersionsAsync(db, [.. open.Select(o => o.ItemVersionId).Distinct()], ct);
        var parameters = await ParameterTable.ReadAsync(db, catalog, clock.Today, ct);
        foreach (var ofPeriod in open.GroupBy(o => o.Period))
        {
            var read = await facts.ReadComparedAsync(
                db,
                parameters,
                [.. ofPeriod.Select(o => o.FirmId).Distinct()],
                clock.Today,
                EntitlementPeriod.PeriodsOf(ofPeriod.Key, clock.Today),
                ct
            );
            var firms = read.ToDictionary(firm => firm.FirmId);
            foreach (var offer in ofPeriod)
            {
                Doubt[] doubts = byVersion.TryGetValue(offer.ItemVersionId, out var rule) ? [.. Find(offer, rule, firms[offer.FirmId])] : [];
                known.AddRange(doubts);
                Keep(offer, stamp, doubts);
            }
        }

        return known;
    }

    private IEnumerable<Doubt> Find(DoubtedOffer offer, PolicyRule rule, ComparedFirm firm)
    {
        if (firm.Dossier is not { } dossier)
        {
            yield return new Doubt(offer.Id, DoubtKind.DepartmentsDisagree, DoubtWording.FactsUnreadable);
            yield break;
        }

        var named = NamesOf(rule);
        foreach (var one in firm.Disagreements.Where(one => named.Contains(one.Attribute)))
        {
            catalog.TryDescribe(one.Attribute, out var definition);
            var said = one.Said.Select(value => (value.Source.Source, FactText.Display(value.Value, definition)));
            yield return new Doubt(offer.Id, DoubtKind.DepartmentsDisagree, DoubtWording.Disagree(definition?.Label ?? one.Attribute, said));
        }

        var complete = DerivedFacts.Complete(dossier.Facts, catalog);
        foreach (var leaf in rule.Conditions.Accept(new ThresholdLeaves()))
        {
            if (Narrow(leaf, complete) is { } words)
            {
                yield return new Doubt(offer.Id, DoubtKind.NearThreshold, words);
            }
        }
    }

    /// <summary>The facts that conditions and amount name, with those from which they are derived.</summary>
    private HashSet<string> NamesOf(PolicyRule rule)
    {
        string[] named = [.. ConditionAttributes.In(rule.Conditions), .. rule.Amount?.Attributes ?? []];
        return [.. named, .. catalog.Derivations.InputsOf(named)];
    }

    /// <summary>The number or the parameter of the policy; another fact of the firm itself is no threshold.</summary>
    private FactValue? ThresholdOf(Comparison leaf, Facts firm) =>
        leaf.Value switch
        {
            LiteralOperand literal => literal.Value,
            AttributeOperand other when catalog.TryDescribe(other.Name, out var named) && named.Kind == AttributeKind.Parameter => firm[other.Name],
            _ => null,
        };

    /// <summary>Null when the value does not pass, or passes by more than the share.</summary>
    private string? Narrow(Comparison leaf, Facts firm)
    {
        var threshold = ThresholdOf(leaf, firm);
        if (
            firm[leaf.Attribute] is not NumberFact value
            || threshold is not NumberFact limit
            || !catalog.TryDescribe(leaf.Attribute, out var definition)
            || (limit.Value < LeastThreshold && !definition.IsRatio)
            || limit.Value <= 0
        )
        {
            return null;
        }

        var beyond = leaf.Op is ComparisonOperator.GreaterOrEqual or ComparisonOperator.Greater ? value.Value - limit.Value : limit.Value - value.Value;
        return beyond >= 0 && beyond <= limit.Value * (decimal)options.NearThresholdShare ? DoubtWording.NearThreshold(definition, value, limit) : null;
    }

    private (List<Doubt> Known, List<DoubtedOffer> Open) Recall(IReadOnlyCollection<DoubtedOffer> offers, string stamp)
    {
        var (known, open) = (new List<Doubt>(), new List<DoubtedOffer>());
        lock (_lock)
        {
            foreach (var offer in offers)
            {
                if (_kept.TryGetValue(offer.Id, out var found) && found.Revision == offer.Revision && found.Stamp == stamp)
                {
                    known.AddRange(found.Doubts);
                }
                else
                {
                    open.Add(offer);
                }
            }
        }

        return (known, open);
    }

    private void Keep(DoubtedOffer offer, string stamp, Doubt[] doubts)
    {
        lock (_lock)
        {
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            _kept[offer.Id] = new Found(offer.Revision, stamp, doubts);
        }
    }

    private sealed record Found(int Revision, string Stamp, Doubt[] Doubts);
}
