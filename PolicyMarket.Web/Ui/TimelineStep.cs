namespace PolicyMarket.Web.Ui;

/// <summary>One step of a timeline. At is UTC; Note says who did it or what comes next.</summary>
public sealed record TimelineStep(string Title, DateTime? At, string? Note, StepState State);
