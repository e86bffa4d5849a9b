using System.Collections.Frozen;
using System.Collections.Immutable;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Seals;

/// <summary>
/// Every table whose rows are sealed: whoever decided, approved, booked, paid or published something, and what they relied on. Offers and fact sheets carry a
/// hash of their own, because nights write them by the million.
/// </summary>
public static class SealedKinds
{
    /// <summary>In the order in which the rows of one transaction enter the chain.</summary>
    public static ImmutableArray<SealedKind> All { get; } =
    [
        new(
            "Claims",
            "兑现申请",
            IsAppendOnly: false,
            [
                "AmountFen",
                "BankAccountId",
                "ConfirmedAt",
                "ConfirmedByPersonId",
                "FirmId",
                "ItemId",
                "ItemVersionId",
                "Number",
                "OfferId",
                "Period",
                "ReceiptHash",
                "ReceiptJson",
                "State",
            ]
        ),
        new("ClaimEvents", "办理进度", IsAppendOnly: true, ["Actor", "At", "ClaimId", "Note", "Sequence", "Title"]),
        new("Reviews", "审核", IsAppendOnly: true, ["At", "Decision", "OfferId", "PersonId", "Reason", "Step"]),
        new(
            "BulkApprovals",
            "批量预审",
            IsAppendOnly: false,
            [
                "CheckerPersonId",
                "ContentHash",
                "DecidedAt",
                "DepartmentId",
                "MadeAt",
                "MakerPersonId",
                "Number",
                "OfferCount",
                "Reason",
                "State",
                "TotalFen",
            ]
        ),
        new("BulkApprovalLines", "批量预审的项", IsAppendOnly: true, ["AmountFen", "BulkApprovalId", "OfferId", "ReceiptHash", "Revision"]),
        new(
            "DataRequests",
            "退回补数据",
            IsAppendOnly: true,
            ["AfterBatchId", "AskedAt", "AskedByPersonId", "Attribute", "Note", "Number", "OfferId", "Source"]
        ),
        new(
            "Payouts",
            "拨付",
            IsAppendOnly: false,
            [
                "AccountHolder",
                "AccountNumber",
                "AmountFen",
                "Attempt",
                "BankName",
                "BankReference",
                "BatchId",
                "ClaimId",
                "CreatedAt",
                "FundId",
                "Instalment",
                "IsCancelled",
                "ReturnReason",
                "ReturnReference",
                "ReturnedOn",
                "SettledOn",
                "State",
            ]
        ),
        .. SealedPayoutKinds.All,
        new(
            "PolicyItemVersions",
            "事项版本",
            IsAppendOnly: true,
            [
                "AmountText",
                "CapFen",
                "Category",
                "DeclaredBenefit",
                "DeclaredDisclosure",
                "DepartmentText",
                "ExclusiveGroup",
                "Fingerprint",
                "Frequency",
                "ItemId",
                "Mode",
                "Number",
                "PublishedAt",
                "RuleJson",
                "Summary",
                "Title",
            ]
        ),
        new(
            "ItemSuspensions",
            "事项暂停",
            IsAppendOnly: false,
            ["ItemId", "Reason", "ResumeReason", "ResumedAt", "ResumedBy", "ResumedByPersonId", "SuspendedAt", "SuspendedBy", "SuspendedByPersonId"]
        ),
        new(
            "SourceDocuments",
            "文件原文",
            IsAppendOnly: true,
            [
                "ClausesJson",
                "DepartmentId",
                "FileName",
                "Kind",
                "PersonId",
                "PersonName",
                "SuggestedNumber",
                "SuggestedTitle",
                "TakenInAt",
                "Text",
                "TextHash",
            ]
        ),
        new("DocumentHeadEntries", "文件头核对", IsAppendOnly: true, ["At", "DocumentId", "Field", "PersonId", "PersonName", "Sequence", "Value"]),
        new(
            "ClauseDecisions",
            "条款是否涉及兑现",
            IsAppendOnly: true,
            ["At", "ClauseOffset", "DocumentId", "IsLeftOut", "PersonId", "PersonName", "Reason", "Sequence"]
        ),
        new(
            "ClauseCitations",
            "条款引用",
            IsAppendOnly: true,
            ["At", "Cite", "ClauseOffset", "DocumentId", "DraftId", "Length", "Offset", "PersonId", "PersonName", "Section", "Sequence", "Words"]
        ),
        new(
            "ItemCases",
            "算例",
            IsAppendOnly: true,
            [
                "AmountFen",
                "AsOf",
                "At",
                "DepartmentId",
                "Facts",
                "IsWithdrawn",
                "ItemCode",
                "Name",
                "Number",
                "Origin",
                "Outcome",
                "PersonId",
                "PersonName",
                "Reason",
                "Sequence",
            ]
        ),
        new(
            "DraftSubmissions",
            "草稿送审",
            IsAppendOnly: true,
            ["At", "BaseVersionId", "ContentHash", "DraftId", "PersonId", "Reason", "RuleJson", "Sequence"]
        ),
        new(
            "GateRuns",
            "发布前核对",
            IsAppendOnly: true,
            ["BusinessDate", "ComputedAt", "ComputedByPersonId", "ContentHash", "DataStamp", "ReportHash", "SubmissionId"]
        )
        {
            IsPartial = true, // the hash covers report and lists
        },
        new(
            "DraftDecisions",
            "草稿审定",
            IsAppendOnly: true,
            [
                "Acknowledgements",
                "At",
                "ContentHash",
                "EffectiveOn",
                "GateHash",
                "GateRunId",
                "ItemVersionId",
                "Kind",
                "PersonId",
                "PersonName",
                "Reason",
                "Sequence",
                "SubmissionId",
            ]
        ),
        new(
            "VersionWithdrawals",
            "版本撤销",
            IsAppendOnly: true,
            ["At", "ClaimCount", "ClaimFen", "EarlierVersionId", "ItemVersionId", "OfferCount", "PersonId", "PersonName", "Reason", "RestoredVersionId"]
        ),
        new(
            "ItemHolds",
            "事项暂缓",
            IsAppendOnly: false,
            [
                "AgreedOpinionId",
                "EndedAt",
                "HeldAt",
                "ItemId",
                "ItemVersionId",
                "LastOpinionId",
                "OpinionId",
                "ReleaseReason",
                "ReleasedBy",
                "ReleasedByPersonId",
            ]
        ),
        new(
            "FactDisputes",
            "数据异议",
            IsAppendOnly: false,
            [
                "AnsweredAt",
                "AnsweredByPersonId",
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
                "Reply",
                "Source",
                "State",
                "ValueText",
            ]
        ),
        new("ReliefReports", "减免享受情况", IsAppendOnly: true, ["FirmId", "IsEnjoyed", "ItemId", "PersonId", "Period", "ReportedAt"]),
        new("BankAccounts", "收款账户", IsAppendOnly: false, ["BankName", "FirmId", "Holder", "IsDefault", "IsVerified", "Number"]),
        new("Funds", "资金池", IsAppendOnly: false, ["Code", "DepartmentId", "IsOpen", "LastDay", "Name", "Year"]),
        new(
            "AccessRequests",
            "授权申请",
            IsAppendOnly: false,
            [
                "DecidedAt",
                "DecidedByName",
                "DecidedByPersonId",
                "Kind",
                "PersonId",
                "RequestedAt",
                "RequestedByName",
                "RequestedByPersonId",
                "Role",
                "State",
            ]
        ),
        new(
            "AspNetUsers",
            "账号",
            IsAppendOnly: false,
            [
                "UserName",
                "DisplayName",
                "IsActive",
                "DepartmentId",
                "FirmId",
                "PasswordHash",
                "MustChangePassword",
                "SoleAccessAt",
                "SoleAccessByPersonId",
                "TwoFactorEnabled",
            ]
        )
        {
            IsPartial = true,
            Additions = [new JoinedColumn("AspNetUserRoles", "RoleId", Owner: "UserId")],
        },
        new("AuditEvents", "审计事件", IsAppendOnly: true, ["Action", "Actor", "At", "Detail", "PersonId", "Subject"]),
    ];

    /// <summary>By table.</summary>
    public static FrozenDictionary<string, SealedKind> ByTable { get; } = All.ToFrozenDictionary(kind => kind.Table, StringComparer.Ordinal);

    /// <summary>The accounts, with their roles.</summary>
    internal static SealedKind Accounts => ByTable["AspNetUsers"];
}
