namespace PolicyMarket.Rules.Conditions.Lists;

/// <summary>One test of a field of a record. Value is a FEEL literal: a number, "text", true, or @"2026-01-31".</summary>
public sealed record ListTest(string Field, ComparisonOperator Op, string Value);
