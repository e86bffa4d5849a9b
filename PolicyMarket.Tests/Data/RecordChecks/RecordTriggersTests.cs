using System.Security.Cryptography;
using System.Text;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Store.Sqlite;

namespace PolicyMarket.Tests.Data.RecordChecks;

public sealed class RecordTriggersTests
{
    /// <summary>A database compares its stored triggers with these texts at each start, and a difference raises an alarm.</summary>
    [Fact]
    public void Texts_of_all_triggers_are_those_that_databases_store()
    {
        var texts = RecordTriggers
            .All.OrderBy(trigger => trigger.Name, StringComparer.Ordinal)
            .Select(trigger => $"{trigger.Name}\n{SqliteTriggerText.Of(trigger)}\n")
            .ToList();

        Assert.Equal(103, texts.Count);
        Assert.Equal(
            "f2e29c1726d1261b585d5258b2d89c1c0eea19c76727d3a1ea98c39a02ddb577",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(texts))))
        );
    }
}
