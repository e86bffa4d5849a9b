using System.Diagnostics.Metrics;

namespace PolicyMarket.Data.Telemetry;

/// <summary>Counts changes of offers and the messages to firms.</summary>
public sealed class OfferMetrics
{
    private readonly Counter<long> made;
    private readonly Counter<long> withdrawn;
    private readonly Counter<long> expired;
    private readonly Counter<long> pushed;
    private readonly Counter<long> messages;

    public OfferMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetryAreas.Offers);
        made = meter.CreateCounter<long>("policymarket.offers.made", "{offer}", "Offers that finished runs made.");
        withdrawn = meter.CreateCounter<long>("policymarket.offers.withdrawn", "{offer}", "Offers that finished runs withdrew.");
        expired = meter.CreateCounter<long>("policymarket.offers.expired", "{offer}", "Offers whose last day passed.");
        pushed = meter.CreateCounter<long>("policymarket.offers.pushed", "{offer}", "Offers handed to firms by the job.");
        messages = meter.CreateCounter<long>("policymarket.notices.attempts", "{message}", "Attempts to send a message, by outcome.");
    }

    /// <summary>Counts the changes of one finished run.</summary>
    public void CountRun(int newOffers, int withdrawnOffers, int expiredOffers)
    {
        made.Add(newOffers);
        withdrawn.Add(withdrawnOffers);
        expired.Add(expiredOffers);
    }

    public void CountExpired(int offers) => expired.Add(offers);

    public void CountPushed(int offers) => pushed.Add(offers);

    public void CountMessages(int sent, int failed)
    {
        messages.Add(sent, KeyValuePair.Create("outcome", (object?)"sent"));
        messages.Add(failed, KeyValuePair.Create("outcome", (object?)"failed"));
    }
}
