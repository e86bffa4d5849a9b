using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>Parameters that are recorded later for a past time count too: a rule may ask for the value of a past month.</summary>
public sealed class PastParameterTests
{
    [Fact]
    public async Task Value_of_a_time_that_is_over_makes_the_same_night_another_one_and_whole()
    {
        await using var county = await MatchingCounty.CreateAsync(60);
        var first = await county.RunAsync();
        await RecordAsync(county, "3.45", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31));

        var second = await county.RunAsync();

        Assert.NotEqual(first.RunId, second.RunId);
        Assert.False(second.WasThereBefore);
        var runs = await county.Record.ReadAsync(db => db.MatchingRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync());
        Assert.Equal([true, true], runs.ConvertAll(r => r.IsWhole));
        Assert.NotEqual(runs[0].DataFingerprint, runs[1].DataFingerprint);
        Assert.NotEqual(runs[0].ContextFingerprint, runs[1].ContextFingerprint);
        Assert.Equal(runs[0].EligibleCount, runs[1].EligibleCount);
        Assert.True((await county.RunAsync()).WasThereBefore);
    }

    [Fact]
    public async Task Table_of_firms_is_read_again_for_a_value_of_a_time_that_is_over()
    {
        await using var county = await MatchingCounty.CreateAsync(61);
        await RecordAsync(county, "3.1", new DateOnly(2025, 1, 1), null);
        var before = await SignatureAsync(county);

        await RecordAsync(county, "3.45", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31));

        Assert.NotEqual(before, await SignatureAsync(county));
    }

    private static Task<ParameterValue> RecordAsync(MatchingCounty county, string value, DateOnly from, DateOnly? to) =>
        county.Record.SeedAsync(
            new ParameterValue
            {
                Name = "lpr_1y",
                Region = "",
                From = from,
                To = to,
                Value = value,
                Source = "测试",
            }
        );

    private static Task<string> SignatureAsync(MatchingCounty county) =>
        county.Record.ReadAsync(async db =>
            (
                await ParameterTable.ReadAsync(db, PolicyMarket.Rules.Attributes.AttributeCatalog.Starter, MatchingCounty.Tonight, CancellationToken.None)
            ).Signature
        );
}
