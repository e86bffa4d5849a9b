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

        Assert.Equal(86, texts.Count);
        Assert.Equal(
            "99f2c8f702fd1011fc22c3f5112dea303d20fe59bae8ad46d77389ca169ff20f",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(texts))))
        );
    }
}
