namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>
/// An offer or a claim of the item that is under way. AfterFen: the firm's sum under the new version, null when it gets none. Claims stay as they were
/// confirmed.
/// </summary>
public sealed record GateWork(long FirmId, bool IsClaim, long SubjectId, string State, long AmountFen, bool IsStillEligible, long? AfterFen);
