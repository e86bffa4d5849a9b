namespace PolicyMarket.Rules.Diagnostics;

public static partial class DiagnosticCatalogue
{
    public const string DmnNotXml = "PM3101";
    public const string DmnUnsafeXml = "PM3102";
    public const string DmnTooLarge = "PM3103";
    public const string DmnNotDmn = "PM3104";
    public const string DmnShape = "PM3105";
    public const string DmnReference = "PM3106";
    public const string DmnCycle = "PM3107";
    public const string DmnType = "PM3108";
    public const string DmnExpression = "PM3109";
    public const string DmnLanguage = "PM3110";
    public const string DmnTable = "PM3111";
    public const string DmnTestShape = "PM3112";
    public const string DmnNotExpressible = "PM3113";
    public const string DmnNotReadable = "PM3114";

    private static IEnumerable<DiagnosticCode> DmnCodes() =>
        [
            new(DmnNotXml, "不是完整的 XML"),
            new(DmnUnsafeXml, "XML 含文档类型声明或实体"),
            new(DmnTooLarge, "XML 过大、过深或元素过多"),
            new(DmnNotDmn, "不是 DMN 文件"),
            new(DmnShape, "DMN 的结构不对"),
            new(DmnReference, "DMN 引用了没有的元素或模型"),
            new(DmnCycle, "DMN 的引用有循环"),
            new(DmnType, "DMN 的类型有误"),
            new(DmnExpression, "DMN 中的 FEEL 表达式有误"),
            new(DmnLanguage, "DMN 用了 FEEL 之外的语言"),
            new(DmnTable, "DMN 的决策表有误"),
            new(DmnTestShape, "DMN 测试文件的结构不对"),
            new(DmnNotExpressible, "事项中有 DMN 写不出的内容"),
            new(DmnNotReadable, "DMN 中有事项不能采用的内容"),
        ];
}
