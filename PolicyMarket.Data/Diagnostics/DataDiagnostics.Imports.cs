using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Diagnostics;

public static partial class DataDiagnostics
{
    public const string CodeTranslated = "PM2063";
    public const string PolicyDefaultBenefit = "PM3033";
    public const string PolicyNotAdmitted = "PM3034";
    public const string PolicyPunctuation = "PM3080";
    public const string PolicyHandling = "PM3081";
    public const string PolicyReprint = "PM3036";
    public const string FileTooBig = "PM5001";
    public const string FileEmpty = "PM5002";
    public const string FileKindUnknown = "PM5003";
    public const string FileEncodingBroken = "PM5004";
    public const string FileCutShort = "PM5005";
    public const string WorkbookDamaged = "PM5006";
    public const string WorkbookHeaderLies = "PM5007";
    public const string WorkbookTooBig = "PM5008";
    public const string WorkbookLocked = "PM5009";
    public const string WorkbookManySheets = "PM5010";
    public const string TooManyRows = "PM5011";
    public const string TooManyColumns = "PM5012";
    public const string CellTooLong = "PM5013";
    public const string CellHoldsFormula = "PM5014";
    public const string CellHoldsError = "PM5015";
    public const string CellShape = "PM5016";
    public const string RowWidth = "PM5017";
    public const string CsvQuotes = "PM5018";
    public const string JsonLineBroken = "PM5019";
    public const string JsonNameTwice = "PM5020";
    public const string ColumnUnknown = "PM5021";
    public const string ColumnTwice = "PM5022";
    public const string ColumnUnnamed = "PM5023";
    public const string ColumnKeyMissing = "PM5024";
    public const string NoRows = "PM5025";
    public const string FirmCodeMissing = "PM5026";
    public const string FirmTwice = "PM5027";
    public const string FirmNameMissing = "PM5028";
    public const string ImportSource = "PM5029";
    public const string ImportPeriod = "PM5030";
    public const string ImportAsOf = "PM5031";
    public const string CellFormulaWithoutValue = "PM5051";
    public const string CellNoDate = "PM5052";
    public const string CellMerged = "PM5053";
    public const string CellLostDigits = "PM5054";
    public const string DeliveryRemoves = "PM5060";
    public const string DeliveryJumps = "PM5061";
    public const string DeliveryChanges = "PM5062";
    public const string PolicyReturns = "PM5063";
    public const string DeliveryOverview = "PM5064";
    public const string PolicyOverview = "PM5065";

    private static IEnumerable<DiagnosticCode> ImportCodes() =>
        [
            new(CodeTranslated, "代码已换成现行代码"),
            new(PolicyDefaultBenefit, "没有写明惠企方式，按默认取定"),
            new(PolicyNotAdmitted, "不符合免申即享的准入条件"),
            new(PolicyPunctuation, "中文里用了半角标点"),
            new(PolicyHandling, "需要申报的事项没有写全办理信息"),
            new(PolicyReprint, "出处不是政府网站，只能算转载"),
            new(FileTooBig, "文件过大"),
            new(FileEmpty, "文件为空"),
            new(FileKindUnknown, "文件类型不支持"),
            new(FileEncodingBroken, "文字编码有误"),
            new(FileCutShort, "文件不完整"),
            new(WorkbookDamaged, "工作簿损坏"),
            new(WorkbookHeaderLies, "工作簿内容与其目录不符"),
            new(WorkbookTooBig, "工作簿解压后过大"),
            new(WorkbookLocked, "工作簿已加密或格式过旧"),
            new(WorkbookManySheets, "工作簿里有多张数据表"),
            new(TooManyRows, "行数过多"),
            new(TooManyColumns, "列数过多"),
            new(CellTooLong, "单元格内容过长"),
            new(CellHoldsFormula, "单元格里是公式"),
            new(CellHoldsError, "单元格里是错误值"),
            new(CellShape, "单元格内容的形状不对"),
            new(RowWidth, "列数与表头不一致"),
            new(CsvQuotes, "引号写法有误"),
            new(JsonLineBroken, "不是完整的 JSON 对象"),
            new(JsonNameTwice, "同一行里字段重复"),
            new(ColumnUnknown, "不认识的列"),
            new(ColumnTwice, "列重复"),
            new(ColumnUnnamed, "列没有名称"),
            new(ColumnKeyMissing, "缺少关键列"),
            new(NoRows, "没有数据行"),
            new(FirmCodeMissing, "没有统一社会信用代码"),
            new(FirmTwice, "同一企业出现两次"),
            new(FirmNameMissing, "新企业没有名称"),
            new(ImportSource, "没有写明数据来自哪个部门"),
            new(ImportPeriod, "数据期间写法有误"),
            new(ImportAsOf, "数据截止日期有误"),
            new(CellFormulaWithoutValue, "公式没有结果"),
            new(CellNoDate, "单元格里的序号不是日期"),
            new(CellMerged, "合并单元格"),
            new(CellLostDigits, "数字的末尾几位已丢失"),
            new(DeliveryRemoves, "文件会去掉现有的企业或列"),
            new(DeliveryJumps, "数字变成了十倍、百倍等"),
            new(DeliveryChanges, "变化的企业过多"),
            new(DeliveryOverview, "数据文件会改什么"),
            new(PolicyOverview, "政策文件会改什么"),
            new(PolicyReturns, "事项回到了以前的版本"),
        ];
}
