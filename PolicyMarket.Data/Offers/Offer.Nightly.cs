namespace PolicyMarket.Data.Offers;

/// <summary>Changes of an offer by a run, and by a confirmation that finds other grounds.</summary>
public sealed partial class Offer
{
    /// <summary>Neither answered nor refused: a run renews, withdraws or ends it.</summary>
    internal bool IsOpenToRun => OfferMoves.OpenStates.Contains(State);

    /// <summary>Hands the offer to the department that answers for the firm now.</summary>
    internal void MoveTo(long departmentId) => DepartmentId = departmentId;

    /// <summary>The same match with another amount or on newer facts. A department's approval was for the old amount, so the check starts again.</summary>
    internal void Renew(long runId, long amountFen, string receiptJson, OfferState state, DateOnly checkDue, DateTime now)
    {
        if (State != state)
        {
            State = OfferMoves.ByRun.Move($"offer {Id}", State, state);
        }

        RunId = runId;
        AmountFen = amountFen;
        ReceiptJson = receiptJson;
        CheckDue = checkDue;
        CheckedByPersonId = null;
        CheckedAt = state == OfferState.Approved ? now : null;
        PushedAt = null;
        Reason = null;
        Revision++;
    }

    /// <summary>The same amount on other facts: the state stays, the receipt names the facts of today.</summary>
    internal void Refresh(long runId, string receiptJson)
    {
        DemandOpen("refreshed");
        RunId = runId;
        ReceiptJson = receiptJson;
        Revision++;
    }

    /// <summary>The match was lost, or a better item took its place.</summary>
    internal void Withdraw(long runId, string reason)
    {
        DemandOpen("withdrawn");
        Move(OfferState.Withdrawn);
        RunId = runId;
        Reason = reason;
    }

    /// <summary>The last day has passed.</summary>
    internal void Expire(string reason)
    {
        DemandOpen("ended");
        Move(OfferState.Expired);
        Reason = reason;
    }

    private void DemandOpen(string verb)
    {
        if (!IsOpenToRun)
        {
            throw new InvalidOperationException($"Offer {Id} is {State} and cannot be {verb}.");
        }
    }
}
