namespace PolicyMarket.Web.Firms;

/// <summary>One requirement in words, and how far the firm is off.</summary>
public sealed record CloseGap(string Requirement, string Text);
