using System.Collections.Immutable;

namespace PolicyMarket.Data.Telemetry;

/// <summary>Names of the areas that are measured and traced: each has one meter and one activity source of its name.</summary>
public static class TelemetryAreas
{
    /// <summary>Nightly runs.</summary>
    public const string Matching = "PolicyMarket.Matching";

    /// <summary>Offers and the messages that announce them.</summary>
    public const string Offers = "PolicyMarket.Offers";

    /// <summary>Batches, bank results.</summary>
    public const string Payouts = "PolicyMarket.Payouts";

    /// <summary>Files of departments and policies.</summary>
    public const string Imports = "PolicyMarket.Imports";

    /// <summary>Sign-ins, refusals and circuits; the framework measures the requests themselves.</summary>
    public const string Requests = "PolicyMarket.Requests";

    /// <summary>Transactions of the workflows.</summary>
    public const string Record = "PolicyMarket.Record";

    public static ImmutableArray<string> All { get; } = [Matching, Offers, Payouts, Imports, Requests, Record];
}
