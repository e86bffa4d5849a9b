using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Oversight;

/// <summary>Waiting things that get a worse light on the next day: how many of one kind at one place, and who has to act. Sum in fen.</summary>
public sealed record TurningRow(long? DepartmentId, string Name, CaseKind Kind, string WhoActs, CaseLight To, DateOnly Due, int Count, long Fen);
