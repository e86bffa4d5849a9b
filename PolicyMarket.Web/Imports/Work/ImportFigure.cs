namespace PolicyMarket.Web.Imports.Work;

/// <summary>One figure of a finished import, with its unit.</summary>
public sealed record ImportFigure(string Label, string Figure, string? Note = null);
