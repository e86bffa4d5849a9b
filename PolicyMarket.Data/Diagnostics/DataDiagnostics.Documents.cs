using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Diagnostics;

public static partial class DataDiagnostics
{
    public const string DocumentFileTooBig = "PM5101";
    public const string DocumentKindUnknown = "PM5102";
    public const string DocumentKindDiffers = "PM5103";
    public const string DocumentDamaged = "PM5104";
    public const string DocumentLocked = "PM5105";
    public const string DocumentExpands = "PM5106";
    public const string DocumentHasNoText = "PM5107";
    public const string DocumentEntities = "PM5108";
    public const string DocumentEncoding = "PM5109";
    public const string DocumentTextTooLong = "PM5110";
    public const string DocumentHeadValue = "PM5111";
    public const string DocumentCitation = "PM5112";

    private static IEnumerable<DiagnosticCode> DocumentCodes() =>
        [
            new(DocumentFileTooBig, "政策文件过大"),
            new(DocumentKindUnknown, "政策文件的类型不支持"),
            new(DocumentKindDiffers, "文件内容与扩展名不符"),
            new(DocumentDamaged, "政策文件损坏"),
            new(DocumentLocked, "政策文件已加密"),
            new(DocumentExpands, "政策文件解压后过大"),
            new(DocumentHasNoText, "政策文件里没有文字层"),
            new(DocumentEntities, "政策文件带有外部实体声明"),
            new(DocumentEncoding, "政策文件的文字编码有误"),
            new(DocumentTextTooLong, "政策文件的正文过长"),
            new(DocumentHeadValue, "政策文件的文件头填写有误"),
            new(DocumentCitation, "引用与文件原文不一致"),
        ];
}
