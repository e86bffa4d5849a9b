namespace PolicyMarket.Web.Offers;

/// <summary>What the desk shows at once: the first rows in order of urgency, and the figures of all that waits.</summary>
public sealed record PreCheckList(
    IReadOnlyList<PreCheckRow> Rows,
    int Waiting,
    long WaitingFen,
    int Overdue,
    IReadOnlyList<PreCheckItem> Items,
    IReadOnlyList<PreCheckRow> Undoable);
