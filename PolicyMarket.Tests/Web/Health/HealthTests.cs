using System.Net;
using System.Text.Json;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Health;

public sealed class HealthTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task The_process_lives_for_everyone_and_nobody_keeps_the_answer()
    {
        using var answer = await (await host.AsAsync("")).GetAsync(Urls.HealthLive);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("Healthy", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_read_the_status_alone_and_administrators_why()
    {
        TestFolder.Delete(host.County.Record.Get<BackupDesk>().Folder);

        var strange = await ReadAsync("");
        Assert.False(strange.TryGetProperty("checks", out _));
        Assert.Equal("Degraded", strange.GetProperty("status").GetString());

        var checks = (await ReadAsync(Roles.Administrator)).GetProperty("checks");
        Assert.Equal("Healthy", checks.GetProperty("database").GetProperty("status").GetString());
        Assert.Equal("Healthy", checks.GetProperty("seal-key").GetProperty("status").GetString());
        Assert.Contains("还没有备份", checks.GetProperty("backup").GetProperty("text").GetString(), StringComparison.Ordinal);

        County.Done(await host.County.Record.Get<BackupDesk>().MakeNowAsync(host.County.Administrator, CancellationToken.None));
        Assert.Equal("Healthy", (await ReadAsync(Roles.Administrator)).GetProperty("checks").GetProperty("backup").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_key_that_is_gone_is_not_ready()
    {
        using var before = await (await host.AsAsync("")).GetAsync(Urls.HealthReady);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        var key = host.County.Record.Options.SealKeyFile;
        File.Move(key, key + ".gone");
        try
        {
            using var answer = await (await host.AsAsync("")).GetAsync(Urls.HealthReady);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }
        finally
        {
            File.Move(key + ".gone", key);
        }
    }

    private async Task<JsonElement> ReadAsync(string role)
    {
        using var answer = await (await host.AsAsync(role)).GetAsync(Urls.HealthReady);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
