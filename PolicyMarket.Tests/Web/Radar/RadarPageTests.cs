using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Policies;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Radar;

namespace PolicyMarket.Tests.Web.Radar;

/// <summary>Documents that end, items that could be apply-free, awards that pay for the same thing.</summary>
public sealed class RadarPageTests : PageTest
{
    [Theory]
    [InlineData("2026-11-20", RadarEnd.Passed)]
    [InlineData("2026-11-29", RadarEnd.Week)]
    [InlineData("2026-12-20", RadarEnd.Month)]
    [InlineData("2027-02-01", RadarEnd.Quarter)]
    [InlineData("2027-06-01", null)]
    [InlineData(null, RadarEnd.Unstated)]
    public async Task A_document_is_listed_by_its_last_day(string? lastDay, RadarEnd? expected)
    {
        await ItemAsync("ending", lastDay);

        var row = (await ReadAsync()).Documents.SingleOrDefault(one => one.Title == "ending 的文件");

        Assert.Equal(expected, row?.End);
    }

    [Fact]
    public async Task An_ending_document_names_its_items_and_sums_what_hangs_on_them()
    {
        var item = await ItemAsync("ending", "2026-12-20");
        await County.Record.OfferAsync(await County.Record.FirmAsync(201), item, OfferState.Pushed, 300_00);
        await County.Record.OfferAsync(await County.Record.FirmAsync(202), item, OfferState.AwaitingCheck, 200_00);
        await County.Record.OfferAsync(await County.Record.FirmAsync(203), item, OfferState.Declined, 900_00);

        var row = (await ReadAsync()).Documents.Single(one => one.Title == "ending 的文件");

        Assert.Equal((2, 500_00L, 0, 0L), (row.Offers, row.OffersFen, row.Claims, row.ClaimsFen));
        Assert.Equal("ending", Assert.Single(row.Items).Code);
    }

    [Fact]
    public async Task The_end_that_the_department_has_set_counts_when_it_is_earlier()
    {
        var item = await ItemAsync("ending", "2028-12-31");
        await County.Record.ExecuteAsync($"UPDATE PolicyItems SET EndsOn = '2026-12-01' WHERE Id = {item.ItemId}");

        Assert.Equal(new DateOnly(2026, 12, 1), (await ReadAsync()).Documents.Single(one => one.Title == "ending 的文件").LastDay);
    }

    [Fact]
    public async Task An_item_that_firms_apply_for_shows_its_failed_tests_and_what_the_last_run_found()
    {
        var clear = await ItemAsync("clear", "2028-12-31", mode: "申报");
        await ItemAsync("unclear", "2028-12-31", mode: "申报", issuer: "");
        var run = await County.Record.RunAsync();
        await County.Record.SeedAsync(
            new RunTally
            {
                RunId = run.Id,
                ItemId = clear.ItemId,
                Eligible = 7,
                EligibleFen = 70_000_00,
            }
        );

        var modes = (await ReadAsync()).Modes;

        Assert.Equal(["clear", "unclear"], modes.Select(row => row.Item.Code));
        Assert.Empty(modes[0].Failed);
        Assert.Equal((7L, 70_000_00L), (modes[0].Eligible, modes[0].EligibleFen));
        Assert.Equal(["认定有据"], modes[1].Failed.Select(test => test.Name));
    }

