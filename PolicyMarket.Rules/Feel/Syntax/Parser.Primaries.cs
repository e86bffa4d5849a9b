using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>Literals, names, calls, brackets, lists and ranges.</summary>
internal sealed partial class Parser
{
    private FeelNode Primary() =>
        Current switch
        {
            { Kind: TokenKind.Number } => Number(),
            { Kind: TokenKind.Text } => Made(new TextLiteral(At(Current), Take().Text)),
            { Kind: TokenKind.Temporal } => Temporal(),
            { Kind: TokenKind.Keyword, Text: "true" or "false" } => Made(new TruthLiteral(At(Current), Take().Text == "true")),
            { Kind: TokenKind.Keyword, Text: "null" } => Made(new NullLiteral(At(Take()))),
            { Kind: TokenKind.Keyword, Text: "if" or "for" or "some" or "every" } => Expression(),
            { Kind: TokenKind.Keyword, Text: "function" } => Function(),
            { Kind: TokenKind.Keyword, Text: "not" } => CallOf(Take()),
            { Kind: TokenKind.Name } => NameOrCall(),
            { Kind: TokenKind.Symbol, Text: "(" } => Parenthesis(),
            { Kind: TokenKind.Symbol, Text: "[" } => ListOrRange(),
            { Kind: TokenKind.Symbol, Text: "]" } => OpenRange(),
            { Kind: TokenKind.Symbol, Text: "{" } => Context(),
            { Kind: TokenKind.Symbol } when _dialect == Dialect.Standard && CurrentRelation() is { } op => BareRange(op),
            _ => Unexpected(FeelSyntaxWording.ValueNeeded),
        };

    private FeelNode Number()
    {
        var token = Take();
        return Numbers.Parse(token.Text) switch
        {
            null => FailAt(
                token,
                DiagnosticCatalogue.FeelBadNumber,
                FeelSyntaxWording.NumberOutOfRange(token.Text.Length > 40 ? token.Text[..40] + "…" : token.Text)
            ),
            { Wide: null } number => Made(
                new NumberLiteral(
                    At(token),
                    token.Text.Length <= 28 && !token.Text.AsSpan().ContainsAny('e', 'E')
                        ? decimal.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
                        : number.Value
                )
            ),
            { } wide => Made(new ValueLiteral(At(token), wide, token.Text)),
        };
    }

    private FeelNode Temporal()
    {
        var token = Take();
        return TemporalText.Any(token.Text) is { } value ? Made(new ValueLiteral(At(token), value, $"@\"{token.Text}\""))
            : _dialect == Dialect.Standard ? Made(new NullLiteral(At(token)))
            : FailAt(token, DiagnosticCatalogue.FeelBadDate, FeelSyntaxWording.NotTemporal(token.Text));
    }

    private FeelNode NameOrCall()
    {
        var name = WithWordsAfter(Take());
        return Current.Is(TokenKind.Symbol, "(") ? CallOf(name) : Named(name);
    }

    /// <summary>DMN's names may have blanks inside: words one after the other are one name that nothing declares, and so null.</summary>
    private Token WithWordsAfter(Token name)
    {
        if (
            _dialect != Dialect.Standard
            || name.Text == "?"
            || _locals.Contains(name.Text, StringComparer.Ordinal)
            || _variables.Contains(name.Text)
            || Builtins.Find(name.Text) is not null
        )
        {
            return name;
        }

        while (Current is { Kind: TokenKind.Name, Text: not ("instance" or "?") })
        {
            var word = Take();
            name = new Token(TokenKind.Name, $"{name.Text} {word.Text}", name.Position, word.End - name.Position);
        }

        return name;
    }

    private FeelNode Named(Token name) => Made(IsScoped(name.Text) ? new LocalName(At(name), name.Text) : new NameReference(At(name), name.Text));

    private FeelNode CallOf(Token name)
    {
        if (!Current.Is(TokenKind.Symbol, "("))
        {
            return Unexpected(FeelSyntaxWording.CallBracketNeeded(name.Text));
        }

        if (_locals.Contains(name.Text, StringComparer.Ordinal) || _variables.Contains(name.Text))
        {
            return Made(new LocalName(At(name), name.Text));
        }

        if (_dialect == Dialect.Facts && name.Text == AwardName.Function)
        {
            return AwardOf(name);
        }

        if (Builtins.Find(name.Text) is not { } function)
        {
            if (_dialect == Dialect.Standard)
            {
                return Made(new LocalName(At(name), name.Text));
            }

            var near = Nearest.Of(name.Text, Builtins.All.Select(f => f.Name));
            return FailAt(
                name,
                DiagnosticCatalogue.FeelUnknownFunction,
                FeelSyntaxWording.UnknownFunction(name.Text, near, Builtins.All.Select(f => f.Name))
            );
        }

        var (arguments, names, close) = Arguments(function.Name);
        var span = At(name).To(At(close));
        return Made(names.IsEmpty ? new Call(span, function, arguments) : new NamedCall(span, function, arguments, names));
    }

