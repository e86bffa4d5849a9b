using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Front;

/// <summary>Refused addresses, readings and downloads, as the audit trail has them.</summary>
public sealed class AccessRecordTests : IAsyncLifetime
{
    private readonly HostFixture host = new();

    private County County => host.County;

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_address_that_is_refused_to_a_signed_in_person_is_recorded_once_a_minute()
    {
        var officer = await host.AsAsync(Roles.Officer);
        var stranger = await host.AsAsync("");
        foreach (var visitor in new[] { officer, officer, stranger })
        {
            using var page = await visitor.GetAsync(Urls.People);
        }

        using var instruction = await officer.GetAsync(Urls.BatchFile(host.Batch.Id, PaymentFormats.Csv));

        var events = await EventsAsync(AuditAction.AccessRefused.Code);
        Assert.Equal(
            [(County.Officer, "GET /desk/people"), (County.Officer, "GET /desk/payouts/{batchId:long}/files/{format}")],
            events.Select(e => (e.PersonId ?? 0, e.Subject))
        );
    }

    [Fact]
    public async Task A_page_that_answers_403_itself_is_recorded()
    {
        var other = await County.Record.DepartmentAsync("人社");
        await County.Record.PersonAsync("other-officer", Roles.Officer, other.Id);
        using var visitor = host.Host.Visit();
        await visitor.SignInAsync("other-officer", Seeds.Password);
        using var page = await visitor.GetAsync(Urls.Draft("item-1"));

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal("GET /desk/drafts/{Code}", Assert.Single(await EventsAsync(AuditAction.AccessRefused.Code)).Subject);
    }

    [Theory]
    [InlineData(Roles.Finance, "/claims/{claim}", "claim.read", "查看 firm:")]
    public async Task A_desk_that_shows_firms_records_one_reading_a_view(string role, string address, string action, string says)
    {
        var visitor = await host.AsAsync(role);
        var path = address
            .Replace("{batch}", host.Batch.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{claim}", host.Payout.ClaimId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await visitor.PageAsync(path);

        var reading = Assert.Single(await EventsAsync(action));
        Assert.Equal(County.People[role], reading.PersonId);
        Assert.Contains(says, reading.Detail, StringComparison.Ordinal);
    }

    /// <summary>Somebody deactivated keeps a cookie for a moment; the reading cannot be recorded for them, and nothing is shown.</summary>
    [Theory]
    [InlineData(Roles.Officer, Urls.PreCheck)]
    public async Task Nothing_is_shown_when_the_reading_cannot_be_recorded(string role, string address)
    {
        var visitor = await host.AsAsync(role);
        var id = County.People[role];
        await County.Record.ExecuteAsync($"UPDATE AspNetUsers SET IsActive = 0 WHERE Id = {id}");
        using var page = await visitor.GetAsync(
            address.Replace("{batch}", host.Batch.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        );

        var text = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain(County.Firm.Name, System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        Assert.DoesNotContain(County.Firm.CreditCode, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_download_is_recorded()
    {
        var stranger = await host.AsAsync("");
        using var csv = await stranger.GetAsync(Urls.DisclosureCsv + "?year=2026");

        Assert.Equal("下载阳光公示名单，条件：year=2026", Assert.Single(await EventsAsync("data.export")).Detail);
    }

    private Task<List<AuditEvent>> EventsAsync(string action) =>
        County.Record.ReadAsync(db => db.AuditEvents.Where(e => e.Action == action).OrderBy(e => e.Id).ToListAsync());
}
