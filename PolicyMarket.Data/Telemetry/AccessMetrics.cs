using System.Diagnostics.Metrics;

namespace PolicyMarket.Data.Telemetry;

/// <summary>Counts sign-ins and refusals of authorization.</summary>
public sealed class AccessMetrics
{
    private readonly Counter<long> signIns;
    private readonly Counter<long> refusals;

    public AccessMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetryAreas.Requests);
        signIns = meter.CreateCounter<long>("policymarket.sign_ins", "{attempt}", "Attempts to sign in, by outcome (done, refused, throttled).");
        refusals = meter.CreateCounter<long>("policymarket.refusals", "{refusal}", "Workflows refused because of who asked, by code of the diagnostic.");
    }

    public void CountSignIn() => Count("done");

    public void CountRefusedSignIn() => Count("refused");

    public void CountThrottledSignIn() => Count("throttled");

    public void CountRefusal(string code) => refusals.Add(1, KeyValuePair.Create("code", (object?)code));

    private void Count(string outcome) => signIns.Add(1, KeyValuePair.Create("outcome", (object?)outcome));
}
