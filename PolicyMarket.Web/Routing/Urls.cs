using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Imports.Work;
using static System.FormattableString;

namespace PolicyMarket.Web.Routing;

/// <summary>
/// Addresses of the product. Pages repeat the pattern in their @page line. An address that takes a type of one feature extends this class in that feature.
/// </summary>
public static class Urls
{
    public const string Supermarket = "/";
    public const string ApplyFree = "/apply-free";
    public const string Disclosure = "/disclosure";
    public const string DisclosureCsv = "/disclosure.csv";

    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string AccessDenied = "/access-denied";
    public const string SignInCode = "/sign-in/code";
    public const string Account = "/account";
    public const string AccountPassword = "/account/password";
    public const string AccountAfterPassword = "/account?done=password";
    public const string AccountSecondFactor = "/account/second-factor";

    public const string FirmHome = "/firm";
    public const string FirmHomeAfterDeclining = "/firm?declined=true";
    public const string FirmHomeAfterTakingBack = "/firm?taken-back=true";
    public const string FirmReliefReport = "/firm/reliefs/report";
    public const string FirmDispute = "/firm/data/dispute";
    public const string FirmDataAfterDisputing = "/firm/data?disputed=true#disputes";
    public const string FirmClaims = "/firm/claims";
    public const string FirmAccounts = "/firm/accounts";
    public const string FirmData = "/firm/data";

    public const string PreCheck = "/desk/precheck";
    public const string PreCheckUndo = "/desk/precheck#undo";
    public const string Oversight = "/desk/oversight";
    public const string Trail = "/desk/trail";
    public const string YearReport = "/desk/year";
    public const string Supervision = "/desk/supervision";
    public const string OwnItems = "/desk/items";
    public const string Reliefs = "/desk/reliefs";
    public const string Runs = "/desk/runs";
    public const string Imports = "/desk/imports";
    public const string Drafts = "/desk/drafts";
    public const string NewDraft = "/desk/drafts/new";
    public const string SavedDrafts = "/desk/drafting";
    public const string Documents = "/desk/documents";
    public const string Disputes = "/desk/disputes";
    public const string DeskFirmData = "/desk/firm-data";
    public const string ImportUpload = "/desk/imports/upload";
    public const string Payouts = "/desk/payouts";
    public const string BatchFilePattern = "/desk/payouts/{batchId:long}/files/{format}";
    public const string BatchFileSealPattern = BatchFilePattern + "/seal";
    public const string DeskAccounts = "/desk/accounts";
    public const string Parameters = "/desk/parameters";
    public const string Calendar = "/desk/calendar";
    public const string Sources = "/desk/sources";
    public const string Radar = "/desk/radar";
    public const string Records = "/desk/records";
    public const string ChainHeads = "/disclosure/chain-heads.csv";
    public const string Funds = "/desk/funds";
    public const string Ledger = "/desk/ledger";
    public const string LedgerStatement = "/desk/ledger/statement";
    public const string LedgerTrialCsv = "/desk/ledger/trial.csv";
    public const string LedgerTrialWorkbook = "/desk/ledger/trial.xlsx";
    public const string LedgerStatementCsv = "/desk/ledger/statement.csv";
    public const string LedgerStatementWorkbook = "/desk/ledger/statement.xlsx";
    public const string People = "/desk/people";
    public const string Departments = "/desk/departments";

    public const string Backups = "/desk/backups";
    public const string HealthLive = "/health/live";
    public const string HealthReady = "/health/ready";
    public const string Metrics = "/metrics";

    public const string GuidePdfPattern = "/policies/{code}/guide.pdf";
    public const string VoucherPattern = "/claims/{claimId:long}/voucher.pdf";
    public const string StatementPattern = "/firm/statements/{year:int}.pdf";

    public const string Notices = "/notices";
    public const string DeskNotices = "/desk/notices";
    public const string NoticeReadPattern = "/notices/{noticeId:long}/read";

    /// <summary>The addresses of circuits; Blazor maps them.</summary>
    public const string Circuits = "/_blazor";

    /// <summary>Tells a page without a circuit why it has none.</summary>
    public const string CircuitState = "/circuit-state";

    public const string NotFound = "/not-found";
    public const string Error = "/error";
    public const string StatusPattern = "/status/{0}";

    public static string ApplyFreeAt(int page) => WithPage(ApplyFree, page);

    public static string Search(string words) => QueryHelpers.AddQueryString(Supermarket, "q", words);

    public static string DeskFirmDataOf(string creditCode) => QueryHelpers.AddQueryString(DeskFirmData, "code", creditCode);

    public static string TrailOf(string claimNumber) => QueryHelpers.AddQueryString(Trail, "number", claimNumber);

    public static string PreCheckOf(string creditCode) => QueryHelpers.AddQueryString(PreCheck, "q", creditCode);

    public static string Item(string itemId) => $"/policies/{Uri.EscapeDataString(itemId)}";

    /// <summary>The guide of an item (办事指南), to read and to print.</summary>
    public static string Guide(string itemId) => Item(itemId) + "/guide";

    public static string GuidePdf(string itemId) => Item(itemId) + "/guide.pdf";

    /// <summary>The draft that begins from an item.</summary>
    public static string Draft(string itemId) => $"{Drafts}/{Uri.EscapeDataString(itemId)}";

    public static string SavedDraft(long draftId) => Invariant($"/desk/drafting/{draftId}");

