namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>
/// The subject of an approval: the content and the check that were seen, by their hashes, the day of effect, and a reason for each finding that asks for
/// one.
/// </summary>
public sealed record Approval(string ContentHash, string GateHash, DateOnly EffectiveOn, string Reason, IReadOnlyList<Acknowledgement> Acknowledgements);
