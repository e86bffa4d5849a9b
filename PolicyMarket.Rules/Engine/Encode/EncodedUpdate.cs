namespace PolicyMarket.Rules.Engine.Encode;

/// <summary>A table that was brought up to date: all rows, and those that had changed as a table of their own, in the order in which they were named.</summary>
public sealed record EncodedUpdate(EncodedTable Table, EncodedTable Changed);
