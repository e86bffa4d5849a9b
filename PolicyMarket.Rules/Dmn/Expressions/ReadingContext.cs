using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Dmn.Types;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>Everything that reading one element's logic needs; Refusal tells afterwards what in it can never run.</summary>
internal sealed class ReadingContext(string owner, ItemTypes types, IReadOnlySet<string> members, List<Diagnostic> problems)
{
    /// <summary>The element that the logic belongs to, for messages.</summary>
    public string Owner => owner;

    public ItemTypes Types => types;

    /// <summary>Every name that an entry of a context can have.</summary>
    public IReadOnlySet<string> Members => members;

    /// <summary>Why the logic cannot run although it is well formed: another language, an external function; null where it can.</summary>
    public string? Refusal { get; private set; }

    public void Fault(XObject place, string code, string message)
    {
        if (problems.Count < DmnLimits.Problems)
        {
            problems.Add(place.Problem(code, message));
        }
    }

    public void FaultInside(XElement place, int? position, string code, string message)
    {
        if (problems.Count < DmnLimits.Problems)
        {
            problems.Add(new Diagnostic(code, message, XmlPlace.Inside(place, position ?? 0)));
        }
    }

    public void Refuse(XObject place, string message)
    {
        Refusal ??= message;
        Fault(place, DiagnosticCatalogue.DmnLanguage, message);
    }
}
