using System.Globalization;
using CsvHelper;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Chinese texts about tables that are read from files: faults with their remedy.</summary>
internal static class TableReadingWording
{
    internal const string NoFilledSheet = "工作簿里没有填了数据的工作表。请填好后再上传。";

    internal static string ManyFilledSheets(int filledCount, string sheetNames) =>
        $"工作簿里有 {filledCount} 张有数据的工作表（{sheetNames}），不知道导入哪一张。请每张存成一个文件分别上传。";

    internal static string CellBeyondHeader(int column, int headerColumns) =>
        $"这一行在第 {column} 列有内容，表头只有 {headerColumns} 列。请给这一列加上表头，或清空它。";

    internal const string NumberLostDigits = "单元格是数字而且超过 15 位，电子表格已丢失末尾几位。请把这一列设为文本格式后重新填写。";

    internal static string NumberIsNoDate(string number) =>
        $"单元格是日期格式，里面的数字 {number} 却不是日期（多半是空单元格算出来的）。请改填日期；不知道的留空。";

    internal const string CellsMerged = "数据区里有合并的单元格，只有左上角一格有值，其余各格会被当作没有数据。请取消合并并逐格填写后再上传。";

    internal static string RangeOfCells(int fromRow, int toRow, int fromColumn, int toColumn) =>
        string.Create(CultureInfo.InvariantCulture, $"第 {fromRow} 至 {toRow} 行，第 {fromColumn} 至 {toColumn} 列");

    internal const string WorkbookUnreadable = "工作簿的内容无法读取。请用 Excel 或 WPS 打开核对，另存为新的 .xlsx 或 CSV 后再上传。";

    internal const string WorkbookCutShort = "工作簿不完整：找不到结尾的目录，多半没有保存完或没有传完。请重新保存、重新上传整个文件。";

    internal static string TooManyParts(long partCount, int mostParts) =>
        $"工作簿里有 {partCount} 个部件，超过上限 {mostParts}。请把数据另存为 CSV 后再上传。";

    internal const string DirectoryPointsOutside = "工作簿的目录指向文件之外。请用 Excel 或 WPS 打开并另存为新的 .xlsx 后再上传。";

    internal const string DirectoryDamaged = "工作簿的目录已损坏。请用 Excel 或 WPS 打开并另存为新的 .xlsx 后再上传。";

    internal const string FileEmpty = "文件是空的，没有任何内容。请重新导出后再上传。";

    internal const string FileKindUnknown = "只能导入 CSV（.csv）、Excel 工作簿（.xlsx）和 JSON Lines（.jsonl）。请另存为其中一种后再上传。";

    internal const string WorkbookOldOrLocked = "这是旧版 .xls 或加了密码的工作簿，无法读取。请去掉密码并另存为 .xlsx 或 CSV 后再上传。";

    internal static string CellHoldsError(string? errorValue) => $"单元格里是 Excel 的错误值 {errorValue}。请改正公式或改填数值；不知道的留空。";

    internal const string FormulaWithoutResult =
        "单元格里是公式，但文件里没有它的结果。请用 Excel 或 WPS 打开并保存一次，或“选择性粘贴 → 数值”只留结果；不知道的留空。";

    internal const string FirmCodeMissing = "没有统一社会信用代码，不知道是哪家企业。请补上，或删去这一行。";

    internal static string FirmNameHasSign(string sign) => $"企业名称含{sign}。名称会写进拨付文件，请删去后重新填写。";

    internal static string FirmNameTooLong(int length, int mostCharacters) => $"企业名称有 {length} 个字，超过上限 {mostCharacters}。请核对。";

    internal static string ColumnWithoutHeader(int column) => $"第 {column} 列";

    internal static string RowOfJsonLines(int row) => $"第 {row} 行";

    internal const string NoJsonObjects = "文件里没有数据。每行应是一个 JSON 对象，如 {\"统一社会信用代码\": \"…\", \"从业人员\": 12}。";

    internal static string JsonLineTooLong(decimal mostMegabytes) => $"这一行超过 {mostMegabytes:0.##} MB。JSON Lines 应当每行一个对象，请检查换行。";

    internal static string FaultAtByte(long position) => $"（第 {position} 个字节处有误）";

    internal const string EscapeInvalid = "（文字里有无效的转义）";

    internal const string JsonCutShort = "最后一行在 JSON 对象的中间断开，文件多半没有写完或没有传完。请重新导出、重新上传整个文件。";

    internal static string JsonObjectIncomplete(string place) =>
        $"这一行不是完整的 JSON 对象{place}。每行应是一个对象，行内不能换行，不要用整份 JSON 数组。";

