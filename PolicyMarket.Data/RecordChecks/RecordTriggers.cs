using System.Collections.Immutable;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Bulk;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Triggers;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>
/// Triggers by which the database itself refuses what no workflow does: changes of append-only rows, deletions, other transitions than those of the state
/// tables, and changes of columns that are fixed in a state. They are compared with this list at each start and by the record check, and made again when
/// one is missing.
/// </summary>
internal static class RecordTriggers
{
    private static readonly string[] AppendOnly =
    [
        "LedgerEntries",
        "AuditEvents",
        "PolicyItemVersions",
        "Reviews",
        "ClaimEvents",
        "DisclosureRecords",
        "DisclosureCorrections",
        "MatchChanges",
        "BankResults",
        "BankReferences",
        "PayeeReleases",
        "StatementEntries",
        "ReliefReports",
        "BulkApprovalLines",
        "DataRequests",
        "SealLinks",
        "DraftRevisions",
        "SourceDocuments",
        "DocumentHeadEntries",
        "ClauseDecisions",
        "ClauseCitations",
        "ItemCases",
        "DraftSubmissions",
        "DraftDecisions",
        "GateRuns",
        "VersionWithdrawals",
        "PeriodBalances",
    ];

    private static readonly string[] NeverDeleted =
    [
        "Claims",
        "Payouts",
        "PayoutBatches",
        "BulkApprovals",
        "Offers",
        "BankEntries",
        "PaymentFiles",
        "PayingAccounts",
        "BankBranches",
        "BankAccounts",
        "Funds",
        "ItemHolds",
        "FactDisputes",
        "ItemDrafts",
        "ItemSuspensions",
        "LedgerPeriods",
    ];

    /// <summary>Every trigger.</summary>
    public static ImmutableArray<RowTrigger> All { get; } = [.. Build()];

