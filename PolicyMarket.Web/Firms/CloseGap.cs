namespace PolicyMarket.Web.Firms;

/// <summary>One requirement in words, how far the firm is off, and the share of it that is reached (0 to 1; null: it has no measure).</summary>
public sealed record CloseGap(string Requirement, string Text, decimal? Reached);
