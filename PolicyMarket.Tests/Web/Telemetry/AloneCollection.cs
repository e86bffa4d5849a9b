namespace PolicyMarket.Tests.Web.Telemetry;

/// <summary>
/// Tests that run while no other test does: hosts of one process share their meters by name, and a host that stops ends the counters that another one reads.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
