namespace PolicyMarket.Data.Reviews;

/// <summary>What a reviewer decided.</summary>
public enum ReviewDecision
{
    Approved,
    Refused,

    /// <summary>An approval or refusal taken back before the offer was pushed.</summary>
    Undone,

    /// <summary>The item needs no check: the rule itself let it pass.</summary>
    PassedByRule,
}
