namespace PolicyMarket.Rules.Documents.Model;

/// <summary>A numbered part of the text. Path joins the numbers by dots (四.（一）.2); Number is as printed; Offset counts code points.</summary>
public sealed record OutlineEntry(string Path, string Number, int Level, int Offset, string Words);
