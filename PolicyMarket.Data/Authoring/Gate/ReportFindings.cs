using System.Globalization;
using PolicyMarket.Data.Authoring.Gate.Lints;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>Findings that follow from the figures of a report: engine, money, firms, rates.</summary>
internal static class ReportFindings
{
    public static IEnumerable<GateFinding> Of(GateReport report, PolicyRule rule) =>
        Engine(report).Concat(Cases(report)).Concat(Firms(report)).Concat(rule.IsPaidOut ? Money(report) : []).Concat(Drift(report));

    private static IEnumerable<GateFinding> Engine(GateReport report)
    {
        if (report.SampleDifferences > 0)
        {
            yield return new GateFinding(
                "engine",
                GateSeverity.Blocking,
                GateWording.EngineTitle,
                GateWording.EngineReason(report.SampleSize, report.SampleDifferences),
                GateWording.EngineRemedy
            );
        }
    }

    private static IEnumerable<GateFinding> Cases(GateReport report)
    {
        if (report.Cases.IsEmpty)
        {
            yield return new GateFinding("cases-none", GateSeverity.Note, GateWording.NoCasesTitle, GateWording.NoCasesReason, GateWording.NoCasesRemedy);
            yield break;
        }

        if (report.Cases.Where(one => !one.IsGreen).ToList() is { Count: > 0 } red)
        {
            yield return new GateFinding(
                "cases-red",
                GateSeverity.Blocking,
                GateWording.RedCasesTitle,
                GateWording.RedCasesReason(report.Cases.Length, red),
                GateWording.RedCasesRemedy
            );
        }

        if (report.CasesDecide < report.CasesCouldDecide)
        {
            yield return new GateFinding(
                "cases-open",
                GateSeverity.Note,
                GateWording.OpenCasesTitle,
                GateWording.OpenCasesReason(report.CasesDecide, report.CasesCouldDecide),
                GateWording.OpenCasesRemedy
            );
        }
    }

    private static IEnumerable<GateFinding> Firms(GateReport report)
    {
        if (report is { EligibleAfter: 0, FirmCount: > 0 })
        {
            yield return Asked("nobody", GateWording.NobodyTitle, GateWording.NobodyReason, GateWording.NobodyRemedy);
        }

        if (report.FirmsLeftOut > 0)
        {
            yield return Asked("left-out", GateWording.LeftOutTitle, GateWording.LeftOutReason(report.FirmsLeftOut), GateWording.LeftOutRemedy);
        }
    }

    private static IEnumerable<GateFinding> Money(GateReport report)
    {
        if (report is not { FundAvailableFen: { } available, FundName: { } fund })
        {
            yield return Asked("fund-missing", GateWording.FundMissingTitle, GateWording.FundMissingReason, GateWording.FundMissingRemedy);
        }
        else if (available < report.TotalAfterFen)
        {
            var reason = GateWording.FundShortReason(fund, available, report.TotalAfterFen);
            yield return Asked("fund-short", GateWording.FundShortTitle, reason, GateWording.FundShortRemedy);
        }
    }

    private static IEnumerable<GateFinding> Drift(GateReport report) =>
        from one in report.Rates.Index()
        where one.Item.Points is { } points && Math.Abs(points) >= GateRates.Notable
        let reason = GateWording.DriftReason(one.Item.Sentence, one.Item.Rate ?? 0m, one.Item.RateLastYear ?? 0m)
        let key = string.Create(CultureInfo.InvariantCulture, $"drift-{one.Index}")
        select Asked(key, GateWording.DriftTitle, reason, GateWording.DriftRemedy);

    private static GateFinding Asked(string key, string title, string reason, string remedy) => new(key, GateSeverity.Acknowledge, title, reason, remedy);
}
