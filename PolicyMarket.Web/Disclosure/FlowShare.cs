namespace PolicyMarket.Web.Disclosure;

/// <summary>What one fund paid for one item of one category, in fen, and how many payments that was.</summary>
public sealed record FlowShare(string Fund, string Category, string Item, long AmountFen, int Payments);
