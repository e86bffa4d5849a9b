using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Rules.Explain;

namespace PolicyMarket.Tests.Rules.Conditions;

public sealed class ConditionNormalFormTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;
    private static readonly Explainer Explainer = new(Catalog);

    [Fact]
    public void Normal_form_has_the_same_truth() =>
        Prop.ForAll(
                (from condition in RandomConditions.Conditions from facts in RandomConditions.Facts select (condition, facts)).ToArbitrary(),
                pair => OutcomeOf(pair.condition, pair.facts) == OutcomeOf(ConditionNormalForm.Of(pair.condition, Catalog), pair.facts)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Normal_form_is_its_own_normal_form() =>
        Prop.ForAll(
                RandomConditions.Conditions.ToArbitrary(),
                condition =>
                {
                    var normal = ConditionNormalForm.Of(condition, Catalog);

                    Assert.Equal(normal, ConditionNormalForm.Of(normal, Catalog));
                    Assert.Equal(normal, Read(Write(normal)));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Order_repeats_and_double_negation_change_no_fingerprint() =>
        Prop.ForAll(
                (from condition in RandomConditions.Conditions from seed in Gen.Choose(0, int.MaxValue) select (condition, seed)).ToArbitrary(),
                pair =>
                    ConditionNormalForm.FingerprintOf(pair.condition, Catalog)
                    == ConditionNormalForm.FingerprintOf(Shaken(pair.condition, new Random(pair.seed)), Catalog)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("""{"not": {"attribute": "revenue", "op": ">=", "value": 1}}""", "revenue < 1")]
    [InlineData(
        """{"not": {"attribute": "entity_type", "op": "in", "value": ["law_firm", "company", "law_firm"]}}""",
        "entity_type not_in [company, law_firm]"
    )]
    [InlineData("""{"attribute": "entity_type", "op": "in", "value": ["company"]}""", "entity_type == company")]
    [InlineData("""{"attribute": "qualifications_valid", "op": "in", "value": ["little_giant"]}""", "qualifications_valid in [little_giant]")]
    [InlineData("""{"not": {"attribute": "revenue", "op": "exists", "value": true}}""", "not(revenue exists)")]
    [InlineData("""{"not": {"not": {"feel": "营业收入>1.0"}}}""", "feel(revenue > 1.0)")]
    [InlineData(
        """{"not": {"all": [{"attribute": "revenue", "op": "<", "value": 2.50}, {"attribute": "industry_code", "op": "under", "value": ["C"]}]}}""",
        "any(revenue >= 2.5, not(industry_code under C))"
    )]
    [InlineData("""{"any": [{"attribute": "revenue", "op": "<", "value": 2}, {"all": []}]}""", "all()")]
    [InlineData("""{"all": [{"attribute": "revenue", "op": "<", "value": 2}, {"not": {"all": []}}]}""", "not(all())")]
    [InlineData(
        """{"all": [{"all": [{"attribute": "revenue", "op": "<", "value": 2, "cite": "一"}]}, {"attribute": "revenue", "op": "<", "value": 2.0, "cite": "二"}]}""",
        "revenue < 2"
    )]
    public void Laws_are_applied(string json, string normal) => Assert.Equal(normal, ConditionNormalForm.Of(Read(json), Catalog).ToString());

    [Fact]
    public void Different_meaning_has_another_fingerprint()
    {
        var one = Read("""{"attribute": "revenue", "op": ">=", "value": 1}""");
        var other = Read("""{"attribute": "revenue", "op": ">", "value": 1}""");

        Assert.NotEqual(ConditionNormalForm.FingerprintOf(one, Catalog), ConditionNormalForm.FingerprintOf(other, Catalog));
        Assert.Matches("^[0-9a-f]{64}$", ConditionNormalForm.FingerprintOf(one, Catalog));
    }

    private static OutcomeKind OutcomeOf(Condition condition, Facts facts) => Explainer.Decide(RandomRules.Rule(condition, null, null), facts).Outcome;

    /// <summary>The same meaning in another shape.</summary>
    private static Condition Shaken(Condition condition, Random random)
    {
        var shaken = condition switch
        {
            AllOf all => new AllOf(Parts(all.Parts)),
            AnyOf any => new AnyOf(Parts(any.Parts)),
            Not not => new Not(Shaken(not.Part, random)),
            _ => condition,
        };
        return random.Next(4) switch
        {
            0 => new Not(new Not(shaken)),
            1 => new AllOf([shaken]),
            2 => new AnyOf([shaken, shaken]),
            _ => shaken,
        };

        ImmutableArray<Condition> Parts(ImmutableArray<Condition> parts)
        {
            var mixed = parts.Select(part => Shaken(part, random)).ToArray();
            random.Shuffle(mixed);
            return [.. mixed];
        }
    }

    private static Condition Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ConditionJson.Read(document.RootElement, Catalog).Required;
    }

    private static string Write(Condition condition)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            ConditionJson.Write(condition, writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
