using System.Collections.Immutable;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Imports;

/// <summary>Tells half-width punctuation of a policy file: each text with its place and the suggestion, or that it was corrected.</summary>
internal static class PunctuationFindings
{
    private const int MostTold = 50;

    public static IEnumerable<Diagnostic> Of(ImmutableArray<PunctuationNote> notes, PunctuationChoice choice)
    {
        foreach (var note in notes.Take(MostTold))
        {
            yield return new Diagnostic(
                DataDiagnostics.PolicyPunctuation,
                choice == PunctuationChoice.Correct
                    ? ImportWording.PunctuationCorrected(note.Text, note.Suggested)
                    : ImportWording.PunctuationSuggested(note.Text, note.Suggested),
                note.Where
            );
        }

        if (notes.Length > MostTold)
        {
            yield return new Diagnostic(DataDiagnostics.PolicyPunctuation, ImportWording.MorePunctuation(notes.Length - MostTold), notes[MostTold].Where);
        }
    }
}
