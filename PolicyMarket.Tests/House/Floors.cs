using System.Collections.Immutable;

namespace PolicyMarket.Tests.House;

/// <summary>
/// The floors of each project, the lowest first. A folder uses only folders on lower floors of its project and folders of lower projects. A new folder is
/// added here on the lowest floor that lies above everything it uses.
/// </summary>
internal static class Floors
{
    private const string Root = "(root)";

    public static ImmutableArray<ImmutableArray<string>> Rules { get; } =
    [
        ["Diagnostics", "Outcomes", "Starter", "Documents/Numerals", "Documents/Text"],
        ["Values", "Dmn/Source", "Documents/Model", "Documents/Outline", "Documents/Scoring", "Documents/Vocabulary"],
        ["Attributes", "Documents/Exchange", "Documents/Head", "Documents/Items", "Documents/Sentences"],
        ["Feel/Values", "Documents/Conditions"],
        ["Feel/Functions", "Documents/Amounts"],
        ["Feel/Syntax", "Documents"],
        ["Feel/Typing", "Feel/Printing"],
        ["Dmn/Types", "Feel/Evaluation"],
        ["Conditions", "Dmn/Expressions"],
        ["Dmn/Model", "Tables"],
        ["Derivations", "Dmn/Testing", "Tables/Tiers", "Conditions/Lists"],
        ["Policies"],
        ["Bounds", "Dmn/Exchange", "Engine/Columns"],
        ["Evaluation"],
        ["Engine/Axes", "Wording"],
        ["Engine/Compile"],
        ["Engine/Encode"],
        ["Engine/Results", "Engine/Rows"],
        ["Engine/Execute"],
        ["Engine/Amounts", "Engine/OneFirm"],
        ["Engine/Missing", "Engine/Drafts"],
        ["Engine"],
        ["Explain"],
        ["Rete", "NearMisses", "Findings"],
        ["Determination"],
        ["Cases", "Sampling"],
    ];

    public static ImmutableArray<ImmutableArray<string>> Data { get; } =
    [
        ["Diagnostics", "Identity", "Store/Codec", "Store/Faults", "Store/Files", "Store/Triggers", "Telemetry", "Casework/Facts"],
        ["Workflows", "Files", "Casework/Rules"],
        ["Imports/Reading"],
        ["Store", "Documents/Formats"],
        ["Store/Sqlite", "Audit", "Documents"],
        ["Seals", "Firms"],
        ["People", "Reviews", "Ledger", "Funds"],
        ["Calendar", "Payouts/Answers", "Payouts/Paying"],
        ["FactSheets"],
        ["FactSheets/Columns"],
        ["Notices", "Determinations"],
        ["Firms/Accounts", "Policies", "Disputes"],
        ["Authoring", "Authoring/Gate/Lints", "Claims", "FactSheets/Live", "Imports/Deliveries", "Opinions"],
        ["Records", "Imports", "Authoring/Documents", "Authoring/Cases"],
        ["Offers"],
        ["Offers/Doubts", "Offers/Returns"],
        ["Offers/Bulk"],
        ["Nightly", "Funds/Budgets", "Demonstration/County"],
        ["Authoring/Gate", "Claims/Filing", "Firms/Outlook"],
        ["Authoring/Publishing", "Payouts"],
        ["Disclosure", "Ledger/Books", "Payouts/Files", "Payouts/Review", "Policies/Standing"],
        ["Casework"],
        ["Casework/Loading"],
        ["Casework/Desk", "Oversight"],
        ["RecordChecks", "Demonstration"],
        ["Backups", "Generation"],
        ["Setup"],
        [Root],
    ];

    public static ImmutableArray<ImmutableArray<string>> Web { get; } =
    [
        ["Routing"],
        ["Hosting"],
        ["Circuits", "Front", "PublicPages"],
        ["Ui"],
        ["Shell/Theme", "Drafts/Amounts"],
        ["Shell"],
        [
            "Backups",
            "Claims",
            "Disclosure",
            "Drafts/Model",
            "Firms/Disputes",
            "Health",
            "Imports/Parameters",
            "Imports/Work",
            "Notices",
            "People/Queries",
            "Policies/Search/Language",
            "Reliefs",
            "Vouchers",
        ],
        ["Documents/Model", "Drafts/Reach", "People/SignIn", "Policies/Search/FrontDoor", "Telemetry"],
        ["Matching", "Policies/Search"],
        ["Casework", "Documents", "Drafts", "Firms/Accounts", "Firms/DeliveredFacts", "Imports", "Ledger", "Offers", "Policies/SelfTests", "Records"],
        ["Drafts/Cases"],
        ["Calendar", "Drafts/Publishing", "Firms", "Funds", "Imports/Sources", "Oversight", "Payouts", "People", "Policies"],
        ["Guides", "Radar"],
        ["Startup"],
        ["Commands/Shared"],
        ["Commands/Bench"],
        ["Commands"],
        [Root],
    ];

    /// <summary>The floors of a project by its name.</summary>
    public static ImmutableArray<ImmutableArray<string>> Of(string project) =>
        project switch
        {
            "PolicyMarket.Rules" => Rules,
            "PolicyMarket.Data" => Data,
            "PolicyMarket.Web" => Web,
            _ => throw new ArgumentOutOfRangeException(nameof(project), project, "No floors are listed."),
        };

    /// <summary>Index of the floor of a folder; -1 when it is not listed.</summary>
    public static int IndexOf(ImmutableArray<ImmutableArray<string>> floors, string folder)
    {
        for (var floor = 0; floor < floors.Length; floor++)
        {
            if (floors[floor].Contains(folder, StringComparer.Ordinal))
            {
                return floor;
            }
        }

        return -1;
    }
}
