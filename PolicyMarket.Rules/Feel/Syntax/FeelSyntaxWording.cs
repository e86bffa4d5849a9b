namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Chinese texts about parsing an expression: syntax errors with their remedy.</summary>
internal static class FeelSyntaxWording
{
    internal const string TrailingAfterType = "类型到这里已经完整，后面有多余内容。";

    internal static string NestedTooDeep(int maxDepth) => $"嵌套超过 {maxDepth} 层，请拆成几个派生指标。";

    internal const string ThenNeeded = "if 条件之后需要 then";

    internal const string ElseNeeded = "then 之后的结果后面需要 else（每个 if 都要写明另一种情况）";

    internal const string ChainedComparison = "比较不能连写；请写成 a < b and b < c，或 b between a and c。";

    internal const string BetweenNeedsAnd = "between 下限之后需要 and 上限";

    internal const string TestsNotClosed = "in 的列举之后需要 ) ";

    internal const string ValueNeeded = "这里需要一个值：数字、指标名、\"文字\"、函数或括号";

    internal static string NumberOutOfRange(string written) => $"数字“{written}”超出可表示的范围，请改小。";

    internal static string NotTemporal(string text) =>
        $"“{text}”不是日期、时间或时长，请写成 @\"2025-01-31\"、@\"10:30:00\"、@\"2025-01-31T10:30:00\"、@\"P1Y2M\" 或 @\"P1DT2H\"。";

    internal static string CallBracketNeeded(string name) => $"{name} 之后需要 ( ，例如 {name}(条件)";

    internal static string UnknownFunction(string name, string? nearest, IEnumerable<string> known) =>
        $"没有函数“{name}”" + (nearest is null ? $"；可用的函数：{string.Join("、", known)}。" : $"，是否要写“{nearest}”？");

    internal static string AvailableFunctions(string names) => $"；可用的函数：{names}。";

    internal static string DidYouMean(string near) => $"，是否要写“{near}”？";

    internal const string AwardForm = "award 写作 award(\"事项编号\")，括号里只写一个带引号的事项编号，得到同一企业该事项的应付金额（元）。";

    internal const string BracketNotClosed = "缺少与 ( 配对的 ) ";

    internal const string ListNotClosed = "列表的各项之间用逗号分隔，最后需要 ] ";

    internal const string RangeDotsNeeded = "区间写作 [下限..上限]，这里需要 .. ";

    internal const string RangeNotClosed = "区间上限之后需要 ] （含上限）或 ) （不含上限）";

    internal const string OperatorMissing = "；两个值之间缺少运算符";

    internal const string ExtraBracket = "；多了一个 )";

    internal const string NoThousandsComma = "；数字中不写千分位逗号";

    internal static string TrailingAfterFormula(string text, string hint) => $"公式到这里已经完整，后面多出“{text}”{hint}。";

    internal const string SingleEquals = "相等只写一个 = 。";

    internal const string FormulaEnds = "公式在此结束";

    internal static string FoundHere(string text) => $"遇到“{text}”";

    internal static string ExpectedButFound(string expected, string found, string hint) => $"{expected}，却{found}。{hint}";

    internal static string TooManyParts(int maxParts) => $"公式超过 {maxParts} 个组成部分，请拆成几个派生指标。";

    internal static string OperationChainTooLong(int maxHeight) => $"连续运算超过 {maxHeight} 层，请改用 sum([…]) 或拆成几个派生指标。";

    internal const string UnnamedFunction = "函数";

    internal const string MemberNameNeeded = "点号之后需要名称";

    internal const string FilterNotClosed = "筛选写作 列表[条件] 或 列表[序号]，这里需要 ] ";

    internal const string InstanceNeedsOf = "instance 之后需要 of 类型";

    internal static string TypeNeeded(string names) => $"这里需要类型：{names}，或 list<类型>。";

    internal static string TypeArgumentNeeded(string name) => $"{name}< 之后需要类型和 > 。";

    internal const string AtNeedsTemporal = "“@”之后需要 \"日期、时间或时长\"，例如 @\"2025-01-01\"；指标@期间 要写目录中的全名。";

    internal static string HalfWidthNeeded(char character, string narrow) => $"“{character}”不能用在公式中，请改为半角写法 {narrow} 。";

    internal static string CharacterRefused(char character) =>
        $"“{character}”不能用在公式中。公式由数字、指标名、\"文字\"、运算符 + - * / ** 和函数组成。";

    internal const string BadEscape = "反斜杠后只能写 \\\" \\\\ \\n \\t \\r 或 \\u 加四位十六进制数。";

    internal const string TextNotClosed = "文字以 \" 开始，但没有结束的 \" ，请补上。";

    internal static string NotNumber(string written) => $"“{written}”不是数字。金额一律以元为单位写全，例如 10 万元写 100000；相乘请写 * 。";

    internal const string NumberTooPrecise = "数字最多 28 位有效数字，请改小。";

    internal static string PeriodNotSupported(string name) => $"“{name}@…”（指标@期间）的写法暂不支持，请改用目录中的指标名。";

    internal const string CommentNotClosed = "注释以 /* 开始，但没有结束的 */ ，请补上。";

    internal const string ReturnNeeded = "for … in 列表 之后需要 return 结果";

    internal static string SatisfiesNeeded(string keyword) => $"{keyword} … in 列表 之后需要 satisfies 条件";

    internal static string InNeeded(string keyword) => $"{keyword} 变量名 之后需要 in";

    internal const string VariableNameNeeded = "这里需要变量名";

    internal const string EntryNameNeeded = "上下文写作 {名称: 值, …}，这里需要名称和冒号";

    internal const string ContextNotClosed = "上下文的各项之间用逗号分隔，最后需要 } ";

    internal static string ArgumentsNotClosed(string function) => $"{function} 的参数之间用逗号分隔，最后需要 ) ";

    internal static string ArgumentsPartlyNamed(string function) => $"{function} 的参数要么都写名称，要么都不写。";

    internal const string ParametersNeeded = "function 之后需要 (参数)";

    internal const string ParameterNameNeeded = "函数的参数写作 function(甲, 乙: number) 结果，这里需要参数名。";
}
