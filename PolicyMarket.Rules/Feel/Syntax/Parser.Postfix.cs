using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Postfix parts of a value: a path, a filter, a call, instance of; and unary tests.</summary>
internal sealed partial class Parser
{
    private static readonly ImmutableArray<string> TypeNames =
    [
        "years and months duration",
        "days and time duration",
        "date and time",
        "day-time duration",
        "year-month duration",
        "dayTimeDuration",
        "yearMonthDuration",
        "dateTime",
        "number",
        "string",
        "boolean",
        "date",
        "time",
        "list",
        "context",
        "range",
        "function",
        "Any",
        "Null",
    ];

    private FeelNode Postfix(FeelNode node)
    {
        while (_problem is null)
        {
            if (Current is { Kind: TokenKind.Symbol, Text: "." or "..." })
            {
                node = Member(node);
            }
            else if (Current.Is(TokenKind.Symbol, "["))
            {
                if (FilterOf(node) is not { } filtered)
                {
                    return node;
                }

                node = filtered;
            }
            else if (
                Current.Is(TokenKind.Symbol, "(")
                && (_dialect == Dialect.Standard || node is LocalName or PathStep or Filter or Invocation or FunctionLiteral)
            )
            {
                var (arguments, names, close) = Arguments(FeelSyntaxWording.UnnamedFunction);
                node = _problem is null ? Made(new Invocation(node.Span.To(At(close)), node, arguments, names)) : Filler;
            }
            else
            {
                return node;
            }
        }

        return node;
    }

    private FeelNode Member(FeelNode source)
    {
        var isDeep = Current.Text == "...";
        var name = _lexer.MemberAt(Current.End, _members);
        if (name is not { } member)
        {
            Take();
            return Unexpected(FeelSyntaxWording.MemberNameNeeded);
        }

        _previous = member;
        _current = _lexer.At(member.End);
        var span = source.Span.To(At(member));
        return Made(isDeep ? new Descendants(span, source, member.Text) : new PathStep(span, source, member.Text));
    }

    /// <summary>Null where the bracket is no filter but the open end of a range, as in [1..7[.</summary>
    private FeelNode? FilterOf(FeelNode source)
    {
        var (current, previous, problem, parts, locals, unusual) = (_current, _previous, _problem, _parts, _locals.Count, _unusualLocals.Count);
        if (_rangeEnds > 0 && source is NumberLiteral or TextLiteral or ValueLiteral)
        {
            return null;
        }

        var rangeEnds = _rangeEnds;
        var depth = _depth;
        var filters = _filters;
        _rangeEnds = 0;
        _filters++;
        var added = _members.Except(_unusualLocals, StringComparer.Ordinal).ToList();
        _unusualLocals.AddRange(added);
        Take();
        var condition =
            _depth >= FeelLimits.Depth ? Fail(DiagnosticCatalogue.FeelTooDeep, FeelSyntaxWording.NestedTooDeep(FeelLimits.Depth)) : Expression();
        var close = Current;
        var isClosed = Current.Is(TokenKind.Symbol, "]");
        (_filters, _rangeEnds, _depth) = (filters, rangeEnds, depth);
        _unusualLocals.RemoveRange(unusual, _unusualLocals.Count - unusual);
        if (isClosed && _problem is null)
        {
            Take();
            return Made(new Filter(source.Span.To(At(close)), source, condition));
        }

        if (rangeEnds == 0)
        {
            return Unexpected(FeelSyntaxWording.FilterNotClosed);
        }

        _locals.RemoveRange(locals, _locals.Count - locals);
        (_current, _previous, _problem, _parts) = (current, previous, problem, parts);
        return null;
    }

    private FeelNode InstanceOf(FeelNode value)
    {
        while (_problem is null && Current is { Kind: TokenKind.Name, Text: "instance" })
        {
            Take();
            if (Current is not { Kind: TokenKind.Name, Text: "of" })
            {
                return Unexpected(FeelSyntaxWording.InstanceNeedsOf);
            }

            var (type, end) = ReadType(Current.End);
            if (type is null)
            {
                return Filler;
            }

            _previous = new Token(TokenKind.Name, type.Name, Current.Position, end - Current.Position);
            _current = _lexer.At(end);
            value = Made(new InstanceOf(new Span(value.Span.Start, end), value, type));
        }

        return value;
    }

