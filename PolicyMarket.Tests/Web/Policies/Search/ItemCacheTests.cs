using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Policies;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Tests.Web.Policies.Search;

/// <summary>The index is built once a publication.</summary>
public sealed class ItemCacheTests
{
    [Fact]
    public async Task Index_is_kept_until_an_item_is_published_or_confirmed()
    {
        await using var county = await County.CreateAsync();
        using var cache = ActivatorUtilities.CreateInstance<ItemCache>(county.Record.Services);
        var first = await cache.IndexAsync(County.Ct);
        Assert.Same(first, await cache.IndexAsync(County.Ct));

        var item = await county.Record.ItemAsync(county.Department, county.Fund.Id, "published-later");
        var second = await cache.IndexAsync(County.Ct);

        Assert.Null(first.Find("published-later"));
        Assert.NotNull(second.Find("published-later"));

        County.Done(await county.Record.Get<ItemDesk>().SetPreCheckAsync(county.Officer, item.ItemId, needsPreCheck: false, County.Ct));
        Assert.Same(second, await cache.IndexAsync(County.Ct));
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_index()
    {
        await using var county = await County.CreateAsync();
        using var cache = ActivatorUtilities.CreateInstance<ItemCache>(county.Record.Services);

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await cache.IndexAsync(County.Ct))));

        Assert.Single(all.Distinct());
    }

    [Fact]
    public async Task Similar_items_are_near_in_place_category_and_department_and_never_of_the_same_exclusive_group()
    {
        var starter = new PolicyMarket.Tests.Web.Policies.StarterItems();
        await starter.InitializeAsync();
        try
        {
            using var cache = ActivatorUtilities.CreateInstance<ItemCache>(starter.Services);
            var index = await cache.IndexAsync(CancellationToken.None);
            foreach (var item in index.Items)
            {
                var similar = index.SimilarTo(item.Code);
                Assert.True(similar.Length <= 4);
                Assert.DoesNotContain(item, similar);
                Assert.All(similar, other => Assert.True(other.Rule.ExclusiveGroup is null || other.Rule.ExclusiveGroup != item.Rule.ExclusiveGroup));
                Assert.Equal(similar, index.SimilarTo(item.Code));
            }

            Assert.Contains(index.SimilarTo("hn-cs-first-set-10"), other => other.Code == "hn-cs-first-set-insurance-25");
            Assert.Empty(index.SimilarTo("no-such-item"));
        }
        finally
        {
            await starter.DisposeAsync();
        }
    }
}
