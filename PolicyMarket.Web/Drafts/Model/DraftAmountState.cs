namespace PolicyMarket.Web.Drafts.Model;

/// <summary>The texts of amount and ceiling as typed.</summary>
internal sealed record DraftAmountState(string Amount, string Cap);
