using PolicyMarket.Data.Documents;
using PolicyMarket.Rules.Documents.Scoring;

namespace PolicyMarket.Tests.Data.Documents;

/// <summary>The documents that come with the program are read as well as they were; the floors are a little below what was measured.</summary>
public sealed class SampleSetTests
{
    private static readonly string[] Head =
    [
        "title",
        "number",
        "doc_kind",
        "issuer",
        "level",
        "territory",
        "date_issued",
        "effective_from",
        "effective_to",
        "validity",
        "repeals",
        "amends",
    ];

    [Fact]
    public async Task Findings_stay_above_their_floors()
    {
        var (tuned, held) = (new ScoreTable(), new ScoreTable());
        var scored = await SampleSet.Embedded().ScoreAsync(one => [one.IsHeldOut ? held : tuned], CancellationToken.None);

        Assert.InRange(scored.Count(one => !one.IsHeldOut), 14, 100);
        Assert.InRange(scored.Count(one => one.IsHeldOut), 6, 100);
        Assert.All(scored, one => Assert.Null(one.Fault));
        foreach (var table in new[] { tuned, held })
        {
            Assert.All(Head, field => Assert.True(table.Of("head." + field).F1 >= 0.95, $"{field}: {table.Of("head." + field)}"));
            Assert.InRange(table.Of("outline").F1, 0.98, 1);
            Assert.InRange(table.Of("outline.offset").F1, 0.98, 1);
        }

        Assert.InRange(tuned.Of("conditions").F1, 0.94, 1);
        Assert.InRange(tuned.Of("amounts").F1, 0.95, 1);
        Assert.InRange(tuned.Of("items").F1, 0.85, 1);
        Assert.InRange(held.Of("conditions").F1, 0.75, 1);
        Assert.InRange(held.Of("amounts").F1, 0.70, 1);
        Assert.InRange(held.Of("items").F1, 0.70, 1);
    }
}
