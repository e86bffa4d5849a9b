using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Tables;
using PolicyMarket.Rules.Tables.Tiers;
using PolicyMarket.Tests.Web.Policies;

namespace PolicyMarket.Tests.Rules.Tables.Tiers;

/// <summary>A form and its formula are two views of one thing: equal at every bound, one below it and one above it.</summary>
public sealed class AmountFormTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    private static readonly Gen<ImmutableArray<AmountTier>> Tiers =
        from bounds in Gen.ListOf(Gen.Choose(-2, 12))
        from lows in Gen.ListOf(Gen.Elements(true, false), 20)
        from skips in Gen.ListOf(Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true))), 20)
        from values in Gen.ListOf(Gen.Choose(0, 9), 20)
        from isOpenBelow in Gen.Elements(true, false)
        from isOpenAbove in Gen.Elements(true, false)
        select Built([.. bounds.Distinct().Order()], lows, skips, values, isOpenBelow, isOpenAbove);

    private static readonly Gen<TieredAmount> Forms =
        from tiers in Tiers
        from kind in Gen.Elements(Enum.GetValues<TierKind>())
        from isZeroOutside in Gen.Elements(true, false)
        from times in Gen.Elements<string?>(null, "rd_expense", "revenue - rd_expense")
        from of in Gen.Elements("employees", "revenue - revenue_prior", "max(0, employees)")
        select new TieredAmount(of, kind, tiers, isZeroOutside || kind == TierKind.Slice)
        {
            Step = kind == TierKind.Step ? 2m : null,
            Times = kind is TierKind.Rate or TierKind.Step ? times : null,
        };

    [Fact]
    public void Any_tiers_written_as_a_formula_have_the_value_of_the_tiers_at_and_around_every_bound() =>
        Prop.ForAll(
                Forms.Where(form => form.Tiers.Length > 0).ToArbitrary(),
                form => HasTheValue(form, AmountFormWriter.Write(new AmountShape(form), Catalog))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_tiers_written_as_a_table_have_the_same_value_and_read_back_the_same() =>
        Prop.ForAll(
                Forms.Where(form => form is { Tiers.Length: > 0, Kind: not TierKind.Slice }).ToArbitrary(),
                form =>
                {
                    var table = form with { Head = new TierTableHead("分档", "档", "amount", "金额") };
                    var text = AmountFormWriter.Write(new AmountShape(table), Catalog);
                    using var document = JsonDocument.Parse(text);
                    HasTheValue(form, DecisionTable.Read(document.RootElement, Catalog).Required.Formula.Required.Text);
                    Assert.Equal(text, AmountFormWriter.Write(AmountFormReader.Read(text, Catalog)!, Catalog)); // readable, as asserted next
                    Assert.NotNull(AmountFormReader.Read(text, Catalog));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_formula_of_tiers_read_and_written_again_is_the_same_formula() =>
        Prop.ForAll(
                Forms.Where(form => form.Tiers.Length > 0).ToArbitrary(),
                form =>
                {
                    var text = AmountFormWriter.Write(new AmountShape(form), Catalog);
                    if (AmountFormReader.Read(text, Catalog) is { } read)
                    {
                        Assert.Equal(text, AmountFormWriter.Write(read, Catalog));
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Every_starter_amount_that_reads_as_a_form_has_its_value()
    {
        var read = 0;
        foreach (var rule in StarterItems.Rules.Where(rule => rule.AmountText is not null))
        {
            if (AmountFormReader.Read(rule.AmountText!, Catalog) is not { } shape) // not null, as chosen above
            {
                continue;
            }

            read++;
            var text = AmountFormWriter.Write(shape, Catalog);
            var (old, now) = (FeelExpression.ParseAmount(rule.AmountText!, Catalog).Required, FeelExpression.ParseAmount(text, Catalog).Required);
            foreach (var number in new[] { -1m, 0m, 0.5m, 2m, 3m, 20_000_000m, 29_999_999.99m, 30_000_000m, 30_000_000.01m, 50_000_000m, 123_456_789m })
            {
                Assert.Equal(ValueOf(old, number), ValueOf(now, number));
            }
        }

        Assert.InRange(read, 30, 200);
    }

    [Theory]
    [InlineData("150000", "150000")]
    [InlineData("1500 * hires_youth_3months_three_insurances", "hires_youth_3months_three_insurances * 1500")]
    [InlineData("max(0, county_retained_tax - county_retained_tax_prior) * 0.30", "max(0, county_retained_tax - county_retained_tax_prior) * 0.3")]
    [InlineData("min(500000, revenue * 0.05)", "min(revenue * 0.05, 500000)")]
    [InlineData("if revenue_prior <= 20000000 then 200000 else 400000", "if revenue_prior > 20000000 then 400000 else 200000")]
    [InlineData(
        "vehicle_purchase_cost * (if vehicle_purchase_cost >= 3000000 then 0.10 else if vehicle_purchase_cost >= 2000000 then 0.075 else 0.05)",
        "if vehicle_purchase_cost >= 3000000 then vehicle_purchase_cost * 0.1 else if vehicle_purchase_cost >= 2000000 then vehicle_purchase_cost * 0.075 else vehicle_purchase_cost * 0.05"
    )]
    [InlineData(
        "rd_expense * (if rd_expense_ratio >= 0.05 then 0.10 else if rd_expense_ratio >= 0.04 then 0.08 else 0.06)",
        "rd_expense * (if rd_expense_ratio >= 0.05 then 0.1 else if rd_expense_ratio >= 0.04 then 0.08 else 0.06)"
    )]
    [InlineData(
        "min(technology_contract_amount_sold, 30000000) * 0.005 + max(0, technology_contract_amount_sold - 30000000) * 0.003",
        "min(technology_contract_amount_sold, 30000000) * 0.005 + max(0, technology_contract_amount_sold - 30000000) * 0.003"
    )]
    [InlineData("floor(revenue / 10000000) * 50000", "floor(revenue / 10000000) * 50000")]
    [InlineData(
        "if revenue in [1..5) then 3 else if revenue between 5 and 9 then 4 else null",
        "if revenue >= 5 and revenue <= 9 then 4 else if revenue >= 1 and revenue < 5 then 3 else null"
    )]
    public void A_formula_of_a_known_shape_is_a_form(string formula, string written) =>
        Assert.Equal(written, AmountFormWriter.Write(AmountFormReader.Read(formula, Catalog)!, Catalog)); // a form, as the test says

    [Theory]
    [InlineData("revenue + rd_expense")]
    [InlineData("if revenue >= 5 then 1 else if revenue >= 9 then 2 else 0")]
    [InlineData("if revenue >= 5 then 1 else if employees >= 9 then 2 else 0")]
    [InlineData("if revenue >= 5 then 1 else if revenue >= 3 then revenue * 2 else 0")]
    [InlineData("if revenue between 3 and 5 then 1 else 2")]
    [InlineData("if is_listed_company then 1 else 0")]
    [InlineData("min(revenue, 5) * 0.1 + max(0, revenue - 4) * 0.2")]
    [InlineData("if revenue >= 5 then rd_expense * 0.1 else 0")]
    [InlineData("{\"hit\": 1")]
    [InlineData("")]
    public void Anything_else_stays_a_formula(string formula) => Assert.Null(AmountFormReader.Read(formula, Catalog));

    [Fact]
    public void Reversed_overlapping_and_missing_spans_are_told_at_their_rows()
    {
        ImmutableArray<AmountTier> tiers =
        [
            new(1m, true, 5m, true, 10m),
            new(5m, true, 8m, false, 20m),
            new(9m, true, 8m, true, 30m),
            new(8m, false, null, false, -1m),
            new(3m, false, 3m, true, 1m),
        ];
        var found = TierFindings.Of(tiers);

        Assert.Equal(
            [(1, TierFault.Overlap), (1, TierFault.Gap), (2, TierFault.Reversed), (3, TierFault.Negative), (4, TierFault.Reversed)],
            found.Select(one => (one.Tier, one.Fault)).Order()
        );
        string Say(int place) => TierWording.Of(found[place], tiers, isZeroOutside: true, number => $"{number} 元");
        Assert.Contains("与第 1 行有重叠", string.Concat(Enumerable.Range(0, found.Length).Select(Say)), StringComparison.Ordinal);
        Assert.Contains("恰为 8 元", string.Concat(Enumerable.Range(0, found.Length).Select(Say)), StringComparison.Ordinal);
        Assert.Contains("下限大于上限", string.Concat(Enumerable.Range(0, found.Length).Select(Say)), StringComparison.Ordinal);
        Assert.Contains("要两端都含", string.Concat(Enumerable.Range(0, found.Length).Select(Say)), StringComparison.Ordinal);
        Assert.Equal("1 元（含）至 5 元（含）", TierWording.SpanOf(tiers[0], number => $"{number} 元"));
        Assert.Equal("超过 8 元", TierWording.SpanOf(tiers[3], number => $"{number} 元"));
    }

    private static ImmutableArray<AmountTier> Built(
        List<int> bounds,
        IEnumerable<bool> lows,
        IEnumerable<bool> skips,
        IEnumerable<int> values,
        bool isOpenBelow,
        bool isOpenAbove
    )
    {
        List<decimal?> ends =
        [
            .. isOpenBelow ? [null] : Array.Empty<decimal?>(),
            .. bounds.Select(bound => (decimal?)bound),
            .. isOpenAbove ? [null] : Array.Empty<decimal?>(),
        ];
        var (included, skipped, value) = (lows.ToList(), skips.ToList(), values.ToList());
        var tiers = ImmutableArray.CreateBuilder<AmountTier>();
        for (var i = 0; i + 1 < ends.Count && i < 18; i++)
        {
            if (!skipped[i])
            {
                // The lower end is in this tier where the upper end is not in the one below.
                tiers.Add(new AmountTier(ends[i], ends[i] is not null && included[i], ends[i + 1], ends[i + 1] is not null && !included[i + 1], value[i]));
            }
        }

        return tiers.ToImmutable();
    }

    private static void HasTheValue(TieredAmount form, string text)
    {
        var parsed = FeelExpression.ParseAmount(text, Catalog);
        Assert.True(parsed.Succeeded, $"{text}: {parsed.Why}");
        foreach (var bound in form.Tiers.SelectMany(tier => new[] { tier.Low, tier.High }).OfType<decimal>().Append(0m).Distinct())
        {
            foreach (var number in new[] { bound - 1m, bound - 0.01m, bound, bound + 0.01m, bound + 1m })
            {
                var facts = FactsAt(form.Base, number);
                Assert.Equal(Expected(form, number, facts), parsed.Required.Evaluate(name => facts.GetValueOrDefault(name)).Number);
            }
        }
    }

    private static decimal? Expected(TieredAmount form, decimal number, Dictionary<string, FactValue> facts)
    {
        var of = form.Base.StartsWith("max", StringComparison.Ordinal) ? Math.Max(0m, number) : number;
        if (form.Kind == TierKind.Slice)
        {
            return form.Tiers.Sum(tier =>
                tier.Low is { } low
                    ? Math.Max(0m, Math.Min(of, tier.High ?? decimal.MaxValue) - low) * tier.Value
                    : Math.Min(of, tier.High ?? decimal.MaxValue) * tier.Value
            );
        }

        if (form.TierOf(of) is not (>= 0 and var place))
        {
            return form.IsZeroOutside ? 0m : null;
        }

        var times = form.Times is null
            ? of
            : FeelExpression.ParseAmount(form.Times, Catalog).Required.Evaluate(name => facts.GetValueOrDefault(name)).Number;
        return form.Tiers[place].Value
            * form.Kind switch
            {
                TierKind.Sum => 1m,
                TierKind.Rate => times,
                _ => Math.Floor((times ?? 0m) / 2m),
            };
    }

    private static Dictionary<string, FactValue> FactsAt(string of, decimal number) =>
        new(StringComparer.Ordinal)
        {
            ["employees"] = new NumberFact(number),
            ["revenue"] = new NumberFact(of.StartsWith("revenue", StringComparison.Ordinal) ? number + 7m : 11m),
            ["revenue_prior"] = new NumberFact(7m),
            ["rd_expense"] = new NumberFact(5m),
        };

    private static decimal? ValueOf(FeelExpression formula, decimal number) => formula.Evaluate(_ => new NumberFact(number)).Number;
}
