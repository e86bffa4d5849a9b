namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>One line of the arithmetic, in Chinese, such as "上年失业保险费（86,000 元） × 0.60" and "51,600".</summary>
public sealed record FeelStep(string Expression, string Result);