    internal const string JsonEncodingUnknown = "这一行附近有无法辨认的文字，编码既不是 UTF-8 也不是 GB18030。请另存为 UTF-8 后再上传。";

    internal const string HeaderMissing = "第一行应是表头（指标名称），这里没有。请补上表头后再上传。";

    internal const string FirstRow = "第 1 行";

    internal static string TooManyColumns(long columnCount, int mostColumns) =>
        $"表头有 {columnCount} 列，超过上限 {mostColumns} 列。请只保留需要的列后再上传。";

    internal static string TooManyRows(int mostRows) => $"数据超过上限 {mostRows} 行。请按地区或按月份拆成几个文件分别上传。";

    internal static string CellTooLong(int length, int mostCharacters) =>
        $"单元格有 {length} 个字，超过上限 {mostCharacters}。请检查是否少了一个引号，或把内容缩短。";

    internal static string FileOverLimit(string size, string limit) =>
        $"文件有 {size}，超过上限 {limit}，没有保存。请按地区或按月份拆成几个文件分别上传。";

    internal static string UploadOverLimit(string limit) => $"文件超过上限 {limit}，没有保存。请按地区或按月份拆成几个文件分别上传。";

    internal const string FileWithoutContent = "文件里没有任何内容。请重新导出后再上传。";

    internal static string RowOfCsv(int row) => $"第 {row} 行";

    internal const string CsvEncodingUnknown =
        "这一行附近有无法辨认的文字，编码既不是 UTF-8 也不是 GB18030，或文件在汉字中间断开。请另存为 UTF-8 后再上传。";

    internal static string CsvRowEndless(decimal mostMegabytes) =>
        $"这一行起超过 {mostMegabytes:0.##} MB 还没有结束，多半是少了一个右引号（\"）。请补上后再上传。";

    internal static string RowTooShort(int columns, int headerColumns) =>
        $"这一行只有 {columns} 列，表头有 {headerColumns} 列。若是最后一行，文件多半没有写完；请补齐各列（没有的留空）后再上传。";

    internal static string RowTooLong(int columns, int headerColumns) =>
        $"这一行有 {columns} 列，表头只有 {headerColumns} 列。内容里有分隔符时请给单元格加英文双引号。";

    internal const string QuoteNeverClosed = "从这一行开始的引号到文件结尾都没有关闭，文件多半没有写完或没有传完。请重新导出、重新上传整个文件。";

    internal const string QuoteInBareCell = "没有加引号的单元格里出现了英文双引号。请把整个单元格用双引号括起来，里面的双引号写两遍。";

    internal const string WordsAfterQuote = "单元格的右引号后面还有文字。单元格里的英文双引号请写两遍。";

    internal static string QuotesWrong(CsvMalformedReason reason) => $"这一行的引号写法有误（{reason}）。请用 Excel 或 WPS 重新导出 CSV。";

    internal static string SmallFileTooBig(string file, int mostMegabytes) => $"{file}超过 {mostMegabytes} MB，没有读入。请确认选对了文件。";

    internal static string SmallFileKindUnknown(string file) =>
        $"{file}既不是 UTF-8 也不是 GB18030 文字，也不是 .xlsx 工作簿，没有读入。请另存为 CSV 或 .xlsx 后再上传。";

    internal const string QuotesUnpaired = "有多余或没有成对的引号，没有读入。请用导出的原文件。";

    internal static string RowWithBadQuotes(int? row) => $"第 {row} 行";

    internal static string SmallFileUnreadable(string file) => $"{file}的内容无法读取。请用 Excel 或 WPS 打开核对，另存为新的 .xlsx 或 CSV 后再上传。";

    internal static string SmallFileEmpty(string file) => $"{file}是空的，没有读入。请确认选对了文件。";

    internal static string OptionalColumns(string columns) => $"（可另有“{columns}”）";

    internal static string HeaderDiffers(string columns, string optionalColumns, string found) =>
        $"表头应为“{columns}”{optionalColumns}，现在是“{found}”，没有读入任何一行。请按这个表头整理后再上传。";

    internal static string ColumnCountDiffers(int columns, int headerColumns) => $"这一行有 {columns} 列，应有 {headerColumns} 列。请补齐或删去多余的列。";

    internal static string RowOfFile(int row) => $"第 {row} 行";

    internal static string CellStartsFormula(string cell) => $"“{cell}”以公式符号开头，不能读入。请改成普通文字或数字。";

    internal static string RowAndHeader(int row, string header) => $"第 {row} 行 · {header}";

