namespace PolicyMarket.Web.Imports;

/// <summary>How far a running import is: what it does, rows looked at, bytes of the file read.</summary>
public sealed record ImportMoment(string Phase, long Rows, long BytesRead);
