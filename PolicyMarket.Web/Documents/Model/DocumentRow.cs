namespace PolicyMarket.Web.Documents.Model;

/// <summary>One document in the list of a department. Clauses that only lead to others count nowhere.</summary>
public sealed record DocumentRow(
    long Id,
    string Title,
    bool IsTitleAccepted,
    string DocumentNumber,
    int AcceptedFields,
    int Cited,
    int Open,
    int LeftOut,
    int Drafts,
    string PersonName,
    DateTime TakenInAt
)
{
    public DocumentStage Stage =>
        AcceptedFields == 0 && Cited == 0 ? DocumentStage.Unread
        : Open > 0 ? DocumentStage.InWork
        : DocumentStage.Done;
}
