namespace PolicyMarket.Data.Reviews;

/// <summary>Decision of a reviewer.</summary>
public enum ReviewDecision
{
    Approved,
    Refused,

    /// <summary>An approval or refusal taken back before the offer was pushed.</summary>
    Undone,

    /// <summary>Approved in a bulk above the limit; a second officer has to release it.</summary>
    Submitted,

    /// <summary>A department is asked for a fact.</summary>
    ReturnedForData,

    /// <summary>The item needs no check: the rule itself let it pass.</summary>
    PassedByRule,
}
