namespace PolicyMarket.Web.Offers;

/// <summary>
/// Everything of the filter in the order of the desk: doubtful first, then by the last day and the sum. It stays as it was read while the officer works, so
/// that no row moves under the cursor; what is decided leaves it.
/// </summary>
/// <param name="Waiting">All that waits for the department, whatever the filter.</param>
public sealed record PreCheckQueue(
    long DepartmentId,
    IReadOnlyList<PreCheckKey> Keys,
    IReadOnlyList<PreCheckItem> Items,
    int Waiting,
    int Overdue,
    int Firms
)
{
    public long TotalFen => Keys.Sum(key => key.AmountFen);

    public int Doubtful => Keys.Count(key => key.IsDoubtful);
}
