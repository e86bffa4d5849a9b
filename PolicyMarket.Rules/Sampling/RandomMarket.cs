using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Sampling;

/// <summary>
/// A few awkward items and firms on which two evaluators must agree: every operator, type and shape, odd numbers, up to everything missing. The same seed gives
/// the same market forever.
/// </summary>
public sealed class RandomMarket
{
    private static readonly string[] Names =
    [
        "revenue",
        "revenue_prior",
        "rd_expense",
        "rd_expense_ratio",
        "total_assets",
        "monthly_minimum_wage",
        "employees",
        "employees_insured",
        "is_listed_company",
        "owns_core_ip",
        "registration_date",
        "assessment_year_start",
        "assessment_year_end",
        "registration_region",
        "moved_from_region_code",
        "industry_code",
        "enterprise_size",
        "tax_credit_rating",
        "enterprise_name",
        "legal_representative",
        "qualifications_valid",
        "titles_awarded_this_year",
    ];

    /// <summary>Row counts around the blocks of the engine.</summary>
    private static readonly int[] Rows = [1, 2, 63, 64, 65, 127, 200, 255, 256, 257, 511, 700, 1_000, 4_095, 4_096, 4_097, 5_000, 8_191, 8_193];

    private static readonly int[] MissingPermille = [0, 30, 30, 200, 400, 600, 950, 1000];
    private static readonly decimal?[] Caps = [null, null, null, 0m, 0.005m, 0.5m, 100m, 500_000m, 1_000_000_000_000_000m];

    private static readonly Lazy<AttributeCatalog> Twenty = new(() =>
        AttributeCatalog.Of(AttributeCatalog.Starter.All.Where(definition => Names.Contains(definition.Name, StringComparer.Ordinal)))
    );

    /// <summary>So many items and firms from one seed.</summary>
    public RandomMarket(ulong seed, int items, int firms)
    {
        Seed = seed;
        var random = new SampleRandom(SampleRandom.Mix(seed));
        var trees = new RandomTrees();
        var newItems = ImmutableArray.CreateBuilder<PolicyRule>(items);
        for (var place = 0; place < items; place++)
        {
            newItems.Add(Item(place, trees, ref random));
        }

        var newFirms = ImmutableArray.CreateBuilder<Facts>(firms);
        for (var place = 0; place < firms; place++)
        {
            newFirms.Add(Firm(ref random));
        }

        (Items, Firms) = (Referring(newItems.MoveToImmutable(), seed), newFirms.MoveToImmutable());
    }

    /// <summary>Twenty-two attributes of the starter catalogue, of every type.</summary>
    public static AttributeCatalog Catalog => Twenty.Value;

    public ulong Seed { get; }

    public ImmutableArray<PolicyRule> Items { get; }

    public ImmutableArray<Facts> Firms { get; }

    /// <summary>Many items with few firms or few items with many firms, at row counts around the blocks of the engine; at most about 20,000 pairs.</summary>
    public static RandomMarket Batch(ulong seed, long number)
    {
        var batchSeed = SampleRandom.For(seed, number).Next();
        var random = new SampleRandom(batchSeed);
        var firms = random.Pick(Rows);
        return new RandomMarket(batchSeed, Math.Clamp(20_000 / firms, 1, random.Between(1, 400)), firms);
    }

    /// <summary>Ids of items of no market to which amounts refer and which pay nothing.</summary>
    internal static ImmutableArray<string> PayingNothing => ["random-ended"];

    /// <summary>
    /// One item in six takes an amount that refers to items before it, to one that has ended or to one that is nowhere; drawn by itself, so that all else stays
    /// as it was.
    /// </summary>
    private static ImmutableArray<PolicyRule> Referring(ImmutableArray<PolicyRule> items, ulong seed)
    {
        var random = new SampleRandom(SampleRandom.Mix(seed ^ 0xA3A2D));
        var all = items.ToBuilder();
        for (var place = 1; place < all.Count; place++)
        {
            if (random.Chance(170))
            {
                var (one, other) = (
                    items[random.Next(place)].Id,
                    random.Chance(100) ? PayingNothing[0]
                    : random.Chance(50) ? "random-nowhere"
                    : items[random.Next(place)].Id
                );
                var amount = RandomFormulas.Referring(random.Next(RandomFormulas.ReferringForms), one, other);
                all[place] = items[place] with { AmountText = amount.Text, Amount = amount };
            }
        }

        return all.MoveToImmutable();
    }

    private static PolicyRule Item(int place, RandomTrees trees, ref SampleRandom random)
    {
        var formula = random.Chance(850) ? random.Pick(RandomFormulas.Amounts) : null;
        return new PolicyRule
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"random-{place + 1}"),
            Title = "随机事项",
            Document = new PolicyText("随机文件", null, null, "市", "430100", new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)),
            Category = "资金奖补",
            Mode = ClaimMode.ApplyFree,
            Department = "工信",
            Summary = "",
            Conditions = trees.Tree(ref random),
            AmountText = formula?.Text,
            Amount = formula,
            Cap = random.Pick(Caps),
            ExclusiveGroup = null,
            Frequency = Frequency.Yearly,
            Source = "",
            Confidence = "known",
        };
    }

    private static Facts Firm(ref SampleRandom random)
    {
        var missing = random.Pick(MissingPermille);
        var facts = new List<KeyValuePair<string, FactValue>>();
        foreach (var definition in Catalog.All)
        {
            if (!random.Chance(missing))
            {
                facts.Add(KeyValuePair.Create(definition.Name, RandomValues.OfFirm(definition, ref random)));
            }
        }

        return Facts.From(facts);
    }
}
