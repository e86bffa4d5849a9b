namespace PolicyMarket.Rules.Dmn.Source;

/// <summary>Chinese texts about DMN files: faults with their remedy, reasons without a value, kinds of elements.</summary>
internal static class DmnWording
{
    internal static string Place(int line, int column) => $"第 {line} 行第 {column} 列";

    internal static string FileTooLarge(long bytes, long mostBytes) => $"文件有 {bytes >> 10} KB，超过上限 {mostBytes >> 10} KB。请拆成几个文件。";

    internal const string DocumentTypeRefused = "文件含文档类型声明（<!DOCTYPE），可能引用外部内容，不予读取。请删去这一声明。";

    internal const string NotXml = "不是完整、合法的 XML，请检查标签是否成对、引号和转义，或重新导出。";

    internal static string TooManyElements(int elements, int depth, int attributes) =>
        $"元素至多 {elements} 个、嵌套至多 {depth} 层、每个元素的属性至多 {attributes} 个，此处超过。请拆成几个文件。";

    internal const string NotDefinitions = "不是 DMN 1.1 至 1.6 的文件：根元素应为 definitions，并写明 DMN 的命名空间。请从建模工具导出 DMN XML。";

    internal static string NameMissing(string element) => $"{element} 缺少 name 或 id，请补上。";

    internal static string DuplicateId(string id) => $"标识 {id} 用了两次，请改成不同的标识。";

    internal static string DuplicateName(string name) => $"名称“{name}”用了两次，请改成不同的名称。";

    internal static string UnknownReference(string href) => $"引用的 {href} 不在本文件和导入的模型里，请核对标识，或补上缺少的文件。";

    internal static string UnknownImport(string space) => $"导入的模型 {space} 没有找到，请把它的 DMN 文件放在同一文件夹。";

    internal static string ImportKind(string kind) => $"只能导入 DMN 模型，不能导入 {kind}。";

    internal static string RequirementCycle(string path) => $"引用循环：{path}。请去掉其中一处引用。";

    internal static string UnknownType(string name) => $"没有类型“{name}”，不检查这里的类型。请补上 itemDefinition，或改用 FEEL 的类型。";

    internal static string TypeCycle(string name) => $"类型“{name}”的定义循环，请改正。";

    internal static string WrongExpression(string owner, string message) => $"{owner}：{message}";

    internal static string ForeignLanguage(string owner, string language) => $"{owner}：表达式语言 {language} 不能运行，只能用 FEEL。";

    internal static string ForeignFunction(string owner, string kind) => $"{owner}：{kind} 函数不能运行，只能用 FEEL 写的函数。";

    internal static string ExternalFunction(string owner) => $"{owner}：外部函数（external）不能运行，只能用 FEEL 写的函数。";

    internal static string ImportedValues(string owner) => $"{owner}：importedValues 引用外部文件，不予读取。";

    internal static string ExpressionMissing(string owner, string part) => $"{owner}：缺少 {part}，请补上表达式。";

    internal static string UnknownExpression(string owner, string kind) => $"{owner}：不认识表达式 {kind}。";

    internal static string UnknownHitPolicy(string owner, string written) => $"{owner}：没有命中策略 {written}。";

    internal static string UnknownAggregation(string owner, string written) => $"{owner}：没有汇总方式 {written}。";

    internal static string AggregationOfSeveral(string owner) => $"{owner}：有几个输出的表不能汇总，请只留一个输出。";

    internal static string CellCountWrong(string owner, int row, int inputs, int outputs) =>
        $"{owner}：第 {row} 行应有 {inputs} 个条件格和 {outputs} 个结果格，不限的写 \"-\"。";

    internal static string OutputsMissing(string owner) => $"{owner}：决策表至少要有一个输出。";

    internal static string OutputNameMissing(string owner) => $"{owner}：几个输出时每个都要有 name。";

    internal const string Result = "结果";

    internal static string NotDeclaredType(string what, string type) => $"{what}不是声明的类型 {type}，或不在允许的取值之内";

    internal static string Variable(string name) => $"“{name}”";

    internal const string FaultyExpression = "表达式有误";

    internal const string SeveralRowsMatch = "几行同时符合，表要求只有一行符合";

    internal const string MatchingRowsDiffer = "符合的各行结果不同，表要求相同";

    internal static string InputNotAllowed(int column) => $"第 {column} 列的输入不在 inputValues 之内";

    internal const string RequirementLoop = "引用循环，没有结果";

    internal static string NoSuchNode(string name) => $"模型里没有“{name}”";

    internal const string NoSuchModel = "没有找到模型文件（.dmn），请核对 modelName，并把它放在测试文件旁边。";

    internal const string NotTests = "不是 DMN 的测试文件：根元素应为 testCases，其中有 testCase。";

    internal static string ResultNodeMissing(string id) => $"用例 {id} 没有 resultNode（name 和 expected），请补上。";

    internal static string ValueUnreadable(string type, string text) => $"“{text}”不是 {type} 的值，请改正。";

    internal static string NodeNameMissing(string id) => $"用例 {id} 的 inputNode 或 component 没有 name，请补上。";

    internal const string ModelHasRefusal = "模型用了不能运行的内容";

    internal static string AwardInAmount(string title) => $"“{title}”的金额引用了另一事项的金额（award），DMN 写不出来；请先改成不引用的公式。";

    internal static string UnderRefused(string leaf) =>
        $"条件 {leaf} 按代码树判断（under），DMN 写不出来；请改成列出代码的 in，或用表达式 starts with(…)。";

    internal static string ListRefused(string leaf) => $"条件 {leaf} 比较的是明细，DMN 写不出来；请改用表达式 some … satisfies …。";

    internal static string NoExpressibleSign(string where) => $"{where}含 XML 不允许的控制字符，DMN 写不出来；请删去。";

    internal const string NothingToRead = "没有名为 eligible 的条件、名为 amount 的金额，事项没有可采用的内容。";

    internal static string ConditionsNotContext(string name) =>
        $"决策“{name}”应为方框上下文：每个条件一项（c1、c2……），最后一格用 all(…)、any(…)、not(…) 连起来。";

    internal static string UnknownCondition(string text) => $"条件的连接“{text}”读不懂，只能用 all(…)、any(…)、not(…) 和上面各项的名称，每项用一次。";

    internal const string AmountNotTaken = "amount 应为一张决策表或一个 FEEL 公式。";

    internal const string OutputOrderNotTaken = "事项的决策表没有“按输出次序列出”（OUTPUT ORDER），请改用 PRIORITY 或 RULE ORDER。";

    internal const string CapNotNumber = "payable 的 cap 应为一个数字（元）。";

    internal static string KindOf(string localName) =>
        localName switch
        {
            "decisionTable" => "决策表",
            "literalExpression" => "表达式",
            "context" => "上下文",
            "invocation" => "调用",
            "relation" => "关系表",
            "list" => "列表",
            "functionDefinition" => "函数",
            "conditional" => "条件选择",
            "filter" => "筛选",
            "for" => "循环",
            "some" => "存在",
            "every" => "全部",
            _ => localName,
        };

    internal const string NoLogic = "没有逻辑";

    internal const string Knowledge = "业务知识模型";

    internal const string Service = "决策服务";

    internal const string RequirementsTooDeep = "互相引用的决策太深，请拆开。";
}
