using System.Collections.Immutable;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Calendar;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Bulk;
using PolicyMarket.Data.Offers.Returns;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Tests.Data.People;

/// <summary>
/// Each role against each operation. The operations name things that do not exist, so an allowed one is refused for that, and a forbidden one for the role.
/// </summary>
public sealed class AuthorizationTests
{
    private const long Nothing = 987_654;
    private static readonly CaseEntry NoCase = new("算例", "{}", new DateOnly(2026, 5, 1), default);

    private static readonly (string Name, string[] Allowed, Func<TestRecord, PersonId, Task<ImmutableArray<Diagnostic>>> Try)[] Operations =
    [
        ("precheck.approve", [Roles.Officer], (r, p) => Why(r.Get<PreCheckDesk>().ApproveAsync(p, Nothing, County.Ct))),
        ("precheck.refuse", [Roles.Officer], (r, p) => Why(r.Get<PreCheckDesk>().RefuseAsync(p, [Nothing], "理由", County.Ct))),
        ("precheck.undo", [Roles.Officer], (r, p) => Why(r.Get<PreCheckDesk>().UndoAsync(p, [Nothing], County.Ct))),
        ("precheck.return", [Roles.Officer], (r, p) => Why(r.Get<DataReturnDesk>().ReturnAsync(p, [Nothing], "employees", "统计", null, County.Ct))),
        ("bulk.submit", [Roles.Officer], (r, p) => Why(r.Get<BulkApprovalDesk>().SubmitAsync(p, [Nothing], 1, County.Ct))),
        ("bulk.release", [Roles.Officer], (r, p) => Why(r.Get<BulkApprovalDesk>().ReleaseAsync(p, Nothing, "", County.Ct))),
        ("bulk.reject", [Roles.Officer], (r, p) => Why(r.Get<BulkApprovalDesk>().RejectAsync(p, Nothing, "理由", County.Ct))),
        ("bulk.withdraw", [Roles.Officer], (r, p) => Why(r.Get<BulkApprovalDesk>().WithdrawAsync(p, Nothing, County.Ct))),
        ("offer.push", [Roles.Officer], (r, p) => Why(r.Get<OfferPush>().PushNowAsync(p, [Nothing], County.Ct))),
        ("hold.release", [Roles.Administrator], (r, p) => Why(r.Get<HoldDesk>().ReleaseAsync(p, Nothing, "理由", County.Ct))),
        ("item.confirm", [Roles.Officer], (r, p) => Why(r.Get<ItemDesk>().ConfirmValidityAsync(p, Nothing, new DateOnly(2027, 1, 1), County.Ct))),
        ("item.precheck", [Roles.Officer], (r, p) => Why(r.Get<ItemDesk>().SetPreCheckAsync(p, Nothing, false, County.Ct))),
        ("item.zero", [Roles.Officer], (r, p) => Why(r.Get<ZeroPayoutDesk>().DecideAsync(p, Nothing, "没有企业申报", County.Ct))),
        ("item.zero-taken-back", [Roles.Officer], (r, p) => Why(r.Get<ZeroPayoutDesk>().TakeBackAsync(p, Nothing, County.Ct))),
        ("item.suspend", [Roles.Officer], (r, p) => Why(r.Get<ItemStopDesk>().SuspendAsync(p, Nothing, "理由", County.Ct))),
        ("item.resume", [Roles.Officer], (r, p) => Why(r.Get<ItemStopDesk>().ResumeAsync(p, Nothing, "理由", County.Ct))),
        ("item.end", [Roles.Officer], (r, p) => Why(r.Get<ItemStopDesk>().EndAsync(p, Nothing, new DateOnly(2027, 1, 1), "理由", County.Ct))),
        ("item.end-taken-back", [Roles.Officer], (r, p) => Why(r.Get<ItemStopDesk>().TakeBackEndAsync(p, Nothing, "理由", County.Ct))),
        ("draft.create", [Roles.Officer], (r, p) => Why(r.Get<DraftDesk>().CreateAsync(p, "nothing", new DraftContent("{}", "{}", "{}"), County.Ct))),
        ("draft.save", [Roles.Officer], (r, p) => Why(r.Get<DraftDesk>().SaveAsync(p, Nothing, 1, new Dictionary<DraftSection, string>(), County.Ct))),
        ("draft.rebase", [Roles.Officer], (r, p) => Why(r.Get<DraftDesk>().RebaseAsync(p, Nothing, County.Ct))),
        ("draft.discard", [Roles.Officer], (r, p) => Why(r.Get<DraftDesk>().DiscardAsync(p, Nothing, "理由", County.Ct))),
        ("draft.submit", [Roles.Officer], (r, p) => Why(r.Get<SubmissionDesk>().SubmitAsync(p, Nothing, 1, "理由", County.Ct))),
        ("draft.take-back", [Roles.Officer], (r, p) => Why(r.Get<SubmissionDesk>().TakeBackAsync(p, Nothing, "理由", County.Ct))),
        ("draft.return", [Roles.Officer, Roles.Administrator], (r, p) => Why(r.Get<SubmissionDesk>().ReturnAsync(p, Nothing, "", "理由", County.Ct))),
        ("document.take-in", [Roles.Officer], (r, p) => Why(r.Get<DocumentIntake>().TakeInTextAsync(p, "", County.Ct))),
        ("document.take-in file", [Roles.Officer], (r, p) => Why(r.Get<DocumentIntake>().TakeInFileAsync(p, "x.txt", [], County.Ct))),
        ("document.head", [Roles.Officer], (r, p) => Why(r.Get<DocumentDesk>().SetHeadAsync(p, Nothing, DocumentHeadField.Title, "x", County.Ct))),
        ("document.leave-out", [Roles.Officer], (r, p) => Why(r.Get<DocumentDesk>().LeaveOutAsync(p, Nothing, [0], "理由", County.Ct))),
        ("document.put-back", [Roles.Officer], (r, p) => Why(r.Get<DocumentDesk>().PutBackAsync(p, Nothing, [0], "理由", County.Ct))),
        (
            "document.item",
            [Roles.Officer],
            (r, p) => Why(r.Get<ItemFromClauses>().MakeAsync(p, Nothing, new DraftContent("{}", "{}", "{}"), [], County.Ct))
        ),
        ("case.add", [Roles.Officer], (r, p) => Why(r.Get<ItemCaseDesk>().AddAsync(p, Nothing, NoCase, County.Ct))),
        ("case.accept", [Roles.Officer], (r, p) => Why(r.Get<ItemCaseDesk>().AcceptAsync(p, Nothing, [NoCase], County.Ct))),
        ("case.replace", [Roles.Officer], (r, p) => Why(r.Get<ItemCaseDesk>().ReplaceAsync(p, Nothing, 1, NoCase, "理由", County.Ct))),
        ("case.withdraw", [Roles.Officer], (r, p) => Why(r.Get<ItemCaseDesk>().WithdrawAsync(p, Nothing, 1, "理由", County.Ct))),
        ("case.find", [Roles.Officer], (r, p) => Why(r.Get<FirmFreezing>().FindAsync(p, Nothing, "企业", County.Ct))),
        ("case.freeze", [Roles.Officer], (r, p) => Why(r.Get<FirmFreezing>().FreezeAsync(p, Nothing, Nothing, "企业", null, County.Ct))),
        ("gate.compute", [Roles.Officer, Roles.Administrator], (r, p) => Why(r.Get<GateDesk>().ComputeAsync(p, Nothing, County.Ct))),
        (
            "draft.approve",
            [Roles.Officer, Roles.Administrator],
            (r, p) => Why(r.Get<PublishingDesk>().ApproveAsync(p, Nothing, new Approval("", "", default, "理由", []), County.Ct))
        ),
        ("draft.cancel", [Roles.Officer, Roles.Administrator], (r, p) => Why(r.Get<PublishingDesk>().CancelAsync(p, Nothing, "理由", County.Ct))),
        ("version.withdraw", [Roles.Officer], (r, p) => Why(r.Get<WithdrawalDesk>().WithdrawAsync(p, Nothing, "", "理由", County.Ct))),
        ("claim.confirm", [Roles.Firm], (r, p) => Why(r.Get<ClaimFiling>().ConfirmAsync(p, Nothing, Nothing, County.Ct))),
        ("claim.decline", [Roles.Firm], (r, p) => Why(r.Get<OfferDeclining>().DeclineAsync(p, Nothing, null, County.Ct))),
        ("claim.take-back", [Roles.Firm], (r, p) => Why(r.Get<OfferDeclining>().TakeBackAsync(p, Nothing, County.Ct))),
        ("dispute.raise", [Roles.Firm], (r, p) => Why(r.Get<DisputeDesk>().RaiseAsync(p, "nothing", "1", "理由", County.Ct))),
        ("dispute.answer", [Roles.Officer], (r, p) => Why(r.Get<DisputeDesk>().AnswerAsync(p, Nothing, isCorrected: false, "理由", County.Ct))),
        ("relief.report", [Roles.Firm], (r, p) => Why(r.Get<ReliefReporting>().ReportAsync(p, "nothing", isEnjoyed: true, County.Ct))),
        ("firm.phone", [Roles.Firm], (r, p) => Why(r.Get<FirmContact>().ChangePhoneAsync(p, "x", "123", County.Ct))),
        ("voucher.read", [.. Roles.Names.Keys], (r, p) => Why(r.Get<PaidDocuments>().VoucherAsync(p, Nothing, County.Ct))),
        ("statement.read", [Roles.Firm], (r, p) => Why(r.Get<PaidDocuments>().StatementAsync(p, 1999, County.Ct))),
        ("account.add", [Roles.Firm], (r, p) => Why(r.Get<BankAccounts>().AddAsync(p, "别的公司", "银行", "12345678", County.Ct))),
        ("account.default", [Roles.Firm], (r, p) => Why(r.Get<BankAccounts>().MakeDefaultAsync(p, Nothing, County.Ct))),
        ("account.verify", [Roles.Finance], (r, p) => Why(r.Get<BankAccounts>().VerifyAsync(p, Nothing, County.Ct))),
        ("notice.read", [.. Roles.Names.Keys], (r, p) => Why(r.Get<Inbox>().MarkReadAsync(p, Nothing, County.Ct))),
        ("casework.dismiss", [Roles.Supervisor], (r, p) => Why(r.Get<CaseDesk>().DismissAsync(p, Nothing, "理由", County.Ct))),
        (
            "casework.threshold",
            [Roles.Supervisor, Roles.Administrator],
            (r, p) => Why(r.Get<ThresholdDesk>().SetAsync(p, new Dictionary<string, int> { ["x"] = 1 }, County.Ct))
        ),
        ("batch.make", [Roles.Finance], (r, p) => Why(r.Get<BatchDesk>().MakeAsync(p, [Nothing], County.Ct))),
        ("batch.approve", [Roles.FinanceChecker], (r, p) => Why(r.Get<BatchDesk>().ApproveAsync(p, Nothing, "", County.Ct))),
        ("batch.reject", [Roles.FinanceChecker], (r, p) => Why(r.Get<BatchDesk>().RejectAsync(p, Nothing, "理由", County.Ct))),
        (
            "batch.instruction",
            [Roles.Finance, Roles.FinanceChecker],
            (r, p) => Why(r.Get<InstructionWriter>().InstructionAsync(p, Nothing, PaymentFormats.Csv, County.Ct))
        ),
        (
            "batch.file",
            [Roles.Finance, Roles.FinanceChecker],
            (r, p) => Why(r.Get<InstructionWriter>().PrepareAsync(p, Nothing, PaymentFormats.Csv, County.Ct))
        ),
        (
            "batch.seal",
            [Roles.Finance, Roles.FinanceChecker],
            (r, p) => Why(r.Get<InstructionWriter>().SealAsync(p, Nothing, PaymentFormats.Csv, County.Ct))
        ),
        ("batch.result-refused", [Roles.Finance], (r, p) => Why(r.Get<BankReconciliation>().RefuseBySizeAsync(p, Nothing, "x.xml", 1, County.Ct))),
        ("batch.result", [Roles.Finance], (r, p) => Why(r.Get<BankReconciliation>().TakeInAsync(p, Nothing, "x.csv", Stream.Null, County.Ct))),
        ("payout.resend", [Roles.Finance, Roles.Firm], (r, p) => Why(r.Get<ReturnDesk>().ResendAsync(p, Nothing, Nothing, County.Ct))),
        ("period.propose", [Roles.Finance], (r, p) => Why(r.Get<PeriodDesk>().ProposeAsync(p, "2026-13", County.Ct))),
        ("period.close", [Roles.FinanceChecker], (r, p) => Why(r.Get<PeriodDesk>().CloseAsync(p, Nothing, "", County.Ct))),
        ("period.reject", [Roles.FinanceChecker], (r, p) => Why(r.Get<PeriodDesk>().RejectAsync(p, Nothing, "理由", County.Ct))),
        ("fund.create", [Roles.Finance, Roles.Administrator], (r, p) => Why(r.Get<FundDesk>().CreateAsync(p, "", "", null, 2026, County.Ct))),
        ("fund.grant", [Roles.Finance, Roles.Administrator], (r, p) => Why(r.Get<FundDesk>().GrantAsync(p, Nothing, 1, "文号", County.Ct))),
        ("fund.assign", [Roles.Finance, Roles.Administrator], (r, p) => Why(r.Get<FundDesk>().AssignAsync(p, Nothing, null, County.Ct))),
        ("fund.open", [Roles.Finance, Roles.Administrator], (r, p) => Why(r.Get<FundDesk>().SetOpenAsync(p, Nothing, true, County.Ct))),
        ("person.add", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().AddAsync(p, new NewPerson("", "", "", []), County.Ct))),
        ("person.roles", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().SetRolesAsync(p, Nothing, [], County.Ct))),
        ("person.deactivate", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().DeactivateAsync(p, Nothing, County.Ct))),
        ("person.reactivate", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().ReactivateAsync(p, Nothing, County.Ct))),
        ("person.password", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().SetPasswordAsync(p, Nothing, "x", mustChange: true, County.Ct))),
        ("second-factor.reset", [Roles.Administrator], (r, p) => Why(r.Get<PeopleDesk>().ResetSecondFactorAsync(p, Nothing, County.Ct))),
        ("access-request.confirm", [Roles.Administrator], (r, p) => Why(r.Get<AccessRequestDesk>().ConfirmAsync(p, Nothing, County.Ct))),
        ("access-request.reject", [Roles.Administrator], (r, p) => Why(r.Get<AccessRequestDesk>().RejectAsync(p, Nothing, County.Ct))),
        ("session.end-all", [Roles.Administrator], (r, p) => Why(r.Get<SessionDesk>().EndAllAsync(p, Nothing, County.Ct))),
        ("department.add", [Roles.Administrator], (r, p) => Why(r.Get<DepartmentDesk>().AddAsync(p, "", "", null, County.Ct))),
        ("person.details", [Roles.Administrator], (r, p) => Why(r.Get<PersonDetailsDesk>().SetAsync(p, Nothing, "x", null, County.Ct))),
        ("department.rename", [Roles.Administrator], (r, p) => Why(r.Get<DepartmentDesk>().RenameAsync(p, 0, "x", County.Ct))),
        (
            "calendar.enter",
            [Roles.Administrator],
            (r, p) => Why(r.Get<CalendarDesk>().EnterAsync(p, new HolidayPlan("", default, default, [], ""), County.Ct))
        ),
        ("calendar.withdraw", [Roles.Administrator], (r, p) => Why(r.Get<CalendarDesk>().WithdrawAsync(p, 0, "x", County.Ct))),
        ("department.territory", [Roles.Administrator], (r, p) => Why(r.Get<DepartmentDesk>().SetTerritoryAsync(p, 0, null, County.Ct))),
    ];

    [Fact]
    public async Task Each_role_does_its_own_work_and_nothing_else()
    {
        await using var county = await County.CreateAsync();
        var gone = await county.Record.PersonAsync("gone", Roles.Administrator);
        County.Done(await county.Record.Get<PeopleDesk>().DeactivateAsync(null, gone, County.Ct));
        foreach (var (name, allowed, tryIt) in Operations)
        {
            foreach (var (role, person) in county.People)
            {
                var isRefused = (await tryIt(county.Record, person)).Any(d => d.Code == DataDiagnostics.NotAllowed);
                Assert.True(isRefused != allowed.Contains(role), $"{name} as {role}: {(isRefused ? "refused" : "let through")}");
            }

            foreach (var nobody in new[] { 0, -1, gone, Nothing })
            {
                Assert.Contains(await tryIt(county.Record, new PersonId(nobody)), d => d.Code == DataDiagnostics.NotAllowed);
            }
        }
    }

    private static async Task<ImmutableArray<Diagnostic>> Why<T>(Task<Result<T>> work)
    {
        var result = await work;
        Assert.False(result.Succeeded);
        return result.Diagnostics;
    }
}
