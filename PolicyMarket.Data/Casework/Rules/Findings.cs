using System.Globalization;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Policies;
using static System.FormattableString;

namespace PolicyMarket.Data.Casework.Rules;

/// <summary>Conditions and findings of the rules as plain methods, because expression trees know no tuples, patterns or loops.</summary>
internal static class Findings
{
    public static CaseFinding Amber(Waiting waiting, WaitLimits limits) =>
        Waits(waiting, CaseLight.Amber, 0, CaseworkWording.Amber(waiting, limits.AmberLeft));

    public static CaseFinding Red(Waiting waiting) => Waits(waiting, CaseLight.Red, -waiting.DaysLeft, CaseworkWording.Red(waiting));

    public static CaseFinding Escalated(CaseFinding red, int level, int from) =>
        red with
        {
            Level = level,
            Reason = CaseworkWording.Escalated(red, level, from),
        };

    /// <summary>Two claims of different items for overlapping periods.</summary>
    public static bool HasConflict(IEnumerable<GroupedClaim> group) => Rivals(group) is not null;

    public static CaseFinding Conflict(IGrouping<(long FirmId, string Group), GroupedClaim> group, Today today)
    {
        var (kept, other) = Rivals(group) ?? throw new InvalidOperationException($"The group {group.Key} has no conflict.");
        return new CaseFinding(
            CaseKind.ExclusiveConflict,
            Invariant($"group:{group.Key.FirmId}:{group.Key.Group}"),
            group.Key.FirmId,
            other.DepartmentId,
            CaseActor.Department,
            CaseLight.Red,
            0,
            today.FindingDue,
            0,
            other.AmountFen,
            CaseworkWording.Conflict(group.Key.Group, kept, other),
            Ids(group.Select(g => g.Claim))
        );
    }

    /// <summary>Two items for overlapping periods, or an item of once in two periods.</summary>
    public static bool HasRepeat(IEnumerable<MadeClaim> basis) => Repeats(basis) is not null;

    public static CaseFinding Repeat(IGrouping<(long FirmId, string Basis), MadeClaim> basis, Today today)
    {
        var (first, second) = Repeats(basis) ?? throw new InvalidOperationException($"The basis {basis.Key} is claimed once.");
        return new CaseFinding(
            CaseKind.SameBasisTwice,
            Invariant($"basis:{first.ClaimId}"),
            basis.Key.FirmId,
            second.DepartmentId,
            CaseActor.Department,
            CaseLight.Red,
            0,
            today.FindingDue,
            0,
            second.AmountFen,
            CaseworkWording.Twice(first, second),
            Ids(basis)
        );
    }

    public static CaseFinding Closed(OpenMoney money, ClosedFirm closed, Today today) =>
        OfMoney(CaseKind.PayeeClosed, money, today, CaseworkWording.Closed(money, closed.Status), closed.Status);

    public static CaseFinding Shared(OpenMoney money, SharedAccount account, Today today) =>
        OfMoney(CaseKind.AccountShared, money, today, CaseworkWording.Shared(money, account), $"{account.AccountNumber}|{account.Others}") with
        {
            Actor = CaseActor.Finance,
        };

    public static CaseFinding Ended(OpenMoney money, EndedDocument document, Today today) =>
        OfMoney(CaseKind.DocumentEnded, money, today, CaseworkWording.Ended(money, document), CaseworkWording.Day(document.LastDay));

    /// <summary>From inside the territory to outside.</summary>
    public static bool Leaves(string territory, string from, string to) => Jurisdiction.Covers(territory, from) && !Jurisdiction.Covers(territory, to);

    public static CaseFinding Moved(PromisedStay stay, MovedFirm move, Today today) =>
        new(
            CaseKind.MovedAway,
            Invariant($"claim:{stay.ClaimId}"),
            stay.FirmId,
            stay.DepartmentId,
            CaseActor.Department,
            CaseLight.Red,
            0,
            today.RecoveryDue,
            0,
            stay.AmountFen,
            CaseworkWording.Moved(stay, move),
            $"{CaseworkWording.Day(move.On)}|{move.To}"
        );

    private static CaseFinding OfMoney(CaseKind kind, OpenMoney money, Today today, string reason, string evidence) =>
        new(
            kind,
            Invariant($"claim:{money.ClaimId}"),
            money.FirmId,
            money.DepartmentId,
            CaseActor.Department,
            CaseLight.Red,
            0,
            today.FindingDue,
            0,
            money.AmountFen,
            reason,
            evidence
        );

    private static CaseFinding Waits(Waiting waiting, CaseLight light, int daysOver, string reason) =>
        new(
            waiting.Kind,
            waiting.Subject,
            waiting.FirmId,
            waiting.DepartmentId,
            waiting.Actor,
            light,
            0,
            waiting.Due,
            daysOver,
            waiting.AmountFen,
            reason,
            CaseworkWording.Day(waiting.Since)
        );

    /// <summary>The higher claim first, or the earlier one of equal sums.</summary>
    private static (MadeClaim Kept, MadeClaim Other)? Rivals(IEnumerable<GroupedClaim> group) =>
        Pair(
            group.Select(g => g.Claim).OrderByDescending(c => c.AmountFen).ThenBy(c => c.ClaimId),
            (one, two) => one.ItemId != two.ItemId && Overlap(one, two)
        );

    private static (MadeClaim First, MadeClaim Second)? Repeats(IEnumerable<MadeClaim> basis) =>
        Pair(basis.OrderBy(c => c.ClaimId), (one, two) => one.ItemId != two.ItemId ? Overlap(one, two) : one.IsOnce && one.Period != two.Period);

    private static (MadeClaim, MadeClaim)? Pair(IEnumerable<MadeClaim> claims, Func<MadeClaim, MadeClaim, bool> collide)
    {
        MadeClaim[] list = [.. claims];
        for (var first = 0; first < list.Length; first++)
        {
            for (var second = first + 1; second < list.Length; second++)
            {
                if (collide(list[first], list[second]))
                {
                    return (list[first], list[second]);
                }
            }
        }

        return null;
    }

    private static bool Overlap(MadeClaim one, MadeClaim two) => EntitlementPeriods.Overlap(one.Period, one.ConfirmedOn, two.Period, two.ConfirmedOn);

    private static string Ids(IEnumerable<MadeClaim> claims) =>
        string.Join(',', claims.Select(c => c.ClaimId).Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
