using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Casework.Rules;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>The latest case of each kind and subject within a range, as the record has them.</summary>
internal sealed class StandingCases
{
    private readonly Dictionary<(CaseKind Kind, string Subject), Row> _latest;

    private StandingCases(IEnumerable<Row> rows) =>
        _latest = rows.GroupBy(row => (row.Kind, row.Subject))
            .ToDictionary(group => group.Key, group => group.MaxBy(row => row.Episode) ?? throw new InvalidOperationException("A group has a row."));

    public static async Task<StandingCases> ReadAsync(IQueryable<CaseworkCase> range, CancellationToken ct) =>
        new(
            await range
                .Select(c => new Row(
                    c.Id,
                    c.Kind,
                    c.Subject,
                    c.Episode,
                    c.State,
                    c.Evidence,
                    c.Light,
                    c.Level,
                    c.Reason,
                    c.Due,
                    c.DepartmentId,
                    c.Actor,
                    c.AmountFen
                ))
                .ToListAsync(ct)
        );

    public CaseDifference Compare(IReadOnlyCollection<FoundCase> found)
    {
        var difference = new CaseDifference();
        var gone = _latest.Values.Where(row => row.State == CaseState.Open).Select(row => row.Id).ToHashSet();
        foreach (var one in found)
        {
            var finding = one.Finding;
            var row = _latest.GetValueOrDefault((finding.Kind, finding.Subject));
            var isSame = row?.Evidence == finding.Evidence;
            if (row is { State: CaseState.Open } && isSame)
            {
                gone.Remove(row.Id);
                if (IsChanged(row, finding))
                {
                    difference.Changed.Add(row.Id, one);
                }
            }
            else if (row is not { State: CaseState.Dismissed } || !isSame)
            {
                if (row is { State: CaseState.Open })
                {
                    gone.Remove(row.Id);
                    difference.Replaced.Add(row.Id);
                }

                difference.Opened.Add((one, (row?.Episode ?? 0) + 1));
            }
        }

        difference.Gone.UnionWith(gone);
        return difference;
    }

    private static bool IsChanged(Row row, CaseFinding finding) =>
        row.Light != finding.Light
        || row.Level != finding.Level
        || row.Reason != finding.Reason
        || row.DepartmentId != finding.DepartmentId
        || row.Actor != finding.Actor
        || row.AmountFen != finding.AmountFen
        || (CaseworkCase.Waits(row.Kind) && row.Due != finding.Due);

    private sealed record Row(
        long Id,
        CaseKind Kind,
        string Subject,
        int Episode,
        CaseState State,
        string Evidence,
        CaseLight Light,
        int Level,
        string Reason,
        DateOnly Due,
        long? DepartmentId,
        CaseActor Actor,
        long AmountFen
    );
}
