namespace PolicyMarket.Web.Disclosure;

/// <summary>Payments of one fund for one item of one category: sum in fen and count.</summary>
public sealed record FlowShare(string Fund, string Category, string Item, long AmountFen, int Payments);
