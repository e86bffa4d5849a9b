using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Sampling;

public sealed class MarketSampleTests
{
    private const int Firms = 200;
    private const string FirmHash = "694b36f8f0d55407";
    private const string ItemHash = "4b93061a47cb8ce3";

    private static readonly Lazy<IReadOnlyList<PolicyRule>> Items = new(() => MarketSample.Items(1_200, 1));

    [Fact]
    public void Sample_has_forty_known_attributes_and_three_in_a_hundred_missing()
    {
        var known = Enumerable.Range(0, 2_000).Sum(firm => MarketSample.Firm(firm, 1).Count);

        Assert.Equal(40, MarketSample.Names.Length);
        Assert.Equal(40, MarketSample.Catalog.All.Count);
        Assert.InRange(1 - (known / 80_000.0), 0.028, 0.032);
    }

    [Fact]
    public void Items_have_six_to_ten_conditions_with_some_any_and_some_not()
    {
        var sizes = Items.Value.Select(item => ((AllOf)item.Conditions).Parts.Length).ToList();

        Assert.All(sizes, size => Assert.InRange(size, 6, 10));
        Assert.InRange(sizes.Average(), 7.8, 8.2);
        Assert.InRange(Share(item => ((AllOf)item.Conditions).Parts.Any(part => part is AnyOf)), 0.07, 0.13);
        Assert.InRange(Share(item => ((AllOf)item.Conditions).Parts.Any(part => part is Not)), 0.03, 0.07);
    }

    [Fact]
    public void About_one_pair_in_eighty_holds()
    {
        var explainer = new Explainer(MarketSample.Catalog);
        var firms = Enumerable.Range(0, Firms).Select(firm => MarketSample.Firm(firm, 1)).ToList();

        var eligible = Items.Value.Sum(item => firms.Count(facts => explainer.Decide(item, facts).Outcome == OutcomeKind.Eligible));

        Assert.InRange(eligible / (double)(Firms * Items.Value.Count), 0.009, 0.015);
    }

    [Fact]
    public void Items_are_good_exchange_form_and_differ_in_their_names()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var item in Items.Value)
            {
                PolicyExchange.Write(item, writer);
            }

            writer.WriteEndArray();
        }

        stream.Position = 0;
        Assert.Equal(
            Items.Value.Select(item => item.Fingerprint),
            PolicyExchange.Read(stream, AttributeCatalog.Starter).Required.Select(item => item.Fingerprint)
        );
    }

    [Fact]
    public void Sample_is_the_same_for_ever()
    {
        Assert.Equal(MarketSample.Items(3, 7).Select(item => item.Fingerprint), MarketSample.Items(40, 7).Take(3).Select(item => item.Fingerprint));
        Assert.NotEqual(MarketSample.Items(1, 7)[0].Fingerprint, MarketSample.Items(1, 8)[0].Fingerprint);
        Assert.Equal(FirmHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(MarketSample.Firm(12_345, 7)))))[..16]);
        Assert.Equal(ItemHash, MarketSample.Items(40, 7)[39].Fingerprint[..16]);
    }

    private static double Share(Func<PolicyRule, bool> holds) => Items.Value.Count(holds) / (double)Items.Value.Count;

    private static string Text(Facts facts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            facts.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
