using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>One way to call a function. Apply answers C# null where the types do not fit.</summary>
internal sealed class Signature
{
    private readonly ImmutableArray<string> _names;
    private readonly int _required;
    private readonly bool _isVariadic;

    /// <summary>"string, start position, length?": ? is optional; "list, items..." takes any number at the end; "list|items" has two names.</summary>
    public Signature(string parameters, Func<Arguments, FeelValue?> apply)
    {
        var parts = parameters.Length == 0 ? [] : parameters.Split(", ");
        _isVariadic = parts.Length > 0 && parts[^1].EndsWith("...", StringComparison.Ordinal);
        _required = parts.Count(p => !p.EndsWith('?') && !p.EndsWith("...", StringComparison.Ordinal));
        _names = [.. parts.Select(p => p.TrimEnd('?', '.'))];
        Apply = apply;
    }

    public Func<Arguments, FeelValue?> Apply { get; }

    /// <summary>The parameters as written, for messages.</summary>
    public string Form =>
        string.Join(
            ", ",
            _names.Select(
                (name, i) =>
                    i < _required ? name.Split('|')[0]
                    : _isVariadic && i == _names.Length - 1 ? $"{name}…"
                    : $"[{name}]"
            )
        );

    public bool Takes(int count) => count >= _required && (_isVariadic || count <= _names.Length);

    public FeelValue?[] Placed(ImmutableArray<FeelValue> values)
    {
        var placed = new FeelValue?[Math.Max(values.Length, _names.Length)];
        for (var i = 0; i < values.Length; i++)
        {
            placed[i] = values[i];
        }

        return placed;
    }

    /// <summary>Null where a name is not of this signature or a required one is not given.</summary>
    public FeelValue?[]? Placed(ImmutableArray<FeelValue> values, ImmutableArray<string> names)
    {
        var placed = new FeelValue?[_names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var place = Place(names[i]);
            if (place < 0 || placed[place] is not null)
            {
                return null;
            }

            placed[place] = values[i];
        }

        for (var i = 0; i < _required; i++)
        {
            if (placed[i] is null)
            {
                return null;
            }
        }

        return placed;
    }

    private int Place(string name)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (_names[i].Split('|').Contains(name, StringComparer.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
