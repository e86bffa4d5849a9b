using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Policies.Search.FrontDoor;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Policies;

public sealed class SupermarketQueriesTests(StarterItems starter) : IClassFixture<StarterItems>
{
    private readonly SupermarketQueries queries = ActivatorUtilities.CreateInstance<SupermarketQueries>(
        starter.Services,
        ActivatorUtilities.CreateInstance<ItemCache>(starter.Services),
        ActivatorUtilities.CreateInstance<LocalRegion>(starter.Services, new FrontDoorOptions())
    );

    [Fact]
    public async Task Everything_is_shown_with_what_dates_prove_first()
    {
        var view = await Find(SupermarketFilter.All);

        Assert.Equal(120, view.Total);
        Assert.Equal(6, view.PageCount);
        Assert.Equal(ItemStatus.InForce, view.Items[0].InForce(view.Today).Status);
    }

    [Fact]
    public async Task Counts_of_a_group_are_what_choosing_shows()
    {
        var plain = await Find(SupermarketFilter.All);
        foreach (var facet in plain.Facets)
        {
            foreach (var option in facet.Options)
            {
                var filter = SupermarketFilter.All with
                {
                    Statuses = SupermarketFilter.ReadStatuses(Only(facet, "status", option)),
                    Benefits = SupermarketFilter.ReadBenefits(Only(facet, "benefit", option)),
                    Modes = SupermarketFilter.ReadModes(Only(facet, "mode", option)),
                    Categories = SupermarketFilter.ReadTexts(Only(facet, "category", option)),
                    Levels = SupermarketFilter.ReadTexts(Only(facet, "level", option)),
                    Departments = SupermarketFilter.ReadTexts(Only(facet, "dept", option)),
                };
                Assert.Equal(1, filter.Chosen);
                Assert.Equal(option.Count, (await Find(filter)).Total);
            }
        }

        foreach (var option in plain.Regions)
        {
            var region = RegionCode.Parse(option.Value).Required;
            Assert.Equal(option.Count, (await Find(SupermarketFilter.All with { Region = region })).Total);
        }
    }

    [Fact]
    public async Task Region_finds_its_own_items_those_above_and_the_national_ones_but_no_neighbours()
    {
        var lianyuan = RegionCode.Parse("431382").Required;

        var view = await Find(SupermarketFilter.All with { Region = lianyuan });

        var expected = StarterItems.Rules.Count(r => r.Document.Region is null or "430000" or "431300" or "431382");
        Assert.Equal(expected, view.Total);
    }

    [Fact]
    public async Task Title_hits_come_first_and_every_word_must_occur()
    {
        var one = await Find(SupermarketFilter.All with { Words = "研发" });
        var two = await Find(SupermarketFilter.All with { Words = "研发 湖南" });

        Assert.Contains("研发", one.Items[0].Rule.Title, StringComparison.Ordinal);
        Assert.True(one.Total > two.Total && two.Total > 0);
        Assert.True(one.Items.TakeWhile(i => i.Rule.Title.Contains("研发", StringComparison.Ordinal)).Any());
    }

