using System.Reflection;
using PolicyMarket.Data.Audit;
using PolicyMarket.Tests.House;

namespace PolicyMarket.Tests.Data.Audit;

public sealed class AuditActionTests
{
    /// <summary>The codes that audit events of existing databases hold. A code is added here and never changed or removed.</summary>
    private static readonly string[] Stored =
    [
        "access-request.confirm",
        "access-request.reject",
        "access-request.withdraw",
        "access.refused",
        "account.add",
        "account.default",
        "account.rename",
        "account.roster",
        "account.verify",
        "accounts.read",
        "backup.fail",
        "backup.make",
        "bank.entry.confirm",
        "bank.entry.discard",
        "bank.entry.make",
        "batch.accounts-read",
        "batch.approve",
        "batch.file",
        "batch.instruction",
        "batch.make",
        "batch.read",
        "batch.reject",
        "batch.result",
        "batch.result-refused",
        "batch.seal",
        "batch.take-out",
        "bulk.reject",
        "bulk.release",
        "bulk.submit",
        "bulk.withdraw",
        "calendar.enter",
        "calendar.withdraw",
        "case.accept",
        "case.add",
        "case.freeze",
        "case.replace",
        "case.withdraw",
        "casework.apply",
        "casework.dismiss",
        "casework.read",
        "casework.threshold",
        "claim.confirm",
        "claim.read",
        "data.export",
        "database.restore",
        "demonstration.begin",
        "demonstration.finish",
        "demonstration.step",
        "department.add",
        "department.rename",
        "department.territory",
        "dispute.correct",
        "dispute.keep",
        "dispute.raise",
        "disputes.read",
        "document.head",
        "document.item",
        "document.leave-out",
        "document.put-back",
        "document.take-in",
        "draft.approve",
        "draft.cancel",
        "draft.create",
        "draft.discard",
        "draft.overtaken",
        "draft.read",
        "draft.rebase",
        "draft.return",
        "draft.submit",
        "draft.take-back",
        "firm.phone",
        "firm.read",
        "fund.close",
        "fund.create",
        "fund.grant",
        "fund.last-day",
        "fund.open",
        "gate.compute",
        "generate.begin",
        "generate.change",
        "generate.finish",
        "import.accepted",
        "import.firms",
        "import.parameters",
        "import.policies",
        "import.read",
        "item.confirm",
        "item.end",
        "item.end-taken-back",
        "item.fund",
        "item.hold",
        "item.hold.end",
        "item.hold.release",
        "item.precheck",
        "item.resume",
        "item.suspend",
        "item.zero",
        "item.zero-taken-back",
        "offer.approve",
        "offer.decline",
        "offer.expire",
        "offer.push",
        "offer.refresh",
        "offer.refuse",
        "offer.renew",
        "offer.return",
        "offer.take-back",
        "offer.undo",
        "offer.withdraw",
        "payee.release",
        "payment.branches",
        "payment.payers",
        "payout.account",
        "payout.resend",
        "payouts.read",
        "people.read",
        "period.close",
        "period.propose",
        "period.reject",
        "person.add",
        "person.deactivate",
        "person.details",
        "person.password",
        "person.password-own",
        "person.password-refused",
        "person.reactivate",
        "person.roles",
        "person.sign-in",
        "person.sign-in-code",
        "person.sign-in-failed",
        "person.sign-in-throttled",
        "person.sign-out",
        "precheck.read",
        "receipt.read",
        "record.alarm",
        "record.alarm.close",
        "record.check",
        "record.seal",
        "relief.report",
        "reliefs.read",
        "run.again",
        "run.finish",
        "run.force",
        "run.leave-out",
        "run.opinion",
        "run.read",
        "run.start",
        "second-factor.accept",
        "second-factor.begin",
        "second-factor.on",
        "second-factor.recovery-codes",
        "second-factor.refuse",
        "second-factor.reset",
        "second-factor.reset-requested",
        "session.end",
        "session.expire",
        "sheets.seal",
        "statement.read",
        "version.publish",
        "version.withdraw",
        "voucher.read",
    ];

    [Fact]
    public void Stored_codes_are_unique_and_never_change() =>
        Assert.Equal(Stored, AuditAction.All.Select(action => action.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_action_has_its_own_label()
    {
        Assert.All(AuditAction.All, action => Assert.NotEmpty(action.Label));
        Assert.Equal(AuditAction.All.Length, AuditAction.All.Select(action => action.Label).Distinct(StringComparer.Ordinal).Count());
        Assert.All(AuditAction.All, action => Assert.Equal(action.Label, AuditAction.LabelOf(action.Code)));
    }

    [Fact]
    public void A_code_that_is_not_listed_is_its_own_label() => Assert.Equal("offer.archive", AuditAction.LabelOf("offer.archive"));

    [Fact]
    public void Each_action_is_recorded_somewhere()
    {
        var product = string.Concat(
            SourceTree.Product(".cs").Where(file => !file.Path.EndsWith("/AuditAction.cs", StringComparison.Ordinal)).Select(file => file.Text)
        );
        var unused = typeof(AuditAction)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(AuditAction))
            .Select(property => $"{nameof(AuditAction)}.{property.Name}")
            .Where(name => !product.Contains(name, StringComparison.Ordinal));

        Assert.Empty(unused);
    }

    [Fact]
    public void Audit_events_are_made_by_the_audit_trail_only()
    {
        var makers = SourceTree
            .Product(".cs")
            .Where(file =>
                file.Text.Contains($"new {nameof(AuditEvent)}\n", StringComparison.Ordinal)
                || file.Text.Contains($"new {nameof(AuditEvent)}(", StringComparison.Ordinal)
                || file.Text.Contains($"new {nameof(AuditEvent)} ", StringComparison.Ordinal)
            );

        Assert.Equal(["PolicyMarket.Data/Audit/AuditTrail.cs"], makers.Select(file => file.Path));
    }
}
