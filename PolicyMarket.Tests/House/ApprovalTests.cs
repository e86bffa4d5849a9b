using System.Reflection;
using System.Text.RegularExpressions;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Tests.House;

/// <summary>Whatever approves money or people asks for the second factor inside its workflow.</summary>
public sealed partial class ApprovalTests
{
    /// <summary>Confirmations that are no approval of a desk: a firm's of its own claim, an officer's that an item is in force.</summary>
    private static readonly string[] Ordinary = [nameof(AuditAction.ClaimConfirm), nameof(AuditAction.ItemConfirm)];

    [Fact]
    public void Every_approval_of_money_or_people_demands_a_code()
    {
        var approvals = SourceTree
            .Files("PolicyMarket.Data", ".cs")
            .SelectMany(file => Approval().Matches(file.Text).Select(match => (file.Path, file.Text, Action: match.Groups[1].Value)))
            .Where(found => !Ordinary.Contains(found.Action))
            .ToList();

        string[] known =
        [
            nameof(AuditAction.AccessRequestConfirm),
            nameof(AuditAction.BankEntryConfirm),
            nameof(AuditAction.BatchApprove),
            nameof(AuditAction.FundGrant),
            nameof(AuditAction.PayeeRelease),
        ];
        Assert.Empty(known.Except(approvals.Select(a => a.Action)));
        Assert.Empty(approvals.Where(a => !a.Text.Contains("codes.DemandAsync(", StringComparison.Ordinal)).Select(a => $"{a.Path}: {a.Action}"));
    }

    [Fact]
    public void Whoever_takes_an_approver_looks_at_the_code()
    {
        var takers = typeof(Recorder)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters().Any(p => p.ParameterType == typeof(Approver) || p.ParameterType == typeof(Approver?)))
            .Select(method => method.DeclaringType?.Name ?? "")
            .Distinct()
            .ToList();
        var looking = SourceTree
            .Files("PolicyMarket.Data", ".cs")
            .Where(file =>
                file.Text.Contains("codes.DemandAsync(", StringComparison.Ordinal) || file.Text.Contains("codes.AcceptAsync(", StringComparison.Ordinal)
            )
            .Select(file => Path.GetFileNameWithoutExtension(file.Path));

        Assert.NotEmpty(takers);
        Assert.Empty(takers.Except(looking).Except([nameof(SecondFactor), nameof(Approver)]));
    }

    [GeneratedRegex(@"audit\.Add\([^;]*?\bAuditAction\.(\w+(?:Approve|Confirm|Release|Grant))\b")]
    private static partial Regex Approval();
}
