using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Tests.House;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Front;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Telemetry;

namespace PolicyMarket.Tests.Web.Telemetry;

/// <summary>The scrape at /metrics: who reads it, and which figures stand in it.</summary>
[Collection(AloneCollection.Name)]
public sealed class MetricsTests
{
    private const string Token = "0123456789abcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData("10.0.0.5", null, HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", null, HttpStatusCode.OK)]
    [InlineData("::1", null, HttpStatusCode.OK)]
    [InlineData("127.0.0.1", "203.0.113.7", HttpStatusCode.Forbidden)]
    public async Task Without_a_token_only_this_machine_reads_them(string remote, string? forwardedFor, HttpStatusCode expected)
    {
        await using var front = await FrontHost.StartAsync(remote);
        using var visitor = front.Host.Visit();

        using var answer = forwardedFor is null
            ? await visitor.GetAsync(Urls.Metrics)
            : await visitor.GetAsync(Urls.Metrics, ("X-Forwarded-For", forwardedFor));

        Assert.Equal(expected, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(expected == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains("policymarket", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_without_the_token_is_refused_like_anyone_from_elsewhere()
    {
        await using var front = await FrontHost.StartAsync();
        using var visitor = await front.SignedInAsync(Roles.Administrator);

        using var answer = await visitor.GetAsync(Urls.Metrics);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("Bearer " + Token, HttpStatusCode.OK)]
    [InlineData("bearer " + Token, HttpStatusCode.OK)]
    [InlineData("Bearer " + Token + "x", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("Basic " + Token, HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task With_a_token_it_is_wanted_of_everyone(string authorization, HttpStatusCode expected)
    {
        await using var front = await FrontHost.StartAsync("127.0.0.1", ("Telemetry:MetricsToken", Token));
        using var visitor = front.Host.Visit();

        using var answer = await visitor.GetAsync(Urls.Metrics, ("Authorization", authorization));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Unauthorized, answer.Headers.WwwAuthenticate.Count == 1);
    }

    [Fact]
    public async Task The_scrape_counts_batches_refused_sign_ins_and_delayed_runs()
    {
        await using var front = await FrontHost.StartAsync("127.0.0.1");
        await front.County.BatchAsync(await front.County.ClaimAsync());
        front.County.Record.Clock.Advance(TimeSpan.FromDays(2));
        using var visitor = front.Host.Visit();
        using var before = await visitor.GetAsync(Urls.Metrics);
        var refusedBefore = Figure(await before.Content.ReadAsStringAsync(), "policymarket_sign_ins_total", "outcome", "refused") ?? 0;
        using var refused = await visitor.TrySignInAsync("p-Officer", "wrong-password-1");

        // The exporter repeats its last answer for a moment.
        HttpResponseMessage answer;
        string text;
        var tries = 0;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(400));
            answer = await visitor.GetAsync(Urls.Metrics);
            text = await answer.Content.ReadAsStringAsync();
        } while (!(Figure(text, "policymarket_sign_ins_total", "outcome", "refused") > refusedBefore) && tries++ < 20);

        Assert.StartsWith("text/plain", answer.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Figure(text, "policymarket_payouts_batches", "state", "awaiting_approval"));
        Assert.Equal(1, Figure(text, "policymarket_payouts_payouts", "state", "in_batch"));
        Assert.True(Figure(text, "policymarket_sign_ins_total", "outcome", "refused") > refusedBefore);
        Assert.Matches(@"(?m)^policymarket_matching_days_behind\w*\{[^}]*\} 2\b", text);
        Assert.Matches(@"(?m)^policymarket_record_alarms\w*\{[^}]*\} 0\b", text);
        Assert.Matches(@"(?m)^policymarket_circuits\w*\{[^}]*\} \d", text);
        Assert.Matches(@"(?m)^policymarket_imports_open\w*\{[^}]*\} 0\b", text);
        Assert.Contains("http_server_request_duration_seconds_count", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc", text, StringComparison.Ordinal);
        Assert.DoesNotContain(front.County.Firm.CreditCode, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_leaves_its_gauges_out_and_serves_the_rest()
    {
        await using var front = await FrontHost.StartAsync("127.0.0.1");
        using var visitor = front.Host.Visit();
        await front.County.Record.ExecuteAsync($"""ALTER TABLE "RecordAlarms" RENAME TO "Elsewhere" """);

        using var answer = await visitor.GetAsync(Urls.Metrics);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotMatch(@"(?m)^policymarket_record_alarms", await answer.Content.ReadAsStringAsync());
        Assert.Contains("读不出记录的数字", front.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telemetry:MetricsToken", "short", "32 到 256 个")]
    [InlineData("Telemetry:OtlpEndpoint", "collector", "http 或 https 地址")]
    public void Settings_that_cannot_be_used_are_named(string name, string value, string sentence) =>
        Assert.Contains(sentence, SettingsProblems.Of<TelemetryOptions>(TelemetryOptions.Section, (name, value)), StringComparison.Ordinal);

    [Fact]
    public async Task Every_instrument_has_a_description_and_stands_in_the_manual()
    {
        await using var front = await FrontHost.StartAsync("127.0.0.1");
        var services = front.Host.Services;
        services.GetRequiredService<RecordGauges>();
        foreach (
            var metrics in typeof(TelemetryAreas)
                .Assembly.GetTypes()
                .Where(type => type.Namespace == typeof(TelemetryAreas).Namespace && type.Name.EndsWith("Metrics", StringComparison.Ordinal))
        )
        {
            services.GetRequiredService(metrics);
        }

        var instruments = Instruments(services.GetRequiredService<IMeterFactory>());
        var manual = SourceTree.Documents().Single(document => document.Path == "docs/operations.md").Text;

        Assert.InRange(instruments.Count, 20, 200);
        Assert.Empty(instruments.Where(one => string.IsNullOrEmpty(one.Description) || string.IsNullOrEmpty(one.Unit)).Select(one => one.Name));
        Assert.Empty(instruments.Where(one => !manual.Contains($"`{one.Name}`", StringComparison.Ordinal)).Select(one => one.Name));
    }

    private static List<Instrument> Instruments(IMeterFactory scope)
    {
        var found = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, scope) && TelemetryAreas.All.Contains(instrument.Meter.Name))
            {
                found.Add(instrument);
            }
        };
        listener.Start();
        return found;
    }

    /// <summary>The value of the series with the tag; null when the scrape has none.</summary>
    private static double? Figure(string text, string name, string tag, string value)
    {
        var match = Regex.Match(
            text,
            $@"(?m)^{name}(_\w+)?\{{[^}}]*{tag}=""{value}""[^}}]*\}} (?<value>\S+)",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(5)
        );
        return match.Success ? double.Parse(match.Groups["value"].Value, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