    /// <summary>award("item id") is a name: the amount of another item is a fact of the firm.</summary>
    private FeelNode AwardOf(Token name)
    {
        var (arguments, names, close) = Arguments(name.Text);
        var span = At(name).To(At(close));
        return _problem is not null ? Filler
            : arguments is [TextLiteral { Value.Length: > 0 } item] && names.IsEmpty ? Made(new NameReference(span, AwardName.Of(item.Value)))
            : FailAt(span, DiagnosticCatalogue.FeelAwardForm, FeelSyntaxWording.AwardForm);
    }

    private ImmutableArray<FeelNode> Items()
    {
        var items = ImmutableArray.CreateBuilder<FeelNode>();
        do
        {
            items.Add(Expression());
        } while (Accept(TokenKind.Symbol, ","));
        return items.ToImmutable();
    }

    private FeelNode Parenthesis()
    {
        var open = Take();
        if (Current.Is(TokenKind.Symbol, ".."))
        {
            return RangeFrom(open, null, lowIncluded: false);
        }

        if (CurrentRelation() is { } op)
        {
            Take();
            var operand = Sum();
            var last = Expect(TokenKind.Symbol, ")", FeelSyntaxWording.BracketNotClosed);
            return Made(new OpenRange(At(open).To(At(last)), op, operand));
        }

        var inner = Expression();
        if (Current.Is(TokenKind.Symbol, ".."))
        {
            return RangeFrom(open, inner, lowIncluded: false);
        }

        Expect(TokenKind.Symbol, ")", FeelSyntaxWording.BracketNotClosed);
        return inner;
    }

    private FeelNode ListOrRange()
    {
        var open = Take();
        if (Current.Is(TokenKind.Symbol, "]"))
        {
            return Made(new ListLiteral(At(open).To(At(Take())), []));
        }

        var items = Items();
        if (items.Length == 1 && Current.Is(TokenKind.Symbol, ".."))
        {
            return RangeFrom(open, items[0], lowIncluded: true);
        }

        var close = Expect(TokenKind.Symbol, "]", FeelSyntaxWording.ListNotClosed);
        return Made(new ListLiteral(At(open).To(At(close)), items));
    }

    /// <summary>&gt;= 2 as a value, without brackets.</summary>
    private FeelNode BareRange(RelationOperator op)
    {
        var start = Take();
        var operand = Sum();
        return Made(new OpenRange(At(start).To(operand.Span), op, operand));
    }

    private FeelNode OpenRange()
    {
        var open = Take();
        var low = Expression();
        return Current.Is(TokenKind.Symbol, "..") ? RangeFrom(open, low, lowIncluded: false) : Unexpected(FeelSyntaxWording.RangeDotsNeeded);
    }

    /// <summary>An end that is left out makes a comparison of the other one.</summary>
    private FeelNode RangeFrom(Token open, FeelNode? low, bool lowIncluded)
    {
        Take();
        if (Current is { Kind: TokenKind.Symbol, Text: ")" or "[" } && low is not null)
        {
            var end = Take();
            return Made(
                new OpenRange(At(open).To(At(end)), lowIncluded ? RelationOperator.GreaterOrEqual : RelationOperator.Greater, low) { IsInterval = true }
            );
        }

        _rangeEnds++;
        var high = Expression();
        _rangeEnds--;
        if (Current is not { Kind: TokenKind.Symbol, Text: "]" or ")" or "[" })
        {
            return Unexpected(FeelSyntaxWording.RangeNotClosed);
        }

        var close = Take();
        var span = At(open).To(At(close));
        var isIncluded = close.Text == "]";
        return low is not null
            ? Made(new RangeLiteral(span, low, lowIncluded, high, isIncluded))
            : Made(new OpenRange(span, isIncluded ? RelationOperator.LessOrEqual : RelationOperator.Less, high) { IsInterval = true });
    }
}
