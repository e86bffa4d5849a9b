using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>`--help` in Chinese throughout: the library's own text is only half translated.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const string Executable = "PolicyMarket.Web";

    public override bool ClearsParseErrors => true;

    /// <summary>Gives the root's help option (which holds for all commands) this text.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Description = "显示这份说明";
                    help.Action = new HelpText();
                    break;
                case VersionOption version:
                    version.Description = "显示版本";
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>"PolicyMarket.Web user add".</summary>
    public static string PathOf(CommandResult result)
    {
        var names = new Stack<string>();
        for (var at = result; at is not null; at = at.Parent as CommandResult)
        {
            names.Push(at.Command is RootCommand ? Executable : at.Command.Name);
        }

        return string.Join(' ', names);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine($"用法：{Usage(parseResult.CommandResult)}");
        Section(output, "命令", command.Subcommands.Select(sub => (sub.Name, sub.Description ?? "")));
        Section(output, "参数", command.Arguments.Select(argument => ($"<{argument.HelpName ?? argument.Name}>", argument.Description ?? "")));
        Section(
            output,
            "选项",
            Options(parseResult.CommandResult).Select(option => (Head(option), (option.Required ? "必填。" : "") + option.Description))
        );
        Section(
            output,
            "退出码",
            [
                ("0", "完成"),
                ("1", "被拒绝，或核验结论为否"),
                ("2", "命令或文件有误，什么也没有做"),
                ("3", "数据目录或监听地址正被占用"),
                ("4", "磁盘、权限等系统故障"),
                ("130", "被中断"),
            ]
        );
        return ExitCodes.Done;
    }

    private static string Usage(CommandResult result)
    {
        var command = result.Command;
        string?[] parts =
        [
            PathOf(result),
            command.Subcommands.Count > 0
                ? command is RootCommand
                    ? "[命令]"
                    : "<命令>"
                : null,
            .. command.Arguments.Select(argument => $"<{argument.HelpName ?? argument.Name}>"),
            .. command.Options.Where(option => option.Required).Select(option => $"{option.Name} <{option.HelpName}>"),
            "[选项]",
        ];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    private static IEnumerable<Option> Options(CommandResult result)
    {
        for (var at = result; at is not null; at = at.Parent as CommandResult)
        {
            foreach (var option in at.Command.Options.Where(option => !option.Hidden && (at == result || option.Recursive)))
            {
                yield return option;
            }
        }
    }

    private static string Head(Option option)
    {
        var value = option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? "" : $" <{option.HelpName}>";
        return string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Prepend(option.Name)) + value;
    }

    private static void Section(TextWriter output, string title, IEnumerable<(string Head, string Text)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        var width = all.Max(row => Columns(row.Head));
        output.WriteLine();
        output.WriteLine($"{title}：");
        foreach (var (head, text) in all)
        {
            output.WriteLine($"  {head}{new string(' ', width - Columns(head) + 2)}{text}");
        }
    }

    /// <summary>A Chinese character takes two columns.</summary>
    private static int Columns(string text) => text.Sum(character => character > 0x2E7F ? 2 : 1);
}
