namespace PolicyMarket.Web.Disclosure;

/// <summary>A node of the flow picture; Y and Height in pixels of the picture.</summary>
public sealed record FlowBox(int Column, string Label, long AmountFen, double Y, double Height);
