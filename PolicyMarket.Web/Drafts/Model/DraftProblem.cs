namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Something wrong in a draft, in words that say what to do. PartId null: the formula, the ceiling or the item as a whole, as Field says.</summary>
public sealed record DraftProblem(int? PartId, DraftField Field, string Message);