    /// <summary>A type and where it ends; the type is null after a mistake.</summary>
    private (TypeName? Type, int End) ReadType(int position, int depth = 0)
    {
        var text = _lexer.Text;
        var at = _lexer.SkipFrom(position);
        var known = at < text.Length ? NameTable.LongestAt(text, at, TypeNames.Concat(_types.Keys)) : null;
        var end = at + (known?.Length ?? 0);
        while (known is null && end < text.Length && (NameTable.IsNamePart(text[end]) || text[end] == '.'))
        {
            end++;
        }

        if (end == at || depth > FeelLimits.Depth)
        {
            FailAt(
                new Span(Math.Min(at, text.Length), Math.Min(at, text.Length)),
                DiagnosticCatalogue.FeelUnexpected,
                FeelSyntaxWording.TypeNeeded(string.Join("、", TypeNames))
            );
            return (null, at);
        }

        var name = known?.Name ?? text[at..end];
        if (_types.TryGetValue(name, out var definition))
        {
            return (definition, end);
        }

        var open = _lexer.SkipFrom(end);
        return open < text.Length && text[open] == '<' && name is "list" or "range" or "context" or "function"
            ? ReadParts(name, open + 1, depth)
            : (new TypeName(name, [], [], null), end);
    }

    private (TypeName? Type, int End) ReadParts(string name, int position, int depth)
    {
        var text = _lexer.Text;
        var parts = ImmutableArray.CreateBuilder<TypeName>();
        var names = ImmutableArray.CreateBuilder<string>();
        var at = _lexer.SkipFrom(position);
        while (at < text.Length && text[at] != '>')
        {
            if (name == "context")
            {
                var colon = text.IndexOf(':', at);
                names.Add(colon < 0 ? string.Empty : Words(text[at..colon]));
                at = colon < 0 ? text.Length : colon + 1;
            }

            var (part, end) = ReadType(at, depth + 1);
            if (part is null)
            {
                return (null, end);
            }

            parts.Add(part);
            at = _lexer.SkipFrom(end);
            if (at < text.Length && text[at] == ',')
            {
                at = _lexer.SkipFrom(at + 1);
            }
            else if (at >= text.Length || text[at] != '>')
            {
                FailAt(
                    new Span(Math.Min(at, text.Length), Math.Min(at + 1, text.Length)),
                    DiagnosticCatalogue.FeelUnexpected,
                    FeelSyntaxWording.TypeArgumentNeeded(name)
                );
                return (null, at);
            }
        }

        at = Math.Min(at + 1, text.Length);
        TypeName? result = null;
        var arrow = _lexer.SkipFrom(at);
        if (name == "function" && string.CompareOrdinal(text, arrow, "->", 0, 2) == 0)
        {
            (result, at) = ReadType(arrow + 2, depth + 1);
        }

        return (new TypeName(name, parts.ToImmutable(), names.ToImmutable(), result), at);
    }

    private FeelNode Tests()
    {
        var start = Current;
        if (Current.Is(TokenKind.Symbol, "-") && _lexer.SkipFrom(Current.End) >= _lexer.Text.Length)
        {
            Take();
            return Made(new UnaryTestList(At(start), [], IsNegated: false));
        }

        // not(…) is a negated list only when nothing follows its bracket.
        if (Current.Is(TokenKind.Keyword, "not") && NegatedTests() is { } negated)
        {
            return negated;
        }

        var tests = SeveralTests();
        return _problem is null ? Made(new UnaryTestList(new Span(start.Position, _previous.End), tests, IsNegated: false)) : Filler;
    }

    private UnaryTestList? NegatedTests()
    {
        var (current, previous, parts) = (_current, _previous, _parts);
        Take();
        if (Accept(TokenKind.Symbol, "("))
        {
            var tests = SeveralTests();
            if (_problem is null && Accept(TokenKind.Symbol, ")") && Current.Kind == TokenKind.End)
            {
                return new UnaryTestList(new Span(current.Position, _previous.End), tests, IsNegated: true);
            }
        }

        (_current, _previous, _parts, _problem) = (current, previous, parts, null);
        return null;
    }

    private ImmutableArray<FeelNode> SeveralTests()
    {
        var tests = ImmutableArray.CreateBuilder<FeelNode>();
        do
        {
            tests.Add(TestInside());
        } while (_problem is null && Accept(TokenKind.Symbol, ","));
        return tests.ToImmutable();
    }
}
