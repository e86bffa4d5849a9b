namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Kinds of files that policy documents come in.</summary>
public enum DocumentFileKind
{
    Text,
    Markdown,
    Html,
    Word,
    Pdf,
    Ofd,
}