    public static string DraftReview(long draftId) => Invariant($"/desk/drafting/{draftId}/review");

    /// <summary>A part of a draft that cites a clause.</summary>
    public static string DraftCite(long draftId, string anchor) => Invariant($"/desk/drafting/{draftId}#{anchor}");

    /// <summary>The name, on the page of a draft, of the parts that cite a clause.</summary>
    public static string AnchorOfCite(long documentId, int clauseOffset) => Invariant($"cite-{documentId}-{clauseOffset}");

    public static string Document(long documentId) => Invariant($"/desk/documents/{documentId}");

    /// <summary>A clause on the page of its document.</summary>
    public static string Clause(long documentId, int clauseOffset) => Invariant($"/desk/documents/{documentId}#{ClauseAnchor(clauseOffset)}");

    public static string ClauseAnchor(int clauseOffset) => Invariant($"c{clauseOffset}");

    /// <summary>The versions of an item, for its department.</summary>
    public static string Versions(long itemId) => Invariant($"/desk/drafting/items/{itemId}");

    public static string Confirm(long offerId) => Invariant($"/firm/offers/{offerId}");

    public static string FirmHomeAfterReport(bool isEnjoyed) => $"/firm?reported={(isEnjoyed ? "true" : "false")}#reliefs";

    public static string Decline(long offerId) => Invariant($"/firm/offers/{offerId}/decline");

    public static string Claim(long claimId) => Invariant($"/claims/{claimId}");

    /// <summary>The claim's page after the confirmation that made it or found it.</summary>
    public static string ClaimConfirmed(long claimId) => Invariant($"/claims/{claimId}?confirmed=true");

    public static string Voucher(long claimId) => Invariant($"/claims/{claimId}/voucher.pdf");

    public static string Statement(int year) => Invariant($"/firm/statements/{year}.pdf");

    /// <summary>The form for a dispute about one fact.</summary>
    public static string DisputeOf(string fact) => QueryHelpers.AddQueryString(FirmDispute, "fact", fact);

    /// <summary>The officer's list with one dispute on top.</summary>
    public static string DisputeOnDesk(long disputeId) => QueryHelpers.AddQueryString(Disputes, "id", disputeId.ToString(CultureInfo.InvariantCulture));

    public static string RunsPage(int page) => QueryHelpers.AddQueryString(Runs, "page", page.ToString(CultureInfo.InvariantCulture));

    public static string Run(long runId) => Invariant($"/desk/runs/{runId}");

    public static string Batch(long batchId) => Invariant($"/desk/payouts/{batchId}");

    public static string BatchFile(long batchId, string format) => $"{Batch(batchId)}/files/{format}";

    public static string BatchFileSeal(long batchId, string format) => BatchFile(batchId, format) + "/seal";

    public static string NoticeRead(long noticeId) => Invariant($"/notices/{noticeId}/read");

    /// <summary>Sign-in with a demonstration account filled in.</summary>
    public static string SignInAs(string userName, string? returnPath) =>
        QueryHelpers.AddQueryString(SignIn, new Dictionary<string, string?> { ["as"] = userName, ["returnUrl"] = returnPath });

    public const string ImportDecisionRoute = "/desk/imports/{importId:guid}/decision";

    public static string ImportDecision(Guid importId) => $"/desk/imports/{importId}/decision";

    /// <summary>Accounts that the words name; without words the unverified ones.</summary>
    public static string DeskAccountsOf(string words) => words.Length == 0 ? DeskAccounts : QueryHelpers.AddQueryString(DeskAccounts, "q", words);

    public static string ReliefsOf(long itemId) => QueryHelpers.AddQueryString(Reliefs, "item", itemId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The list of one relief from the firm after this one on.</summary>
    public static string ReliefsAfter(long itemId, long firmId) =>
        QueryHelpers.AddQueryString(
            Reliefs,
            new Dictionary<string, string?>
            {
                ["item"] = itemId.ToString(CultureInfo.InvariantCulture),
                ["after"] = firmId.ToString(CultureInfo.InvariantCulture),
            }
        );

    public static string Import(Guid importId) => $"/desk/imports/{importId}";

    /// <summary>The list of imports from the batch before this one on.</summary>
    public static string ImportsBefore(long batchId) => QueryHelpers.AddQueryString(Imports, "before", batchId.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// The local path in the form that a Location header takes: other characters than ASCII are percent-encoded. Null when the path leads to another site.
    /// </summary>
    public static string? Local(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && Uri.TryCreate(new Uri("http://local/"), path, out var whole) && whole.Host == "local"
            ? whole.PathAndQuery + whole.Fragment
            : null;

    /// <summary>Sign-in that comes back to a local path.</summary>
    public static string SignInThen(string returnPath) => QueryHelpers.AddQueryString(SignIn, "returnUrl", returnPath);

    /// <summary>A step of the sign-in that goes on to a local path afterwards.</summary>
    public static string StepThen(string step, string? returnPath) =>
        returnPath is null ? step : QueryHelpers.AddQueryString(step, "returnUrl", returnPath);

    public static string Person(long personId) => Invariant($"/desk/people/{personId}");

    public static string Status(int code) => string.Format(CultureInfo.InvariantCulture, StatusPattern, code);

    private static string WithPage(string path, int page) =>
        page == 1 ? path : QueryHelpers.AddQueryString(path, "page", page.ToString(CultureInfo.InvariantCulture));
}
