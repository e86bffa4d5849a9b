using System.Collections.Immutable;

namespace PolicyMarket.Data.Seals;

/// <summary>The sealed tables of payment: batches, payouts, files, the bank's answers, the ledger and its months, disclosure.</summary>
internal static class SealedPayoutKinds
{
    /// <summary>In the order in which the rows of one transaction enter the chain.</summary>
    public static ImmutableArray<SealedKind> All { get; } =
    [
        new(
            "PayoutBatches",
            "拨付批次",
            IsAppendOnly: false,
            [
                "CheckedAt",
                "CheckerPersonId",
                "ContentHash",
                "InstructedAt",
                "MadeAt",
                "MakerPersonId",
                "Number",
                "PayoutCount",
                "RejectReason",
                "State",
                "TotalFen",
            ]
        ),
        new("PayeeReleases", "收款放行", IsAppendOnly: true, ["At", "Evidence", "Kind", "PayoutId", "PersonId", "PersonName", "Reason"]),
        new(
            "BankResults",
            "银行回执文件",
            IsAppendOnly: true,
            ["BatchId", "ContentHash", "ExceptionCount", "FileName", "PaidCount", "ReturnedCount", "TakenInAt", "TakenInByPersonId"]
        ),
        new("BankReferences", "银行流水号", IsAppendOnly: true, ["PayoutId", "Reference"]),
        new(
            "BankEntries",
            "待确认回执",
            IsAppendOnly: false,
            [
                "BatchId",
                "DecidedAt",
                "DecidedByPersonId",
                "DecisionReason",
                "Difference",
                "EnteredAt",
                "EnteredByPersonId",
                "IsPaid",
                "On",
                "PayoutId",
                "Reason",
                "Reference",
                "State",
            ]
        ),
        new(
            "PaymentFiles",
            "付款文件",
            IsAppendOnly: false,
            [
                "BatchId",
                "Content",
                "ContentHash",
                "FileName",
                "Format",
                "MadeAt",
                "MadeByPersonId",
                "MessageId",
                "PayoutCount",
                "RefusalReason",
                "RefusedAt",
                "Sequence",
                "TotalFen",
            ]
        ),
        new(
            "StatementEntries",
            "流水中对不上的",
            IsAppendOnly: true,
            ["AccountNumber", "AmountFen", "BatchId", "IsDebit", "NamedNumber", "On", "Reference", "TakenInAt", "TakenInByPersonId", "Words"]
        ),
        new(
            "PayingAccounts",
            "付款账户",
            IsAppendOnly: false,
            [
                "AgencyCode",
                "BankName",
                "BudgetDocument",
                "ClearingCode",
                "EconomyCode",
                "FiscalRegion",
                "FunctionCode",
                "FundId",
                "FundNature",
                "Holder",
                "Number",
                "ProjectCode",
            ]
        ),
        new("BankBranches", "行名行号", IsAppendOnly: false, ["ClearingCode", "Name"]),
        new("LedgerEntries", "分录", IsAppendOnly: true, ["Account", "Actor", "AmountFen", "At", "FundId", "PayoutId", "Phase", "Subject"]),
        new(
            "LedgerPeriods",
            "月份结账",
            IsAppendOnly: false,
            [
                "CheckedAt",
                "CheckerName",
                "CheckerPersonId",
                "ContentHash",
                "EndsAt",
                "MadeAt",
                "MakerName",
                "MakerPersonId",
                "Month",
                "PostingCount",
                "RejectReason",
                "State",
            ]
        ),
        new(
            "PeriodBalances",
            "结账的试算平衡",
            IsAppendOnly: true,
            ["Account", "ClosingFen", "CreditFen", "DebitFen", "FundId", "OpeningFen", "PeriodId"]
        ),
        new(
            "DisclosureRecords",
            "公示",
            IsAppendOnly: true,
            [
                "AmountFen",
                "Category",
                "ClaimNumber",
                "DepartmentName",
                "FirmName",
                "FundName",
                "ItemId",
                "ItemTitle",
                "MaskedCreditCode",
                "MatchedOn",
                "PaidOn",
                "PayoutId",
                "Period",
                "Region",
            ]
        ),
        new("DisclosureCorrections", "公示更正", IsAppendOnly: true, ["PayoutId", "ReturnedOn"]),
    ];
}
