using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>An XML message with answers.</summary>
internal interface IAnswerForm
{
    /// <summary>Namespace of the root element, by which the form is recognised.</summary>
    string Namespace { get; }

    /// <summary>Its name in messages.</summary>
    string Label { get; }

    /// <summary>Reads on from the root element. Faults of the XML stay with the reader; others are added to <paramref name="wrong"/>.</summary>
    AnswerFile Read(SafeXml xml, string contentHash, List<Diagnostic> wrong);
}
