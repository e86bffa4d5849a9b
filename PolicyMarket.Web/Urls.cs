using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using static System.FormattableString;

namespace PolicyMarket.Web;

/// <summary>Every address of the product. Pages repeat the pattern in their @page line; links are built here and nowhere else.</summary>
public static class Urls
{
    public const string Supermarket = "/";
    public const string ApplyFree = "/?mode=applyfree";
    public const string Disclosure = "/disclosure";

    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";

    public const string FirmHome = "/firm";
    public const string FirmClaims = "/firm/claims";

    public const string PreCheck = "/desk/precheck";
    public const string Runs = "/desk/runs";
    public const string Imports = "/desk/imports";
    public const string Payouts = "/desk/payouts";
    public const string Funds = "/desk/funds";
    public const string People = "/desk/people";
    public const string Departments = "/desk/departments";

    public const string Notices = "/notices";

    public const string NotFound = "/not-found";
    public const string Error = "/error";
    public const string StatusPattern = "/status/{0}";

    public static string Search(string words) =>
        QueryHelpers.AddQueryString(Supermarket, "q", words);

    public static string Item(string itemId) => $"/policies/{Uri.EscapeDataString(itemId)}";

    public static string Confirm(long offerId) => Invariant($"/firm/offers/{offerId}");

    public static string Claim(long claimId) => Invariant($"/claims/{claimId}");

    public static string Receipt(long claimId) => Invariant($"/claims/{claimId}/receipt");

    public static string Run(long runId) => Invariant($"/desk/runs/{runId}");

    public static string Batch(long batchId) => Invariant($"/desk/payouts/{batchId}");

    /// <summary>Sign-in that comes back to a local path.</summary>
    public static string SignInThen(string returnPath) =>
        QueryHelpers.AddQueryString(SignIn, "returnUrl", returnPath);

    public static string Status(int code) => string.Format(CultureInfo.InvariantCulture, StatusPattern, code);
}