    /// <summary>Makes the triggers that are missing or differ, and returns their names.</summary>
    public static async Task<ImmutableArray<string>> EnsureAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var wrong = await FindWrongAsync(db, ct);
        await db.Provider.Triggers.MakeAsync(db, [.. All.Where(trigger => wrong.Contains(trigger.Name))], ct);
        return wrong;
    }

    /// <summary>Names of triggers that are missing or that differ.</summary>
    public static Task<ImmutableArray<string>> FindWrongAsync(PolicyMarketDb db, CancellationToken ct) => db.Provider.Triggers.FindWrongAsync(db, All, ct);

    /// <summary>Takes the triggers away for a migration, which may rebuild their tables.</summary>
    public static Task DropAsync(PolicyMarketDb db, CancellationToken ct) => db.Provider.Triggers.DropAsync(db, All, ct);

    private static IEnumerable<RowTrigger> Build()
    {
        foreach (var table in AppendOnly)
        {
            yield return Never(table, RowChange.Update, $"{table} is append-only");
            yield return Never(table, RowChange.Delete, $"{table} is append-only");
        }

        foreach (var table in NeverDeleted)
        {
            yield return Never(table, RowChange.Delete, $"{table} is never deleted");
        }

        yield return SealedSheet("TR_FactSheets_SealedInsert", RowChange.Insert);
        yield return SealedSheet("TR_FactSheets_SealedUpdate", RowChange.Update);
        yield return Fixed(
            "Claims",
            "AmountFen",
            "ConfirmedAt",
            "ConfirmedByPersonId",
            "FirmId",
            "ItemId",
            "ItemVersionId",
            "Number",
            "OfferId",
            "Period",
            "ReceiptHash",
            "ReceiptJson"
        );
        yield return Fixed("Payouts", "AmountFen", "Attempt", "ClaimId", "CreatedAt", "FundId", "Instalment");
        yield return Fixed("PayoutBatches", "MadeAt", "MakerPersonId", "Number");
        yield return Fixed("BulkApprovals", "ContentHash", "DepartmentId", "MadeAt", "MakerPersonId", "Number", "OfferCount", "TotalFen");
        yield return Fixed("Offers", "CreatedAt", "FirmId", "ItemId", "ItemVersionId", "Period");
        yield return Fixed("BankEntries", "BatchId", "Difference", "EnteredAt", "EnteredByPersonId", "IsPaid", "On", "PayoutId", "Reason", "Reference");
        yield return Fixed(
            "FactDisputes",
            "AsOf",
            "ClaimedText",
            "DepartmentId",
            "Due",
            "Fact",
            "FirmId",
            "Label",
            "Period",
            "RaisedAt",
            "RaisedByPersonId",
            "Reason",
            "Source",
            "ValueText"
        );
        yield return Moves("Claims", ClaimMoves.Table);
        yield return Moves("Payouts", PayoutMoves.Table);
        yield return Moves("PayoutBatches", BatchMoves.Table);
        yield return Moves("BulkApprovals", BulkMoves.Table);
        yield return Moves("Offers", OfferMoves.Table);
        yield return Moves("FactDisputes", DisputeMoves.Table);
        foreach (var trigger in FixedInStates().Concat(OfPaymentFiles()).Concat(OfAuthoring()).Concat(OfLedger()))
        {
            yield return trigger;
        }
    }

    private static IEnumerable<RowTrigger> OfPaymentFiles()
    {
        yield return Fixed(
            "PaymentFiles",
            "BatchId",
            "Content",
            "ContentHash",
            "FileName",
            "Format",
            "MadeAt",
            "MadeByPersonId",
            "MessageId",
            "PayoutCount",
            "Sequence",
            "TotalFen"
        );
        yield return Fixed("PayingAccounts", "FundId");
        yield return Fixed("BankBranches", "Name");
    }

    private static IEnumerable<RowTrigger> FixedInStates()
    {
        var reserved = StateTest.OneOf(PayoutState.Reserved);
        var awaiting = StateTest.OneOf(BatchState.AwaitingApproval);
        yield return FixedUnless("Payouts", "Account", new StateChange(reserved, reserved), "AccountHolder", "AccountNumber", "BankName");
        yield return FixedUnless("Payouts", "Batch", new StateChange(StateTest.OneOf(PayoutState.Reserved, PayoutState.InBatch)), "BatchId");
        yield return FixedUnless("PayoutBatches", "Content", new StateChange(awaiting, awaiting), "ContentHash", "PayoutCount", "TotalFen");
        yield return FixedUnless(
            "PayoutBatches",
            "Checker",
            new StateChange(awaiting, StateTest.NoneOf(BatchState.AwaitingApproval)),
            "CheckedAt",
            "CheckerPersonId"
        );
        yield return FixedUnless(
            "Offers",
            "Answered",
            new StateChange(StateTest.NoneOf(OfferState.Confirmed, OfferState.Declined)),
            "AmountFen",
            "ReceiptHash",
            "ReceiptJson"
        );
        yield return FixedUnless(
            "FactDisputes",
            "Answered",
            new StateChange(StateTest.OneOf(DisputeState.Waiting)),
            "AnsweredAt",
            "AnsweredByPersonId",
            "Reply",
            "State"
        );
        yield return FixedUnless(
            "BankEntries",
            "Decided",
            new StateChange(StateTest.OneOf(BankEntryState.Pending)),
            "DecidedAt",
            "DecidedByPersonId",
            "DecisionReason",
            "State"
        );
    }

    private static IEnumerable<RowTrigger> OfAuthoring()
    {
        yield return Fixed("ItemDrafts", "CreatedAt", "CreatedByPersonId", "DepartmentId");
        yield return Fixed("ItemSuspensions", "ItemId", "Reason", "SuspendedAt", "SuspendedBy", "SuspendedByPersonId");
        yield return Moves("ItemDrafts", DraftMoves.Table);
        yield return FixedUnless(
            "ItemDrafts",
            "Content",
            new StateChange(StateTest.OneOf(DraftState.Draft, DraftState.Returned)),
            "Amount",
            "BaseVersionId",
            "Conditions",
            "Head",
            "Revision"
        );
    }

    private static IEnumerable<RowTrigger> OfLedger()
    {
        yield return Fixed("LedgerPeriods", "ContentHash", "EndsAt", "MadeAt", "MakerName", "MakerPersonId", "Month", "PostingCount");
        yield return Moves("LedgerPeriods", PeriodMoves.Table);
        yield return FixedUnless(
            "LedgerPeriods",
            "Decided",
            new StateChange(StateTest.OneOf(PeriodState.AwaitingApproval)),
            "CheckedAt",
            "CheckerName",
            "CheckerPersonId",
            "RejectReason"
        );
        yield return new ClosedBefore(
            "TR_LedgerEntries_ClosedPeriod",
            "LedgerEntries",
            "At",
            "LedgerPeriods",
            "EndsAt",
            StateTest.OneOf(PeriodState.Closed),
            "LedgerEntries: the period is closed"
        );
    }

    private static ForbiddenChange Never(string table, RowChange change, string message) =>
        new($"TR_{table}_No{change.ToString().ToUpperInvariant()}", table, change, message);

    private static DemandedLength SealedSheet(string name, RowChange change) =>
        new(name, "FactSheets", change, "Seal", SealKey.SheetSealBytes, "a fact sheet is stored with its seal");

    private static FixedColumns Fixed(string table, params string[] columns) =>
        new($"TR_{table}_Fixed", table, [.. columns], Except: null, $"{table}: a fixed column changed");

    private static FixedColumns FixedUnless(string table, string part, StateChange except, params string[] columns) =>
        new($"TR_{table}_{part}", table, [.. columns], except, $"{table}: a column changed that is fixed in this state");

    private static StateMoves Moves<TState>(string table, Transitions<TState> moves)
        where TState : struct, Enum =>
        new(
            $"TR_{table}_State",
            table,
            [.. moves.Moves.OrderBy(move => move.From).ThenBy(move => move.To).Select(move => (move.From.ToString(), move.To.ToString()))],
            $"{table}: no such transition"
        );
}
