using System.CommandLine;
using System.Text.RegularExpressions;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Messages of the command line library in Chinese, also where its own translation has gaps.</summary>
internal static partial class ParseErrors
{
    public static IEnumerable<string> Of(ParseResult parsed) => parsed.Errors.Select(error => Chinese(error.Message)).Distinct(StringComparer.Ordinal);

    private static string Chinese(string message)
    {
        if (OptionRequired().Match(message) is { Success: true } option)
        {
            return $"缺少必填的选项 {option.Groups["name"].Value}。";
        }

        if (ArgumentMissing().Match(message) is { Success: true } argument)
        {
            return $"{argument.Groups["name"].Value} 后面缺少内容。";
        }

        if (Unparsable().Match(message) is { Success: true } value)
        {
            return $"{value.Groups["option"].Value} 的值“{value.Groups["value"].Value}”不合适，请看用法。";
        }

        return Unrecognized().Match(message) is { Success: true } token ? $"不认识“{token.Groups["name"].Value}”。" : message;
    }

    [GeneratedRegex(
        @"^Cannot parse argument '(?<value>.*)' for (?:option|command) '(?<option>[^']+)' as expected type ",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Unparsable();

    [GeneratedRegex(@"^Option '(?<name>.+)' is required\.$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OptionRequired();

    [GeneratedRegex(
        @"^(?:选项缺少所需参数|命令缺少所需参数|Required argument missing for (?:command|option)): '(?<name>.+)'\.$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ArgumentMissing();

    [GeneratedRegex(@"^Unrecognized command or argument '(?<name>.*)'\.$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unrecognized();
}
