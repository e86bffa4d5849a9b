using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Imports.Work;

namespace PolicyMarket.Web.Telemetry;

/// <summary>Gauges over the record, read again for each scrape, and over the queues of this process.</summary>
internal sealed partial class RecordGauges
{
    private readonly RecordFigureReader reader;
    private readonly ILogger<RecordGauges> log;
    private RecordFigures? latest;

    public RecordGauges(IMeterFactory meters, RecordFigureReader reader, CircuitConnections circuits, ImportBoard imports, ILogger<RecordGauges> log)
    {
        (this.reader, this.log) = (reader, log);
        AddMatching(meters.Create(TelemetryAreas.Matching));
        AddMoney(meters.Create(TelemetryAreas.Payouts), meters.Create(TelemetryAreas.Offers));
        meters
            .Create(TelemetryAreas.Record)
            .CreateObservableGauge(
                "policymarket.record.alarms",
                () => One(figures => figures.OpenAlarms),
                "{alarm}",
                "Alarms of the record that are not closed."
            );
        meters
            .Create(TelemetryAreas.Requests)
            .CreateObservableGauge("policymarket.circuits", () => (long)circuits.Count, "{circuit}", "Open connections that carry circuits.");
        meters
            .Create(TelemetryAreas.Imports)
            .CreateObservableGauge(
                "policymarket.imports.open",
                () => (long)imports.OpenCount,
                "{file}",
                "Uploaded files that wait or are being imported."
            );
    }

    /// <summary>Reads the record. When it cannot be read, its gauges are missing from the scrape, and the rest is served.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        try
        {
            latest = await reader.ReadAsync(ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            latest = null;
            LogUnread(log, failure);
        }
    }

    private void AddMatching(Meter meter)
    {
        meter.CreateObservableGauge(
            "policymarket.matching.days_behind",
            () => One(figures => figures.DaysBehind),
            "d",
            "Business days without a finished run."
        );
        meter.CreateObservableGauge(
            "policymarket.matching.last_run.time",
            () => Last(run => run.FinishedSeconds),
            "s",
            "When the last run was finished, seconds since 1970 in UTC."
        );
        meter.CreateObservableGauge(
            "policymarket.matching.last_run.eligible",
            () => Last(run => run.Eligible),
            "{pair}",
            "Eligible pairs of the last run."
        );
        meter.CreateObservableGauge(
            "policymarket.matching.last_run.firms_left_out",
            () => Last(run => run.FirmsLeftOut),
            "{firm}",
            "Firms that the last run left out because of damaged sheets."
        );
        meter.CreateObservableGauge(
            "policymarket.matching.last_run.formula_gaps",
            () => Last(run => run.FormulaGaps),
            "{pair}",
            "Eligible pairs of the last run whose amount has no result."
        );
        meter.CreateObservableGauge(
            "policymarket.matching.last_run.damaged_items",
            () => Last(run => run.DamagedItems),
            "{item}",
            "Items that the last run left out because their rule is damaged."
        );
    }

    private void AddMoney(Meter payouts, Meter offers)
    {
        payouts.CreateObservableGauge("policymarket.payouts.batches", () => States(figures => figures.Batches), "{batch}", "Payout batches by state.");
        payouts.CreateObservableGauge("policymarket.payouts.payouts", () => States(figures => figures.Payouts), "{payout}", "Payouts by state.");
        offers.CreateObservableGauge("policymarket.offers.offers", () => States(figures => figures.Offers), "{offer}", "Offers by state.");
        offers.CreateObservableGauge(
            "policymarket.notices.waiting",
            () => One(figures => figures.MessagesWaiting),
            "{message}",
            "Messages that wait to be sent."
        );
        offers.CreateObservableGauge(
            "policymarket.notices.given_up",
            () => One(figures => figures.MessagesGivenUp),
            "{message}",
            "Messages that are no longer tried."
        );
    }

    private IEnumerable<Measurement<long>> One(Func<RecordFigures, long> figure) => latest is { } figures ? [new Measurement<long>(figure(figures))] : [];

    private IEnumerable<Measurement<long>> Last(Func<RecordFigures.LastRun, long> figure) =>
        latest?.Last is { } run ? [new Measurement<long>(figure(run))] : [];

    private IEnumerable<Measurement<long>> States(Func<RecordFigures, ImmutableArray<(string State, long Count)>> figure) =>
        latest is { } figures ? figure(figures).Select(one => new Measurement<long>(one.Count, KeyValuePair.Create("state", (object?)one.State))) : [];

    [LoggerMessage(Level = LogLevel.Warning, Message = "读不出记录的数字，这一次的指标里没有它们。")]
    private static partial void LogUnread(ILogger logger, Exception failure);
}
