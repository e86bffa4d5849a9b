using System.Globalization;

namespace PolicyMarket.Rules.Values;

/// <summary>Chinese texts about credit codes, account numbers, regions and industries: faults.</summary>
internal static class ValueWording
{
    internal static string SignPlace(string signName, int place) => string.Create(CultureInfo.InvariantCulture, $"{signName}（第 {place} 个字后）");

    internal const string LineBreak = "换行符";

    internal const string TabCharacter = "制表符";

    internal const string ReplacementCharacter = "乱码字符 U+FFFD";

    internal static string ControlCharacter(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"控制字符 U+{codePoint:X4}");

    internal static string InvisibleCharacter(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"不可见字符 U+{codePoint:X4}");

    internal static string CodeDivided(string code, string name, string since, string successors) => $"{code}（{name}）已于 {since}拆分为 {successors}";

    internal static string ReplacedByOneOf(string code, string name, string since, string successors) =>
        $"{code}（{name}）已于 {since}改为 {successors} 之一";

    internal static string ReplacedBy(string code, string name, string since, string successor) => $"{code}（{name}）已于 {since}改为 {successor}";

    internal const string YearSuffix = " 年";

    internal static string RegionCodeShapeWrong(string code) => $"行政区划代码“{code}”应为六位数字（GB/T 2260），如 430100。";

    internal static string RegionCodeChanged(string change) => $"行政区划代码{change}，请改用现行代码。";

    internal static string UnknownRegionCode(string code) => $"行政区划代码 {code} 不在区划表中，请核对该代码。";

    internal static string BankAccountRefused(string number, string fault) => $"银行账号“{number}”{fault}";

    internal const string ScientificNotation = "是科学计数写法，末尾几位已经丢失。请在表格中把这一列设为文本格式后重新填写。";

    internal static string AccountLengthWrong(int length, int shortest, int longest) =>
        $"为 {length} 位，应为 {shortest} 至 {longest} 位。请核对有无漏写。";

    internal const string AccountNotDigits = "含数字以外的字符。请核对是否填成了户名或开户行。";

    internal const string AccountDigitsRepeated = "每一位都相同，不是真实的账号。请核对。";

    internal static string CreditCodeLengthWrong(string code, int length) => $"统一社会信用代码应为 18 位，“{code}”为 {length} 位。";

    internal static string CreditCodeCharacterWrong(int place, char character) =>
        $"统一社会信用代码第 {place} 位“{character}”不是允许的字符（数字和大写字母，不含 I、O、S、V、Z）。";

    internal static string CheckDigitWrong(string code, char expected) => $"统一社会信用代码“{code}”校验位不对（应为 {expected}），请核对有无抄写错误。";

    internal static string CreditCodePrefixWrong(string code, string prefix) =>
        $"统一社会信用代码“{code}”以“{prefix}”开头，没有这样的登记管理部门和机构类别（企业为 91、个体工商户为 92）。请核对是否填成了身份证号或其他编号。";

    internal static string CreditCodeRegionWrong(string code, int place, char character) =>
        $"统一社会信用代码“{code}”第 3 至 8 位应为登记机关的六位行政区划数字，第 {place} 位是“{character}”。请核对。";

    internal static string IndustryCodeShapeWrong(string code) => $"行业代码“{code}”应为门类字母加至多四位数字（GB/T 4754），如 C3512。";

    internal static string IndustryCodeChanged(string change) => $"行业代码{change}（GB/T 4754-2017），请改用现行代码。";

    internal static string UnknownIndustryCode(string code) => $"行业代码 {code} 不在国民经济行业分类（GB/T 4754-2017）中，请核对该代码。";
}
