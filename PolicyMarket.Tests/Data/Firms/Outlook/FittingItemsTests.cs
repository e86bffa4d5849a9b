using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Tests.Data.Nightly;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Firms.Outlook;

public sealed class FittingItemsTests
{
    private const int FirmsTried = 12;

    private static CancellationToken Ct => CancellationToken.None;

    [Fact]
    public async Task Items_fit_whose_conditions_the_firm_of_the_person_meets_as_the_explainer_says()
    {
        await using var county = await MatchingCounty.CreateAsync(seed: 6);
        var record = county.Record;
        var plan = await record.ReadAsync(db => record.Get<PlanReader>().ReadAsync(db, record.Business.Today, Ct));
        var found = 0;
        for (var firmId = 1; firmId <= FirmsTried; firmId++)
        {
            var person = await record.PersonAsync($"firm-{firmId}", Roles.Firm, firmId: firmId);
            var firm = await record.Get<FirmFacts>().ReadAsync(firmId, record.Business.Today, Ct);
            Assert.NotNull(firm);
            var expected = plan
                .Items.Where(item => record.Get<Explainer>().Decide(item.Rule, firm.Facts).Outcome == OutcomeKind.Eligible)
                .Select(item => item.Rule.Id);

            var fitting = await record.Get<FittingItems>().OfPersonAsync(person, Ct);

            Assert.Equal(expected.Order(StringComparer.Ordinal), fitting?.Order(StringComparer.Ordinal));
            found += fitting?.Count ?? 0;
        }

        Assert.True(found > 0);
    }

    [Fact]
    public async Task Nothing_is_said_of_whoever_acts_for_no_firm()
    {
        await using var county = await MatchingCounty.CreateAsync(seed: 6);
        var officer = await county.Record.PersonAsync("chief", Roles.Administrator);

        Assert.Null(await county.Record.Get<FittingItems>().OfPersonAsync(officer, Ct));
        Assert.Null(await county.Record.Get<FittingItems>().OfPersonAsync(personId: null, Ct));
    }
}
