namespace PolicyMarket.Data.Offers;

/// <summary>What the nightly run does to an offer that the firm has not seen yet.</summary>
public sealed partial class Offer
{
    /// <summary>Not yet pushed: the run may still change it or take it back.</summary>
    internal bool IsOpenToRun => State is OfferState.AwaitingCheck or OfferState.Approved;

    /// <summary>Hands the offer to the department that answers for the firm now.</summary>
    internal void MoveTo(long departmentId) => DepartmentId = departmentId;

    /// <summary>The same match on newer facts or with another amount. A department's approval was for the old amount, so the check starts again.</summary>
    internal void Renew(long runId, long amountFen, string receiptJson, OfferState state, DateOnly checkDue, DateTime now)
    {
        if (!IsOpenToRun && State != OfferState.Withdrawn)
        {
            throw new InvalidOperationException($"Offer {Id} is {State} and cannot be renewed.");
        }

        if (State != state)
        {
            State = OfferMoves.Table.Move($"offer {Id}", State, state);
        }

        RunId = runId;
        AmountFen = amountFen;
        ReceiptJson = receiptJson;
        CheckDue = checkDue;
        CheckedByPersonId = null;
        CheckedAt = state == OfferState.Approved ? now : null;
        Reason = null;
        Revision++;
    }

    /// <summary>The match was lost, or a better item took its place.</summary>
    internal void Withdraw(long runId, string reason)
    {
        if (!IsOpenToRun)
        {
            throw new InvalidOperationException($"Offer {Id} is {State} and cannot be withdrawn by a run.");
        }

        Move(OfferState.Withdrawn);
        RunId = runId;
        Reason = reason;
    }
}
