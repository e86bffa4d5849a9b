using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Web.Ui;

/// <summary>
/// How every search box reads what is typed: words, all of which must occur. Width and case of letters, quotes, brackets, 《》, punctuation, ideographic
/// spaces and invisible signs do not matter.
/// </summary>
public static class SearchText
{
    private const int MostWords = 10;
    private const string Escape = "\\";
    private const char FirstWide = '\uFF01';

    private static readonly MethodInfo Like =
        typeof(DbFunctionsExtensions).GetMethod(nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])
        ?? throw new MissingMethodException(nameof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like));

    /// <summary>The words of a text, each once, at most ten; empty for a text of marks alone.</summary>
    public static ImmutableArray<string> Words(string? text)
    {
        Rune[] signs =
        [
            .. Plain(text ?? "")
                .EnumerateRunes()
                .Where(sign => Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.Control) || Rune.IsWhiteSpace(sign)),
        ];
        var plain = new StringBuilder();
        for (var place = 0; place < signs.Length; place++)
        {
            if (IsPartOfWord(signs, place))
            {
                plain.Append(signs[place].ToString());
            }
            else
            {
                plain.Append(' ');
            }
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)];
    }

    /// <summary>The text with half-width letters, digits and signs for full-width ones.</summary>
    public static string Plain(string text) =>
        HasLoneSurrogate(text) || text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);

    /// <summary>True when every word occurs in one of the texts.</summary>
    public static bool IsIn(ImmutableArray<string> words, params ReadOnlySpan<string?> texts)
    {
        foreach (var word in words)
        {
            var isFound = false;
            foreach (var text in texts)
            {
                isFound |= text is not null && Plain(text).Contains(word, StringComparison.OrdinalIgnoreCase);
            }

            if (!isFound)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rows in which every word occurs in one of the fields, in half or full width. Without words: all rows.</summary>
    public static IQueryable<T> WhereWords<T>(this IQueryable<T> rows, string? text, params Expression<Func<T, string?>>[] fields)
    {
        foreach (var word in Words(text))
        {
            var row = Expression.Parameter(typeof(T), "row");
            var found = fields
                .SelectMany(field =>
                    new[] { Pattern(word), Pattern(Wide(word)) }.Distinct(StringComparer.Ordinal).Select(like => Contains(field, row, like))
                )
                .Aggregate(Expression.OrElse);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(found, row));
        }

        return rows;
    }

    private static Expression Contains<T>(Expression<Func<T, string?>> field, ParameterExpression row, string pattern)
    {
        Expression<Func<string>> value = () => pattern; // a parameter of the query, not a constant of its text
        return Expression.Call(
            Like,
            Expression.Constant(EF.Functions),
            new Renamed(field.Parameters[0], row).Visit(field.Body),
            value.Body,
            Expression.Constant(Escape)
        );
    }

    private static string Pattern(string word) => $"%{word.Replace("_", Escape + "_", StringComparison.Ordinal)}%";

    /// <summary>The word in full width, as some registers write letters and digits.</summary>
    private static string Wide(string word) => string.Concat(word.Select(sign => sign is > ' ' and <= '~' ? (char)(sign - '!' + FirstWide) : sign));

    /// <summary>
    /// Letters, digits and marks on them; signs that hold numbers, addresses and sign-in names together only between Latin letters or digits.
    /// </summary>
    private static bool IsPartOfWord(Rune[] signs, int place) =>
        Rune.GetUnicodeCategory(signs[place]) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => place > 0,
            _ when Rune.IsLetterOrDigit(signs[place]) => true,
            _ => signs[place].Value is '-' or '_' or '.' or '@' or '/' && IsLatin(signs, place - 1) && IsLatin(signs, place + 1),
        };

    private static bool IsLatin(Rune[] signs, int place) =>
        place >= 0 && place < signs.Length && signs[place].IsAscii && Rune.IsLetterOrDigit(signs[place]);

    /// <summary>Half of a pair, from a hand-written address, cannot be normalised.</summary>
    private static bool HasLoneSurrogate(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[++at])))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
