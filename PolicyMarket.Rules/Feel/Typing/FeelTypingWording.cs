namespace PolicyMarket.Rules.Feel.Typing;

/// <summary>Chinese texts about checking the types of an expression: errors with their remedy.</summary>
internal static class FeelTypingWording
{
    internal static string UnknownType(string name) => $"没有类型“{name}”，请写 number、string、boolean、date、list<number> 等。";

    internal const string InputTypeNotText = "变量的类型应为文字，如 {\"x\": \"number\"}。";

    internal static string UndefinedType(string name) =>
        $"没有类型“{name}”。可用 number、string、boolean、date、time、date and time、list<类型>、context<名称: 类型>、any 等，或 types 中定义的名称。";

    internal static string TypeCycle(string path) => $"类型的定义循环：{path}。";

    internal const string TypeDefinitionInvalid = "类型的定义应为文字，或 {\"type\": 类型, \"allowed\": 一元测试}。";

    internal static string DefinitionsNotObject(string place, int maxDefinitions) => $"{place} 应为 JSON 对象：名称和类型，至多 {maxDefinitions} 个。";

    internal static string CountRange(int least, int most) => $"{least} 至 {most}";

    internal static string ArgumentNeeded(string functionName, string form) => $"{functionName} 至少需要一个参数，写作 {form}。";

    internal static string ArgumentCountWrong(string functionName, string needed, int count, string form) =>
        $"{functionName} 需要 {needed} 个参数，这里有 {count} 个，写作 {form}。";

    internal static string ArgumentCountRefused(string functionName, int count, string form) => $"{functionName} 不能有 {count} 个参数，写作 {form}。";

    internal static string ArgumentTypeWrong(string functionName, int number, string wanted, string found) =>
        $"{functionName} 的第 {number} 个参数应为{wanted}，{found}。";

    internal static string AggregateTypeWrong(string functionName, string wanted, string found) => $"{functionName} 的参数应为{wanted}，{found}。";

    internal static string ArgumentTypesDiffer(string functionName, string firstType, int number, string otherType) =>
        $"{functionName} 的参数应为同一类型：第 1 个是{firstType}，第 {number} 个是{otherType}。";

    internal const string ComparisonOnlyAfterIn = "以比较符号开头的写法只能放在 in 之后。";

    internal static string AmountNotNumber(string type) => $"金额公式的结果应为数字（元），这里的结果是{type}。";

    internal static string NumberNeeded(string place, string found) => $"{place}需要数字，{found}。";

    internal static string AttributeHasType(string label, string name, string type) => $"“{label}”（{name}）的类型是{type}";

    internal static string FoundType(string type) => $"这里是{type}";

    internal static string CodeNotInTable(string label, string code, string table) => $"“{label}”的代码“{code}”不在{table}代码表中，请核对。";

    internal static string UnknownValue(string label, string text, string hint, string choices) => $"“{label}”没有取值“{text}”{hint}可选：{choices}。";

    internal static string DidYouMean(string near) => $"，是否要写“{near}”？";

    internal const string RegionTable = "行政区划";

    internal const string IndustryTable = "国民经济行业";

    internal const string AwardMisplaced = "award(…) 只能写在事项的金额里：条件和推算的指标不能引用另一事项的金额。";

    internal static string UnknownAttribute(string name, string? nearest) =>
        $"指标目录中没有“{name}”" + (nearest is null ? "，请从目录中选择，或先新增该指标。" : $"，是否要写“{nearest}”？");

    internal const string ChooseOrAddAttribute = "，请从目录中选择，或先新增该指标。";

    internal static string ItemTypesDiffer(string type, string found) => $"列表各项应为同一类型：前面是{type}，{found}。";

    internal const string RangeOnlyAfterIn = "区间只能写在 in 之后，例如 x in [1..5]。";

    internal static string RangeUpsideDown(decimal low, decimal high) => $"区间下限 {low} 大于上限 {high}，没有值能落入其中。";

    internal const string AfterMinus = "负号之后";

    internal static string BothSides(string operatorText) => $"“{operatorText}”两边";

    internal const string DivisionByZero = "除数写成了 0，请改正。";

    internal static string LeftSide(string word) => $"{word} 左边";

    internal static string RightSide(string word) => $"{word} 右边";

    internal static string BetweenUpsideDown(decimal low, decimal high) => $"between 的下限 {low} 大于上限 {high}，没有值能落入其中。";

    internal const string AfterIf = "if 之后";

    internal static string BranchTypesDiffer(string thenType, string elseType) => $"then 的结果是{thenType}，else 的结果是{elseType}，两者应为同一类型。";

    internal static string TruthNeeded(string place, string found) => $"{place}需要“是/否”的条件，{found}；请写成比较，例如 指标 >= 100。";

    internal static string NotOrdered(string found) => $"只有数字、文字、日期能比较大小，{found}。";

    internal const string QuoteCode = "；代码请加双引号，例如 \"430000\"";

    internal const string UseListContains = "；判断集合里有没有某项，请写 list contains(集合, \"值\")";

    internal static string TypesNotComparable(string left, string found, string hint) => $"{left}，{found}，类型不同不能比较{hint}。";

    internal static string AttributeIsType(string label, string type) => $"“{label}”是{type}";

    internal static string LeftIsType(string type) => $"左边是{type}";
}
