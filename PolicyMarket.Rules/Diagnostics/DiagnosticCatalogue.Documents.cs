namespace PolicyMarket.Rules.Diagnostics;

public static partial class DiagnosticCatalogue
{
    public const string DocumentEmpty = "PM2071";
    public const string DocumentTooLong = "PM2072";
    public const string DocumentRepeated = "PM2073";
    public const string DocumentTraditional = "PM2074";

    private static IEnumerable<DiagnosticCode> DocumentCodes() =>
        [
            new(DocumentEmpty, "文件里没有文字"),
            new(DocumentTooLong, "文件文字过长"),
            new(DocumentRepeated, "正文重复两遍"),
            new(DocumentTraditional, "文件用繁体字写成"),
        ];
}