    [Fact]
    public async Task Awards_on_the_same_base_that_a_firm_can_both_have_are_proposed_as_one_group()
    {
        var second = await ItemAsync("second", "2028-12-31");
        var grouped = await ItemAsync("grouped", "2028-12-31", group: "g");
        var alsoGrouped = await ItemAsync("also-grouped", "2028-12-31", group: "g");
        await MatchAsync((County.Item, 300_00), (second, 200_00), (grouped, 50_00), (alsoGrouped, 40_00));

        var overlaps = (await ReadAsync()).Overlaps;

        var pair = Assert.Single(overlaps, row => row.Second.Code == "second" || row.First.Code == "second" && row.Group is null);
        Assert.Equal((1L, 200_00L), (pair.Firms, pair.DoubleFen));
        Assert.NotEmpty(Assert.Single(pair.Bases));
        Assert.DoesNotContain(
            overlaps,
            row => row.First.Code.EndsWith("grouped", StringComparison.Ordinal) && row.Second.Code.EndsWith("grouped", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_officer_sees_the_own_department_and_a_supervisor_all()
    {
        var other = await County.Record.DepartmentAsync("人社");
        await County.Record.ItemAsync(other, County.Fund.Id, "foreign", ruleJson: Rule("foreign", "2026-12-20", "申报", "涟源市人民政府", group: null));

        Assert.DoesNotContain((await ReadAsync()).Documents, row => row.Title == "foreign 的文件");
        var all = await Get().ReadAsync(County.People[Roles.Supervisor], County.Ct);
        Assert.Contains(all!.Documents, row => row.Title == "foreign 的文件"); // a supervisor sees it
        Assert.False(all.MayDraft);
        Assert.Null(await Get().ReadAsync(County.FirmUser, County.Ct));
    }

    [Fact]
    public async Task One_click_begins_the_draft_of_the_change()
    {
        await ItemAsync("clear", "2028-12-31", mode: "申报");
        SignInAtDesk(Roles.Officer);
        var page = Render<RadarPage>();

        Buttons(page, "起草改为免申即享")[0].Click();

        var draft = await County.Record.ReadAsync(db => db.ItemDrafts.SingleAsync());
        Assert.Equal("clear", draft.Code);
        Assert.Contains("\"mode\":\"免申即享\"", draft.Head, StringComparison.Ordinal);
        Assert.EndsWith(
            $"/desk/drafting/{draft.Id}",
            Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_draft_of_an_exclusion_takes_the_group_of_the_other_item()
    {
        await ItemAsync("plain", "2028-12-31");
        await ItemAsync("grouped", "2028-12-31", group: "g");
        var changes = Services.GetRequiredService<RadarChanges>();

        County.Done(await changes.ExcludeAsync(County.Officer, "plain", "grouped", County.Ct));
        County.Refused(await changes.ExcludeAsync(County.Officer, "nothing", "grouped", County.Ct), DataDiagnostics.WorkNotFound);

        Assert.Contains("\"exclusive_group\":\"g\"", (await County.Record.ReadAsync(db => db.ItemDrafts.SingleAsync())).Head, StringComparison.Ordinal);
    }

    private RadarQueries Get() => Services.GetRequiredService<RadarQueries>();

    private async Task<RadarView> ReadAsync() =>
        await Get().ReadAsync(County.Officer, County.Ct) ?? throw new InvalidOperationException("The officer has a department.");

    private Task<PolicyItemVersion> ItemAsync(
        string code,
        string? lastDay,
        string mode = "免申即享",
        string issuer = "涟源市人民政府",
        string? group = null
    ) => County.Record.ItemAsync(County.Department, County.Fund.Id, code, group, Rule(code, lastDay, mode, issuer, group));

    /// <summary>A firm that can have all of these after a run.</summary>
    private async Task MatchAsync(params (PolicyItemVersion Version, long Fen)[] awards)
    {
        var run = await County.Record.RunAsync();
        await County.Record.SeedAsync(
            new FirmMatch
            {
                FirmId = County.Firm.Id,
                RunId = run.Id,
                Pairs = PairBytes.WriteAll(awards.Select(one => new MatchedItem(one.Version.ItemId, one.Version.Id, one.Fen))),
            }
        );
    }

    private static string Rule(string code, string? lastDay, string mode, string issuer, string? group) =>
        $$"""
            {"id":"{{code}}","title":"{{code}} 奖补","document":{"title":"{{code}} 的文件","number":"涟政发〔2026〕1号","issuer":{{Text(
                issuer
            )}},"level":"县","region":"431382",
            "effective_from":"2026-01-01","effective_to":{{Text(
                lastDay
            )}}},"category":"奖补","mode":"{{mode}}","department":"工信","summary":"符合条件的企业给予奖补",
            "conditions":{"attribute":"employees","op":">","value":0,"cite":"第一条"},"amount":"revenue","cap":null,"exclusive_group":{{Text(
                group
            )}},"frequency":"yearly",
            "source":"测试文件","confidence":"page"}
            """;

    private static string Text(string? value) => string.IsNullOrEmpty(value) ? "null" : $"\"{value}\"";
}
