using System.Text.RegularExpressions;
using System.Xml.Linq;
using PolicyMarket.Data.Payouts.Files;

namespace PolicyMarket.Tests.Data.Payouts.Files;

/// <summary>The part of the public message definition of pain.001.001.09 that the writer uses: order of elements, lengths and patterns.</summary>
internal static class Pain001Rules
{
    private const string Text35 = "^.{1,35}$";
    private const string Text140 = "^.{1,140}$";
    private const string Sum = @"^\d{1,13}\.\d{2}$";
    private const string Count = @"^[0-9]{1,15}$";

    /// <summary>Children in their order, by the name of the parent; "?" may be absent, "+" may repeat.</summary>
    private static readonly Dictionary<string, string[]> Order = new(StringComparer.Ordinal)
    {
        ["Document"] = ["CstmrCdtTrfInitn"],
        ["CstmrCdtTrfInitn"] = ["GrpHdr", "PmtInf+"],
        ["GrpHdr"] = ["MsgId", "CreDtTm", "NbOfTxs", "CtrlSum?", "InitgPty"],
        ["PmtInf"] = ["PmtInfId", "PmtMtd", "BtchBookg?", "NbOfTxs?", "CtrlSum?", "ReqdExctnDt", "Dbtr", "DbtrAcct", "DbtrAgt", "CdtTrfTxInf+"],
        ["CdtTrfTxInf"] = ["PmtId", "Amt", "CdtrAgt?", "Cdtr?", "CdtrAcct?", "RmtInf?"],
        ["PmtId"] = ["InstrId?", "EndToEndId"],
        ["Amt"] = ["InstdAmt"],
        ["DbtrAcct"] = ["Id", "Ccy?"],
        ["CdtrAcct"] = ["Id"],
        ["DbtrAgt"] = ["FinInstnId"],
        ["CdtrAgt"] = ["FinInstnId"],
        ["FinInstnId"] = ["ClrSysMmbId?", "Nm?"],
        ["ClrSysMmbId"] = ["ClrSysId?", "MmbId"],
        ["ClrSysId"] = ["Cd"],
        ["Dbtr"] = ["Nm?", "Id?"],
        ["Cdtr"] = ["Nm?", "Id?"],
        ["InitgPty"] = ["Nm?"],
        ["ReqdExctnDt"] = ["Dt"],
        ["RmtInf"] = ["Ustrd"],
    };

    private static readonly Dictionary<string, string> Patterns = new(StringComparer.Ordinal)
    {
        ["MsgId"] = Text35,
        ["PmtInfId"] = Text35,
        ["InstrId"] = Text35,
        ["EndToEndId"] = Text35,
        ["CreDtTm"] = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$",
        ["NbOfTxs"] = Count,
        ["CtrlSum"] = @"^\d{1,16}\.\d{2}$",
        ["InstdAmt"] = Sum,
        ["PmtMtd"] = "^(CHK|TRF|TRA)$",
        ["BtchBookg"] = "^(true|false|1|0)$",
        ["Dt"] = @"^\d{4}-\d{2}-\d{2}$",
        ["Cd"] = "^.{1,5}$",
        ["MmbId"] = Text35,
        ["Nm"] = Text140,
        ["Ustrd"] = Text140,
        ["Ccy"] = "^[A-Z]{3}$",
    };

    /// <summary>Broken rules in the order of the file; empty: the rules are kept.</summary>
    public static List<string> Broken(byte[] content)
    {
        using var stream = new MemoryStream(content);
        var broken = new List<string>();
        foreach (var element in XDocument.Load(stream).Descendants())
        {
            var name = element.Name.LocalName;
            if (element.Name.NamespaceName != Pain001Format.Namespace)
            {
                broken.Add($"namespace of {name}");
            }

            if (Order.TryGetValue(name, out var order) && !Regex.IsMatch(Children(element), Shape(order), RegexOptions.None, TimeSpan.FromSeconds(5)))
            {
                broken.Add($"order in {name}: {Children(element)}");
            }

            if (Patterns.TryGetValue(name, out var pattern) && !Regex.IsMatch(element.Value, pattern, RegexOptions.None, TimeSpan.FromSeconds(5)))
            {
                broken.Add($"{name}: {element.Value}");
            }

            if (element.Attribute("Ccy") is { } currency && !Regex.IsMatch(currency.Value, Patterns["Ccy"], RegexOptions.None, TimeSpan.FromSeconds(5)))
            {
                broken.Add($"Ccy of {name}: {currency.Value}");
            }
        }

        return broken;
    }

    private static string Children(XElement element) => string.Concat(element.Elements().Select(child => child.Name.LocalName + " "));

    private static string Shape(string[] order) =>
        "^" + string.Concat(order.Select(part => part[^1] is '?' or '+' ? $"({part[..^1]} ){part[^1]}" : $"{part} ")) + "$";
}
