using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Expressions that introduce names: loops, contexts, functions, filters, and what follows a value: a path, a filter, a call.</summary>
internal sealed partial class Parser
{
    private const int LongestName = 200;

    private bool IsScoped(string name) => _dialect == Dialect.Standard || _filters > 0 || _locals.Contains(name, StringComparer.Ordinal);

    private void Declare(string name)
    {
        _locals.Add(name);
        if (NameTable.IsUnusual(name))
        {
            _unusualLocals.Add(name);
        }
    }

    private void Forget(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var name = _locals[^1];
            _locals.RemoveAt(_locals.Count - 1);
            if (NameTable.IsUnusual(name))
            {
                _unusualLocals.RemoveAt(_unusualLocals.LastIndexOf(name));
            }
        }
    }

    /// <summary>Reads the current token again, since the names around it have changed.</summary>
    private void Reread()
    {
        if (_problem is null)
        {
            _current = _lexer.At(_current.Position);
        }
    }

    private FeelNode For()
    {
        var start = Take();
        var iterators = Iterators(start.Text);
        if (!Current.Is(TokenKind.Keyword, "return"))
        {
            return Unexpected(FeelSyntaxWording.ReturnNeeded);
        }

        Declare("partial");
        Take();
        var body = Expression();
        Forget(iterators.Length + 1);
        Reread();
        return _problem is null ? Made(new ForLoop(At(start).To(body.Span), iterators, body)) : Filler;
    }

    private FeelNode Quantified()
    {
        var start = Take();
        var iterators = Iterators(start.Text);
        if (!Current.Is(TokenKind.Keyword, "satisfies"))
        {
            return Unexpected(FeelSyntaxWording.SatisfiesNeeded(start.Text));
        }

        Take();
        var condition = Expression();
        Forget(iterators.Length);
        Reread();
        return _problem is null ? Made(new Quantified(At(start).To(condition.Span), start.Text == "every", iterators, condition)) : Filler;
    }

    /// <summary>Declares each name for what follows its own domain.</summary>
    private ImmutableArray<Iterator> Iterators(string word)
    {
        var iterators = ImmutableArray.CreateBuilder<Iterator>();
        do
        {
            var name = IteratorName();
            Expect(TokenKind.Keyword, "in", FeelSyntaxWording.InNeeded(word));
            var domain = Expression();
            FeelNode? end = null;
            if (Current.Is(TokenKind.Symbol, ".."))
            {
                Take();
                end = Expression();
            }

            iterators.Add(new Iterator(name, domain, end));
            Declare(name);
        } while (_problem is null && Accept(TokenKind.Symbol, ","));
        return iterators.ToImmutable();
    }

    /// <summary>Everything up to the word in, so that a variable may have blanks in its name.</summary>
    private string IteratorName()
    {
        var first = Current;
        if (first.Kind is not (TokenKind.Name or TokenKind.Keyword))
        {
            Unexpected(FeelSyntaxWording.VariableNameNeeded);
            return string.Empty;
        }

        var last = first;
        while (
            Current.Kind is not (TokenKind.End or TokenKind.Bad)
            && !(Current.Is(TokenKind.Keyword, "in") && Current.Position > first.Position)
            && Current.End - first.Position <= LongestName
        )
        {
            last = Take();
        }

        return Words(_lexer.Text[first.Position..last.End]);
    }

    private FeelNode Context()
    {
        var open = Take();
        var entries = ImmutableArray.CreateBuilder<ContextEntry>();
        if (!Current.Is(TokenKind.Symbol, "}"))
        {
            do
            {
                var (name, found) = EntryName();
                if (!found)
                {
                    return Unexpected(FeelSyntaxWording.EntryNameNeeded);
                }

                var value = Expression();
                entries.Add(new ContextEntry(name, value));
                Declare(name);
                if (NameTable.IsUnusual(name))
                {
                    _members.Add(name);
                }

                // What follows the value may use the name.
                Reread();
            } while (_problem is null && Accept(TokenKind.Symbol, ","));
        }

        var close = Expect(TokenKind.Symbol, "}", FeelSyntaxWording.ContextNotClosed);
        Forget(entries.Count);
        Reread();
        return Made(new ContextLiteral(At(open).To(At(close)), entries.ToImmutable()));
    }

    /// <summary>A name or a text before a colon; the current token is then what follows the colon.</summary>
    private (string Name, bool Found) EntryName()
    {
        if (Current.Kind == TokenKind.Text)
        {
            var text = Take().Text;
            return (text, Accept(TokenKind.Symbol, ":"));
        }

        return NameBeforeColon() is { } name ? (name, true) : (string.Empty, false);
    }

    /// <summary>Takes "name :" where the text goes on so, whatever signs the name has; otherwise takes nothing.</summary>
    private string? NameBeforeColon()
    {
        var text = _lexer.Text;
        var start = _lexer.SkipFrom(_previous.End);
        var end = start;
        while (
            end < text.Length
            && end - start <= LongestName
            && text[end] is not (':' or ',' or '(' or ')' or '[' or ']' or '{' or '}' or '"' or '<' or '>' or '=' or '@')
        )
        {
            end++;
        }

        if (end >= text.Length || text[end] != ':' || Words(text[start..end]) is not { Length: > 0 } name || char.IsAsciiDigit(name[0]))
        {
            return null;
        }

        _previous = new Token(TokenKind.Symbol, ":", end, 1);
        _current = _lexer.At(end + 1);
        return name;
    }

    /// <summary>Arguments in brackets, by position or by name; the opening bracket is the current token.</summary>
    private (ImmutableArray<FeelNode> Arguments, ImmutableArray<string> Names, Token Close) Arguments(string function)
    {
        Take();
        var arguments = ImmutableArray.CreateBuilder<FeelNode>();
        var names = ImmutableArray.CreateBuilder<string>();
        if (!Current.Is(TokenKind.Symbol, ")"))
        {
            do
            {
                if (Current.Kind != TokenKind.Text && NameBeforeColon() is { } name)
                {
                    names.Add(name);
                }

                arguments.Add(Expression());
            } while (_problem is null && Accept(TokenKind.Symbol, ","));
        }

        var close = Expect(TokenKind.Symbol, ")", FeelSyntaxWording.ArgumentsNotClosed(function));
        if (_problem is null && names.Count > 0 && names.Count != arguments.Count)
        {
            FailAt(close, DiagnosticCatalogue.FeelUnexpected, FeelSyntaxWording.ArgumentsPartlyNamed(function));
        }

        return (arguments.ToImmutable(), names.ToImmutable(), close);
    }

    private FeelNode Function()
    {
        var start = Take();
        if (!Current.Is(TokenKind.Symbol, "("))
        {
            return Unexpected(FeelSyntaxWording.ParametersNeeded);
        }

        var parameters = Parameters();
        if (_problem is not null)
        {
            return Filler;
        }

        foreach (var parameter in parameters)
        {
            Declare(parameter.Name);
        }

        Reread();
        var isExternal = Current is { Kind: TokenKind.Name, Text: "external" };
        if (isExternal)
        {
            Take();
        }

        var body = Expression();
        Forget(parameters.Length);
        Reread();
        return _problem is null ? Made(new FunctionLiteral(At(start).To(body.Span), parameters, isExternal ? null : body)) : Filler;
    }

    private ImmutableArray<Parameter> Parameters()
    {
        var at = _current.End;
        var text = _lexer.Text;
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        at = _lexer.SkipFrom(at);
        while (at < text.Length && text[at] != ')')
        {
            var end = at;
            while (end < text.Length && end - at <= LongestName && text[end] is not (':' or ',' or ')' or '(' or '"' or '{' or '['))
            {
                end++;
            }

            var name = Words(text[at..end]);
            if (name.Length == 0 || end >= text.Length || text[end] is not (':' or ',' or ')'))
            {
                FailAt(new Span(at, Math.Min(end, text.Length)), DiagnosticCatalogue.FeelUnexpected, FeelSyntaxWording.ParameterNameNeeded);
                return [];
            }

            TypeName? type = null;
            if (text[end] == ':')
            {
                (type, end) = ReadType(end + 1);
            }

            parameters.Add(new Parameter(name, type));
            at = _lexer.SkipFrom(end);
            at = at < text.Length && text[at] == ',' ? _lexer.SkipFrom(at + 1) : at;
        }

        _previous = new Token(TokenKind.Symbol, ")", at, 1);
        _current = _lexer.At(Math.Min(text.Length, at + 1));
        return parameters.ToImmutable();
    }

    /// <summary>One blank between the words.</summary>
    private static string Words(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