    internal static string CellHoldsFormula(string formula) => $"单元格里是公式（{formula}），不能导入。请复制后“选择性粘贴 → 数值”，只留结果。";

    internal static string RowOfNote(int row) => string.Create(CultureInfo.InvariantCulture, $"第 {row} 行");

    internal static string RowsOfNote(int firstRow, int rowCount) => string.Create(CultureInfo.InvariantCulture, $"第 {firstRow} 行等 {rowCount} 行");

    internal const string NotJsonObject = "这一行不是 JSON 对象。每行应是一个对象，如 {\"统一社会信用代码\": \"…\"}，不要用整份 JSON 数组。";

    internal const string JsonObjectEmpty = "这一行的对象是空的。请填入字段或删去这一行。";

    internal const string FieldTwice = "同一行里这个字段写了两次，不知道以哪个为准。请删去一个。";

    internal const string ListMemberUnfit = "列表里只能是非空的文字，且不能含 ; ； 、 | 。请逐项检查。";

    internal const string ValueIsNested = "值应是数字、文字、true/false 或文字列表，不能是对象。请把里面的字段提到外层。";

    internal const string CharacterCutAtEnd = "文件在一个汉字的中间断开，多半没有写完或没有传完。请重新导出、重新上传整个文件。";

    internal static string RowOfBadByte(long row) => $"第 {row} 行";

    internal const string EncodingMixed = "文件前面是 UTF-8，这里有不属于 UTF-8 的字节。请把文件另存为 UTF-8（或整个另存为 GB18030）后再上传。";

    internal const string DiffersFromDirectory = "与目录记录的位置或内容不一致";

    internal static string PartEncrypted(string part) => $"工作簿的部件 {part} 加了密码，无法读取。请去掉密码后重新保存再上传。";

    internal static string PartTwiceOrUnsupported(string part) =>
        $"工作簿的部件 {part} 重复或用了不支持的压缩方式。请用 Excel 或 WPS 另存为新的 .xlsx 后再上传。";

    internal static string UnpackedOverLimit(long mostMegabytes) => $"工作簿解压后超过上限 {mostMegabytes} MB";

    internal static string PartPackedTooTightly(string part, long ratio, int mostRatio) =>
        $"工作簿的部件 {part} 压缩了 {ratio} 倍，不像正常的表格（上限 {mostRatio} 倍）";

    internal static string SharedStringsOverLimit(long megabytes, long mostMegabytes) => $"工作簿的文字表有 {megabytes} MB，超过上限 {mostMegabytes} MB";

    internal const string ZipIsNoWorkbook = "这个文件是压缩包，但不是 Excel 工作簿（缺少 xl/workbook.xml）。请上传 .xlsx，或解压后上传里面的 CSV。";

    internal static string LongerThanListed(long listedBytes) => $"目录写着 {listedBytes} 字节，实际更长";

    internal const string PackedDataDamaged = "压缩数据已损坏";

    internal static string ShorterThanListed(long listedBytes, long actualBytes) => $"目录写着 {listedBytes} 字节，实际只有 {actualBytes} 字节";

    internal const string ChecksumDiffers = "校验和与目录不符";

    internal static string PartUnreliable(string part, string fault) =>
        $"工作簿的部件 {part} {fault}，内容可能被截断或改动过，没有导入。请用 Excel 或 WPS 打开核对，另存为新的 .xlsx 后再上传。";

    internal const string SplitOrUseCsv = "。请把数据另存为 CSV，或拆成几个文件后再上传。";

    internal const string WholeFile = "整个文件";

    internal static string RowAndColumn(int row, string column) => $"第 {row} 行 · {column}";

    internal static string ColumnNumber(int column) => $"第 {column} 列";

    internal const string ColumnUnnamed = "这一列没有表头。请填上指标名称，或删去这一列。";

    internal static string ColumnTwice(string header, int firstColumn, string firstHeader) =>
        $"“{header}”与第 {firstColumn} 列“{firstHeader}”是同一项，不知道以哪列为准。请删去一列。";

    internal const string FirmCodeColumnMissing = "表头里没有“统一社会信用代码”，无法知道每行是哪家企业。请加上这一列。";

    internal const string Header = "表头";

    internal static string MeasuredIn(string unit) => $"（单位：{unit}）";

    internal const string Yuan = "元";

    internal static string ColumnUnknown(string header) => $"指标目录里没有“{header}”。请改成目录中的指标名称，或删去这一列。";

    internal static string ColumnUnknownButNear(string header, string nearest, string unit) =>
        $"指标目录里没有“{header}”，最接近的是“{nearest}”{unit}。请核对后改成目录中的名称，或删去这一列。";
}
