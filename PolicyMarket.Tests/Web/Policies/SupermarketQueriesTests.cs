using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Policies;

public sealed class SupermarketQueriesTests(StarterItems starter) : IClassFixture<StarterItems>
{
    private readonly SupermarketQueries queries = ActivatorUtilities.CreateInstance<SupermarketQueries>(
        starter.Services, ActivatorUtilities.CreateInstance<ItemCache>(starter.Services));

    [Fact]
    public async Task Plain_page_shows_everything_with_what_dates_prove_first()
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
            Words = "研发 & 奖补", Statuses = [ItemStatus.InForce, ItemStatus.Undated], Modes = [ClaimMode.Apply],
            Categories = ["资金奖补"], Region = hunan, Sort = ItemSort.Closing, Page = 3,
        };

        Assert.Equal(
            "/?q=%E7%A0%94%E5%8F%91%20%26%20%E5%A5%96%E8%A1%A5&status=inforce&status=undated&mode=apply&category=%E8%B5%84%E9%87%91%E5%A5%96%E8%A1%A5&region=430000&sort=closing&page=3",
            Urls.SearchFor(filter));
        Assert.Equal("/", Urls.SearchFor(SupermarketFilter.All));
    }

    [Fact]
    public void Marks_are_where_the_words_are()
    {
        var marked = SearchWords.Of("研发 ＡＢ").Marked("研发abc研发费").Where(p => p.IsHit).Select(p => p.Text);

        Assert.Equal(["研发ab", "研发"], marked);
    }

    private Task<SupermarketView> Find(SupermarketFilter filter) => queries.FindAsync(filter, CancellationToken.None);

    private static string[]? Only(Facet facet, string name, FacetOption option) => facet.Name == name ? [option.Value] : null;
}
