using PolicyMarket.Data.FactSheets;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>The facts of cases: what each tells over the parameters in force on its day in its region, and over what follows from the day.</summary>
public sealed class CaseGround(FirmFacts firms)
{
    /// <summary>In the order of the cases.</summary>
    public async Task<Facts[]> ReadAsync(IReadOnlyList<RuleCase> cases, CancellationToken ct)
    {
        var facts = new Facts[cases.Count];
        foreach (var day in cases.Index().GroupBy(one => one.Item.AsOf))
        {
            var told = day.Select(one => KnownOf(one.Item.Facts)).ToList();
            var grounds = await firms.ToldAsync(told, day.Key, ct);
            foreach (var ((index, one), ground) in day.Zip(grounds))
            {
                facts[index] = one.Facts.Over(ground, day.Key);
            }
        }

        return facts;
    }

    /// <summary>The facts that hold on a day for every firm of a region; null: of no region in particular.</summary>
    public async Task<Facts> ReadAsync(string? region, DateOnly asOf, CancellationToken ct)
    {
        var told = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        if (region is not null)
        {
            told[Jurisdiction.Attribute] = new TextFact(region);
        }

        var ground = await firms.ToldAsync(told, asOf, ct);
        return Facts.From(ground.Where(fact => fact.Key != Jurisdiction.Attribute));
    }

    private static Dictionary<string, FactValue> KnownOf(CaseFacts facts) =>
        facts.Told.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!, StringComparer.Ordinal); // not null, as asked
}