    [Fact]
    public async Task Words_written_together_are_tried_apart()
    {
        var apart = await Find(SupermarketFilter.All with { Words = "研发 奖补" });
        var together = await Find(SupermarketFilter.All with { Words = "研发奖补" });

        Assert.Equal(apart.Total, together.Total);
        Assert.True(together.Total > 0);
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_first_page()
    {
        var view = await Find(SupermarketFilter.All with { Words = "不存在的词语甲乙丙丁", Page = 7 });

        Assert.Equal((0, 1, 1), (view.Total, view.PageCount, view.Filter.Page));
    }

    [Fact]
    public async Task Amount_order_falls_and_puts_what_has_no_ceiling_last()
    {
        var first = await Find(SupermarketFilter.All with { Sort = ItemSort.Amount });
        var last = await Find(SupermarketFilter.All with { Sort = ItemSort.Amount, Page = 6 });

        Assert.Equal(first.Items.Select(i => i.Pay.MostYuan).OrderDescending(), first.Items.Select(i => i.Pay.MostYuan));
        Assert.Null(last.Items[^1].Pay.MostYuan);
    }

    [Fact]
    public void Filter_survives_its_own_address()
    {
        var hunan = RegionCode.Parse("430000").Required;
        var filter = new SupermarketFilter
        {
            Words = "研发 & 奖补",
            Statuses = [ItemStatus.InForce, ItemStatus.Undated],
            Modes = [ClaimMode.Apply],
            Categories = ["资金奖补"],
            Region = hunan,
            Sort = ItemSort.Closing,
            Page = 3,
        };

        Assert.Equal(
            "/?q=%E7%A0%94%E5%8F%91%20%26%20%E5%A5%96%E8%A1%A5&status=inforce&status=undated&mode=apply&category=%E8%B5%84%E9%87%91%E5%A5%96%E8%A1%A5&region=430000&sort=closing&page=3",
            Urls.SearchFor(filter)
        );
        Assert.Equal("/", Urls.SearchFor(SupermarketFilter.Plain));
        Assert.Equal("/?all=1", Urls.SearchFor(SupermarketFilter.All));
        Assert.Equal("/?region=any&fit=1", Urls.SearchFor(SupermarketFilter.Plain with { IsAnyRegion = true, FitsMe = true }));
    }

    [Fact]
    public void Marks_are_where_the_words_are()
    {
        var marked = SearchWords.Of("研发 ＡＢ").Marked("研发abc研发费").Where(p => p.IsHit).Select(p => p.Text);

        Assert.Equal(["研发ab", "研发"], marked);
    }

    [Fact]
    public async Task Plain_page_shows_what_is_in_force_here_and_how_much_more_there_is()
    {
        var view = await FindHere("431382", SupermarketFilter.Plain);

        Assert.Equal("431382", view.Local?.Value);
        Assert.NotEmpty(view.Items);
        Assert.All(view.Items, item => Assert.True(item.Region is null or "430000" or "431300" or "431382", item.Code));
        Assert.All(
            view.Items,
            item => Assert.True(item.InForce(view.Today).Status is ItemStatus.InForce or ItemStatus.Ending or ItemStatus.Confirmed, item.Code)
        );
        Assert.Equal(120, view.TotalEverywhere);
        Assert.True(view.IsLocalOnly);
    }

    [Fact]
    public async Task Choice_of_a_status_or_a_region_takes_the_place_of_its_default_only()
    {
        var undated = await FindHere("431382", SupermarketFilter.Plain with { Statuses = [ItemStatus.Undated] });
        var elsewhere = await FindHere("431382", SupermarketFilter.Plain with { Region = RegionCode.Parse("350000").Required });
        var anywhere = await FindHere("431382", SupermarketFilter.Plain with { Statuses = [ItemStatus.Undated], IsAnyRegion = true });

        Assert.NotEmpty(undated.Items);
        Assert.All(undated.Items, item => Assert.True(item.Region is null or "430000" or "431300" or "431382", item.Code));
        Assert.All(
            elsewhere.Items,
            item => Assert.Contains(item.InForce(elsewhere.Today).Status, new[] { ItemStatus.InForce, ItemStatus.Ending, ItemStatus.Confirmed })
        );
        Assert.True(anywhere.Total > undated.Total);
        Assert.True(anywhere.Total < 120);
    }

    [Fact]
    public async Task Counts_next_to_the_default_are_what_choosing_shows()
    {
        var plain = await FindHere("431382", SupermarketFilter.Plain);

        foreach (var option in plain.Facets.Single(facet => facet.Name == "status").Options)
        {
            var filter = SupermarketFilter.Plain with { Statuses = SupermarketFilter.ReadStatuses([option.Value]) };
            Assert.Equal(option.Count, (await FindHere("431382", filter)).Total);
        }

        foreach (var option in plain.Regions.Where(option => !option.IsChosen))
        {
            var filter = SupermarketFilter.Plain with { Region = RegionCode.Parse(option.Value).Required };
            Assert.Equal(option.Count, (await FindHere("431382", filter)).Total);
        }
    }

    [Fact]
    public async Task What_fits_a_firm_narrows_only_when_it_is_asked_for()
    {
        HashSet<string> fitting = ["cn-cit-high-tech-15", "hn-rd-increment-10", "no-such-item"];

        var beside = await queries.FindAsync(SupermarketFilter.All, CancellationToken.None, fitting);
        var only = await queries.FindAsync(SupermarketFilter.All with { FitsMe = true }, CancellationToken.None, fitting);
        var anonymous = await queries.FindAsync(SupermarketFilter.All with { FitsMe = true }, CancellationToken.None);

        Assert.Equal((120, 2), (beside.Total, beside.FittingCount));
        Assert.Equal(["cn-cit-high-tech-15", "hn-rd-increment-10"], only.Items.Select(item => item.Code).Order(StringComparer.Ordinal));
        Assert.Equal((120, null), (anonymous.Total, anonymous.FittingCount));
    }

    [Fact]
    public async Task Chips_name_each_choice_and_lead_to_the_results_without_it()
    {
        var view = await FindHere("431382", SupermarketFilter.Plain with { Words = "研发", Categories = ["资金奖补"] });

        Assert.Equal(["本地在施行", "资金奖补"], SearchChips.Of(view).Select(chip => chip.Text));
        Assert.Equal(
            [Urls.SearchFor(view.Filter with { IsEverything = true }), Urls.SearchFor(SupermarketFilter.Plain with { Words = "研发" })],
            SearchChips.Of(view).Select(chip => chip.WithoutIt)
        );
        Assert.Empty(SearchChips.Of(await Find(SupermarketFilter.All)));
    }

    [Fact]
    public async Task Synonyms_that_hit_are_marked()
    {
        var view = await Find(SupermarketFilter.All with { Words = "高企" });
        var title = view.Items[0].Rule.Title;

        Assert.Contains(view.Words.Marked(title), piece => piece is ("高新技术企业", true));
    }

    private Task<SupermarketView> FindHere(string region, SupermarketFilter filter) =>
        ActivatorUtilities
            .CreateInstance<SupermarketQueries>(
                starter.Services,
                ActivatorUtilities.CreateInstance<ItemCache>(starter.Services),
                ActivatorUtilities.CreateInstance<LocalRegion>(starter.Services, new FrontDoorOptions { Region = region })
            )
            .FindAsync(filter, CancellationToken.None);

    private Task<SupermarketView> Find(SupermarketFilter filter) => queries.FindAsync(filter, CancellationToken.None);

    private static string[]? Only(Facet facet, string name, FacetOption option) => facet.Name == name ? [option.Value] : null;
}
