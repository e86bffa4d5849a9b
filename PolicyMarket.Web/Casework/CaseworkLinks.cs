using System.Globalization;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Casework;

/// <summary>Where the thing that a case is about is shown to this reader.</summary>
internal static class CaseworkLinks
{
    /// <summary>Codes: of the items, by the id of an offer.</summary>
    public static (string? Url, string Text) Of(CaseworkCase one, string? creditCode, bool isOfficer, IReadOnlyDictionary<long, string> codes) =>
        CaseSubject.KindOf(one.Subject) switch
        {
            "offer" when one.Kind == CaseKind.PreCheckWaits && isOfficer && creditCode is not null => (Urls.PreCheckOf(creditCode), "去预审"),
            "offer" when codes.TryGetValue(CaseSubject.IdOf(one.Subject), out var code) => (Urls.Item(code), "看事项"),
            "claim" => (Urls.Claim(CaseSubject.IdOf(one.Subject)), "看办理进度"),
            "dispute" when isOfficer => (Urls.DisputeOnDesk(CaseSubject.IdOf(one.Subject)), "去答复"),
            "batch" => (Urls.Batch(CaseSubject.IdOf(one.Subject)), "看批次"),
            "group" or "basis" => (Urls.Claim(long.Parse(one.Evidence.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture)), "看办理进度"),
            _ => (null, ""),
        };
}
