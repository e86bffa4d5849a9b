using System.Diagnostics.Metrics;

namespace PolicyMarket.Data.Telemetry;

/// <summary>Counts what banks answered.</summary>
public sealed class PayoutMetrics
{
    private readonly Counter<long> answers;

    public PayoutMetrics(IMeterFactory meters) =>
        answers = meters
            .Create(TelemetryAreas.Payouts)
            .CreateCounter<long>("policymarket.payouts.answers", "{payout}", "Payouts that a bank's result file answered, by answer.");

    /// <summary>Counts the answers of one result file.</summary>
    public void CountAnswers(int paid, int returned, int exceptions)
    {
        answers.Add(paid, KeyValuePair.Create("answer", (object?)"paid"));
        answers.Add(returned, KeyValuePair.Create("answer", (object?)"returned"));
        answers.Add(exceptions, KeyValuePair.Create("answer", (object?)"exception"));
    }
}
