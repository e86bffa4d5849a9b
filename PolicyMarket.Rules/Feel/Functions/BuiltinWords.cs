namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>What a function is called where a formula is told in Chinese; the functions that formulas use most have their words in Builtins.</summary>
internal static class BuiltinWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["sqrt"] = "平方根", ["log"] = "自然对数", ["exp"] = "e 的乘方", ["odd"] = "是奇数", ["even"] = "是偶数",
        ["substring"] = "截取文字", ["upper case"] = "转大写", ["lower case"] = "转小写", ["substring before"] = "之前的文字", ["substring after"] = "之后的文字",
        ["replace"] = "替换文字", ["matches"] = "符合格式", ["split"] = "拆分文字", ["string join"] = "连接文字",
        ["sublist"] = "截取列表", ["append"] = "追加", ["concatenate"] = "连接列表", ["insert before"] = "插入", ["remove"] = "删去", ["list replace"] = "替换列表项",
        ["reverse"] = "倒序", ["index of"] = "所在位置", ["union"] = "并集", ["distinct values"] = "去重", ["flatten"] = "展平", ["sort"] = "排序",
        ["mean"] = "平均值", ["product"] = "连乘积", ["median"] = "中位数", ["stddev"] = "标准差", ["mode"] = "众数", ["all"] = "全部成立", ["any"] = "任一成立",
        ["get value"] = "取值", ["get entries"] = "各项", ["context"] = "上下文", ["context put"] = "放入", ["context merge"] = "合并", ["is"] = "就是", ["get or else"] = "取值或默认",
        ["date"] = "日期", ["time"] = "时间", ["date and time"] = "日期时间", ["duration"] = "时长", ["years and months duration"] = "相隔年月",
        ["day of year"] = "年内第几天", ["day of week"] = "星期", ["month of year"] = "月份", ["week of year"] = "年内第几周", ["last day of month"] = "月末", ["now"] = "此刻", ["today"] = "今天",
        ["number"] = "转数字", ["string"] = "转文字", ["range"] = "转区间",
        ["before"] = "早于", ["after"] = "晚于", ["meets"] = "后接", ["met by"] = "前接", ["overlaps"] = "重叠", ["overlaps before"] = "前段重叠", ["overlaps after"] = "后段重叠",
        ["finishes"] = "同止", ["finished by"] = "末段为", ["includes"] = "包括", ["during"] = "在其间", ["starts"] = "同起", ["started by"] = "首段为", ["coincides"] = "重合",
    };

    public static string Chinese(string name) => Words.GetValueOrDefault(name, name);
}
