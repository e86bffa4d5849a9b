namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>A relief that a firm is entitled to. Where: how it is enjoyed; WorthFen: null when the amount lacks a fact.</summary>
public sealed record FirmRelief(string ItemCode, string Title, string? Where, long? WorthFen, ReliefState State);
