namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Characters at a place of a page: X and Y from the upper left corner, Size of the font; all in one unit.</summary>
internal readonly record struct PagePiece(string Words, double X, double Y, double Width, double Size);
