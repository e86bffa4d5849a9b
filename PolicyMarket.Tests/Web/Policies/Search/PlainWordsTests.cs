using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Policies.Search.FrontDoor;
using PolicyMarket.Web.Policies.Search.Language;
using Xunit.Abstractions;

namespace PolicyMarket.Tests.Web.Policies.Search;

/// <summary>How well plain words find what answers them, over the starter library.</summary>
public sealed class PlainWordsTests(StarterItems starter, ITestOutputHelper output) : IClassFixture<StarterItems>
{
    private const int First = 3;
    private const double LeastReciprocalRank = 0.9;

    private readonly ItemCache cache = ActivatorUtilities.CreateInstance<ItemCache>(starter.Services);

    [Fact]
    public void Every_expected_item_is_in_the_library()
    {
        var codes = StarterItems.Rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(PlainQueries.All, query => Assert.Subset(codes, query.Items.ToHashSet(StringComparer.Ordinal)));
        Assert.True(PlainQueries.All.Count >= 40);
    }

    [Fact]
    public async Task Questions_find_an_answer_among_the_first_three()
    {
        var ranks = new List<(string Query, int Rank)>();
        foreach (var (query, items) in PlainQueries.All)
        {
            var found = await FindAsync(query);
            var rank = found.FindIndex(item => items.Contains(item.Code, StringComparer.Ordinal)) + 1;
            ranks.Add((query, rank));
            output.WriteLine($"{rank, 2} {query} → {string.Join(" | ", found.Take(First).Select(item => item.Rule.Title))}");
        }

        var mean = ranks.Average(one => one.Rank == 0 ? 0 : 1.0 / one.Rank);
        output.WriteLine($"mean reciprocal rank {mean:0.000} of {ranks.Count} queries");
        Assert.DoesNotContain(ranks, one => one.Rank is 0 or > First);
        Assert.True(mean >= LeastReciprocalRank, $"The mean reciprocal rank is {mean:0.000}.");
    }

    /// <summary>The evaluation fails without the words of the trade: it measures them.</summary>
    [Fact]
    public async Task Questions_need_the_words_of_the_trade()
    {
        var none = new TradeWords([new TradeWord("甲", IsGeneral: false, [new WeighedWord("甲", 1)])], []);
        var index = new ItemIndex(await cache.ItemsAsync(CancellationToken.None), AttributeCatalog.Starter, none);

        var missed = PlainQueries.All.Count(one =>
        {
            var hits = index.Search(one.Query);
            var first = Enumerable
                .Range(0, index.Items.Length)
                .Where(place => hits.Places[place])
                .OrderByDescending(place => hits.Scores[place])
                .Take(First);
            return !first.Any(place => one.Items.Contains(index.Items[place].Code, StringComparer.Ordinal));
        });

        Assert.True(missed > PlainQueries.All.Count / 6, $"Only {missed} queries are missed.");
    }

    [Theory]
    [InlineData("湘政办发〔2024〕42号")]
    [InlineData("湘政办发[2024]42号")]
    [InlineData("湘政办发（2024）42")]
    [InlineData("湘政办发【2024】42号")]
    [InlineData("湘政办发 ２０２４年４２号")]
    [InlineData("查一下湘政办发2024年第42号")]
    [InlineData("2024年42号")]
    public async Task Number_of_a_document_is_found_in_any_form(string number) =>
        Assert.Equal(["hn-student-startup-subsidy"], (await FindAsync(number)).Select(item => item.Code));

    [Theory]
    [InlineData("湘政办发〔2024〕43号")]
    [InlineData("湘政办发〔2023〕42号")]
    [InlineData("鄂政办发〔2024〕42号")]
    public async Task Another_number_finds_nothing(string number) => Assert.Empty(await FindAsync(number));

    [Theory]
    [InlineData("专精特新“小巨人”", "专精特新小巨人")]
    [InlineData("Ｒ＆Ｄ", "r&d")]
    [InlineData("首台(套)", "首台套")]
    [InlineData("最高1,000万元", "最高1000万元")]
    [InlineData("请问，招聘大学生有补贴吗？", "招聘 大学生 补贴")]
    public async Task Marks_width_and_fillers_change_nothing(string marked, string bare)
    {
        var expected = await FindAsync(bare);

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(item => item.Code), (await FindAsync(marked)).Select(item => item.Code));
    }

    [Fact]
    public async Task Titles_weigh_more_than_audience_conditions_and_documents()
    {
        var found = await FindAsync("高新技术企业");
        var inTitle = found.TakeWhile(item => item.Rule.Title.Contains("高新技术企业", StringComparison.Ordinal)).Count();

        Assert.Equal(found.Count(item => item.Rule.Title.Contains("高新技术企业", StringComparison.Ordinal)), inTitle);
        Assert.True(found.Count > inTitle);
    }

    [Fact]
    public async Task Query_that_nothing_answers_whole_shows_what_answers_most_of_it_and_says_so()
    {
        var view = await Queries().FindAsync(SupermarketFilter.All with { Words = "稳岗 海外仓" }, CancellationToken.None);

        Assert.True(view.IsNearest);
        Assert.Contains(view.Items, item => item.Code == "hn-public-overseas-warehouse");
        Assert.Contains(view.Items, item => item.Code == "cn-job-retention-refund-2025");
    }

    private SupermarketQueries Queries() =>
        ActivatorUtilities.CreateInstance<SupermarketQueries>(
            starter.Services,
            cache,
            ActivatorUtilities.CreateInstance<LocalRegion>(starter.Services, new FrontDoorOptions())
        );

    private async Task<List<CachedItem>> FindAsync(string query)
    {
        var found = new List<CachedItem>();
        var queries = Queries();
        for (var page = 1; ; page++)
        {
            var view = await queries.FindAsync(SupermarketFilter.All with { Words = query, Page = page }, CancellationToken.None);
            found.AddRange(view.Items);
            if (page >= view.PageCount)
            {
                return found;
            }
        }
    }
}
