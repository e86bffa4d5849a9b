using System.Globalization;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Notices;

/// <summary>Where the subject of a notice ("offer:17", "claim:5") is shown.</summary>
public static class NoticeLinks
{
    public static string To(string target) =>
        target.Split(':') is [var kind, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? kind switch
            {
                "offer" => Urls.Confirm(id),
                "claim" => Urls.Claim(id),
                "firm" => Urls.FirmAccounts,
                "dispute" => Urls.FirmData,
                "account" => Urls.Account,
                "casework" => Urls.Supervision,
                "precheck" => Urls.PreCheck,
                "draft" => Urls.SavedDraft(id),
                "versions" => Urls.Versions(id),
                "imports" => Urls.Imports,
                _ => Urls.FirmHome,
            }
            : Urls.FirmHome;
}
